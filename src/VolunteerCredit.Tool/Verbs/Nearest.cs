namespace VolunteerCredit.Tool.Verbs;

/// <summary>What somebody may have meant.</summary>
internal static class Nearest
{
    private const int LengthMax = 100;

    /// <summary>The name that differs in the fewest letters, if they are few.</summary>
    public static string? To(string found, IEnumerable<string> known) => found.Length > LengthMax ? null
        : known.Select(name => (Name: name, Distance: Distance(name, found))).OrderBy(n => n.Distance).FirstOrDefault(n => n.Distance <= Math.Max(1, (found.Length + 1) / 3)).Name;

    /// <summary>All that are known, the likely one first.</summary>
    public static string Of(string found, IReadOnlyCollection<string> known)
    {
        string list = string.Join(", ", known);
        return To(found, known) is { } nearest ? $"{nearest}? ({list})" : list;
    }

    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            (int diagonal, row[0]) = (row[0], i);
            for (int j = 1; j <= b.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
            }
        }

        return row[b.Length];
    }
}
