namespace VolunteerCredit.Records;

/// <summary>Ids are compared as the bytes of their UTF-8 form, so that every machine and language orders them alike.</summary>
public static class Ids
{
    /// <summary>Compares two ids as bytes.</summary>
    /// <param name="a">The first id.</param>
    /// <param name="b">The second id.</param>
    /// <returns>Negative, zero or positive.</returns>
    public static int Compare(string? a, string? b)
    {
        if (a is null || b is null)
        {
            return (a is null ? 0 : 1) - (b is null ? 0 : 1);
        }

        int common = a.AsSpan().CommonPrefixLength(b);
        if (common == a.Length || common == b.Length)
        {
            return a.Length - b.Length;
        }

        // Code points above U+FFFF are surrogates in UTF-16, below U+E000, but sort last as UTF-8.
        char x = a[common], y = b[common];
        return char.IsSurrogate(x) != char.IsSurrogate(y) ? (char.IsSurrogate(x) ? 1 : -1) : x - y;
    }
}
