using VolunteerCredit.Boards;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Grants;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Scoring;
using VolunteerCredit.Tiers;

namespace VolunteerCredit.Testing.Tests.Components;

/// <summary>One component of each seam that keeps every law, as the author of a plug-in would write it.</summary>
internal static class Honest
{
    public static readonly Words Summary = new("for a test", "测试用");

    private static readonly Option<ValueRef> Of = Option.Value("of", new("the value that is read", "所依据的值")).Required();

    private static readonly Option<BoundMeasure> By = Option.Measure("by", new("the measure", "度量")).Required();

    private static readonly Option<int> Least = Option.Whole("least", new("the least that counts", "最少"), 1, 1440);

    public static IReadOnlyList<(ComponentType Type, string Options)> All { get; } =
    [
        (ComponentType.Intake("whole-quarters", Summary, [Least], options => new WholeQuarters(options.Get(Least, 15))), """{ "least": 15 }"""),
        (ComponentType.Measure("minutes", Summary, RowKinds.Service, hasWindow: true, [], _ => new Minutes()), "{}"),
        (ComponentType.Curve("thirds", Summary, [], options => new Thirds(options.Input!)), "{}"),
        (ComponentType.Score("doubled", Summary, [Of], options => new Doubled(options.Get(Of))), """{ "of": "hours" }"""),
        (ComponentType.Tier("some", Summary, [Of], options => new Some(options.Get(Of))), """{ "of": "hours" }"""),
        (ComponentType.Criterion("anything", Summary, [Of], options => new Anything(options.Get(Of))), """{ "of": "hours" }"""),
        (ComponentType.Offer("that-much", Summary, [Of], options => new ThatMuch(options.Get(Of))), """{ "of": "score" }"""),
        (ComponentType.Board("busiest", Summary, [By], options => new Busiest(options.Get(By))), """{ "by": { "type": "hours" } }"""),
        (ComponentType.Grant("a-coin-a-day", Summary, [], _ => new CoinADay()), "{}"),
    ];

    /// <summary>Takes away what is over a whole number of quarters of an hour.</summary>
    private sealed class WholeQuarters(int least) : IIntakeStep
    {
        public string Reason => "quarters";

        public void Apply(Block block, Span<long> counted, IIntakeTrace? trace)
        {
            for (int row = 0; row < counted.Length; row++)
            {
                if (block.Kinds[row] == RowKinds.Service && counted[row] > 0)
                {
                    counted[row] -= counted[row] % least;
                }
            }
        }
    }

    private sealed class Minutes : IMeasure
    {
        public ValueShape Shape { get; } = new(Unit.Minutes, 1, Interval.FromZero) { IsAdditive = true };

        public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values)
        {
            for (int i = 0; i < periods.Length; i++)
            {
                values[i] = 0;
                foreach (long minutes in selected[block.RowsIn(periods[i])])
                {
                    values[i] = checked(values[i] + minutes);
                }
            }
        }
    }

    private sealed class Thirds(ValueShape input) : ICurve
    {
        public ValueShape Shape { get; } = new(Unit.Number, checked(input.Scale * 3), input.Bounds);

        public long At(long quanta) => quanta;
    }

    private sealed class Doubled(ValueRef of) : IScoreModel
    {
        public ValueShape Shape { get; } = new(Unit.Number, of.Shape.Scale, Interval.FromZero);

        public void Score(in Evidence evidence, ScoreSheet sheet)
        {
            if (!evidence.Values.IsKnown(of))
            {
                sheet.MarkUnknown();
                return;
            }

            sheet.Add(ScoreLineKind.Part, "once", evidence.Values[of], of);
            sheet.Add(ScoreLineKind.Part, "again", evidence.Values[of], of);
            sheet.MarkOpen(evidence.Values.OpennessOf(of));
        }
    }

    private sealed class Some(ValueRef of) : ITierPolicy
    {
        public IReadOnlyList<TierStep> Steps { get; } = [new("some", null, []), new("much", null, [])];

        public TierRank Rank(in Evidence evidence) => !evidence.Values.IsKnown(of)
            ? new(-1, IsUnknown: true)
            : new(evidence.Values[of] >= 1000 ? 1 : evidence.Values[of] > 0 ? 0 : -1, Openness: evidence.Values.OpennessOf(of));
    }

    private sealed class Anything(ValueRef of) : ICriterion
    {
        public Words Requirement { get; } = new($"some {of.Name}", $"有 {of.Name}");

        public Verdict Judge(in Evidence evidence) => !evidence.Values.IsKnown(of)
            ? new(Outcome.Undetermined, null)
            : new(evidence.Values[of] > 0 ? Outcome.Eligible : Outcome.NotEligible, new Found(of.Shape.Amount(evidence.Values[of])));
    }

    private sealed class ThatMuch(ValueRef of) : IOffer
    {
        public IReadOnlyList<string> Columns { get; } = ["amount"];

        public void Fill(in Values values, ICollection<OfferItem> items)
        {
            Amount amount = of.Shape.Amount(values[of]);
            items.Add(new("amount", amount, amount.ToString()));
        }
    }

    private sealed class Busiest(BoundMeasure by) : IBoard
    {
        public string Group => "volunteer";

        public BoundMeasure By => by;

        public int? Top => 10;

        public string? PerHead => null;
    }

    private sealed class CoinADay : IGrant
    {
        public string Currency => "coin";

        public ValueShape Shape { get; } = new(Unit.Number, 1, Interval.FromZero);

        public void Grant(Block block, GrantLedger ledger)
        {
            int last = -1;
            for (int row = 0; row < block.Count; row++)
            {
                if (block.Dates[row] != last)
                {
                    last = block.Dates[row];
                    ledger.Earn(last, last + 365, 1, [row]);
                }
            }
        }
    }
}
