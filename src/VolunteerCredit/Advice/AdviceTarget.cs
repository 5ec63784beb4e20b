using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Advice;

/// <summary>A goal under one plan: the value that must be reached, and what it rests on.</summary>
/// <param name="Value">The tier, score or measure; <see langword="null"/> for a decision.</param>
/// <param name="Least">The least it must be, in quanta; a tier as a number.</param>
/// <param name="Decision">The place of the decision among the plan's, or -1.</param>
/// <param name="Reads">The values that it reads itself; of a measure or score the value.</param>
/// <param name="Needs">For each slot, whether the value in it is needed, directly or not.</param>
internal sealed record AdviceTarget(ValueRef? Value, long Least, int Decision, ValueRef[] Reads, bool[] Needs)
{
    public static AdviceTarget OfDecision(RuleSetPlan plan, int decision)
    {
        DecisionPlan found = plan.Decisions[decision];
        ValueRef[] reads = [.. found.Criteria.SelectMany(c => c.Reads).Concat(found.Offers.Reads).Distinct()];
        return new(null, 0, decision, reads, NeedsOf(plan, reads));
    }

    public static AdviceTarget OfValue(RuleSetPlan plan, ValueRef value, long least)
    {
        ValueRef[] reads = plan.Tiers.FirstOrDefault(t => t.Value.Slot == value.Slot) is { } tier && value.Steps is not null ? tier.Reads : [value];
        return new(value, least, -1, reads, NeedsOf(plan, [value]));
    }

    /// <summary>The slots of some values, and of all that they are made from.</summary>
    public static bool[] NeedsOf(RuleSetPlan plan, IEnumerable<ValueRef> values)
    {
        bool[] needs = new bool[plan.ValueCount];
        foreach (ValueRef value in values)
        {
            needs[value.Slot] = true;
        }

        for (int i = plan.ByDependency.Length - 1; i >= 0; i--)
        {
            if (needs[plan.ByDependency[i].Value.Slot])
            {
                foreach (ValueRef read in plan.ByDependency[i].Reads)
                {
                    needs[read.Slot] = true;
                }
            }
        }

        return needs;
    }
}
