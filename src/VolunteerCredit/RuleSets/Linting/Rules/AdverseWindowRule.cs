using VolunteerCredit.Guarding;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets.Binding;

namespace VolunteerCredit.RuleSets.Linting.Rules;

/// <summary>For credit: what can cost points or fail a criterion is looked back on for more than five years. It is about the text: no volunteer shows it.</summary>
internal sealed class AdverseWindowRule : ILintRule
{
    private static readonly CalendarSpan FiveYears = new(60, 0);

    public void Look(LintContext context)
    {
        if (context.Plan.Purpose != Purpose.Credit)
        {
            return;
        }

        var adverse = new HashSet<ValueRef>();
        foreach (ScorePlan score in context.Plan.Scores)
        {
            Collect(adverse, (score.Model as IHasLimits)?.Reach);
        }

        adverse.UnionWith(context.View.Section("decisions").SelectMany(d => context.View.List(d.Spot, "require")).SelectMany(context.Thresholds.OfCriterion)
            .Where(t => !t.IsLower).Select(t => t.Of));
        adverse.UnionWith(context.Plan.Decisions.SelectMany(d => d.Criteria).SelectMany(c => GuardedCriterion.In(c.Criterion)).SelectMany(c => c.Thresholds)
            .Where(asked => !Interval.IsNone(asked.Bounds.Max)).Select(asked => asked.Of));
        int asOf = context.Witnesses.AsOf.DayNumber;
        foreach (ValueRef value in adverse)
        {
            if (context.Plan.Measures.FirstOrDefault(m => m.Value == value) is { } plan && context.View.Find(context.View.Root, "measures") is { } measures
                && context.View.Find(measures, value.Name) is { } measure && plan.Measure.IsMovedByRows
                && plan.Measure.Window.At(asOf) is var period && period.From <= FiveYears.Before(asOf) && period.From <= period.To)
            {
                Spot window = measure.Find("window") ?? measure;
                string text = window.Node.Kind == NodeKind.Text ? window.Node.Text : window.Node.Members.FirstOrDefault(m => m.Value.Kind == NodeKind.Text).Value?.Text ?? "";
                context.Report("VC3113", window, window.Path == measure.Path ? "lifetime" : text, new("at most 5 years for what counts against a person", "对个人不利的内容至多 5 年"));
            }
        }
    }

    /// <summary>Parts that can cost points: falling ones, and mixed ones that no floor keeps at nothing.</summary>
    private static void Collect(HashSet<ValueRef> adverse, LimitReach? reach)
    {
        if (reach is { Of: { } of, Direction: not Direction.Rising, Min: < 0 } && reach.Before.Min < 0)
        {
            adverse.Add(of);
        }

        foreach (LimitReach part in reach?.Parts ?? [])
        {
            Collect(adverse, part);
        }
    }
}
