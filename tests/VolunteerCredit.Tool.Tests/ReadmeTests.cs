using System.Text.RegularExpressions;

namespace VolunteerCredit.Tool.Tests;

public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Root, "src", "VolunteerCredit.Tool", "README.md"));

    [Fact]
    public async Task What_the_readme_shows_is_printed()
    {
        string file = Run.NewPath("town.json");
        await Run.Of("new", file);
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"max\": \"8h\"", "\"max\": \"8h\", \"mx\": 1", StringComparison.Ordinal));
        (string Command, string Shown)[] shown = [.. Console().Matches(Readme).Select(match => (match.Groups["command"].Value, match.Groups["shown"].Value))];

        Assert.Equal(4, shown.Length);
        foreach ((string command, string text) in shown)
        {
            Run run = await Run.Of([.. command.Split(' ').Select(arg => arg == "town.json" ? file : Given.Placed(arg))]);
            Assert.Equal(text, run.Output.Replace(file, "town.json", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task It_names_every_verb_and_option()
    {
        string help = (await Run.Of("--help")).Output + (await Run.Of("score", "--help")).Output;
        string[] words = [.. Regex.Matches(help, "(?<=^  )[a-z]+(?= )|--[a-z-]+", RegexOptions.Multiline).Select(match => match.Value).Except(["--help", "--version", "vcredit", "testhost"])];

        Assert.True(words.Length >= 20, string.Join(' ', words));
        Assert.All(words, word => Assert.Contains($"`{word}`", Readme, StringComparison.Ordinal));
    }

    [GeneratedRegex("```console\n\\$ vcredit (?<command>.*)\n(?<shown>[^`]*)```")]
    private static partial Regex Console();
}
