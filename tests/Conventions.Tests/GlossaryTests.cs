using System.IO.Enumeration;
using System.Text.RegularExpressions;

namespace VolunteerCredit.Conventions.Tests;

/// <summary>One word for one thing: the glossary has every public type and none that is not there, and Chinese texts use its words.</summary>
public partial class GlossaryTests
{
    private static readonly string[][] Rows = [.. File.ReadAllLines(Path.Combine(Repository.Root, "src", "VolunteerCredit", "GLOSSARY.md"))
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())];

    private static readonly string[][] Terms = [.. Rows.Where(row => row.Length == 5 && row[0] != "Term")];

    private static readonly string[] Names = [.. Terms.SelectMany(row => Types().Matches(row[4]).Select(m => m.Groups[1].Value)).Distinct()];

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

    private static bool IsIn(string type, string name) => name.Contains('*', StringComparison.Ordinal) ? FileSystemName.MatchesSimpleExpression(name, type, ignoreCase: false) : type == name;

    [GeneratedRegex(@"`(\*?\w+\*?)`")]
    private static partial Regex Types();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
