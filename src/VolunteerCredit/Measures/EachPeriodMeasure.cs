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

    private static readonly Option<Fold> FoldOption = Option.Choice(
        "fold",
        new("sum, max, count of the periods, longest run, or current run", "求和、最大、周期数、最长连续、当前连续"),
        ("sum", Fold.Sum), ("max", Fold.Max), ("count", Fold.Count), ("longest-run", Fold.LongestRun), ("current-run", Fold.CurrentRun)).Required();

    private readonly CalendarUnit _unit;
    private readonly BoundMeasure _of;
    private readonly ICurve? _curve;
    private readonly long _factor = 1;
    private readonly long _most = Interval.Unbounded;
    private readonly long _least = -Interval.Unbounded;
    private readonly AgeNeed? _byAge;
    private readonly PeriodNeed[] _needs;
    private readonly Fold _fold;
    private readonly Direction _turn;
    private readonly Direction _needTurn;

    private EachPeriodMeasure(OptionValues options)
    {
        _unit = options.Get(Per);
        _of = options.Get(Of);
        _fold = options.Get(FoldOption);
        _curve = options.Has(ThroughOption) ? options.Get(ThroughOption)(_of.Shape with { InSeries = true }) : null;
        ValueShape each = _curve?.Shape ?? _of.Shape;
        bool counts = _fold is Fold.Count or Fold.LongestRun or Fold.CurrentRun;
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
            if (!options.Get(Max).Unit.Mixes(each.Unit))
            {
                options.Refuse(Max, options.Get(Max).ToString(), RuleSets.Binding.Expected.UnitWords(each.Unit.Kind), "VC3012");
            }

            long scale = Quantum.Common(each.Scale, options.Get(Max).Figure.Denominator);
            _factor = scale / each.Scale;
            each = each with { Scale = scale, Bounds = new(Quantum.ScaleBound(each.Bounds.Min, _factor), Quantum.ScaleBound(each.Bounds.Max, _factor)) };
            _most = options.Get(Max).Figure.ExactlyAt(scale);
        }

        Reach = new(null, each.Bounds, -Interval.Unbounded, _most, each.Direction, []);
        long least = Math.Min(_most, each.Bounds.Min), top = Math.Min(_most, each.Bounds.Max);
        Shape = counts
            ? new(Unit.Number, 1, Interval.FromZero)
            : each with { Bounds = new(_fold == Fold.Max ? Math.Min(0, least) : least < 0 ? -Interval.Unbounded : 0, _fold == Fold.Max ? Math.Max(0, top) : top <= 0 ? 0 : Interval.Unbounded) };

        // Of what is handed on, one period has what another lacks: only their plain sum is sure to move one way.
        bool shares = _curve is ICarryingCurve { Carries: true } && (_fold == Fold.Max || options.Has(Max));
        _turn = counts || _curve is null ? Direction.Rising : shares ? Direction.Mixed : _curve.Shape.Direction;
        _needTurn = counts ? Direction.Rising : shares ? Direction.Mixed
            : _fold == Fold.Max || least >= 0 ? Direction.Rising : top <= 0 ? Direction.Falling : Direction.Mixed;
        Direction direction = _needs.Select(n => CurveOptions.Then(n.Measure.Shape.Direction, _needTurn))
            .Aggregate(CurveOptions.Then(_of.Shape.Direction, _turn), (all, one) => all == one ? all : Direction.Mixed);
        Shape = Shape with { Direction = direction, Inputs = _of.Shape.Inputs, IsAdditive = _fold is Fold.Sum or Fold.Count && _curve is not ICarryingCurve { Carries: true } };
    }

    private enum Fold
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

    /// <summary>The shape where the window bounds how many periods there are.</summary>
    public ValueShape ShapeWithin(Window window) => _fold is Fold.Count or Fold.LongestRun or Fold.CurrentRun
        ? Shape with { Bounds = new(0, window.PeriodsMax(_unit)) }
        : _fold == Fold.Sum && _most is >= 0 and < Interval.Unbounded && window.PeriodsMax(_unit) is var periods && !Interval.IsNone(periods)
        ? Shape with { Bounds = new(Shape.Bounds.Min, Math.Min(Shape.Bounds.Max, Quantum.ScaleBound(_most, periods))) }
        : Shape;

    public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values)
    {
        for (int i = 0; i < periods.Length; i++)
        {
            values[i] = FoldOver(block, periods[i]);
            MarkUncovered(block, periods[i]);
        }
    }

    /// <summary>Periods without rows are absence too, so that coverage is asked of the whole window.</summary>
    public void MarkUncovered(Block block, Period window)
    {
        Turned(block, _turn, () => (_of as RowMeasure)?.MarkUncovered(block, window));
        foreach (PeriodNeed need in _needs)
        {
            Turned(block, _needTurn, () => (need.Measure as RowMeasure)?.MarkUncovered(block, window));
        }
    }

    /// <summary>What a nested measure leaves open, this one leaves open as it answers to it.</summary>
    private static void Turned(Block block, Direction turn, Action evaluate)
    {
        Workspace workspace = block.Workspace;
        Openness before = workspace.Openness;
        workspace.Openness = Openness.Closed;
        evaluate();
        workspace.Openness = before | CurveOptions.Turn(workspace.Openness, turn);
    }

    private long FoldOver(Block block, Period window)
    {
        List<int> indexes = IndexesIn(block, window);
        var inner = new Period[indexes.Count];
        for (int i = 0; i < inner.Length; i++)
        {
            Period whole = Calendar.PeriodAt(_unit, indexes[i]);
            inner[i] = new(Math.Max(whole.From, window.From), Math.Min(whole.To, window.To));
        }

        long[] found = Values(block, _of, _turn, inner);
        long[][] needed = [.. _needs.Select(n => Values(block, n.Measure, _needTurn, inner))];
        long result = 0, run = 0;
        Int128 rest = 0;
        int previous = int.MinValue;
        for (int i = 0; i < found.Length; i++)
        {
            if (found[i] == IMeasure.Unknown)
            {
                return IMeasure.Unknown;
            }

            // A period that holds nothing is as one without rows: rows that do not matter change nothing.
            if (found[i] < _least || found[i] == 0)
            {
                continue;
            }

            bool? holds = Holds(block, indexes[i], found[i], needed, i);
            if (holds is null)
            {
                block.Workspace.Openness |= CurveOptions.Turn(Openness.Above, _needTurn); // it may be one that counts
            }

            if (holds is not true)
            {
                continue;
            }

            long value = Math.Min(_most, Through(found[i], ref rest) * _factor);
            run = indexes[i] == previous + 1 ? run + 1 : 1;
            previous = indexes[i];
            result = _fold switch
            {
                Fold.Sum => checked(result + value),
                Fold.Max => Math.Max(result, value),
                Fold.Count => result + 1,
                Fold.LongestRun => Math.Max(result, run),
                _ => run,
            };
        }

        // The period that has not ended yet may extend a run and does not break it; the as-of day itself has ended.
        int last = Calendar.IndexOf(_unit, window.To);
        bool ended = Calendar.PeriodAt(_unit, last).To <= block.AsOf;
        return _fold == Fold.CurrentRun && previous < (ended ? last : last - 1) ? 0 : result;
    }

    private static long[] Values(Block block, BoundMeasure measure, Direction turn, Period[] periods)
    {
        var values = new long[periods.Length];
        Turned(block, turn, () => measure.Evaluate(block, periods, values));
        return values;
    }

    /// <summary>Whether a period has what it needs; <see langword="null"/> where that is unknown and nothing is surely lacking.</summary>
    private bool? Holds(Block block, int index, long found, long[][] needed, int period)
    {
        bool known = true;
        for (int i = 0; i < _needs.Length; i++)
        {
            bool unknown = needed[i][period] == IMeasure.Unknown;
            known &= !unknown;
            if (!unknown && needed[i][period] < _needs[i].Least)
            {
                return false;
            }
        }

        bool? ofAge = _byAge is null ? true : _byAge.Holds(block, Math.Min(Calendar.PeriodAt(_unit, index).To, block.AsOf), found);
        return ofAge == false ? false : known ? ofAge : null;
    }

    private long Through(long found, ref Int128 rest) =>
        _curve is ICarryingCurve carrying ? carrying.At(found, ref rest) : _curve?.At(found) ?? found;

    /// <summary>The periods in the window that have rows; the others hold nothing.</summary>
    private List<int> IndexesIn(Block block, Period window)
    {
        var indexes = new List<int>();
        (int from, int count) = block.RowsIn(window).GetOffsetAndLength(block.Count);
        ReadOnlySpan<int> dates = block.Dates.Slice(from, count);
        Period current = new(1, 0);
        foreach (int day in dates)
        {
            if (!current.Contains(day))
            {
                int index = Calendar.IndexOf(_unit, day);
                current = Calendar.PeriodAt(_unit, index);
                indexes.Add(index);
            }
        }

        return indexes;
    }
}
