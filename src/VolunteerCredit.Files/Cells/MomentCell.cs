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

        ReadOnlySpan<byte> clock = cell[11..];
        int zone = clock.IndexOfAny("Z+-"u8);
        if (zone < 0 || !TryOffset(clock[zone..], out TimeSpan offset))
        {
            return false;
        }

        clock = clock[..zone];
        long ticks = 0;
        if (clock.IndexOf((byte)'.') is >= 0 and int point)
        {
            // A decimal of seconds needs seconds before it.
            if (point != 8 || !TryTicks(clock[(point + 1)..], out ticks))
            {
                return false;
            }

            clock = clock[..point];
        }

        if (clock.Length is not (5 or 8) || !TimeCell.TryParse(clock, out TimeOnly time))
        {
            return false;
        }

        var local = new DateTime(date, time);
        local = local.AddTicks(ticks);
        long universal = local.Ticks - offset.Ticks;
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
        if (text is [(byte)'Z'])
        {
            return true;
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
