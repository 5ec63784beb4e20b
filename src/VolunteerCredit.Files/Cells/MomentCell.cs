namespace VolunteerCredit.Files.Cells;

/// <summary>A moment in ISO 8601 with its offset: <c>2019-03-20T17:05:00+08:00</c>, seconds and up to seven decimals of them at will.</summary>
internal static class MomentCell
{
    public static bool TryParse(ReadOnlySpan<byte> cell, out DateTimeOffset moment)
    {
        moment = default;
        if (cell.Length < 17 || cell[10] != 'T' || !DateCell.TryParse(cell[..10], out DateOnly date))
        {
            return false;
        }

        // HH:mm, or HH:mm:ss and then a point and decimals of seconds at will; what follows is the offset.
        int end = cell[16] == ':' ? 19 : 16;
        if (cell.Length <= end || cell[13] != ':')
        {
            return false;
        }

        int hour = Digits.Two(cell, 11), minute = Digits.Two(cell, 14), second = end == 19 ? Digits.Two(cell, 17) : 0;
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
        {
            return false;
        }

        ReadOnlySpan<byte> zone = cell[end..];
        long ticks = 0;
        if (end == 19 && zone[0] == '.')
        {
            int decimals = Math.Max(0, zone[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9'));
            if (!TryTicks(zone.Slice(1, decimals), out ticks))
            {
                return false;
            }

            zone = zone[(1 + decimals)..];
        }

        if (!TryOffset(zone, out TimeSpan offset))
        {
            return false;
        }

        long local = (date.DayNumber * TimeSpan.TicksPerDay) + (((((hour * 60) + minute) * 60) + second) * TimeSpan.TicksPerSecond) + ticks;
        long universal = local - offset.Ticks;
        if (universal < DateTime.MinValue.Ticks || universal > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        moment = new(local, offset);
        return true;
    }

    private static bool TryTicks(ReadOnlySpan<byte> decimals, out long ticks)
    {
        ticks = 0;
        if (decimals.Length > 7 || !Digits.TryParse(decimals, out int value))
        {
            return false;
        }

        ticks = value;
        for (int i = decimals.Length; i < 7; i++)
        {
            ticks *= 10;
        }

        return true;
    }

    /// <summary>Z, +08:00, +0800 or +08; up to 14 hours either way.</summary>
    private static bool TryOffset(ReadOnlySpan<byte> text, out TimeSpan offset)
    {
        offset = default;
        if (text is not [(byte)'+' or (byte)'-', ..])
        {
            return text is [(byte)'Z'];
        }

        bool negative = text[0] == '-';
        text = text[1..];
        int minutes = 0;
        bool wellFormed = text.Length switch
        {
            2 => true,
            4 => Digits.TryParse(text[2..], out minutes),
            5 => text[2] == ':' && Digits.TryParse(text[3..], out minutes),
            _ => false,
        };
        if (!wellFormed || !Digits.TryParse(text[..2], out int hours) || minutes > 59 || (hours * 60) + minutes > 14 * 60)
        {
            return false;
        }

        offset = TimeSpan.FromMinutes((negative ? -1 : 1) * ((hours * 60) + minutes));
        return true;
    }
}
