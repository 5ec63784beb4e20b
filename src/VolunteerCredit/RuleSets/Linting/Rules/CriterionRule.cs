using VolunteerCredit.Decisions;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets.Binding;
using VolunteerCredit.RuleSets.Linting.Witnesses;

namespace VolunteerCredit.RuleSets.Linting.Rules;

/// <summary>Bounds that everybody meets, and decisions that nobody can be eligible for.</summary>
internal sealed class CriterionRule : ILintRule
{
    public void Look(LintContext context)
    {
        foreach ((string name, Spot decision) in context.View.Section("decisions"))
        {
            foreach (Threshold threshold in context.View.List(decision, "require").SelectMany(context.Thresholds.OfCriterion).Where(t => t.AlwaysHolds))
            {
                Everybody(context, threshold);
            }

            Nobody(context, name, decision);
        }
    }

    private static void Everybody(LintContext context, Threshold threshold)
    {
        // For a lower bound whoever has least, for an upper one whoever has most.
        IEnumerable<Trial> known = context.Witnesses.Usual.Where(t => WitnessMaker.QuantaOf(t, threshold.Of) is not null);
        Trial? extreme = threshold.IsLower
            ? known.MinBy(t => WitnessMaker.QuantaOf(t, threshold.Of)) : known.MaxBy(t => WitnessMaker.QuantaOf(t, threshold.Of));
        if (extreme is not null && threshold.Holds(WitnessMaker.QuantaOf(extreme, threshold.Of)!.Value))
        {
            Interval bounds = threshold.Of.Shape.Bounds;
            string reach = threshold.Of.Shape.Amount(threshold.IsLower ? bounds.Min : bounds.Max).ToString();
            context.Report("VC3110", threshold.Spot, $"{threshold.Of.Name} {threshold.Figure}", threshold.IsLower
                ? new($"a bound above {reach}, the least that {threshold.Of.Name} can be", $"高于 {reach}（{threshold.Of.Name} 的最小值）的界限")
                : new($"a bound below {reach}, the most that {threshold.Of.Name} can be", $"低于 {reach}（{threshold.Of.Name} 的最大值）的界限"),
                context.Witnesses.Witness(context.Witnesses.Show(extreme, threshold.Of.Name)));
        }
    }

    private static void Nobody(LintContext context, string name, Spot decision)
    {
        ILookup<ValueRef, Threshold> bounds = Conjunction.Of(context, decision).SelectMany(context.Thresholds.OwnBounds)
            .Where(t => !t.Spot.Path.EndsWith(".referBelow", StringComparison.Ordinal) && !t.Spot.Path.EndsWith(".referAbove", StringComparison.Ordinal)).ToLookup(t => t.Of);
        foreach (IGrouping<ValueRef, Threshold> same in bounds)
        {
            long most = Conflicts.MostOf(context, same.Key);
            Threshold? low = same.Where(t => t.IsLower).MaxBy(t => t.Upper), high = same.Where(t => !t.IsLower).MinBy(t => t.Upper);
            long to = Math.Min(high?.Upper ?? Interval.Unbounded, most == Interval.Unbounded ? most : most + 1);
            if (low is null || low.Upper < to)
            {
                continue;
            }

            Trial[] tried = [.. context.Witnesses.Usual, .. context.Witnesses.Within(same.Key, low.Upper, Interval.Unbounded).Take(1)];
            Trial? best = tried.OrderBy(t => ResultNames.OutcomeOf(t, name)).ThenByDescending(t => WitnessMaker.QuantaOf(t, same.Key) ?? long.MinValue).FirstOrDefault();
            if (best is not null && tried.All(t => ResultNames.OutcomeOf(t, name) is not (Outcome.Eligible or Outcome.Refer)))
            {
                string limit = high is not null && high.Upper == to ? high.Figure.ToString() : same.Key.Shape.Amount(most).ToString();
                context.Report("VC3109", low.Spot, $"{same.Key.Name} {low.Figure}", new($"a bound that {limit} leaves room for", $"与 {limit} 不相矛盾的界限"),
                    context.Witnesses.Witness(context.Witnesses.Show(best, same.Key.Name), context.Witnesses.Show(best, name)));
            }
        }
    }
}
