using System.Globalization;
using System.Text;
using VolunteerCredit.Explanations;

namespace VolunteerCredit.RuleSets.Description;

/// <summary>
/// A description under way: what is written, and the tables that a sentence refers to. Sentences stay on one line, however deep they
/// nest; their tables are numbered and follow the paragraph.
/// </summary>
internal sealed class Page(Language language)
{
    private readonly StringBuilder _text = new();
    private readonly SortedDictionary<int, (string Caption, IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows)> _waiting = [];
    private int _tables;

    public string Say(string key, params object[] values) => Texts.Phrase("describe." + key, values).In(language);

    public string? TrySay(string key, params object[] values) => Texts.FindPhrase("describe." + key) is null ? null : Say(key, values);

    public string In(Words words) => Markdown.Escape(words.In(language));

    /// <summary>Several things in one sentence: <c>a, b and c</c>.</summary>
    /// <param name="key">How the last one is joined: <c>and</c>, <c>or</c> or <c>semicolon</c>.</param>
    /// <param name="items">The things.</param>
    public string Join(string key, IReadOnlyList<string> items) => items.Count switch
    {
        0 => Say("nothing"),
        1 => items[0],
        _ => Say("join." + key, string.Join(Say(key == "semicolon" ? "join.semicolon" : "join.comma", "", ""), items.Take(items.Count - 1)), items[^1]),
    };

    public void Heading(int level, string text) => Block(new string('#', level) + " " + text);

    public void Paragraph(string text)
    {
        Block(Sentence(text));
        Flush();
    }

    public void Items(IEnumerable<string> items)
    {
        string[] lines = [.. items.Select(Sentence)];
        Block(string.Join('\n', lines.Select(l => "- " + l)));
        Flush();
    }

    public void Steps(IEnumerable<string> items)
    {
        string[] lines = [.. items.Select(Sentence)];
        Block(string.Join('\n', lines.Select((l, i) => $"{(i + 1).ToString(CultureInfo.InvariantCulture)}. {l}")));
        Flush();
    }

    public void Table(IReadOnlyList<string> head, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        Block(TableText(head, rows));
        Flush();
    }

    /// <summary>Keeps a table for after the paragraph.</summary>
    /// <returns>What to call it in the sentence.</returns>
    public string Later(string caption, Func<(IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows)> table)
    {
        int number = ++_tables; // before its cells are written, so that tables come in the order they are read
        (IReadOnlyList<string> head, IReadOnlyList<IReadOnlyList<string>> rows) = table();
        _waiting.Add(number, (caption, head, rows));
        return Say("table", number);
    }

    public override string ToString() => _text.ToString();

    private static string TableText(IReadOnlyList<string> head, IReadOnlyList<IReadOnlyList<string>> rows) => string.Join('\n', [
        Row(head), Row([.. head.Select(_ => "---")]), .. rows.Select(Row)]);

    private static string Row(IReadOnlyList<string> cells) => $"| {string.Join(" | ", cells)} |";

    private string Sentence(string text)
    {
        string start = char.IsAsciiLetterLower(text.FirstOrDefault()) ? char.ToUpperInvariant(text[0]) + text[1..]
            : text.StartsWith("**", StringComparison.Ordinal) && text.Length > 2 ? "**" + char.ToUpperInvariant(text[2]) + text[3..] : text;
        return start.Length == 0 || start[^1] is '.' or '。' or '!' or '?' or '！' or '？' or ':' or '：' ? start : Say("sentence", start);
    }

    private void Flush()
    {
        while (_waiting.Count > 0)
        {
            (int number, (string caption, IReadOnlyList<string> head, IReadOnlyList<IReadOnlyList<string>> rows)) = _waiting.First();
            _waiting.Remove(number);
            Block(Say("caption", number, caption));
            Block(TableText(head, rows));
        }
    }

    private void Block(string text)
    {
        if (_text.Length > 0)
        {
            _text.Append('\n');
        }

        _text.Append(language == Language.Chinese ? Tight(text) : text).Append('\n');
    }

    /// <summary>No space between Chinese characters: phrases have one on either side of what they are filled with.</summary>
    private static string Tight(string text)
    {
        var tight = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            bool spare = text[i] == ' ' && i > 0 && i + 1 < text.Length
                && ((IsChinese(text[i - 1]) && IsChinese(text[i + 1]))
                    || (IsStop(text[i - 1]) && (char.IsAsciiLetterOrDigit(text[i + 1]) || text[i + 1] == '`'))
                    || (IsStop(text[i + 1]) && (char.IsAsciiLetterOrDigit(text[i - 1]) || text[i - 1] == '`')));
            if (!spare)
            {
                tight.Append(text[i]);
            }
        }

        return tight.ToString();
    }

    private static bool IsChinese(char c) => c is >= '\u4e00' and <= '\u9fff' || IsStop(c);

    private static bool IsStop(char c) => "，。；：（）、“”！？".Contains(c, StringComparison.Ordinal);
}
