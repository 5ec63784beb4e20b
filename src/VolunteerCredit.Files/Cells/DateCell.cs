namespace VolunteerCredit.Files.Cells;

/// <summary>A day as yyyy-MM-dd.</summary>
internal static class DateCell
{
    public static bool TryParse(ReadOnlySpan<byte> cell, out DateOnly date)
    {
        date = default;
        if (cell.Length != 10 || cell[4] != '-' || cell[7] != '-')
        {
            return false;
        }

        int year = (100 * Digits.Two(cell, 0)) + Digits.Two(cell, 2), month = Digits.Two(cell, 5), day = Digits.Two(cell, 8);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new(year, month, day);
        return true;
    }
}
