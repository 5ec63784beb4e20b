using System.Text.RegularExpressions;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Abstractions.Tests.Explanations;

/// <summary>The table of texts against the code that uses it.</summary>
public partial class TextTableTests
{
    /// <summary>What messages of a notice may stand for.</summary>
    private static readonly string[] NoticePlaceholders = ["{expected}", "{found}"];

    private static readonly System.Text.Json.JsonElement Table = ReadTable();

    private static IEnumerable<(string Key, Words Text)> Phrases => Table.GetProperty("phrases").EnumerateObject().Select(p => (p.Name, Texts.Phrase(p.Name)));

    private static IEnumerable<(string Key, Words Text)> All =>
    [
        .. Texts.Notices.Select(n => (n.Code + " message", n.Message)),
        .. Texts.Notices.Select(n => (n.Code + " hint", n.Hint)),
        .. Phrases,
    ];

    [Fact]
    public void Every_code_in_src_is_in_the_table()
    {
        string[] used = [.. CodesBelow("src")];

        Assert.True(used.Length > 50, "codes are found");
        Assert.Empty(used.Except(Texts.Notices.Select(n => n.Code)));
    }

    [Fact]
    public void Every_code_in_the_table_is_used() =>
        Assert.Empty(Texts.Notices.Select(n => n.Code).Except(CodesBelow("src").Union(CodesBelow("samples"))));

    [Fact]
    public void Codes_come_in_order_and_once()
    {
        string[] codes = [.. Table.GetProperty("notices").EnumerateObject().Select(n => n.Name)];

        Assert.Equal(codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), codes);
        Assert.All(codes, code => Assert.Matches("^VC[0-9]{4}$", code));
    }

    [Fact]
    public void Every_phrase_in_src_is_in_the_table()
    {
        string[] used = [.. Sources("src").SelectMany(text => PhraseCall().Matches(text).Select(m => m.Groups["key"].Value)).Distinct()];

        Assert.True(used.Length > 10, "phrases are found");
        Assert.All(used.Where(key => !key.EndsWith('.')), key => Assert.True(Texts.FindPhrase(key) is not null, key));
    }

    [Fact]
    public void Every_outcome_and_every_honesty_has_a_phrase()
    {
        Assert.All(Enum.GetNames<VolunteerCredit.Decisions.Outcome>(), name => Assert.NotNull(Texts.FindPhrase("outcome." + name)));
        Assert.All(Enum.GetNames<Honesty>(), name => Assert.NotNull(Texts.FindPhrase("honesty." + name)));
    }

    /// <summary>Placeholders are filled in one pass, from brace to brace.</summary>
    [Fact]
    public void Braces_come_in_pairs() => Assert.All(All, text =>
        Assert.DoesNotMatch("[{}]", Placeholder().Replace(text.Text.English + text.Text.Chinese, "")));

    [Fact]
    public void Every_text_stands_in_both_languages()
    {
        Assert.All(All, text =>
        {
            Assert.True(text.Text.English.Length > 0 && text.Text.English.All(c => c < 0x2e80), $"{text.Key}: {text.Text.English}");
            string chinese = Placeholder().Replace(text.Text.Chinese, "");
            Assert.True(chinese.Any(c => c is >= '\u4e00' and <= '\u9fff') || !chinese.Any(char.IsLetter), $"{text.Key}: {text.Text.Chinese}");
            Assert.True(text.Text.English.Trim() == text.Text.English && text.Text.Chinese.Trim() == text.Text.Chinese && text.Text.Chinese.Length > 0, text.Key);
        });
    }

    [Fact]
    public void Placeholders_are_alike_in_both_languages() =>
        Assert.All(All, text => Assert.True(Placeholders(text.Text.English).SequenceEqual(Placeholders(text.Text.Chinese)), $"{text.Key}: {text.Text}"));

    [Fact]
    public void Messages_know_found_and_expected_and_hints_nothing()
    {
        Assert.All(Texts.Notices, n => Assert.Subset(NoticePlaceholders.ToHashSet(), Placeholders(n.Message.English).ToHashSet()));
        Assert.All(Texts.Notices, n => Assert.Empty(Placeholders(n.Hint.English)));
    }

    [Fact]
    public void Placeholders_of_a_phrase_are_numbered_from_0() =>
        Assert.All(Phrases, p => Assert.True(Placeholders(p.Text.English).Distinct().SequenceEqual(Enumerable.Range(0, Placeholders(p.Text.English).Distinct().Count()).Select(i => $"{{{i}}}")), p.Key));

    [Fact]
    public void A_hint_is_a_sentence_and_a_message_is_a_part_of_one() =>
        Assert.All(Texts.Notices, n =>
        {
            Assert.True(n.Hint.English.EndsWith('.') && n.Hint.Chinese.EndsWith('。'), $"{n.Code}: {n.Hint}");
            Assert.True(char.IsUpper(n.Hint.English[0]), $"{n.Code}: {n.Hint.English}");
            Assert.False(n.Message.English.EndsWith('.') || n.Message.Chinese.EndsWith('。') || n.Message.English.Contains("  ", StringComparison.Ordinal), $"{n.Code}: {n.Message}");
        });

    /// <summary>"Found, expected" is the message of many codes: what tells those apart is what to do.</summary>
    [Fact]
    public void No_two_codes_say_the_same()
    {
        Assert.Empty(Texts.Notices.GroupBy(n => (n.Message.English, n.Hint.English)).Where(g => g.Count() > 1).Select(g => string.Join(", ", g.Select(n => n.Code))));
        Assert.Empty(Texts.Notices.GroupBy(n => (n.Message.Chinese, n.Hint.Chinese)).Where(g => g.Count() > 1).Select(g => string.Join(", ", g.Select(n => n.Code))));
        string[] own = [.. Texts.Notices.Select(n => n.Message.English).Where(m => m != "found '{found}', expected {expected}")];
        Assert.Equal(own.Distinct(StringComparer.Ordinal), own);
    }

    private static IEnumerable<string> Sources(string folder) => Repository.Files("*.cs", folder).Select(File.ReadAllText);

    private static IEnumerable<string> CodesBelow(string folder) =>
        Sources(folder).SelectMany(text => Code().Matches(text).Select(m => m.Groups["code"].Value)).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal);

    private static System.Text.Json.JsonElement ReadTable()
    {
        using Stream stream = typeof(Texts).Assembly.GetManifestResourceStream("texts.json")!;
        using var table = System.Text.Json.JsonDocument.Parse(stream);
        return table.RootElement.Clone();
    }

    [GeneratedRegex("\"(?<code>VC[0-9]{4})\"")]
    private static partial Regex Code();

    [GeneratedRegex("(Find)?Phrase\\(\"(?<key>[^\"{]+)\"")]
    private static partial Regex PhraseCall();

    [GeneratedRegex("\\{[^}]*\\}")]
    private static partial Regex Placeholder();
}
