using System.Globalization;
using System.Text;

namespace VolunteerCredit.Tool.Printing;

/// <summary>A line that may hold text of others, made safe for a terminal. Unlike the library's <c>Texts.Printable</c> it cuts nothing off.</summary>
internal static class SafeText
{
    /// <summary>The line with control and invisible characters shown as escapes.</summary>
    public static string Of(string line)
    {
        var safe = new StringBuilder();
        foreach (Rune rune in line.EnumerateRunes())
        {
            safe.Append(IsHidden(rune) ? string.Create(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}") : rune.ToString());
        }

        return safe.ToString();
    }

    /// <summary>Several lines, each made safe.</summary>
    public static string OfLines(string text) => string.Join('\n', text.Split('\n').Select(Of));

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
