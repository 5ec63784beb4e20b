using System.Globalization;

namespace VolunteerCredit.Files.Cells;

/// <summary>Plain decimals: an optional minus, digits, an optional point and digits. No exponent, no separators, no plus.</summary>
internal static class DecimalCell
{
    /// <summary>Digits that a decimal holds without rounding.</summary>
    private const int DigitsMax = 28;

    /// <summary>Whether it is a plain decimal, of whatever length.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> cell)
    {
        ReadOnlySpan<byte> digits = cell is [(byte)'-', ..] ? cell[1..] : cell;
        int point = digits.IndexOf((byte)'.');
        ReadOnlySpan<byte> whole = point < 0 ? digits : digits[..point];
        ReadOnlySpan<byte> decimals = point < 0 ? "0"u8 : digits[(point + 1)..];
        return !whole.IsEmpty && !decimals.IsEmpty
            && !whole.ContainsAnyExceptInRange((byte)'0', (byte)'9') && !decimals.ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }

    /// <summary>The value of a plain decimal, exactly; none if it has too many digits for that.</summary>
    public static bool TryParse(ReadOnlySpan<byte> plain, out decimal value)
    {
        value = 0;
        return plain.Length - (plain.Contains((byte)'.') ? 1 : 0) - (plain[0] == '-' ? 1 : 0) <= DigitsMax
            && decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }
}
