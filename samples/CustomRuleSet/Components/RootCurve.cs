using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Scoring;

namespace CustomRuleSet.Components;

/// <summary>Curve: points by the whole square root, so that the first hours give most: 1 h gives 1, 4 h give 2, 100 h give 10. Found in whole numbers, never in floating point.</summary>
public sealed class RootCurve : ICurve
{
    private static readonly Option<Amount> Per = Option.Figure("per", new("what counts as one, such as 1h", "以多少为一，如 1h"), min: 0).Required();

    private static readonly Option<int> Gives = Option.Whole("gives", new("points for each one of the root; the default is 1", "根号值每一的分数；默认 1"), 1, 1_000);

    private readonly Fraction _ones = new(1);
    private readonly int _gives;

    private RootCurve(OptionValues options)
    {
        ValueShape input = options.Input!;
        Amount per = options.Get(Per);
        _gives = options.Get(Gives, 1);
        if (!per.Unit.Mixes(input.Unit))
        {
            options.Refuse(Per, per.ToString(), new($"an amount of the same kind as the input ({input.Unit.Name})", $"与输入同类的数量（{input.Unit.Name}）"), "VC3012");
        }
        else if (per.Quanta <= 0)
        {
            options.Refuse(Per, per.ToString(), new("more than nothing", "大于零"));
        }
        else
        {
            _ones = new Fraction(1) / (per.Figure * new Fraction(input.Scale));
        }

        // What every value must lie in is told beforehand: it is how the checks see that a tier cannot be reached.
        Shape = new(Unit.Number, 1, new(End(input.Bounds.Min, 0), End(input.Bounds.Max, Interval.Unbounded)));
    }

    /// <summary>How documents name it.</summary>
    public static ComponentType Type { get; } = ComponentType.Curve(
        "root", new("points by the whole square root", "按平方根（取整）折算"), [Per, Gives], options => new RootCurve(options));

    /// <inheritdoc/>
    public ValueShape Shape { get; }

    /// <summary>Nothing, and less than nothing, give nothing.</summary>
    public long At(long quanta)
    {
        Int128 ones = quanta <= 0 ? 0 : Rounding.Divide((Int128)quanta * _ones.Numerator, _ones.Denominator, RoundingMode.Down);
        Int128 low = 0, high = 3_037_000_500; // its square is just above the largest amount
        while (low + 1 < high)
        {
            Int128 middle = (low + high) / 2;
            (low, high) = middle * middle <= ones ? (middle, high) : (low, middle);
        }

        return checked((long)low * _gives);
    }

    private long End(long bound, long unbounded) => Interval.IsNone(bound) ? unbounded : At(bound);
}
