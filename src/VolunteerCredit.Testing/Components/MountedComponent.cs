using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Grants;
using VolunteerCredit.Guarding;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Scoring;
using VolunteerCredit.Tiers;
using static System.FormattableString;

namespace VolunteerCredit.Testing.Components;

/// <summary>A component in a compiled plan, to be asked directly: without the guards of the engine, which would refuse the volunteer or close a gap.</summary>
internal sealed class MountedComponent
{
    /// <param name="type">The component.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="made">What was made of it, each with the input that a curve was made for.</param>
    public MountedComponent(ComponentType type, RuleSetPlan plan, IReadOnlyList<(ValueShape? Input, object Component)> made)
    {
        (Type, Plan) = (type, plan);
        Component = Guard.Inside(type.Seam switch
        {
            Seam.Intake => plan.Intake[0],
            Seam.Measure => plan.Measures.First(m => m.Value.Name == Bench.Name).Measure.Component,
            Seam.Score => plan.Scores.First(s => s.Value.Name == Bench.Name).Model,
            Seam.Tier => plan.Tiers.First(t => t.Value.Name == Bench.Name).Policy,
            Seam.Criterion => plan.Decisions.First(d => d.Name == Bench.Name).Criteria[0].Criterion,
            Seam.Offer => plan.Decisions.First(d => d.Name == Bench.Name).Offers.Offers[0],
            Seam.Grant => plan.Grants.First(g => g.Name == Bench.Name).Grant,
            _ => made[^1].Component,
        });
        Curves = [.. made.Where(m => m is { Input: not null, Component: ICurve }).Select(m => (m.Input!, (ICurve)m.Component))];
        Values =
        [
            .. plan.Measures.Select(m => m.Value), .. plan.Scores.Select(s => s.Value).Where(v => v.Name != Bench.Name), .. plan.Tiers.Select(t => t.Value).Where(v => v.Name != Bench.Name),
        ];
    }

    public ComponentType Type { get; }

    public RuleSetPlan Plan { get; }

    public object Component { get; }

    /// <summary>For a curve: one for each input, with its shape.</summary>
    public IReadOnlyList<(ValueShape Input, ICurve Curve)> Curves { get; }

    /// <summary>The values that a score, tier, criterion or offer may read, but for its own.</summary>
    public IReadOnlyList<ValueRef> Values { get; }

    /// <summary>The shape of what it gives, where it gives amounts.</summary>
    public ValueShape? Shape => Component switch
    {
        IMeasure measure => measure.Shape,
        IScoreModel score => score.Shape,
        ITierPolicy tier => tier.Shape,
        IGrant grant => grant.Shape,
        _ => null,
    };

    /// <summary>All that it declares, written out.</summary>
    public string Declared() => Component switch
    {
        IIntakeStep step => Invariant($"reason {step.Reason}, {step.Disposition}, adds {step.MayAdd}, splits at {string.Join(' ', step.SplitTimes)}"),
        IMeasure measure => Written(measure.Shape),
        IScoreModel score => Written(score.Shape),
        ITierPolicy tier => Invariant($"{Written(tier.Shape)}, steps {string.Join(' ', tier.Steps.Select(s => s.Id))}"),
        ICriterion criterion => Invariant($"{criterion.Requirement}, {criterion.Inner.Count} inside"),
        IOffer offer => Invariant($"columns {string.Join(' ', offer.Columns)}"),
        Boards.IBoard board => Invariant($"group {board.Group}, by {Written(board.By.Shape)}, top {board.Top}, per head {board.PerHead}"),
        IGrant grant => Invariant($"{grant.Currency}, {Written(grant.Shape)}"),
        _ => string.Join("; ", Curves.Select(c => Written(c.Curve.Shape))),
    };

    /// <summary>Everything it answers for one volunteer, written out.</summary>
    public string Ask(TakenIn taken)
    {
        switch (Component)
        {
            case IIntakeStep step:
                long[] counted = [.. taken.Counted];
                step.Apply(taken.Block, counted, trace: null);
                return Figures(counted);
            case IMeasure measure:
                return Figures(Evaluate(measure, taken, taken.Periods));
            case IScoreModel score:
                return Written(Score(score, taken));
            case ITierPolicy tier:
                return Written(tier.Rank(taken.Evidence));
            case ICriterion criterion:
                return Written(criterion, taken);
            case IOffer offer:
                return string.Join("; ", Fill(offer, taken).Select(i => Invariant($"{i.Column} = {i.Amount?.ToString() ?? i.Text}")));
            case Boards.IBoard board:
                long[] values = new long[taken.Periods.Length];
                board.By.Evaluate(taken.Block, taken.Periods, values);
                return Figures(values);
            case IGrant grant:
                return Written(Settle(grant, taken));
            default:
                return string.Join("; ", Curves.Select(c => Figures([.. InputsOf(c.Input, taken).Select(c.Curve.At)])));
        }
    }

    /// <summary>Everything it answers for one volunteer but the rows of the block that it names: what a grant gives, by its days.</summary>
    public string AskWithoutRows(TakenIn taken)
    {
        if (Component is not IGrant grant)
        {
            return Ask(taken);
        }

        GrantLedger ledger = Settle(grant, taken);
        return ledger.IsUnknown ? "unknown" : string.Join("; ", ledger.Lots.GroupBy(l => (l.Day, l.LastDay)).OrderBy(g => g.Key).Select(g =>
            Invariant($"{g.Aggregate((Int128)0, (sum, l) => sum + l.Quanta)} on {g.Key.Day} to {g.Key.LastDay}, {g.Aggregate((Int128)0, (sum, l) => sum + l.Spent)} spent"))) + Invariant($", debt {ledger.Debt}, overspent {ledger.WasOverspent}");
    }

    /// <summary>A measure's values over periods.</summary>
    public static long[] Evaluate(IMeasure measure, TakenIn taken, ReadOnlySpan<Period> periods, long garbage = 0x5EED)
    {
        long[] values = new long[periods.Length];
        values.AsSpan().Fill(garbage); // what stood there before is no value
        measure.Evaluate(taken.Block, taken.Selected, periods, values);
        return values;
    }

    public static ScoreSheet Score(IScoreModel model, TakenIn taken, bool keepsLines = true)
    {
        var sheet = new ScoreSheet { KeepsLines = keepsLines };
        model.Score(taken.Evidence, sheet);
        return sheet;
    }

    public static List<OfferItem> Fill(IOffer offer, TakenIn taken)
    {
        var items = new List<OfferItem>();
        offer.Fill(taken.Evidence.Values, items);
        return items;
    }

    public static GrantLedger Settle(IGrant grant, TakenIn taken)
    {
        var ledger = new GrantLedger();
        grant.Grant(taken.Block, ledger);
        ledger.Settle(taken.Block);
        return ledger;
    }

    /// <summary>Amounts that a curve may be given: within the bounds of its input, at both ends, and the same for the same volunteer.</summary>
    public static IEnumerable<long> InputsOf(ValueShape input, TakenIn taken)
    {
        Generators.Dice dice = taken.Dice();
        (long low, long high) = TakenIn.Within(input.Bounds, 1_000_000 * (Int128)input.Scale);
        yield return low;
        yield return high;
        for (int i = 0; i < 20; i++)
        {
            yield return TakenIn.Between(dice, low, dice.Chance(50) ? high : Math.Min(high, TakenIn.Saturated((Int128)low + (200 * (Int128)input.Scale))));
        }
    }

    /// <summary>A shape, written out.</summary>
    public static string Written(ValueShape shape) =>
        Invariant($"{shape.Unit.Kind} '{shape.Unit.Name}' in 1/{shape.Scale}, {shape.Bounds.Min} to {shape.Bounds.Max}, {shape.Direction}{(shape.IsAdditive ? ", additive" : "")}, inputs {string.Join(' ', shape.Inputs)}");

    public static string Figure(long quanta) => quanta == IMeasure.Unknown ? "unknown" : quanta.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Figures(ReadOnlySpan<long> values)
    {
        string[] written = new string[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            written[i] = Figure(values[i]);
        }

        return string.Join(' ', written);
    }

    private static string Written(ScoreSheet sheet) => string.Join("; ", sheet.Lines.Select(l => Invariant($"{l.Kind} {l.Id} {l.Quanta} of {l.Of?.Name}")))
        + Invariant($" = {(sheet.IsUnknown ? "unknown" : sheet.Total)}, {sheet.Openness}, given {sheet.Given?.Issuer} {sheet.Given?.Date:O} {sheet.Given?.Range} {sheet.Given?.Reasons} {sheet.Given?.Qualifier}, taken from {sheet.ComputedBy}");

    public static string Written(TierRank rank) => rank.IsUnknown
        ? Invariant($"unknown for want of {string.Join(' ', rank.MissingFacts ?? [])}")
        : Invariant($"step {rank.Step}, number {rank.Number}, cycle {rank.Cycle}, {rank.Openness}, awards {string.Join(' ', (rank.Awards ?? []).Select(a => Invariant($"{a.On:O} to {a.Until:O}")))}");

    private static string Written(ICriterion criterion, TakenIn taken)
    {
        Verdict verdict = criterion.Judge(taken.Evidence);
        return Invariant($"{verdict.Outcome}, found {verdict.Found?.ToWords()}, for want of {string.Join(' ', verdict.MissingFacts ?? [])}")
            + string.Concat(criterion.Inner.Select(inner => Invariant($" ({Written(inner, taken)})")));
    }

    private static string Written(GrantLedger ledger) => ledger.IsUnknown ? "unknown"
        : string.Join("; ", ledger.Lots.Select(l => Invariant($"{l.Quanta} on {l.Day} to {l.LastDay} of rows {string.Join(' ', l.Rows)}, {l.Spent} spent"))) + Invariant($", debt {ledger.Debt}, overspent {ledger.WasOverspent}");
}
