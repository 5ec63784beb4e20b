using VolunteerCredit.Decisions;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tiers;

namespace VolunteerCredit.Advice;

/// <summary>Every figure of one day, in the plan's order; all empty where the rule set is not in force.</summary>
/// <param name="Plan">The plan of that day.</param>
/// <param name="Quanta">The values, by slot.</param>
/// <param name="Ranks">The tiers.</param>
/// <param name="Outcomes">The decisions.</param>
/// <param name="Openness">How the values may still move, by slot.</param>
internal sealed record AdviceFigures(RuleSetPlan Plan, long[] Quanta, TierRank[] Ranks, Outcome[] Outcomes, Openness[] Openness)
{
    public bool IsInForce => Quanta.Length + Outcomes.Length > 0; // a document may have decisions alone

    /// <summary>The lowest honesty of what was used on that day.</summary>
    public Honesty Honesty { get; init; } = Plan.Honesty;

    /// <summary>The measures alone, in the plan's order.</summary>
    public long[] Measures { get; } = Quanta.Length == 0 ? [] : [.. Plan.Measures.Select(m => Quanta[m.Value.Slot])];
}
