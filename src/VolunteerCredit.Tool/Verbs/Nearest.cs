using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tool.Verbs;

/// <summary>What somebody may have meant.</summary>
internal static class Nearest
{
    private const int LengthMax = 100;

    /// <summary>All that are known, the likely one first.</summary>
    public static string Of(string found, IReadOnlyCollection<string> known)
    {
        string list = string.Join(", ", known);
        return found.Length <= LengthMax && Expected.Nearest(found, known) is { } nearest ? $"{nearest}? ({list})" : list;
    }
}
