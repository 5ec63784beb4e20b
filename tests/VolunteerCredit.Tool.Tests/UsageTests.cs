using System.Text.Json;
using System.Text.RegularExpressions;
using VolunteerCredit.Tool.Asking;

namespace VolunteerCredit.Tool.Tests;

public sealed class UsageTests
{
    public static TheoryData<string, string[]> WrongUse => new()
    {
        { "Try --help.", [] },
        { "'--bogus'", ["rules", "--bogus"] },
        { "'rule'", ["rule"] },
        { "FILE", ["check"] },
        { "'xml'", ["rules", "--output", "xml"] },
        { "'fr'", ["rules", "--lang", "fr"] },
        { "可用 --help", ["rules", "--bogus", "--lang", "zh-Hans"] },
    };

    [Theory]
    [MemberData(nameof(WrongUse))]
    public async Task Wrong_use_ends_with_2_and_says_why(string message, string[] args)
    {
        Run run = await Run.Of(args);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Lists rule sets")]
    [InlineData("zh-Hans", "列出规则集")]
    public async Task Help_is_in_the_language_asked_for(string language, string words)
    {
        Run run = await Run.Of("--help", "--lang", language);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(words, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_languages_have_the_same_placeholders_and_every_text_is_used()
    {
        string tool = Path.Combine(Checkout.Root, "src", "VolunteerCredit.Tool");
        string code = string.Concat(Directory.EnumerateFiles(tool, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        using var table = JsonDocument.Parse(File.ReadAllText(Path.Combine(tool, "texts.json")));

        Assert.All(table.RootElement.EnumerateObject(), row => Assert.Equal(
            Placeholders(row.Value.GetProperty("en").GetString()!), Placeholders(row.Value.GetProperty("zh-Hans").GetString()!)));
        Assert.All(ToolTexts.Keys, key => Assert.Contains($"\"{key}\"", code, StringComparison.Ordinal));
    }

    private static string[] Placeholders(string text) => [.. Regex.Matches(text, @"\{[^}]*\}").Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];
}
