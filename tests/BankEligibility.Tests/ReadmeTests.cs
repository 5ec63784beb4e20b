using System.Text.RegularExpressions;

namespace BankEligibility.Tests;

public sealed class ReadmeTests(BundledRuns runs) : IClassFixture<BundledRuns>
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Root, "samples", "BankEligibility", "README.md"));

    public static TheoryData<string> Commands =>
        [.. Regex.Matches(Readme, "^dotnet run --project samples/BankEligibility(.*)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value)];

    [Fact]
    public void What_the_readme_shows_is_printed()
    {
        string shown = Regex.Match(Readme, "```text\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

        Assert.All(shown.TrimEnd('\n').Split('\n').Where(line => line.Trim() != "…"), line => Assert.Contains(line.TrimEnd(), runs.English.Lines));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Its_commands_run(string options)
    {
        string[] args = [.. options.Replace(" -- ", " ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(arg => arg.Replace("samples/BankEligibility/data/", Run.Data(".") + Path.DirectorySeparatorChar, StringComparison.Ordinal))];

        Assert.Equal(0, (await Run.Plain(args)).ExitCode);
    }

    [Fact]
    public void It_names_every_option_file_and_exit_code()
    {
        string[] options = ["--records", "--facts", "--volunteers", "--rule-set", "--set", "--as-of", "--known-at", "--out", "--lang", "--strict"];
        IEnumerable<string> files = Directory.EnumerateFiles(Run.Data("")).Select(path => Path.GetFileName(path)!);

        Assert.All(options.Concat(files).Concat(["130"]), word => Assert.Contains($"`{word}`", Readme, StringComparison.Ordinal));
    }
}
