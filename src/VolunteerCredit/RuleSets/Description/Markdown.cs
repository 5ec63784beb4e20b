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

    /// <summary>What this class and <see cref="Page"/> wrote, without the marks of Markdown: a table is a line for each row.</summary>
    public static string ToPlain(string markdown)
    {
        var plain = new StringBuilder();
        foreach (string line in markdown.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith("| ---", StringComparison.Ordinal)))
        {
            plain.Append(plain.Length == 0 ? "" : "\n");
            for (int i = 0; i < line.Length; i++)
            {
                bool escaped = line[i] == '\\' && i + 1 < line.Length && Special.Contains(line[i + 1], StringComparison.Ordinal);
                if (escaped || line[i] is not ('*' or '`'))
                {
                    plain.Append(line[escaped ? ++i : i]);
                }
            }
        }

        return plain.ToString();
    }

    /// <summary>An address that can be followed, where it is one.</summary>
    public static string Link(string url) =>
        (url.StartsWith("https://", StringComparison.Ordinal) || url.StartsWith("http://", StringComparison.Ordinal))
        && url.All(c => c is > ' ' and < '\u007f' and not ('<' or '>' or '|' or '`' or '\\')) ? $"<{url}>" : Escape(url);
}
