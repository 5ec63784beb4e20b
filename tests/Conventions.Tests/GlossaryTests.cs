using System.IO.Enumeration;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace VolunteerCredit.Conventions.Tests;

/// <summary>One word for one thing: the glossary has every public type and none that is not there, and Chinese texts use its words.</summary>
public partial class GlossaryTests
{
    private static readonly string[][] Rows = [.. File.ReadAllLines(Path.Combine(Repository.Root, "src", "VolunteerCredit", "GLOSSARY.md"))
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())];

    private static readonly string[][] Terms = [.. Rows.Where(row => row.Length == 5 && row[0] != "Term")];

    private static readonly string[] Names = [.. Terms.SelectMany(row => Types().Matches(row[4]).Select(m => m.Groups[1].Value)).Distinct()];

    private static readonly JsonElement Phrases = JsonDocument.Parse(File.ReadAllText(
        Path.Combine(Repository.Root, "src", "VolunteerCredit.Abstractions", "Explanations", "texts.json"))).RootElement.GetProperty("phrases");

    /// <summary>Our own Chinese texts. Documents of programmes quote others' words, and never change under their version.</summary>
    public static TheoryData<string> ChineseTexts =>
    [
        .. Repository.Files("*.cs", "src").Concat(Repository.Files("*.json", "src")).Concat(Repository.Files("*.md", "")).Concat(Repository.Files("texts.json", "samples"))
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/Documents/", StringComparison.Ordinal) && !path.Contains("/Approved/", StringComparison.Ordinal) && !path.EndsWith("GLOSSARY.md", StringComparison.Ordinal))
            .Where(path => Chinese().IsMatch(File.ReadAllText(Path.Combine(Repository.Root, path)))),
    ];

    [Fact]
    public void Every_public_type_stands_in_the_glossary() => Assert.Equal([], SourceTypes.PublicNames.Where(type => !Names.Any(name => IsIn(type, name))).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_type_of_the_glossary_is_there_and_a_group_is_of_several()
    {
        Assert.True(Names.Length > 150, $"{Names.Length}");
        Assert.Equal([], Names.Where(name => SourceTypes.PublicNames.Count(type => IsIn(type, name)) < (name.Contains('*', StringComparison.Ordinal) ? 2 : 1)));
    }

    [Fact]
    public void Every_term_stands_once_with_a_line_in_both_languages()
    {
        Assert.All(Terms, row => Assert.True(row.All(cell => cell.Length > 0) && Chinese().IsMatch(row[1]) && Chinese().IsMatch(row[3]) && !Chinese().IsMatch(row[2]), string.Join(" | ", row)));
        Assert.Equal(Terms.Length, Terms.Select(row => row[0]).Distinct().Count());
        Assert.Equal(Terms.Length, Terms.Select(row => row[1]).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(ChineseTexts))]
    public void A_Chinese_text_uses_the_words_of_the_glossary(string path)
    {
        string[] banned = [.. Rows.Where(row => row.Length == 3 && Chinese().IsMatch(row[1])).SelectMany(row => row[0].Split('、')).Where(word => Chinese().IsMatch(word) && word != "不用")];
        string text = File.ReadAllText(Path.Combine(Repository.Root, path)).Replace("请勿采信", "", StringComparison.Ordinal); // do not trust it: no intake

        Assert.True(banned.Length > 10);
        Assert.Equal([], banned.Where(word => text.Contains(word, StringComparison.Ordinal)));
    }

    /// <summary>Headings of results, pages and descriptions are the terms themselves.</summary>
    [Theory]
    [InlineData("measure", "describe.title.measures", "why.section.measures", "page.measure", "compare.kind.measure")]
    [InlineData("score", "describe.title.scores", "why.section.scores", "compare.kind.score")]
    [InlineData("tier, ladder", "describe.title.tiers", "why.section.tiers", "page.mark.Tier", "compare.kind.tier")]
    [InlineData("grant", "describe.title.grants", "why.section.grants", "compare.kind.grant")]
    [InlineData("board", "describe.title.boards", "why.section.boards")]
    [InlineData("decision", "describe.title.decisions", "why.section.decisions", "compare.kind.decision")]
    [InlineData("criterion", "page.criteria", "page.mark.Criterion", "compare.kind.criterion")]
    [InlineData("offer", "compare.kind.offer")]
    [InlineData("intake", "compare.kind.reason")]
    [InlineData("recorded, added, counted, held, lost", "page.recorded", "page.counted", "page.held", "page.lost", "compare.time.held")]
    [InlineData("honesty", "why.honesty")]
    [InlineData("known-at", "why.knownAtName")]
    [InlineData("parameter", "describe.title.parameters", "describe.head.parameter")]
    [InlineData("worked case", "describe.title.cases")]
    [InlineData("rule set", "why.ruleSet")]
    [InlineData("semantics version", "why.semantics")]
    [InlineData("purpose", "why.purpose")]
    [InlineData("principal reason", "why.reasons")]
    [InlineData("outcome", "outcome.Eligible", "outcome.Refer", "outcome.Undetermined", "outcome.NotEligible", "outcome.NotInForce")]
    [InlineData("baseline, candidate", "compare.isBaseline", "compare.isCandidate")]
    public void A_term_is_the_one_that_texts_use(string term, params string[] phrases)
    {
        string[] row = Terms.Single(row => row[0] == term);
        string[] words = [.. row[1].Split('、'), .. row[3].Split('、')];

        Assert.All(phrases, key => Assert.Contains(Phrases.GetProperty(key).GetProperty("zh-Hans").GetString()!.TrimEnd('：'), words));
    }

    private static bool IsIn(string type, string name) => name.Contains('*', StringComparison.Ordinal) ? FileSystemName.MatchesSimpleExpression(name, type, ignoreCase: false) : type == name;

    [GeneratedRegex(@"`(\*?\w+\*?)`")]
    private static partial Regex Types();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
