using System.Buffers;
using VolunteerCredit.Intake;
using VolunteerCredit.RuleSets;
using VolunteerCredit.RuleSets.Linting;
using VolunteerCredit.Scoring;

namespace VolunteerCredit.Measures;

/// <summary>A measure in every period, through a curve and a cap, then folded: active months, streaks, caps per year, best year.</summary>
internal sealed class EachPeriodMeasure : IMeasureOfMeasures, IHasLimits
{
    private static readonly Option<CalendarUnit> Per = Option.Period("per", new("the kind of period", "周期种类")).Required();

    private static readonly Option<BoundMeasure> Of = Option.Measure("of", new("what is measured in each period", "每个周期内的度量")).Required();

    private static readonly Option<Func<ValueShape, ICurve>> ThroughOption = Option.Curve("through", new("a curve for each period's value", "各周期数值的折算"));

    private static readonly Option<Amount> Max = Option.Figure("max", new("the most that one period gives, after the curve", "每个周期至多，折算之后"));

    private static readonly Option<Amount> AtLeast =
        Option.Figure("atLeast", new("only periods whose value reaches this, before the curve; for counts and runs the default is more than nothing", "只计达到此值的周期（折算之前）；计数与连续默认为大于零"));

    private static readonly Option<IReadOnlyList<OptionValues>> Require = Option.Fields(
        "require", new("what else a period needs in order to count", "周期计入所需的其他条件"), () => [PeriodNeed.Of, PeriodNeed.AtLeast]).List();

    private static readonly Option<IReadOnlyList<OptionValues>> ByAge = Option.Fields(
        "byAge",
        new("in place of atLeast: by the age on the period's last day, or on the as-of day where it has not ended; bands from the lowest to the highest; below the first nothing counts", "代替 atLeast：按周期末日（未结束则按基准日）的年龄；由低到高只写下界；首段以下不计"),
        () => [AgeNeed.From, AgeNeed.AtLeast]).List();

    private static readonly Option<Folding> FoldOption = Option.Choice(
        "fold",
        new("sum, max, count of the periods, longest run, or current run", "求和、最大、周期数、最长连续、当前连续"),
        ("sum", Folding.Sum), ("max", Folding.Max), ("count", Folding.Count), ("longest-run", Folding.LongestRun), ("current-run", Folding.CurrentRun)).Required();

    private const int BatchMin = 64;

    private readonly CalendarUnit _unit;
    private readonly BoundMeasure _of;
    private readonly ICurve? _curve;
    private readonly long _factor = 1;
    private readonly long _most = Interval.Unbounded;
    private readonly long _least = -Interval.Unbounded;
    private readonly AgeNeed? _byAge;
    private readonly PeriodNeed[] _needs;
    private readonly Folding _fold;
    private readonly Direction _turn;
    private readonly Direction _needTurn;

    private EachPeriodMeasure(OptionValues options)
    {
        _unit = options.Get(Per);
        _of = options.Get(Of);
        _fold = options.Get(FoldOption);
        _curve = options.Has(ThroughOption) ? options.Get(ThroughOption)(_of.Shape with { InSeries = true }) : null;
        ValueShape each = _curve?.Shape ?? _of.Shape;
        bool counts = _fold is Folding.Count or Folding.LongestRun or Folding.CurrentRun;
        if (counts)
        {
            _least = 1;
            if (options.Has(ThroughOption) || options.Has(Max))
            {
                options.Refuse(options.Has(ThroughOption) ? ThroughOption : Max, options.Has(ThroughOption) ? "through" : "max", new("only with fold sum or max", "仅用于 fold 为 sum 或 max"));
            }
        }

        if (options.Has(AtLeast))
        {
            _least = options.LeastOf(AtLeast, _of.Shape);
        }

        if (options.Has(ByAge))
        {
            _byAge = new AgeNeed(options.Get(ByAge), _of.Shape);
            if (options.Has(AtLeast))
            {
                options.Refuse(ByAge, "byAge", new("byAge in place of atLeast", "以 byAge 代替 atLeast"));
            }
        }

        _needs = [.. options.Get(Require, []).Select(need => new PeriodNeed(need))];
        if (options.Has(Max))
        {
            options.Fits(Max, each.Unit);
            long scale = Quantum.Common(each.Scale, options.Get(Max).Figure.Denominator);
            _factor = scale / each.Scale;
            each = each with { Scale = scale, Bounds = new(Quantum.ScaleBound(each.Bounds.Min, _factor), Quantum.ScaleBound(each.Bounds.Max, _factor)) };
            _most = options.Get(Max).Figure.ExactlyAt(scale);
        }

        Reach = new(null, each.Bounds, -Interval.Unbounded, _most, each.Direction, []);
        long least = Math.Min(_most, each.Bounds.Min), top = Math.Min(_most, each.Bounds.Max);
        Shape = counts
            ? new(Unit.Number, 1, Interval.FromZero)
            : each with { Bounds = new(_fold == Folding.Max ? Math.Min(0, least) : least < 0 ? -Interval.Unbounded : 0, _fold == Folding.Max ? Math.Max(0, top) : top <= 0 ? 0 : Interval.Unbounded) };

        // Of what is handed on, one period has what another lacks: only their plain sum is sure to move one way.
        bool shares = _curve is ICarryingCurve { Carries: true } && (_fold == Folding.Max || options.Has(Max));
        _turn = counts || _curve is null ? Direction.Rising : shares ? Direction.Mixed : _curve.Shape.Direction;
        _needTurn = counts ? Direction.Rising : shares ? Direction.Mixed
            : _fold == Folding.Max || least >= 0 ? Direction.Rising : top <= 0 ? Direction.Falling : Direction.Mixed;
        Direction direction = _needs.Select(n => Answering.Then(n.Measure.Shape.Direction, _needTurn))
            .Aggregate(Answering.Then(_of.Shape.Direction, _turn), (all, one) => all == one ? all : Direction.Mixed);
        Shape = Shape with { Direction = direction, Inputs = _of.Shape.Inputs, IsAdditive = _fold is Folding.Sum or Folding.Count && _curve is not ICarryingCurve { Carries: true } };
    }

    private enum Folding
    {
        Sum,
        Max,
        Count,
        LongestRun,
        CurrentRun,
    }

    public static ComponentType Type { get; } = ComponentType.Measure(
        "each-period",
        new("a measure per period, folded: active months, streaks, caps per year", "逐周期度量再汇总：活跃月、连续、年度上限"),
        RowKinds.None,
        hasWindow: true,
        [Per, Of, ThroughOption, Max, AtLeast, Require, ByAge, FoldOption],
        options => new EachPeriodMeasure(options));

    public ValueShape Shape { get; }

    public LimitReach Reach { get; }

    /// <summary>The kind of period.</summary>
    public CalendarUnit Periods => _unit;

    /// <summary>The shape where the window bounds how many periods there are.</summary>
    public ValueShape ShapeWithin(Window window) => _fold is Folding.Count or Folding.LongestRun or Folding.CurrentRun
        ? Shape with { Bounds = new(0, window.PeriodsMax(_unit)) }
        : _fold == Folding.Sum && _most >= 0
        ? Shape with { Bounds = new(Shape.Bounds.Min, Math.Min(Shape.Bounds.Max, Quantum.ScaleBound(_most, window.PeriodsMax(_unit)))) }
        : Shape;

    /// <summary>Asks for many windows at once, since every asking goes through all rows; in batches, since windows that overlap may have very many periods.</summary>
    public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values)
    {
        int room = Math.Max(BatchMin, block.Count);
        int[] indexes = ArrayPool<int>.Shared.Rent(room);
        Period[] inner = ArrayPool<Period>.Shared.Rent(room);
        long[] found = ArrayPool<long>.Shared.Rent(room * (1 + _needs.Length));
        int[] ends = ArrayPool<int>.Shared.Rent(periods.Length);
        for (int from = 0, to; from < periods.Length; from = to)
        {
            int count = 0;
            for (to = from; to < periods.Length && (to == from || count + RowsIn(block, periods[to]).Length <= room); to++)
            {
                count += FindPeriods(block, periods[to], indexes.AsSpan(count), inner.AsSpan(count));
                ends[to] = count;
            }

            MeasureEach(block, inner.AsSpan(0, count), found);
            for (int i = from, start = 0; i < to; start = ends[i++])
            {
                values[i] = Fold(block, periods[i], indexes.AsSpan(start, ends[i] - start), found.AsSpan(start), count);
            }
        }

        ArrayPool<int>.Shared.Return(ends);
        ArrayPool<long>.Shared.Return(found);
        ArrayPool<Period>.Shared.Return(inner);
        ArrayPool<int>.Shared.Return(indexes);
        foreach (Period window in periods)
        {
            MarkUncovered(block, window);
        }
    }

    /// <summary>Periods without rows are absence too, so that coverage is asked of the whole window.</summary>
    public void MarkUncovered(Block block, Period window)
    {
        using (block.Workspace.Nest(_turn))
        {
            (_of as RowMeasure)?.MarkUncovered(block, window);
        }

        foreach (PeriodNeed need in _needs)
        {
            using Workspace.Nested nested = block.Workspace.Nest(_needTurn);
            (need.Measure as RowMeasure)?.MarkUncovered(block, window);
        }
    }

    public IEnumerable<MeasureOver> Over(Period window) => [new(_of, window), .. _needs.Select(need => new MeasureOver(need.Measure, window))];

    /// <summary>Finds the values of the measure itself, then those of each measure that is required.</summary>
    private void MeasureEach(Block block, ReadOnlySpan<Period> periods, Span<long> values)
    {
        for (int row = 0; row <= _needs.Length; row++)
        {
            using Workspace.Nested nested = block.Workspace.Nest(row == 0 ? _turn : _needTurn);
            BoundMeasure measure = row == 0 ? _of : _needs[row - 1].Measure;
            measure.Evaluate(block, periods, values.Slice(row * periods.Length, periods.Length));
        }
    }

    /// <summary>Folds over the periods of a window.</summary>
    /// <param name="block">The rows.</param>
    /// <param name="window">The window.</param>
    /// <param name="indexes">Its periods with rows.</param>
    /// <param name="values">Their values, and after each <paramref name="stride"/> those of a measure that is required.</param>
    /// <param name="stride">How many periods were measured at once.</param>
    private long Fold(Block block, Period window, ReadOnlySpan<int> indexes, ReadOnlySpan<long> values, int stride)
    {
        long result = 0, run = 0;
        Int128 rest = 0;
        int previous = int.MinValue;
        for (int i = 0; i < indexes.Length; i++)
        {
            long found = values[i];
            if (found == IMeasure.Unknown)
            {
                return IMeasure.Unknown;
            }

            // A period that holds nothing is as one without rows: rows that do not matter change nothing.
            if (found < _least || found == 0)
            {
                continue;
            }

            bool? holds = Holds(block, indexes[i], found, values, stride, i);
            if (holds is null)
            {
                block.Workspace.Openness |= Answering.Turn(Openness.Above, _needTurn); // it may be one that counts
            }

            if (holds is not true)
            {
                continue;
            }

            long value = Math.Min(_most, Through(found, ref rest) * _factor);
            run = indexes[i] == previous + 1 ? run + 1 : 1;
            previous = indexes[i];
            result = _fold switch
            {
                Folding.Sum => checked(result + value),
                Folding.Max => Math.Max(result, value),
                Folding.Count => result + 1,
                Folding.LongestRun => Math.Max(result, run),
                _ => run,
            };
        }

        // The period that has not ended yet may extend a run and does not break it; the as-of day itself has ended.
        int last = Calendar.IndexOf(_unit, window.To);
        bool ended = Calendar.PeriodAt(_unit, last).To <= block.AsOf;
        return _fold == Folding.CurrentRun && previous < (ended ? last : last - 1) ? 0 : result;
    }

    /// <summary>Whether a period has what it needs; <see langword="null"/> where that is unknown and nothing is surely lacking.</summary>
    private bool? Holds(Block block, int index, long found, ReadOnlySpan<long> values, int stride, int period)
    {
        bool known = true;
        for (int i = 0; i < _needs.Length; i++)
        {
            long needed = values[((i + 1) * stride) + period];
            bool unknown = needed == IMeasure.Unknown;
            known &= !unknown;
            if (!unknown && needed < _needs[i].Least)
            {
                return false;
            }
        }

        bool? ofAge = _byAge is null ? true : _byAge.Holds(block, Math.Min(Calendar.PeriodAt(_unit, index).To, block.AsOf), found);
        return ofAge == false ? false : known ? ofAge : null;
    }

    private long Through(long found, ref Int128 rest) =>
        _curve is ICarryingCurve carrying ? carrying.At(found, ref rest) : _curve?.At(found) ?? found;

    /// <summary>Finds the periods in the window that have rows, as far as they lie in it; the others hold nothing.</summary>
    private int FindPeriods(Block block, Period window, Span<int> indexes, Span<Period> inner)
    {
        int found = 0;
        Period current = new(1, 0);
        foreach (int day in RowsIn(block, window))
        {
            if (!current.Contains(day))
            {
                int index = Calendar.IndexOf(_unit, day);
                current = Calendar.PeriodAt(_unit, index);
                indexes[found] = index;
                inner[found++] = new(Math.Max(current.From, window.From), Math.Min(current.To, window.To));
            }
        }

        return found;
    }

    private static ReadOnlySpan<int> RowsIn(Block block, Period window) => block.Dates[block.RowsIn(window)];
}
