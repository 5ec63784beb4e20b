using VolunteerCredit.Intake;
using VolunteerCredit.RuleSets;
using VolunteerCredit.RuleSets.Linting;
using VolunteerCredit.Scoring;

namespace VolunteerCredit.Measures;

/// <summary>A measure in every period, through a curve and a cap, then folded: active months, streaks, caps per year, best year.</summary>
internal sealed class EachPeriodMeasure : IMeasure, IHasLimits
{
    private static readonly Option<CalendarUnit> Per = Option.Choice(
        "per", new("the kind of period", "周期种类"),
        [.. RuleSets.Binding.CalendarWords.Units.Where(u => u.Value != CalendarUnit.Total).Select(u => (u.Key, u.Value))]).Required();

    private static readonly Option<BoundMeasure> Of = Option.Measure("of", new("what is measured in each period", "每个周期内的度量")).Required();

    private static readonly Option<Func<ValueShape, ICurve>> Through = Option.Curve("through", new("a curve for each period's value", "各周期数值的折算"));

    private static readonly Option<Amount> Max = Option.Figure("max", new("the most that one period gives, after the curve", "每个周期至多，折算之后"));

    private static readonly Option<Amount> AtLeast =
        Option.Figure("atLeast", new("only periods whose value reaches this, before the curve; for counts and runs the default is more than nothing", "只计达到此值的周期（折算之前）；计数与连续默认为大于零"));

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
    private readonly Fold _fold;
    private readonly Direction _turn;

    private EachPeriodMeasure(OptionValues options)
    {
        _unit = options.Get(Per);
        _of = options.Get(Of);
        _fold = options.Get(FoldOption);
        _curve = options.Has(Through) ? options.Get(Through)(_of.Shape) : null;
        ValueShape each = _curve?.Shape ?? _of.Shape;
        bool counts = _fold is Fold.Count or Fold.LongestRun or Fold.CurrentRun;
        if (counts)
        {
            _least = 1;
            if (options.Has(Through) || options.Has(Max))
            {
                options.Refuse(options.Has(Through) ? Through : Max, options.Has(Through) ? "through" : "max", new("only with fold sum or max", "仅用于 fold 为 sum 或 max"));
            }
        }

        if (options.Has(AtLeast))
        {
            RequireSameUnit(options, AtLeast, _of.Shape.Unit);
            _least = options.Get(AtLeast).Figure.CeilingAt(_of.Shape.Scale);
        }

        if (options.Has(Max))
        {
            RequireSameUnit(options, Max, each.Unit);
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
        _turn = counts || _curve is null ? Direction.Rising : _curve.Shape.Direction;
        Shape = Shape with { Direction = CurveOptions.Then(_of.Shape.Direction, _turn) };
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
        [Per, Of, Through, Max, AtLeast, FoldOption],
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
        Workspace workspace = block.Workspace;
        Openness before = workspace.Openness;
        workspace.Openness = Openness.Closed;
        for (int i = 0; i < periods.Length; i++)
        {
            values[i] = FoldOver(block, periods[i]);
            (_of as RowMeasure)?.MarkUncovered(block, periods[i]);
        }

        workspace.Openness = before | CurveOptions.Turn(workspace.Openness, _turn);
    }

    /// <summary>Periods without rows are absence too, so that coverage is asked of the whole window.</summary>
    public void MarkUncovered(Block block, Period window)
    {
        Workspace workspace = block.Workspace;
        Openness before = workspace.Openness;
        workspace.Openness = Openness.Closed;
        (_of as RowMeasure)?.MarkUncovered(block, window);
        workspace.Openness = before | CurveOptions.Turn(workspace.Openness, _turn);
    }

    private static void RequireSameUnit(OptionValues options, Option<Amount> option, Unit unit)
    {
        if (!options.Get(option).Unit.Mixes(unit))
        {
            options.Refuse(option, options.Get(option).ToString(), RuleSets.Binding.Expected.UnitWords(unit.Kind), "VC3012");
        }
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

        var found = new long[inner.Length];
        _of.Evaluate(block, inner, found);
        long result = 0, run = 0;
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

            long value = Math.Min(_most, (_curve?.At(found[i]) ?? found[i]) * _factor);
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
