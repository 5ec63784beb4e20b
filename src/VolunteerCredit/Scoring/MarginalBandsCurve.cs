using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Scoring;

/// <summary>Each band of the input has a rate of its own, as income tax has: the first 20 h at 1, the next 60 h at 1/2 …</summary>
internal sealed class MarginalBandsCurve : ICurve
{
    private static readonly Option<IReadOnlyList<OptionValues>> Bands = Option.Fields(
        "bands", new("bands from the lowest to the highest, each by its lower bound; below the first nothing is given", "由低到高的分段，只写下界；首段以下不计"),
        () => [CurveOptions.From, CurveOptions.Per, CurveOptions.Gives]).Required().List();

    private readonly long[] _lowerBounds;
    private readonly long[] _atLowerBound;
    private readonly long[] _perQuantum;

    private MarginalBandsCurve((Fraction From, Fraction Rate)[] bands, ValueShape input)
    {
        // Below every lower bound the sum so far is a whole number of quanta too, since rates and bounds are.
        long scale = 1;
        Fraction sum = default;
        Fraction[] sums = new Fraction[bands.Length];
        for (int i = 0; i < bands.Length; i++)
        {
            sum += i == 0 ? default : (bands[i].From - bands[i - 1].From) * bands[i - 1].Rate;
            sums[i] = sum - (bands[i].From * bands[i].Rate);
            scale = Quantum.Common(scale, (bands[i].Rate / new Fraction(input.Scale)).Denominator);
            scale = Quantum.Common(scale, sums[i].Denominator);
        }

        _lowerBounds = [.. bands.Select(b => b.From.CeilingAt(input.Scale))];
        _atLowerBound = [.. sums.Select(s => s.ExactlyAt(scale))];
        _perQuantum = [.. bands.Select(b => (b.Rate / new Fraction(input.Scale)).ExactlyAt(scale))];
        Direction direction = bands.All(b => b.Rate >= default(Fraction)) ? Direction.Rising
            : bands.All(b => b.Rate <= default(Fraction)) ? Direction.Falling : Direction.Mixed;
        Shape = direction == Direction.Mixed
            ? new(Unit.Number, scale, Interval.Everything) { Direction = direction }
            : CurveOptions.Monotone(input, scale, direction, At);
    }

    public static ComponentType Type { get; } = ComponentType.Curve(
        "marginal-bands", new("a rate of its own for each band of the input", "各分段分别按自己的比率折算"), [Bands], Create);

    public ValueShape Shape { get; }

    public long At(long quanta)
    {
        int band = CurveOptions.BandOf(_lowerBounds, quanta);
        return band < 0 ? 0 : _atLowerBound[band] + (quanta * _perQuantum[band]);
    }

    private static MarginalBandsCurve Create(OptionValues options)
    {
        IReadOnlyList<OptionValues> bands = options.Get(Bands);
        CurveOptions.RequireRising(bands);
        var rates = new (Fraction, Fraction)[bands.Count];
        for (int i = 0; i < rates.Length; i++)
        {
            OptionValues band = bands[i];
            band.Fits(CurveOptions.From, options.Input!.Unit);
            band.Fits(CurveOptions.Per, options.Input.Unit);
            Fraction per = band.IsAboveNothing(CurveOptions.Per) ? band.Get(CurveOptions.Per).Figure : new(1);
            rates[i] = (band.Get(CurveOptions.From).Figure, band.Get(CurveOptions.Gives).Figure / per);
        }

        return new(rates, options.Input!);
    }
}
