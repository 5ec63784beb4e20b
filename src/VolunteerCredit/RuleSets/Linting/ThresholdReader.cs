using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets.Binding;

namespace VolunteerCredit.RuleSets.Linting;

/// <summary>Finds the thresholds of a document: of criteria, tiers and offers.</summary>
internal sealed class ThresholdReader(DocumentView view, IReadOnlyDictionary<string, ValueRef> values)
{
    private static readonly (string Key, ThresholdKind Kind)[] Bounds =
    [
        ("min", ThresholdKind.AtLeast), ("above", ThresholdKind.Above), ("max", ThresholdKind.AtMost), ("below", ThresholdKind.Below),
        ("referBelow", ThresholdKind.AtLeast), ("referAbove", ThresholdKind.AtMost), ("atLeast", ThresholdKind.AtLeast),
    ];

    /// <summary>The bounds of a criterion and of those inside it.</summary>
    public IEnumerable<Threshold> OfCriterion(Spot criterion) => view.Below(criterion).SelectMany(OwnBounds);

    /// <summary>The bounds of one criterion alone.</summary>
    public IEnumerable<Threshold> OwnBounds(Spot criterion)
    {
        if (view.Text(criterion, "of") is not { } name || !values.TryGetValue(name, out ValueRef? of))
        {
            yield break;
        }

        foreach ((string key, ThresholdKind kind) in Bounds)
        {
            if (criterion.Find(key) is { } spot && view.Follow(spot) is { } bound && Make(of, kind, bound) is { } threshold)
            {
                yield return threshold;
            }
        }
    }

    /// <summary>The steps of a tier policy, each with its thresholds, and those of further tables.</summary>
    public IEnumerable<(Spot Step, IReadOnlyList<Threshold> Thresholds)> OfTier(Spot tier)
    {
        ValueRef?[] by = By(tier);
        foreach (Spot step in view.List(tier, "steps"))
        {
            yield return (step, [.. Row(step, "at", by), .. view.List(step, "require").SelectMany(OfCriterion)]);
        }

        foreach (Spot table in view.List(tier, "tables"))
        {
            ValueRef?[] own = By(table);
            foreach (Spot row in view.List(table, "at"))
            {
                yield return (row, row.Node.Kind == NodeKind.List
                    ? [.. row.Items().Zip(own, (at, of) => of is null ? null : Make(of, ThresholdKind.AtLeast, at)).OfType<Threshold>()]
                    : own is [{ } only] && Make(only, ThresholdKind.AtLeast, row) is { } threshold ? [threshold] : []);
            }
        }
    }

    /// <summary>The rows of an offer, each with its lower bound.</summary>
    public IEnumerable<(Spot Row, Threshold At)> OfOffer(Spot offer)
    {
        ValueRef?[] by = By(offer);
        return view.List(offer, "rows").SelectMany(row => Row(row, "at", by).Take(1).Select(at => (row, at)));
    }

    private IEnumerable<Threshold> Row(Spot row, string key, ValueRef?[] by) =>
        view.List(row, key).Zip(by, (at, of) => of is null ? null : Make(of, ThresholdKind.AtLeast, at)).OfType<Threshold>();

    private ValueRef?[] By(Spot owner) => [.. view.List(owner, "by").Select(v => values.GetValueOrDefault(v.Node.Text))];

    private static Threshold? Make(ValueRef of, ThresholdKind kind, Spot spot)
    {
        try
        {
            return DocumentView.Figure(spot) is { } figure && figure.Unit.Mixes(of.Shape.Unit) ? new(of, kind, figure, spot) : null;
        }
        catch (OverflowException)
        {
            return null; // beyond what can be computed, and so refused elsewhere
        }
    }
}
