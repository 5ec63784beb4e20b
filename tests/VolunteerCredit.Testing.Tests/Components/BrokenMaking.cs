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

/// <summary>What the broken components are made of.</summary>
internal static partial class Broken
{
    private delegate long OfRows(Block block, ReadOnlySpan<long> selected, Range rows);

    private delegate void OfPeriods(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values);

    private delegate void OfCounted(Block block, Span<long> counted);

    private delegate void OfEvidence(in Evidence evidence, ScoreSheet sheet);

    private delegate void OfValue(ValueRef of, in Evidence evidence, ScoreSheet sheet);

    private delegate TierRank OfTier(ValueRef of, in Evidence evidence);

    private delegate Verdict OfCriterion(ValueRef of, in Evidence evidence);

    private static (ComponentType, string) Measure(ValueShape shape, OfRows value, MovedBy moved = MovedBy.Anything) =>
        (ComponentType.Measure("m", Honest.Summary, RowKinds.Any, true, [], _ => new Rows(shape, value) { MovedBy = moved }), "{}");

    private static (ComponentType, string) Step(OfCounted apply) => (ComponentType.Intake("i", Honest.Summary, [], _ => new PlainStep(apply)), "{}");

    private static (ComponentType, string) Curve(Func<ValueShape, ValueShape> shape, Func<long, long> at) =>
        (ComponentType.Curve("c", Honest.Summary, [], options => new PlainCurve(shape(options.Input!), at)), "{}");

    private static (ComponentType, string) Score(ValueShape shape, OfValue score) => (
        ComponentType.Score("s", Honest.Summary, [Of], options =>
        {
            ValueRef of = options.Get(Of);
            return new Model(shape, (in Evidence e, ScoreSheet sheet) => score(of, in e, sheet));
        }),
        """{ "of": "records" }""");

    private static (ComponentType, string) Tier(OfTier rank) => (ComponentType.Tier("t", Honest.Summary, [Of], options => new Policy(options.Get(Of), rank)), """{ "of": "hours" }""");

    private static (ComponentType, string) Criterion(OfCriterion judge, Direction direction = Direction.Mixed) =>
        (ComponentType.Criterion("c", Honest.Summary, [Of], options => new Question(options.Get(Of), direction, judge)), """{ "of": "hours" }""");

    private static (ComponentType, string) Offer(Action<ICollection<OfferItem>> fill) => (ComponentType.Offer("o", Honest.Summary, [Of], _ => new PlainOffer(fill)), """{ "of": "hours" }""");

    private static void Add(ValueRef of, in Evidence evidence, ScoreSheet sheet, Func<long, long> points)
    {
        if (evidence.Values.IsKnown(of))
        {
            sheet.Add(ScoreLineKind.Part, "p", points(evidence.Values[of]), of);
        }
        else
        {
            sheet.MarkUnknown();
        }
    }

    private static long Sum(ReadOnlySpan<long> amounts)
    {
        long sum = 0;
        foreach (long amount in amounts)
        {
            sum = checked(sum + amount);
        }

        return sum;
    }

    private static long Count(ReadOnlySpan<long> amounts) => amounts.Length - System.MemoryExtensions.Count(amounts, 0L);

    private static Rows KeptInALambda()
    {
        long kept = 0;
        return new(Number, (_, _, _) => kept++);
    }

    private sealed class Rows(ValueShape shape, OfRows value) : IMeasure
    {
        public ValueShape Shape => shape;

        public MovedBy MovedBy { get; init; } = MovedBy.Anything;

        public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values)
        {
            for (int i = 0; i < periods.Length; i++)
            {
                (int from, int count) = block.RowsIn(periods[i]).GetOffsetAndLength(block.Count);
                values[i] = value(block, selected, from..(from + count));
            }
        }
    }

    private sealed class Each(OfPeriods evaluate) : IMeasure
    {
        public ValueShape Shape => Number;

        public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values) => evaluate(block, selected, periods, values);
    }

    private sealed class Counting : IMeasure
    {
        public ValueShape Shape => Number;

        public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values)
        {
            for (int i = 0; i < periods.Length; i++)
            {
                values[i] += Sum(selected[block.RowsIn(periods[i])]);
            }
        }
    }

    private sealed class SumInField : IMeasure
    {
        private long _sum;

        public ValueShape Shape => Number;

        public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values)
        {
            for (int i = 0; i < periods.Length; i++)
            {
                _sum = 0;
                foreach (long minutes in selected[block.RowsIn(periods[i])])
                {
                    _sum += minutes;
                    Thread.SpinWait(200); // long enough to meet another thread
                }

                Thread.Sleep(1); // another thread comes meanwhile, also on a busy machine
                values[i] = _sum;
            }
        }
    }

    private sealed class Learning : IMeasure
    {
        private long _most;

        public ValueShape Shape => new(Unit.Minutes, 1, new(0, _most));

        public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values)
        {
            for (int i = 0; i < periods.Length; i++)
            {
                values[i] = Sum(selected[block.RowsIn(periods[i])]);
                _most = Math.Max(_most, values[i]);
            }
        }
    }

    private sealed class PlainStep(OfCounted apply) : IIntakeStep
    {
        public string Reason => "test";

        public void Apply(Block block, Span<long> counted, IIntakeTrace? trace) => apply(block, counted);
    }

    private sealed class TracedStep : IIntakeStep
    {
        public string Reason => "test";

        public void Apply(Block block, Span<long> counted, IIntakeTrace? trace)
        {
            if (trace is not null)
            {
                counted.Clear();
            }
        }
    }

    private sealed class OnceStep : IIntakeStep
    {
        private bool _done;

        public string Reason => "test";

        public void Apply(Block block, Span<long> counted, IIntakeTrace? trace)
        {
            if (!_done && counted.Length > 0)
            {
                _done = true;
                counted.Clear();
            }
        }
    }

    private sealed class PlainCurve(ValueShape shape, Func<long, long> at) : ICurve
    {
        public ValueShape Shape => shape;

        public long At(long quanta) => at(quanta);
    }

    private sealed class Model(ValueShape shape, OfEvidence score) : IScoreModel
    {
        public ValueShape Shape => shape;

        public void Score(in Evidence evidence, ScoreSheet sheet) => score(in evidence, sheet);
    }

    private sealed class Policy(ValueRef of, OfTier rank) : ITierPolicy
    {
        public IReadOnlyList<TierStep> Steps { get; } = [new("one", null, [])];

        public TierRank Rank(in Evidence evidence) => rank(of, in evidence);
    }

    private sealed class Question(ValueRef of, Direction direction, OfCriterion judge) : ICriterion
    {
        public Words Requirement => Honest.Summary;

        public Direction Direction => direction;

        public Verdict Judge(in Evidence evidence) => judge(of, in evidence);
    }

    private sealed class PlainOffer(Action<ICollection<OfferItem>> fill) : IOffer
    {
        public IReadOnlyList<string> Columns => ["a"];

        public void Fill(in Values values, ICollection<OfferItem> items) => fill(items);
    }

    private sealed class CallCountingOffer : IOffer
    {
        private int _calls;

        public IReadOnlyList<string> Columns => ["a"];

        public void Fill(in Values values, ICollection<OfferItem> items) => items.Add(new("a", new(++_calls, 1, Unit.Number), ""));
    }

    private sealed class Grant(Action<Block, GrantLedger> grant, ValueShape? shape = null) : IGrant
    {
        public string Currency => "coin";

        public ValueShape Shape => shape ?? Number;

        void IGrant.Grant(Block block, GrantLedger ledger) => grant(block, ledger);
    }

    private sealed class TurningBoard(BoundMeasure by) : IBoard
    {
        private bool _turned;

        public string Group => (_turned = !_turned) ? "volunteer" : "organization";

        public BoundMeasure By => by;

        public int? Top => null;

        public string? PerHead => null;
    }
}

/// <summary>A component that breaks a law.</summary>
internal sealed record BrokenComponent(string Law, string Fault, ComponentType Type, string Options)
{
    public BrokenComponent(string law, string fault, (ComponentType Type, string Options) of)
        : this(law, fault, of.Type, of.Options)
    {
    }
}
