namespace VolunteerCredit.Files.Cells;

/// <summary>Numbers of Chinese identity cards (GB 11643): 17 digits with a birth date, and a check character.</summary>
internal static class IdentityCard
{
    private const int Length = 18;

    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private static ReadOnlySpan<byte> Checks => "10X98765432"u8;

    /// <summary>Whether a text is such a number: digits, birth date and check character all fit.</summary>
    public static bool IsOne(ReadOnlySpan<byte> text)
    {
        if (text.Length != Length || text[..^1].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        int year = (100 * Digits.Two(text, 6)) + Digits.Two(text, 8), month = Digits.Two(text, 10), day = Digits.Two(text, 12);
        if (year is < 1850 or > 2199 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        int sum = 0;
        for (int i = 0; i < Weights.Length; i++)
        {
            sum += Weights[i] * (text[i] - '0');
        }

        return (text[^1] == 'x' ? (byte)'X' : text[^1]) == Checks[sum % Checks.Length];
    }
}
