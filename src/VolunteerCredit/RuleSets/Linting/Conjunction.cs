using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets.Binding;

namespace VolunteerCredit.RuleSets.Linting;

/// <summary>The bounds that a decision sets on its values, all of which must hold.</summary>
internal static class Conjunction
{
    /// <summary>The bounds on values that must all hold, those inside <c>all</c> included. What else a criterion of others accepts (a drill in place of service) is not known, so that its bounds are none of them.</summary>
    public static IEnumerable<Spot> Of(LintContext context, Spot decision) => context.View.List(decision, "require").SelectMany(c => Within(context, c));

    /// <summary>The range of a value, in quanta (to the end not included), that the criteria leave an eligible volunteer; whether they speak of it at all.</summary>
    public static (long From, long To, bool IsBounded) RangeOf(LintContext context, Spot decision, ValueRef value)
    {
        long from = value.Shape.Bounds.Min, to = value.Shape.Bounds.Max == Interval.Unbounded ? Interval.Unbounded : value.Shape.Bounds.Max + 1;
        bool bounded = false;
        foreach (Threshold threshold in Of(context, decision).SelectMany(context.Thresholds.OwnBounds).Where(t => t.Of == value))
        {
            bounded |= threshold.IsLower;
            (from, to) = threshold.IsLower ? (Math.Max(from, threshold.Upper), to) : (from, Math.Min(to, threshold.Upper));
        }

        return (from, to, bounded);
    }

    private static IEnumerable<Spot> Within(LintContext context, Spot criterion) => context.View.Text(criterion, "type") == "all"
        ? context.View.List(criterion, "of").SelectMany(c => Within(context, c))
        : context.View.Text(criterion, "type") == "compare" ? [criterion] : [];
}
