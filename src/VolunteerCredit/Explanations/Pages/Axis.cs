using System.Globalization;
using System.Numerics;
using VolunteerCredit.Measures;

namespace VolunteerCredit.Explanations.Pages;

/// <summary>From the left edge of a picture to its right one. Places on it are rounded to hundredths of a per cent; figures never are.</summary>
/// <param name="Least">The figure at the left edge.</param>
/// <param name="Most">The figure at the right edge; where it is the same, everything is at the left.</param>
internal readonly record struct Axis(Fraction Least, Fraction Most)
{
    /// <summary>The place of a figure in hundredths of a per cent, no further out than the edges.</summary>
    public int PlaceOf(Fraction figure)
    {
        (BigInteger part, BigInteger whole) = (From(figure) * Most.Denominator, From(Most) * figure.Denominator);
        return whole.IsZero ? 0 : (int)BigInteger.Clamp(part * 10_000 / whole, 0, 10_000);
    }

    public string At(Fraction figure) => Percent(PlaceOf(figure));

    public string Between(Fraction from, Fraction to) => Percent(PlaceOf(to) - PlaceOf(from));

    public static string Percent(int hundredths) => string.Create(CultureInfo.InvariantCulture, $"{hundredths / 100}.{hundredths % 100:00}%");

    /// <summary>From the left edge to a figure, in units of one over both denominators.</summary>
    private BigInteger From(Fraction figure) =>
        ((BigInteger)figure.Numerator * Least.Denominator) - ((BigInteger)Least.Numerator * figure.Denominator);
}
