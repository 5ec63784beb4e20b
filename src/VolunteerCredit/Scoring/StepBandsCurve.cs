using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Scoring;

/// <summary>The band that the input lies in gives a fixed amount.</summary>
internal sealed class StepBandsCurve : ICurve
{
    private static readonly Option<IReadOnlyList<OptionValues>> Bands = Option.Fields(
        "bands", new("bands from the lowest to the highest, each by its lower bound; below the first nothing is given", "由低到高的分段，只写下界；首段以下不计"),
        () => [CurveOptions.From, CurveOptions.Gives]).Required().List();

    private readonly long[] _lowerBounds;
    private readonly long[] _gives;

    private StepBandsCurve(OptionValues options, ValueShape input)
    {
        IReadOnlyList<OptionValues> bands = options.Get(Bands);
        CurveOptions.RequireRising(bands);
        long scale = 1;
        foreach (OptionValues band in bands)
        {
            band.Fits(CurveOptions.From, input.Unit);
            scale = Quantum.Common(scale, band.Get(CurveOptions.Gives).Figure.Denominator);
        }

        _lowerBounds = [.. bands.Select(b => b.Get(CurveOptions.From).Figure.CeilingAt(input.Scale))];
        _gives = [.. bands.Select(b => b.Get(CurveOptions.Gives).Figure.ExactlyAt(scale))];
        long[] steps = [0, .. _gives];
        bool rises = steps.SequenceEqual(steps.Order()), falls = steps.SequenceEqual(steps.OrderDescending());
        Shape = new(Unit.Number, scale, new(steps.Min(), steps.Max()))
        {
            Direction = rises ? Direction.Rising : falls ? Direction.Falling : Direction.Mixed,
        };
    }

    public static ComponentType Type { get; } = ComponentType.Curve(
        "step-bands", new("a fixed amount for each band of the input", "各分段给固定分值"), [Bands],
        options => new StepBandsCurve(options, options.Input!));

    public ValueShape Shape { get; }

    public long At(long quanta)
    {
        int band = CurveOptions.BandOf(_lowerBounds, quanta);
        return band < 0 ? 0 : _gives[band];
    }
}
