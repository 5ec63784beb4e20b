using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Scoring;

/// <summary>So much per so much, exactly: a part of the step gives its part.</summary>
internal sealed class RateCurve : ICurve
{
    private readonly long _perQuantum;

    private RateCurve(Fraction rate, ValueShape input)
    {
        Fraction perQuantum = rate / new Fraction(input.Scale);
        _perQuantum = perQuantum.Numerator;
        Direction direction = _perQuantum < 0 ? Direction.Falling : Direction.Rising;
        Shape = CurveOptions.Monotone(input, Quantum.Common(1, perQuantum.Denominator), direction, At);
    }

    public static ComponentType Type { get; } = ComponentType.Curve(
        "rate", new("so much per so much, in exact proportion", "按比例精确折算"), [CurveOptions.Per, CurveOptions.Gives],
        options => new RateCurve(CurveOptions.Rate(options), options.Input!));

    public ValueShape Shape { get; }

    public long At(long quanta) => quanta * _perQuantum;
}
