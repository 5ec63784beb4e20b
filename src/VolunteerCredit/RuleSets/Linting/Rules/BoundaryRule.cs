using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets.Binding;

namespace VolunteerCredit.RuleSets.Linting.Rules;

/// <summary>Thresholds of tiers, criteria and offers that no worked case stands on, or that none stands just beside. It is about the text: no volunteer shows it.</summary>
internal sealed class BoundaryRule : ILintRule
{
    public void Look(LintContext context)
    {
        Threshold[] thresholds = [.. Thresholds(context).DistinctBy(t => (t.Of, t.Upper, t.Kind))];
        if (thresholds.Length == 0)
        {
            return;
        }

        if (context.View.Root.Find("verify") is not { Node.Items.Count: > 0 })
        {
            context.Report("VC3115", context.View.Root.Find("verify") ?? context.View.Root, "verify", new("worked cases at every threshold", "每个界限上的验证用例"));
            return;
        }

        var found = new Dictionary<ValueRef, SortedSet<long>>();
        foreach (ValueRef of in thresholds.Select(t => t.Of).Distinct())
        {
            found[of] = [.. context.Cases.Select(c => QuantaOf(c.Result, of)).OfType<long>()];
        }

        foreach (Threshold threshold in thresholds)
        {
            Check(context, threshold, found[threshold.Of]);
        }
    }

    private static IEnumerable<Threshold> Thresholds(LintContext context)
    {
        foreach ((_, Spot tier) in context.View.Section("tiers"))
        {
            foreach (Threshold threshold in context.Thresholds.OfTier(tier).SelectMany(s => s.Thresholds))
            {
                yield return threshold;
            }
        }

        foreach ((_, Spot decision) in context.View.Section("decisions"))
        {
            foreach (Threshold threshold in context.View.List(decision, "require").SelectMany(context.Thresholds.OfCriterion))
            {
                yield return threshold;
            }

            foreach (Spot offer in context.View.List(decision, "offer"))
            {
                foreach ((_, Threshold at) in context.Thresholds.OfOffer(offer))
                {
                    yield return at;
                }
            }
        }
    }

    /// <summary>A case on the figure itself (or the first quantum beyond it), and one at most a unit (an hour, for time) to the other side.</summary>
    private static void Check(LintContext context, Threshold threshold, SortedSet<long> found)
    {
        ValueShape shape = threshold.Of.Shape;
        long unit = shape.Unit.Kind == UnitKind.Time ? 60 * shape.Scale : shape.Scale;
        bool above = threshold.Kind is ThresholdKind.AtLeast or ThresholdKind.Below;
        long on = above ? threshold.Upper : threshold.Upper - 1;
        long from = above ? threshold.Upper - unit : threshold.Upper, to = above ? threshold.Upper - 1 : threshold.Upper - 1 + unit;
        bool hasBeside = to < shape.Bounds.Min || from > shape.Bounds.Max || found.GetViewBetween(from, to).Count > 0;
        if (!found.Contains(on) || !hasBeside)
        {
            string side = shape.Amount(above ? to : from).ToString();
            context.Report("VC3115", threshold.Spot, $"{threshold.Of.Name} {threshold.Figure}", found.Contains(on)
                ? new($"a case just beside it, such as {side}", $"紧邻一侧的用例，如 {side}")
                : new($"a case with {shape.Amount(on)}", $"取值 {shape.Amount(on)} 的用例"));
        }
    }

    private static long? QuantaOf(CreditResult result, ValueRef of)
    {
        Amount? amount = result.Measures.FirstOrDefault(m => m.Name == of.Name)?.Value ?? result.Scores.FirstOrDefault(s => s.Name == of.Name)?.Value;

        // A case under other parameters may have another quantum.
        return amount is { } known && of.Shape.Scale % known.Figure.Denominator == 0 ? known.Figure.ExactlyAt(of.Shape.Scale) : null;
    }
}
