namespace VolunteerCredit.Files.Cells;

/// <summary>A fixed number of ASCII digits at a fixed place, the stuff of dates and times.</summary>
internal static class Digits
{
    /// <summary>Reads digits, and nothing but digits.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        if (text.IsEmpty || text.Length > 9)
        {
            return false;
        }

        foreach (byte character in text)
        {
            int digit = character - '0';
            if (digit is < 0 or > 9)
            {
                return false;
            }

            value = (value * 10) + digit;
        }

        return true;
    }
}
