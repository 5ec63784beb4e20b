using System.Numerics;

namespace VolunteerCredit.Comparisons;

/// <summary>The natural logarithm of a fraction as a whole number of 2⁻¹²⁸, from whole numbers alone: the same on every machine.</summary>
internal static class Logarithm
{
    /// <summary>Bits behind the point. The error is below 2⁻¹⁰⁰.</summary>
    public const int Bits = 128;

    private static readonly BigInteger Ln2 = TwiceArtanh(BigInteger.One, 3);

    /// <summary>ln(above ÷ below) × 2¹²⁸, cut off.</summary>
    /// <param name="above">Above the line, from 1.</param>
    /// <param name="below">Below the line, from 1.</param>
    public static BigInteger Of(BigInteger above, BigInteger below)
    {
        // ln(2ᵏ × m) = k ln 2 + ln m, with m brought between 1/2 and 2; ln m = 2 artanh((m − 1) ÷ (m + 1)).
        int power = (int)(above.GetBitLength() - below.GetBitLength());
        (above, below) = power > 0 ? (above, below << power) : (above << -power, below);
        return (power * Ln2) + TwiceArtanh(above - below, above + below);
    }

    /// <summary>2 × (z + z³/3 + z⁵/5 + …) for z = above ÷ below, of which the size is at most 1/3.</summary>
    private static BigInteger TwiceArtanh(BigInteger above, BigInteger below)
    {
        BigInteger z = (above << Bits) / below, square = (z * z) >> Bits, sum = 0;
        for (int n = 1; !z.IsZero; n += 2)
        {
            sum += z / n;
            z = (z * square) >> Bits;
            z = z == BigInteger.MinusOne ? BigInteger.Zero : z; // a shift rounds down, and would stay at −1 for ever
        }

        return 2 * sum;
    }
}
