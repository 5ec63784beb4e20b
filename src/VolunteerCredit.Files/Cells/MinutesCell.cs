using System.Globalization;

namespace VolunteerCredit.Files.Cells;

/// <summary>Whole minutes from 0: digits and nothing else.</summary>
internal static class MinutesCell
{
    public static bool TryParse(ReadOnlySpan<byte> cell, out int minutes)
    {
        return Digits.TryParse(cell, out minutes) || int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out minutes);
    }
}
