using System.Text.RegularExpressions;

namespace VolunteerCredit.Conventions.Tests;

/// <summary>
/// The Chinese README says what the English one says: block by block the same headings, tables, items, code, figures, links and names. The code is the same to the
/// letter (but for comments), so that it is compiled and run where the English one is.
/// </summary>
public partial class ChineseReadmeTests
{
    private const string English = "README.md";

    private const string Chinese = "README.zh-CN.md";

    private static readonly string[] EnglishBlocks = Blocks(English);

    private static readonly string[] ChineseBlocks = Blocks(Chinese);

    [Fact]
    public void Both_have_the_same_blocks_in_the_same_order()
    {
        Assert.True(EnglishBlocks.Length > 90, $"{EnglishBlocks.Length}");
        Assert.Equal(EnglishBlocks.Select(FormOf), ChineseBlocks.Select(FormOf));
    }

    [Fact]
    public void Code_and_commands_are_the_same_to_the_letter() =>
        Assert.Equal(EnglishBlocks.Where(IsCode).Select(WithoutComments), ChineseBlocks.Where(IsCode).Select(WithoutComments));

    [Fact]
    public void Every_block_has_the_same_figures_names_and_links()
    {
        Assert.Equal(EnglishBlocks.Length, ChineseBlocks.Length);
        for (int i = 0; i < EnglishBlocks.Length; i++)
        {
            if (!IsCode(EnglishBlocks[i]) && !IsWayToTheOther(EnglishBlocks[i]))
            {
                Assert.Equal(Held(EnglishBlocks[i]), Held(ChineseBlocks[i]));
            }
        }
    }

    [Fact]
    public void Each_links_to_the_other_at_its_top() =>
        Assert.Equal(($"English · [简体中文]({Chinese})", $"[English]({English}) · 简体中文"), (EnglishBlocks[1], ChineseBlocks[1]));

    [Fact]
    public void Prose_is_Chinese()
    {
        string[] prose = [.. ChineseBlocks.Where(b => !IsCode(b) && !IsWayToTheOther(b) && FormOf(b) != "rule")];

        Assert.True(prose.Length > 80, $"{prose.Length}");
        Assert.All(prose.Skip(1), block => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", block));
        Assert.All(prose, block => Assert.DoesNotMatch("[,;:!?]", InChinese().Replace(Marks().Replace(block, ""), "")));
    }

    [Theory]
    [InlineData(English)]
    [InlineData(Chinese)]
    public void Every_link_into_the_repository_leads_somewhere(string readme)
    {
        string[] targets = [.. Link().Matches(File.ReadAllText(PathOf(readme))).Select(m => m.Groups[1].Value).Where(t => !t.StartsWith("http", StringComparison.Ordinal)).Distinct()];

        Assert.True(targets.Length > 15);
        Assert.Equal([], targets.Where(target => !File.Exists(PathOf(target.Split('#')[0])) || (target.Contains('#', StringComparison.Ordinal) && !HasHeading(target))));
    }

    /// <summary>What can be counted or looked up in a block: figures, code, links. Their order may differ with the language.</summary>
    private static string[] Held(string block) =>
    [
        .. Code().Matches(block).Select(m => m.Value).Concat(Link().Matches(block).Select(m => m.Groups[1].Value))
            .Concat(Figure().Matches(Marks().Replace(block, " ")).Select(m => m.Value.TrimEnd('.', ','))).Order(StringComparer.Ordinal),
    ];

    private static string FormOf(string block) => block switch
    {
        _ when IsCode(block) => "code",
        ['#', ..] => "heading " + block.TakeWhile(c => c == '#').Count(),
        _ when block.StartsWith("|---", StringComparison.Ordinal) => "rule",
        ['|', ..] => "row of " + block.Split(" | ").Length,
        ['-', ' ', ..] => "item",
        _ when Numbered().Match(block) is { Success: true } number => "item " + number.Value,
        _ => "paragraph",
    };

    private static bool IsCode(string block) => block.StartsWith("```", StringComparison.Ordinal) || block.StartsWith("    ", StringComparison.Ordinal);

    private static bool IsWayToTheOther(string block) => block.Contains("简体中文", StringComparison.Ordinal);

    private static string WithoutComments(string code) => Comment().Replace(code, "");

    /// <summary>Code blocks whole, rows and items one by one, paragraphs and headings.</summary>
    private static string[] Blocks(string readme)
    {
        var blocks = new List<string>();
        bool open = false, fenced = false;
        foreach (string line in File.ReadAllLines(PathOf(readme)))
        {
            bool starts = line.StartsWith('|') || line.StartsWith("- ", StringComparison.Ordinal) || Numbered().IsMatch(line);
            if (!fenced && line.Length == 0)
            {
                open = false;
            }
            else if (open && (fenced || !starts))
            {
                blocks[^1] += "\n" + line;
            }
            else
            {
                blocks.Add(line);
                open = true;
            }

            fenced ^= line.StartsWith("```", StringComparison.Ordinal);
        }

        return [.. blocks];
    }

    private static bool HasHeading(string target)
    {
        string[] parts = target.Split('#');
        return File.ReadLines(PathOf(parts[0])).Any(line => line.StartsWith('#')
            && Punctuation().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-') == parts[1]);
    }

    private static string PathOf(string name) => Path.Combine(Repository.Root, name);

    [GeneratedRegex("`[^`]+`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    /// <summary>Code and the targets of links, in which figures are no figures.</summary>
    [GeneratedRegex(@"`[^`]+`|\]\([^)\s]+\)")]
    private static partial Regex Marks();

    [GeneratedRegex(@"(?<![A-Za-z0-9_.])\d[\d,.]*")]
    private static partial Regex Figure();

    [GeneratedRegex(@"[ ]*// .*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\d+\. ")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Punctuation();

    /// <summary>What a Chinese sentence may hold of half-width marks: figures.</summary>
    [GeneratedRegex(@"\d[\d,.]*")]
    private static partial Regex InChinese();
}
