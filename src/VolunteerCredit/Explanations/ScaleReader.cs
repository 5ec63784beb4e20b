using VolunteerCredit.Decisions;
using VolunteerCredit.Guarding;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>Puts scores, and measures on which something turns, on scales with the figures at which it does.</summary>
internal static class ScaleReader
{
    /// <summary>The scales of a plan with one volunteer's values.</summary>
    public static IReadOnlyList<Scale> Read(RuleSetPlan plan, CreditResult result, IReadOnlyDictionary<string, ScoreContributions> scores)
    {
        ILookup<int, ScaleMark> marks = MarksOf(plan).ToLookup(m => m.Slot, m => m.Mark);
        return
        [
            .. plan.Scores.Select(s => On(s.Value, result.Scores[s.Value.Name].Value, scores[s.Value.Name].Least, scores[s.Value.Name].Most)),
            .. plan.Measures.Where(m => marks.Contains(m.Value.Slot)).Select(m => On(m.Value, result.Measures[m.Value.Name].Value, Bound(m.Value, m.Value.Shape.Bounds.Min), Bound(m.Value, m.Value.Shape.Bounds.Max))),
        ];

        Scale On(ValueRef value, Amount? amount, Amount? least, Amount? most) =>
            new(value.Name, value.Label, amount, least, most, [.. marks[value.Slot].OrderBy(mark => mark.At.Figure)]);
    }

    private static IEnumerable<(int Slot, ScaleMark Mark)> MarksOf(RuleSetPlan plan)
    {
        foreach (TierPlan tier in plan.Tiers)
        {
            foreach (var (threshold, step) in tier.Policy.Steps.SelectMany(step => step.Thresholds.Select(threshold => (threshold, step))))
            {
                yield return (threshold.Of.Slot, new(ScaleMarkKind.Tier, tier.Value.Name, threshold.AtLeast, step.Label));
            }
        }

        foreach (DecisionPlan decision in plan.Decisions)
        {
            foreach (ICriterion criterion in decision.Criteria.SelectMany(c => WithInner(c.Criterion)))
            {
                foreach (ValueBounds asked in criterion.Thresholds.Where(asked => !IsOfTier(criterion, asked)))
                {
                    foreach (long bound in new[] { asked.Bounds.Min, asked.Bounds.Max }.Where(bound => !Interval.IsNone(bound)))
                    {
                        yield return (asked.Of.Slot, new(ScaleMarkKind.Criterion, decision.Name, asked.Of.Shape.Amount(bound), criterion.Requirement));
                    }
                }
            }

            foreach ((ValueRef of, long atLeast, Words label) in decision.Offers.Offers.SelectMany(offer => offer.Turns))
            {
                yield return (of.Slot, new(ScaleMarkKind.Offer, decision.Name, of.Shape.Amount(atLeast), label));
            }
        }
    }

    /// <summary>Whether a criterion asks for a tier by the tier's own threshold, which stands on the scale already.</summary>
    private static bool IsOfTier(ICriterion criterion, ValueBounds asked) => criterion is TierCriterion || (criterion as GuardedCriterion)?.IsOfTier(asked) == true;

    private static IEnumerable<ICriterion> WithInner(ICriterion criterion) => criterion.Inner.SelectMany(WithInner).Prepend(criterion);

    private static Amount? Bound(ValueRef value, long bound) => Interval.IsNone(bound) ? null : value.Shape.Amount(bound);
}
