namespace VolunteerCredit.Files.Cells;

/// <summary>A fixed number of ASCII digits at a fixed place, the stuff of dates and times.</summary>
internal static class Digits
{
    /// <summary>What <see cref="Two"/> says of anything else: so far below zero that a year or a time made of it is below zero too.</summary>
    private const int None = -10_000;

    /// <summary>The number of two digits at a place; below zero where they are not digits.</summary>
    public static int Two(ReadOnlySpan<byte> text, int at)
    {
        int tens = text[at] - '0', ones = text[at + 1] - '0';
        return tens is >= 0 and <= 9 && ones is >= 0 and <= 9 ? (tens * 10) + ones : None;
    }

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
