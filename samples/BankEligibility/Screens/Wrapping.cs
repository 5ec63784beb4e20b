using System.Text;

namespace BankEligibility.Screens;

/// <summary>
/// Breaks a text into lines of a terminal: at blanks, and between Chinese characters, which stand without blanks; never before a closing
/// mark or after an opening one. A word that is wider than the line is broken where it must be.
/// </summary>
internal static class Wrapping
{
    private const string Closing = "，。；：、）”！？…";
    private const string Opening = "（“";

    /// <summary>The lines, none of them wider than asked.</summary>
    public static IEnumerable<string> Lines(string text, int width)
    {
        var line = new StringBuilder();
        int used = 0;
        bool begun = false;
        foreach (string piece in Pieces(text).SelectMany(piece => Fitting(piece, width)))
        {
            int blanks = begun && line.Length == 0 ? 0 : piece.Length - piece.TrimStart(' ').Length;
            string word = piece.TrimStart(' ');
            blanks = Math.Min(blanks, width - Screen.WidthOf(word));
            if (line.Length > 0 && used + blanks + Screen.WidthOf(word) > width)
            {
                yield return line.ToString();
                line.Clear();
                (used, blanks) = (0, 0);
            }

            begun = true;
            line.Append(' ', blanks).Append(word);
            used += blanks + Screen.WidthOf(word);
        }

        yield return line.ToString();
    }

    /// <summary>Words with the blanks before them, and single Chinese characters with the marks that stay with them.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        var piece = new StringBuilder();
        Rune last = default;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (piece.Length > 0 && MayBreak(last, rune))
            {
                yield return piece.ToString();
                piece.Clear();
            }

            piece.Append(rune.ToString());
            last = rune;
        }

        yield return piece.ToString();
    }

    private static bool MayBreak(Rune before, Rune after)
    {
        if (after.Value == ' ' || before.Value == ' ')
        {
            return before.Value != ' ';
        }

        bool together = Closing.Contains(after.ToString(), StringComparison.Ordinal) || Opening.Contains(before.ToString(), StringComparison.Ordinal);
        return !together && (IsWide(before) || IsWide(after) || Closing.Contains(before.ToString(), StringComparison.Ordinal));
    }

    private static bool IsWide(Rune rune) => !rune.IsAscii && Screen.WidthOf(rune.ToString()) == 2;

    private static IEnumerable<string> Fitting(string piece, int width)
    {
        string rest = piece;
        while (Screen.WidthOf(rest.TrimStart(' ')) > width)
        {
            int taken = 0, used = 0;
            foreach (Rune rune in rest.EnumerateRunes())
            {
                used += Screen.WidthOf(rune.ToString());
                if (used > width && taken > 0)
                {
                    break;
                }

                taken += rune.Utf16SequenceLength;
            }

            yield return rest[..taken];
            rest = rest[taken..];
        }

        yield return rest;
    }
}
