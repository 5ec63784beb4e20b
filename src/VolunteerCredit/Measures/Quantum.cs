using System.Globalization;
using System.Numerics;

namespace VolunteerCredit.Measures;

/// <summary>Finds the quantum in which figures are whole numbers.</summary>
internal static class Quantum
{
    /// <summary>The finest quantum a document may ask for: beyond it too little room is left for amounts.</summary>
    public const long ScaleMax = 1_000_000_000_000;

    /// <summary>The least common multiple of two scales.</summary>
    /// <exception cref="OverflowException">It is finer than <see cref="ScaleMax"/>.</exception>
    public static long Common(long a, long b)
    {
        BigInteger common = (BigInteger)a / BigInteger.GreatestCommonDivisor(a, b) * b;
        return common <= ScaleMax ? (long)common : throw new OverflowException(string.Create(CultureInfo.InvariantCulture, $"1/{common}"));
    }

    /// <summary>Adds two bounds, where unbounded stays unbounded.</summary>
    public static long AddBounds(long a, long b)
    {
        if (Interval.IsNone(a))
        {
            return a;
        }

        return Interval.IsNone(b) ? b
            : (long)Int128.Clamp((Int128)a + b, -Interval.Unbounded, Interval.Unbounded);
    }

    /// <summary>Brings a bound to a finer scale.</summary>
    public static long ScaleBound(long bound, long factor) =>
        Interval.IsNone(bound) ? bound
        : (long)Int128.Clamp((Int128)bound * factor, -Interval.Unbounded, Interval.Unbounded);
}
