using VolunteerCredit.Boards;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Grants;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Scoring;
using VolunteerCredit.Tiers;

namespace VolunteerCredit.Tests.Guarding;

/// <summary>What a component does to one volunteer; for all others it is sound.</summary>
internal static class Marked
{
    /// <summary>The given number that marks the volunteer, or group, to be harmed.</summary>
    public const string Fact = "score:mark";

    /// <summary>The same as a value.</summary>
    public const long Quanta = 13_000_000;

    public static bool Is(IFactView facts, int day) => facts.TryGet(Fact, day, out _);

    public static bool Is(Block block) => Is(block.Facts, block.AsOf);

    public static bool Is(in Evidence evidence) => Is(evidence.Facts, evidence.AsOf);
}

internal delegate void StepHarm(Block block, Span<long> counted, IIntakeTrace? trace);

internal delegate void MeasureHarm(Block block, Span<long> values);

internal delegate TierRank TierHarm(in Evidence evidence);

internal delegate Verdict CriterionHarm(in Evidence evidence);

internal sealed class FaultyStep(StepHarm harm) : IIntakeStep
{
    public string Reason => "faulty";

    public void Apply(Block block, Span<long> counted, IIntakeTrace? trace)
    {
        if (Marked.Is(block) && block.Count > 0)
        {
            harm(block, counted, trace);
        }
    }
}

internal sealed class FaultyMeasure(MeasureHarm harm) : IMeasure
{
    public ValueShape Shape { get; } = new(Unit.Number, 1, new(0, 100)) { IsAdditive = true };

    public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values)
    {
        if (Marked.Is(block))
        {
            harm(block, values);
            return;
        }

        for (int i = 0; i < periods.Length; i++)
        {
            Range rows = block.RowsIn(periods[i]);
            values[i] = selected[rows].ToArray().Count(minutes => minutes > 0);
        }
    }
}

internal sealed class FaultyCurve(Func<long> harm) : ICurve
{
    public ValueShape Shape { get; } = new(Unit.Number, 1, new(0, 100));

    public long At(long quanta) => quanta == Marked.Quanta ? harm() : 1;
}

internal sealed class FaultyScore(ValueRef of, Action<ScoreSheet> harm) : IScoreModel
{
    public ValueShape Shape { get; } = new(Unit.Number, 1, new(0, 100));

    public void Score(in Evidence evidence, ScoreSheet sheet)
    {
        if (Marked.Is(evidence))
        {
            harm(sheet);
        }
        else
        {
            sheet.Add(ScoreLineKind.Part, "p", Math.Min(100, evidence.Values[of]), of);
        }
    }
}

internal sealed class FaultyTier(ValueRef of, TierHarm harm) : ITierPolicy
{
    public IReadOnlyList<TierStep> Steps { get; } = [new("one", null, []), new("two", null, [])];

    public TierRank Rank(in Evidence evidence) => Marked.Is(evidence) ? harm(evidence) : new(evidence.Values[of] > 0 ? 0 : -1);
}

internal sealed class FaultyCriterion(ValueRef of, CriterionHarm harm) : ICriterion
{
    public Words Requirement { get; } = Words.Same(of.Name);

    public Verdict Judge(in Evidence evidence) => Marked.Is(evidence) ? harm(evidence) : new(Outcome.Eligible, null);
}

/// <summary>A criterion that joins others of its own, which no document has named.</summary>
internal sealed class FaultyJoin(ValueRef of, CriterionHarm harm) : ICriterion
{
    public Words Requirement { get; } = Words.Same("join");

    public IReadOnlyList<ICriterion> Inner { get; } = [new FaultyCriterion(of, harm)];

    public Verdict Judge(in Evidence evidence) => new(Outcome.Eligible, null);
}

internal sealed class FaultyOffer(ValueRef mark, Action<ICollection<OfferItem>> harm) : IOffer
{
    public IReadOnlyList<string> Columns { get; } = ["a"];

    public void Fill(in Values values, ICollection<OfferItem> items)
    {
        if (values[mark] == Marked.Quanta)
        {
            harm(items);
        }
        else
        {
            items.Add(new("a", null, "yes"));
        }
    }
}

internal sealed class FaultyGrant(Action<Block, GrantLedger> harm) : IGrant
{
    public string Currency => "coin";

    public ValueShape Shape { get; } = new(Unit.Number, 1, Interval.FromZero);

    public void Grant(Block block, GrantLedger ledger)
    {
        if (Marked.Is(block))
        {
            harm(block, ledger);
        }
        else if (block.Count > 0)
        {
            ledger.Earn(block.Dates[0], null, 1, [0]);
        }
    }
}

internal sealed class OddBoard(string group, BoundMeasure by, int? top) : IBoard
{
    public string Group => group;

    public BoundMeasure By => by;

    public int? Top => top;

    public string? PerHead => null;
}

/// <summary>An exception that nobody knows.</summary>
internal sealed class OddException : Exception
{
    public override string Message => throw new InvalidOperationException("a message that throws");
}
