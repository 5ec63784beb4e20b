using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Scoring;

/// <summary>So much for every whole step; what is left over gives nothing, or is handed on to the next period.</summary>
internal sealed class PerWholeCurve : ICarryingCurve
{
    private static readonly Option<bool> Carry = Option.Flag(
        "carry", new("whether what a period leaves over is handed on to the next, within each-period; the default is false", "在 each-period 中，余数是否结转到下一周期；默认 false"));

    private readonly long _perNumerator;
    private readonly long _perDenominator;
    private readonly long _gives;

    private PerWholeCurve(Fraction per, Fraction gives, ValueShape input, bool carries)
    {
        Fraction step = per * new Fraction(input.Scale);
        (_perNumerator, _perDenominator) = (step.Numerator, step.Denominator);
        _gives = gives.Numerator;
        Carries = carries;

        // With the rest of others an amount may give more than it could by itself.
        Interval bounds = carries
            ? new(input.Bounds.Min < 0 ? -Interval.Unbounded : 0, input.Bounds.Max > 0 ? Interval.Unbounded : 0)
            : input.Bounds;
        Shape = CurveOptions.Monotone(
            input with { Bounds = bounds }, Quantum.Common(1, gives.Denominator), _gives < 0 ? Direction.Falling : Direction.Rising, At);
    }

    public static ComponentType Type { get; } = ComponentType.Curve(
        "per-whole", new("so much for every whole step", "每满一份计多少"), [CurveOptions.Per, CurveOptions.Gives, Carry], Create);

    public ValueShape Shape { get; }

    public bool Carries { get; }

    /// <summary>Whole steps are counted towards zero, so that a debt of half a step costs nothing either.</summary>
    public long At(long quanta)
    {
        Int128 rest = 0;
        return At(quanta, ref rest);
    }

    public long At(long quanta, ref Int128 rest)
    {
        Int128 amount = ((Int128)quanta * _perDenominator) + rest;
        Int128 steps = Rounding.Divide(amount, _perNumerator, RoundingMode.Down);
        rest = Carries ? amount - (steps * _perNumerator) : 0;
        return checked((long)(steps * _gives));
    }

    private static ICurve Create(OptionValues options)
    {
        bool carries = options.Get(Carry, false);
        if (carries && !options.Input!.InSeries)
        {
            options.Refuse(Carry, "true", new("false here: only each-period has a next period", "此处应为 false：只有 each-period 有下一周期"), "VC3087");
        }

        _ = CurveOptions.Rate(options); // for what it refuses
        Fraction per = options.Get(CurveOptions.Per).Figure;
        return per <= default(Fraction)
            ? new PerWholeCurve(new Fraction(1), default, options.Input!, carries) // refused already
            : new PerWholeCurve(per, options.Get(CurveOptions.Gives).Figure, options.Input!, carries);
    }
}
