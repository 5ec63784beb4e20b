using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Scoring;

/// <summary>So much for every whole step; what is left over gives nothing.</summary>
internal sealed class PerWholeCurve : ICurve
{
    private readonly long _perNumerator;
    private readonly long _perDenominator;
    private readonly long _gives;

    private PerWholeCurve(Fraction per, Fraction gives, ValueShape input)
    {
        Fraction step = per * new Fraction(input.Scale);
        (_perNumerator, _perDenominator) = (step.Numerator, step.Denominator);
        _gives = gives.Numerator;
        Shape = CurveOptions.Monotone(input, Quantum.Common(1, gives.Denominator), _gives < 0 ? Direction.Falling : Direction.Rising, At);
    }

    public static ComponentType Type { get; } = ComponentType.Curve(
        "per-whole", new("so much for every whole step", "每满一份计多少"), [CurveOptions.Per, CurveOptions.Gives], Create);

    public ValueShape Shape { get; }

    /// <summary>Whole steps are counted towards zero, so that a debt of half a step costs nothing either.</summary>
    public long At(long quanta) =>
        checked((long)(Rounding.Divide((Int128)quanta * _perDenominator, _perNumerator, RoundingMode.Down) * _gives));

    private static ICurve Create(OptionValues options)
    {
        Fraction rate = CurveOptions.Rate(options);
        Fraction per = options.Get(CurveOptions.Per).Figure;
        return rate == default && per <= default(Fraction)
            ? new PerWholeCurve(new Fraction(1), default, options.Input!) // refused already
            : new PerWholeCurve(per, options.Get(CurveOptions.Gives).Figure, options.Input!);
    }
}
