using System.Globalization;
using System.Text;

namespace VolunteerCredit.RuleSets.Description;

/// <summary>Markdown that stays what it is whatever the texts of a document hold.</summary>
internal static class Markdown
{
    private const string Special = "\\`*_[]<>|~&";

    /// <summary>Text of others on one line: characters that Markdown reads are escaped, hidden ones become spaces.</summary>
    public static string Escape(string text)
    {
        var safe = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool hidden = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            if (rune.IsAscii && Special.Contains((char)rune.Value, StringComparison.Ordinal))
            {
                safe.Append('\\');
            }

            safe.Append(hidden ? " " : rune.ToString());
        }

        return safe.ToString().Trim();
    }

    /// <summary>A name or code as the document writes it; what is no plain word stands in quotes.</summary>
    public static string Code(string text) =>
        text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ':' or '+' or '#' or '@') ? $"`{text}`" : $"“{Escape(text)}”";

    /// <summary>An address that can be followed, where it is one.</summary>
    public static string Link(string url) =>
        (url.StartsWith("https://", StringComparison.Ordinal) || url.StartsWith("http://", StringComparison.Ordinal))
        && url.All(c => c is > ' ' and < '\u007f' and not ('<' or '>' or '|' or '`' or '\\')) ? $"<{url}>" : Escape(url);
}
