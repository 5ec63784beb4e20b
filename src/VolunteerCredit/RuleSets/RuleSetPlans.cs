using VolunteerCredit.Measures;

namespace VolunteerCredit.RuleSets;

/// <summary>The plans of a rule set by as-of day: one for each stretch of days within which no value changes, of one version or of several.</summary>
internal sealed class RuleSetPlans
{
    private readonly (Period Days, RuleSetPlan Plan)[] _plans;

    /// <summary>The plans of one version.</summary>
    public RuleSetPlans(IEnumerable<(Period Days, RuleSetPlan Plan)> plans)
    {
        _plans = [.. plans];
        bool callsForeign = All.Any(plan => plan.CallsForeign);
        foreach (RuleSetPlan plan in All)
        {
            (plan.Siblings, plan.CallsForeign) = (this, callsForeign);
        }
    }

    /// <summary>Versions side by side, each for the days on which it is in effect.</summary>
    public RuleSetPlans(IEnumerable<RuleSetPlans> versions) => _plans =
    [
        .. versions.SelectMany(v => v._plans)
            .Select(p => (Days: InEffect(p.Days, p.Plan), p.Plan))
            .Where(p => p.Days.From <= p.Days.To)
            .OrderBy(p => p.Days.From),
    ];

    public IEnumerable<RuleSetPlan> All => _plans.Select(p => p.Plan);

    /// <summary>The lowest honesty of any part on any day.</summary>
    public Honesty Honesty => All.Min(p => p.Honesty);

    /// <summary>The plans with the days they are for, those on which they are not in effect included.</summary>
    public IReadOnlyList<(Period Days, RuleSetPlan Plan)> ByDays => _plans;

    /// <summary>The plan of an as-of day; where none is in effect, the one before, which then says so.</summary>
    public RuleSetPlan At(DateOnly asOf) =>
        _plans[Math.Max(0, Array.FindLastIndex(_plans, p => p.Days.From <= asOf.DayNumber))].Plan;

    /// <summary>The plan of an as-of day, and that day: the last review day where the rule set has any.</summary>
    public (RuleSetPlan Plan, DateOnly AsOf) ReviewedAt(DateOnly asOf)
    {
        RuleSetPlan plan = At(asOf);
        if (plan.Reviewed is not { } review)
        {
            return (plan, asOf);
        }

        var day = DateOnly.FromDayNumber(review.LastUpTo(asOf.DayNumber));
        return (At(day), day);
    }

    private static Period InEffect(Period days, RuleSetPlan plan) =>
        new(Math.Max(days.From, plan.EffectiveFrom.DayNumber), Math.Min(days.To, plan.EffectiveTo.DayNumber));
}
