namespace VolunteerCredit.Files.Cells;

/// <summary>A time of day as HH:mm, H:mm or with seconds.</summary>
internal static class TimeCell
{
    public static bool TryParse(ReadOnlySpan<byte> cell, out TimeOnly time)
    {
        time = default;
        int colon = cell.IndexOf((byte)':');
        if (colon is not (1 or 2) || !Digits.TryParse(cell[..colon], out int hour) || hour > 23)
        {
            return false;
        }

        ReadOnlySpan<byte> rest = cell[(colon + 1)..];
        int second = 0;
        if (rest.Length == 5 && (rest[2] != ':' || !Digits.TryParse(rest[3..], out second) || second > 59))
        {
            return false;
        }

        if (rest.Length is not (2 or 5) || !Digits.TryParse(rest[..2], out int minute) || minute > 59)
        {
            return false;
        }

        time = new(hour, minute, second);
        return true;
    }
}
