using System.Text.RegularExpressions;

namespace VolunteerCredit.Conventions.Tests;

/// <summary>The pages for those who carry on: what they name is there, and what is there they name.</summary>
public partial class ArchitectureTests
{
    private const string Engine = "src/VolunteerCredit";

    private static readonly string Page = Read("ARCHITECTURE.md");

    private static readonly string Decisions = Read("DECISIONS.md");

    [Theory]
    [InlineData("src/VolunteerCredit/ARCHITECTURE.md", 100)]
    [InlineData("src/RELEASING.md", 3)]
    public void What_a_page_names_is_there(string page, int least)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, page));
        string[] named = [.. CodeSpan().Matches(text).Select(m => m.Groups[1].Value).Where(n => !n.Contains(' ', StringComparison.Ordinal)).Distinct()];
        string[] types = [.. named.Where(n => TypeName().IsMatch(n) && !IsPath(n))];

        Assert.True(types.Length >= least, $"{types.Length} types");
        Assert.Equal([], types.Where(n => !SourceTypes.Has(n) && !IsFolder(n)));
        Assert.Equal([], named.Where(n => IsPath(n) && !IsThere(n)));
    }

    /// <summary>In the pictures names stand without marks: what looks like a type of ours is one.</summary>
    [Fact]
    public void A_picture_names_types_that_are_there()
    {
        string[] names = [.. PictureNames()];

        Assert.Contains("BlockBuilder", names);
        Assert.Contains("RuleSetCompiler", names);
        Assert.Equal([], names.Where(n => !SourceTypes.Has(n)));
    }

    [Fact]
    public void Every_folder_of_the_engine_and_every_package_it_knows_stands_on_the_page()
    {
        IEnumerable<string> folders = Directory.EnumerateDirectories(Path.Combine(Repository.Root, Engine)).Select(Path.GetFileName).OfType<string>().Where(f => f is not ("bin" or "obj"));

        Assert.Equal([], folders.Where(f => !Page.Contains($"`{Engine}/{f}`", StringComparison.Ordinal)));
        Assert.Equal([], Repository.Projects("src").Where(p => !Page.Contains($"`{p}`", StringComparison.Ordinal)));
    }

    [Fact]
    public void Decisions_stand_in_the_order_of_their_numbers_each_once_and_in_the_table_of_subjects()
    {
        int[] numbers = [.. DecisionNumber().Matches(Decisions).Select(m => int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))];
        int[] listed = [.. Decisions.Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal)).SelectMany(l => Number().Matches(l.Split('|')[2]))
            .Select(m => int.Parse(m.Value, System.Globalization.CultureInfo.InvariantCulture)).Distinct().Order()];

        Assert.True(numbers.Length > 40);
        Assert.Equal(numbers.Distinct().Order(), numbers);
        Assert.Equal(numbers, listed);
    }

    private static IEnumerable<string> PictureNames() =>
        Fenced().Matches(Page).SelectMany(block => PascalWord().Matches(block.Value)).Select(m => m.Value).Where(w => w.Length > 0 && w.Skip(1).Any(char.IsUpper) && w is not ("JSON" or "CSV" or "VolunteerCredit")).Distinct();

    private static bool IsFolder(string name) => Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src"), name, SearchOption.AllDirectories).Any();

    private static bool IsPath(string name) => name.Contains('/', StringComparison.Ordinal) || KnownEnding().IsMatch(name);

    private static bool IsThere(string name) => new[] { "", Engine, "src/VolunteerCredit.Abstractions", "src/VolunteerCredit.RuleSets" }.Select(from => Path.Combine(Repository.Root, from, name))
        .Any(path => File.Exists(path) || Directory.Exists(path)) || Repository.Files(Path.GetFileName(name), "src").Any(path => path.Replace('\\', '/').EndsWith("/" + name, StringComparison.Ordinal));

    private static string Read(string name) => File.ReadAllText(Path.Combine(Repository.Root, Engine, name));

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"^[A-Z]\w+(\.[A-Z]\w+)?$")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"\.(cs|md|json|txt|css)$")]
    private static partial Regex KnownEnding();

    [GeneratedRegex("```text\n.*?```", RegexOptions.Singleline)]
    private static partial Regex Fenced();

    [GeneratedRegex(@"(?<![\w.])[A-Z][A-Za-z]+\b")]
    private static partial Regex PascalWord();

    [GeneratedRegex(@"^\*\*(\d+)\. ", RegexOptions.Multiline)]
    private static partial Regex DecisionNumber();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
