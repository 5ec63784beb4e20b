using VolunteerCredit.Intake;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Measures;

/// <summary>One measure over another, rounded once to a multiple of a step: a rate of attendance, hours per record. Too small a sample is no ratio.</summary>
internal sealed class RatioMeasure : IMeasureOfMeasures
{
    /// <summary>What is missing where there is too little to divide by.</summary>
    public const string Sample = "sample";

    private static readonly Option<BoundMeasure> Of = Option.Measure("of", new("what is divided", "被除的度量")).Required();

    private static readonly Option<BoundMeasure> To = Option.Measure("to", new("what it is divided by: of the same unit, or a plain number", "作为除数的度量：同一单位，或纯数字")).Required();

    private static readonly Option<Amount> SampleOption = Option.Figure(
        Sample, new("how much there must be to divide by; the default is anything above nothing; below it the ratio is unknown", "除数至少应有多少；默认大于零；不足则比率未知"));

    private static readonly Option<Amount> Step = Option.Figure("to", new("the step that is rounded to, in the unit of the ratio", "舍入单位，与比率同单位"), min: 0).Required();

    private static readonly Option<OptionValues> Round = Option.Fields("round", new("how the quotient is rounded", "商的舍入"), () => [Step, RoundingOption.Mode]).Required();

    private readonly BoundMeasure _of;
    private readonly BoundMeasure _to;
    private readonly long _least = 1;
    private readonly Fraction _stepsInQuotient;
    private readonly long _step;
    private readonly RoundingMode _mode;

    private RatioMeasure(OptionValues options)
    {
        (_of, _to) = (options.Get(Of), options.Get(To));
        OptionValues round = options.Get(Round);
        _mode = round.Get(RoundingOption.Mode);
        Unit unit = UnitOf(options);
        Fraction step = StepOf(round, unit);
        _step = step.Numerator;
        _stepsInQuotient = new Fraction((Int128)_to.Shape.Scale, _of.Shape.Scale) / step;
        if (options.Has(SampleOption))
        {
            _least = options.LeastOf(SampleOption, _to.Shape);
            if (!options.IsAboveNothing(SampleOption))
            {
                _least = 1;
            }

            if (_least > _to.Shape.Bounds.Max)
            {
                Amount most = _to.Shape.Amount(_to.Shape.Bounds.Max);
                options.Refuse(
                    SampleOption,
                    options.Get(SampleOption).ToString(),
                    new($"at most {most.ToWords().English}, the most that there can be", $"不超过 {most.ToWords().Chinese}，即可达到的最大值"),
                    "VC3032");
            }
        }

        Shape = new(unit, Quantum.Common(1, step.Denominator), Bounds(_of.Shape.Bounds, _to.Shape.Bounds.Max))
        {
            Direction = Direction.Mixed,
            Inputs = [.. _of.Shape.Inputs.Concat(_to.Shape.Inputs).Distinct()],
        };
    }

    public static ComponentType Type { get; } = ComponentType.Measure(
        "ratio",
        new("one measure over another, rounded; unknown where the sample is too small", "两个度量之比，经舍入；样本过少则未知"),
        RowKinds.None,
        hasWindow: true,
        [Of, To, SampleOption, Round],
        options => new RatioMeasure(options));

    public ValueShape Shape { get; }

    public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values)
    {
        Workspace workspace = block.Workspace;
        var divisors = new long[periods.Length];
        bool mayShrink;
        using (workspace.Nest(Direction.Mixed))
        {
            _to.Evaluate(block, periods, divisors);
            mayShrink = workspace.Openness.Includes(Openness.Below); // to where there is no ratio
            _of.Evaluate(block, periods, values);
        }

        for (int i = 0; i < divisors.Length; i++)
        {
            bool small = divisors[i] != IMeasure.Unknown && divisors[i] < _least;
            if (small)
            {
                workspace.Missing.Add(Sample);
            }

            values[i] = small || mayShrink || divisors[i] == IMeasure.Unknown || values[i] == IMeasure.Unknown
                ? IMeasure.Unknown
                : checked((long)(Steps(values[i], divisors[i]) * _step));
        }
    }

    public void MarkUncovered(Block block, Period window)
    {
        using Workspace.Nested nested = block.Workspace.Nest(Direction.Mixed);
        (_of as RowMeasure)?.MarkUncovered(block, window);
        (_to as RowMeasure)?.MarkUncovered(block, window);
    }

    public IEnumerable<MeasureOver> Over(Period window) => [new(_of, window), new(_to, window)];

    /// <summary>Exact up to the one rounding.</summary>
    private Int128 Steps(long of, long to) =>
        Rounding.Divide((Int128)of * _stepsInQuotient.Numerator, (Int128)to * _stepsInQuotient.Denominator, _mode);

    /// <summary>The least divisor brings a quotient furthest from nothing, the greatest nearest to it.</summary>
    private Interval Bounds(Interval of, long most)
    {
        long nearest = Math.Max(most, _least);
        return new(
            of.Min < 0 ? End(of.Min, _least, -Interval.Unbounded) : End(of.Min, nearest, 0),
            of.Max > 0 ? End(of.Max, _least, Interval.Unbounded) : End(of.Max, nearest, 0));

        long End(long amount, long divisor, long unbounded)
        {
            if (Interval.IsNone(divisor) || Interval.IsNone(amount))
            {
                return unbounded;
            }

            Int128 steps = Steps(amount, divisor);
            return Int128.Abs(steps) > Interval.Unbounded / _step ? unbounded : (long)steps * _step;
        }
    }

    /// <summary>Like over like is a plain number; anything over a plain number is still what it was.</summary>
    private Unit UnitOf(OptionValues options)
    {
        Unit of = _of.Shape.Unit, to = _to.Shape.Unit;
        if (of.Mixes(to))
        {
            return Unit.Number;
        }

        if (to.Kind != UnitKind.Number)
        {
            options.Refuse(To, to.Name, of.Kind == UnitKind.Number ? Expected.UnitWords(UnitKind.Number) : new($"{of.Name}, or a plain number", $"{of.Name} 或纯数字"), "VC3012");
        }

        return of;
    }

    private static Fraction StepOf(OptionValues round, Unit unit)
    {
        round.Fits(Step, unit);
        return round.IsAboveNothing(Step) ? round.Get(Step).Figure : new Fraction(1);
    }
}
