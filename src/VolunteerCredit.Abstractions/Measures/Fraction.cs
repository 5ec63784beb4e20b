using System.Globalization;
using System.Numerics;

namespace VolunteerCredit.Measures;

/// <summary>An exact figure: a fraction in lowest terms with a positive denominator. Arithmetic is checked.</summary>
public readonly struct Fraction : IEquatable<Fraction>, IComparable<Fraction>
{
    private readonly long _denominator;

    /// <summary>A whole number.</summary>
    /// <param name="whole">The number.</param>
    public Fraction(long whole)
        : this(whole, 1)
    {
    }

    /// <summary>A fraction, brought to lowest terms.</summary>
    /// <param name="numerator">Above the line.</param>
    /// <param name="denominator">Below the line, not 0.</param>
    /// <exception cref="OverflowException">The lowest terms do not fit into 64 bits.</exception>
    public Fraction(Int128 numerator, Int128 denominator)
    {
        if (denominator == 0)
        {
            throw new DivideByZeroException();
        }

        var divisor = (Int128)BigInteger.GreatestCommonDivisor(numerator, denominator);
        divisor = denominator < 0 ? -divisor : divisor;
        Numerator = checked((long)(numerator / divisor));
        _denominator = checked((long)(denominator / divisor));
    }

    /// <summary>Above the line.</summary>
    public long Numerator { get; }

    /// <summary>Below the line, from 1.</summary>
    public long Denominator => _denominator == 0 ? 1 : _denominator;

    /// <summary>Reads plain decimals: an optional sign, digits, an optional point and digits. No exponent, no separators.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The figure.</param>
    /// <returns>Whether the text is such a number and fits into 64 bits.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Fraction value)
    {
        value = default;
        int point = text.IndexOf('.');
        ReadOnlySpan<char> digits = point < 0 ? text : text[..point];
        ReadOnlySpan<char> decimals = point < 0 ? [] : text[(point + 1)..];
        bool negative = digits is ['-', ..];
        digits = negative ? digits[1..] : digits;
        if (digits.IsEmpty || (point >= 0 && decimals.IsEmpty) || digits.Length + decimals.Length > 18
            || digits.ContainsAnyExceptInRange('0', '9') || decimals.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        long scale = 1;
        long whole = long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        foreach (char digit in decimals)
        {
            scale *= 10;
            whole = (whole * 10) + (digit - '0');
        }

        value = new Fraction(negative ? -whole : whole, scale);
        return true;
    }

    /// <summary>Adds exactly.</summary>
    public static Fraction operator +(Fraction a, Fraction b) =>
        new(((Int128)a.Numerator * b.Denominator) + ((Int128)b.Numerator * a.Denominator), (Int128)a.Denominator * b.Denominator);

    /// <summary>Subtracts exactly.</summary>
    public static Fraction operator -(Fraction a, Fraction b) =>
        new(((Int128)a.Numerator * b.Denominator) - ((Int128)b.Numerator * a.Denominator), (Int128)a.Denominator * b.Denominator);

    /// <summary>Multiplies exactly.</summary>
    public static Fraction operator *(Fraction a, Fraction b) =>
        new((Int128)a.Numerator * b.Numerator, (Int128)a.Denominator * b.Denominator);

    /// <summary>Divides exactly.</summary>
    public static Fraction operator /(Fraction a, Fraction b) =>
        new((Int128)a.Numerator * b.Denominator, (Int128)a.Denominator * b.Numerator);

    /// <summary>Whether the left is the smaller.</summary>
    public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;

    /// <summary>Whether the left is the larger.</summary>
    public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;

    /// <summary>Whether the left is the smaller or the same.</summary>
    public static bool operator <=(Fraction a, Fraction b) => a.CompareTo(b) <= 0;

    /// <summary>Whether the left is the larger or the same.</summary>
    public static bool operator >=(Fraction a, Fraction b) => a.CompareTo(b) >= 0;

    /// <summary>Whether the two are the same figure.</summary>
    public static bool operator ==(Fraction a, Fraction b) => a.Equals(b);

    /// <summary>Whether the two are different figures.</summary>
    public static bool operator !=(Fraction a, Fraction b) => !a.Equals(b);

    /// <summary>Compares exactly.</summary>
    /// <param name="other">The other figure.</param>
    public int CompareTo(Fraction other) =>
        ((Int128)Numerator * other.Denominator).CompareTo((Int128)other.Numerator * Denominator);

    /// <inheritdoc/>
    public bool Equals(Fraction other) => Numerator == other.Numerator && Denominator == other.Denominator;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary>The largest whole number of quanta of 1/<paramref name="scale"/> that is at most this figure.</summary>
    /// <param name="scale">Quanta in one unit.</param>
    public long FloorAt(long scale) => checked((long)Rounding.Divide((Int128)Numerator * scale, Denominator, RoundingMode.Floor));

    /// <summary>The smallest whole number of quanta of 1/<paramref name="scale"/> that is at least this figure.</summary>
    /// <param name="scale">Quanta in one unit.</param>
    public long CeilingAt(long scale) => checked((long)Rounding.Divide((Int128)Numerator * scale, Denominator, RoundingMode.Ceiling));

    /// <summary>This figure in quanta of 1/<paramref name="scale"/>, which must hold it exactly.</summary>
    /// <param name="scale">Quanta in one unit.</param>
    public long ExactlyAt(long scale)
    {
        Int128 quanta = (Int128)Numerator * scale;
        return quanta % Denominator == 0
            ? checked((long)(quanta / Denominator))
            : throw new ArithmeticException($"{this} is no whole number of quanta of 1/{scale.ToString(CultureInfo.InvariantCulture)}.");
    }

    /// <summary>Exact decimals, or a fraction where decimals do not end.</summary>
    public override string ToString()
    {
        long rest = Denominator, scale = 1;
        while (rest % 10 == 0)
        {
            (rest, scale) = (rest / 10, scale * 10);
        }

        while ((rest % 2 == 0 || rest % 5 == 0) && scale <= 1_000_000_000_000)
        {
            (rest, scale) = (rest % 2 == 0 ? rest / 2 : rest / 5, scale * 10);
        }

        if (rest != 1)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
        }

        var digits = (UInt128)Int128.Abs((Int128)Numerator * (scale / Denominator));
        string whole = (digits / (ulong)scale).ToString(CultureInfo.InvariantCulture);
        string decimals = scale == 1
            ? ""
            : "." + (digits % (ulong)scale).ToString(CultureInfo.InvariantCulture).PadLeft(scale.ToString(CultureInfo.InvariantCulture).Length - 1, '0');
        return (Numerator < 0 ? "-" : "") + whole + decimals;
    }
}
