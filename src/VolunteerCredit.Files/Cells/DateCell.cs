namespace VolunteerCredit.Files.Cells;

/// <summary>A day as yyyy-MM-dd.</summary>
internal static class DateCell
{
    public static bool TryParse(ReadOnlySpan<byte> cell, out DateOnly date)
    {
        date = default;
        if (cell.Length != 10 || cell[4] != '-' || cell[7] != '-'
            || !Digits.TryParse(cell[..4], out int year) || !Digits.TryParse(cell[5..7], out int month) || !Digits.TryParse(cell[8..], out int day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new(year, month, day);
        return true;
    }
}
