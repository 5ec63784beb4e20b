using System.Globalization;
using System.Text;
using System.Text.Json;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>A row of the table of codes.</summary>
/// <param name="Code">The code.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Message">What happened; {found} and {expected} stand for those of the notice.</param>
/// <param name="Hint">What to do.</param>
public sealed record NoticeText(string Code, Severity Severity, Words Message, Words Hint);

/// <summary>The one table of texts for people, in both languages: codes with severity, message and hint, and the words of explanations.</summary>
public static class Texts
{
    private static readonly Lazy<(Dictionary<string, NoticeText> Notices, Dictionary<string, Words> Phrases)> Table = new(Load);

    /// <summary>All codes, in order.</summary>
    public static IReadOnlyCollection<NoticeText> Notices => Table.Value.Notices.Values;

    /// <summary>The text of a code.</summary>
    /// <param name="code">The code.</param>
    public static NoticeText Notice(string code) => Table.Value.Notices[code];

    /// <summary>A phrase, with its placeholders filled in both languages.</summary>
    /// <param name="key">The phrase.</param>
    /// <param name="values">Values for {0}, {1} …</param>
    public static Words Phrase(string key, params object[] values)
    {
        Words words = Table.Value.Phrases[key];
        return values.Length == 0 ? words : new(Fill(words.English, Language.English, values), Fill(words.Chinese, Language.Chinese, values));
    }

    /// <summary>A phrase by key, if there is one.</summary>
    /// <param name="key">The phrase.</param>
    public static Words? FindPhrase(string key) => Table.Value.Phrases.GetValueOrDefault(key);

    /// <summary>Text of others made safe to print: control characters shown as escapes, at most 60 characters.</summary>
    /// <param name="text">The text.</param>
    public static string Printable(string? text) => PrintableUpTo(text, 60);

    /// <summary>Text of others made safe to print, as <see cref="Printable"/> does, but longer.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">How many characters at most, before an ellipsis.</param>
    public static string PrintableUpTo(string? text, int most)
    {
        if (text is null)
        {
            return "";
        }

        var safe = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (safe.Length >= most)
            {
                return safe.Append('…').ToString();
            }

            UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            bool hidden = category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
            safe.Append(hidden ? string.Create(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}") : rune.ToString());
        }

        return safe.ToString();
    }

    internal static string Render(Notice notice, Language language)
    {
        NoticeText text = Notice(notice.Code);
        string place = Describe(notice.Place, language);
        string message = Fill(text.Message.In(language), name => name switch
        {
            "found" => Printable(notice.Found),
            "expected" => notice.Expected?.In(language) ?? "",
            _ => null,
        });
        string hint = text.Hint.In(language);
        return language == Language.Chinese
            ? $"{notice.Code}：{(place.Length == 0 ? "" : place + "：")}{message}。{hint}"
            : $"{notice.Code}: {(place.Length == 0 ? "" : place + ": ")}{message}. {hint}";
    }

    private static string Describe(Place place, Language language)
    {
        bool chinese = language == Language.Chinese;
        var parts = new List<string>();
        if (place.Source is { } source)
        {
            parts.Add(Printable(source));
        }

        if (place.VolunteerId is { } volunteer)
        {
            parts.Add(chinese ? $"志愿者“{Printable(volunteer)}”" : $"volunteer '{Printable(volunteer)}'");
        }

        if (place.RecordId is { } id)
        {
            parts.Add(chinese ? $"记录“{Printable(id)}”" : $"record '{Printable(id)}'");
        }

        if (place.Line > 0)
        {
            string line = place.Line.ToString(CultureInfo.InvariantCulture);
            parts.Add(chinese ? $"第 {line} 行" : $"line {line}");
        }

        string name = place.Name is { } n ? (chinese ? $"“{Printable(n)}”" : $"'{Printable(n)}'") : "";
        if (place.Column > 0)
        {
            string column = place.Column.ToString(CultureInfo.InvariantCulture);
            parts.Add((chinese ? $"第 {column} 列{name}" : $"column {column} {name}").TrimEnd());
        }
        else if (name.Length > 0)
        {
            parts.Add(name);
        }

        return string.Join(chinese ? "，" : ", ", parts);
    }

    private static string Fill(string template, Language language, object[] values) => Fill(template, name =>
        !int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int index) || index >= values.Length ? null
        : values[index] is Words words ? words.In(language)
        : Convert.ToString(values[index], CultureInfo.InvariantCulture) ?? "");

    /// <summary>Fills placeholders in one pass, so that a value that looks like a placeholder is printed as it stands.</summary>
    private static string Fill(string template, Func<string, string?> valueOf)
    {
        var text = new StringBuilder();
        int done = 0;
        for (int open; (open = template.IndexOf('{', done)) >= 0;)
        {
            int end = template.IndexOf('}', open) + 1;
            text.Append(template, done, open - done).Append(valueOf(template[(open + 1)..(end - 1)]) ?? template[open..end]);
            done = end;
        }

        return text.Append(template, done, template.Length - done).ToString();
    }

    private static (Dictionary<string, NoticeText> Notices, Dictionary<string, Words> Phrases) Load()
    {
        using Stream stream = typeof(Texts).Assembly.GetManifestResourceStream("texts.json")!;
        using var table = JsonDocument.Parse(stream);
        Dictionary<string, NoticeText> notices = table.RootElement.GetProperty("notices").EnumerateObject().ToDictionary(
            row => row.Name,
            row => new NoticeText(
                row.Name,
                Enum.Parse<Severity>(row.Value.GetProperty("severity").GetString()!),
                ReadWords(row.Value.GetProperty("message")),
                ReadWords(row.Value.GetProperty("hint"))));
        Dictionary<string, Words> phrases = table.RootElement.GetProperty("phrases").EnumerateObject()
            .ToDictionary(row => row.Name, row => ReadWords(row.Value));
        return (notices, phrases);
    }

    private static Words ReadWords(JsonElement pair) => new(pair.GetProperty("en").GetString()!, pair.GetProperty("zh-Hans").GetString()!);
}
