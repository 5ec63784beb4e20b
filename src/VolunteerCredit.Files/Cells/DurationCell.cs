using System.Buffers;
using System.Text;
using VolunteerCredit.Measures;

namespace VolunteerCredit.Files.Cells;

/// <summary>A length of time in words, as <c>2小时30分钟</c>, <c>2时30分</c>, <c>48分</c> or <c>1.5h</c>, or a bare number whose unit is stated elsewhere.</summary>
internal static class DurationCell
{
    private const long SecondsPerMinute = 60;

    /// <summary>Decimals are exact to a billionth.</summary>
    private const long Scale = 1_000_000_000;

    private const int DecimalsMax = 9;

    /// <summary>Words of units, the longer before those that they begin with.</summary>
    private static readonly (byte[] Word, DurationUnit Unit)[] Words =
    [
        .. Of(DurationUnit.Hours, "个小时", "小时", "时", "hours", "hour", "hrs", "hr", "h"),
        .. Of(DurationUnit.Minutes, "分钟", "分", "minutes", "minute", "mins", "min", "m"),
        .. Of(DurationUnit.Seconds, "秒钟", "秒", "seconds", "second", "secs", "sec", "s"),
    ];

    private static readonly SearchValues<byte> Figure = SearchValues.Create("0123456789."u8);

    /// <summary>Reads a length of time.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="unit">The unit of a bare number; <see langword="null"/> if there shall be none.</param>
    /// <param name="rounding">What becomes of a part of a minute; <see langword="null"/> if there shall be none.</param>
    /// <param name="minutes">Whole minutes.</param>
    public static bool TryParse(ReadOnlySpan<byte> cell, DurationUnit? unit, RoundingMode? rounding, out int minutes)
    {
        minutes = 0;
        Int128 sum = 0;
        long last = long.MaxValue;
        for (ReadOnlySpan<byte> rest = cell; !rest.IsEmpty; rest = rest.TrimStart((byte)' '))
        {
            int digits = rest.IndexOfAnyExcept(Figure);
            bool isBare = digits < 0;
            if (!TryScaled(isBare ? rest : rest[..digits], out Int128 value))
            {
                return false;
            }

            rest = isBare ? [] : rest[digits..].TrimStart((byte)' ');
            if ((isBare ? last == long.MaxValue ? unit : null : UnitAt(ref rest)) is not { } of || (long)of >= last)
            {
                return false; // a bare number after others, no unit, or one that should have stood before
            }

            last = (long)of;
            sum += value * last;
        }

        Int128 minute = (Int128)SecondsPerMinute * Scale;
        if (sum % minute != 0 && rounding is null)
        {
            return false;
        }

        Int128 whole = rounding is { } mode ? Rounding.Divide(sum, minute, mode) : sum / minute;
        minutes = whole <= int.MaxValue ? (int)whole : 0;
        return !cell.IsEmpty && whole <= int.MaxValue;
    }

    private static bool TryScaled(ReadOnlySpan<byte> figure, out Int128 value)
    {
        value = 0;
        int point = figure.IndexOf((byte)'.');
        int decimals = point < 0 ? 0 : figure.Length - point - 1;
        if (figure.IsEmpty || decimals > DecimalsMax || !DecimalCell.IsPlain(figure) || !DecimalCell.TryParse(figure, out decimal exact) || exact > int.MaxValue)
        {
            return false;
        }

        value = (Int128)(exact * Scale);
        return true;
    }

    private static DurationUnit? UnitAt(ref ReadOnlySpan<byte> rest)
    {
        foreach ((byte[] word, DurationUnit unit) in Words)
        {
            if (rest.StartsWith(word) || (rest.Length >= word.Length && Ascii.EqualsIgnoreCase(rest[..word.Length], word)))
            {
                rest = rest[word.Length..];
                return unit;
            }
        }

        return null;
    }

    private static IEnumerable<(byte[] Word, DurationUnit Unit)> Of(DurationUnit unit, params string[] words) =>
        words.Select(word => (Encoding.UTF8.GetBytes(word), unit));
}

/// <summary>A unit of time, by its seconds.</summary>
internal enum DurationUnit
{
    Seconds = 1,
    Minutes = 60,
    Hours = 3600,
}
