using System.Text.RegularExpressions;

namespace VolunteerCredit.Tool.Tests;

/// <summary>Every example in the help of a verb is run, as it stands there.</summary>
public sealed partial class HelpTests
{
    public static TheoryData<string> Verbs => [.. VerbsOf(Printed("--help"))];

    public static TheoryData<string> Examples => [.. ExamplesOf(Printed("--help")).Concat(VerbsOf(Printed("--help")).SelectMany(verb => ExamplesOf(Printed(verb, "--help")))).Distinct()];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_runs(string example)
    {
        string[] args = [.. example.Split(' ').Skip(1)];
        string[] written = [.. args.Where((_, i) => i > 0 && (args[i - 1] is "--out" or "--receipt" or "new"))];
        args = [.. args.Select(arg => written.Contains(arg) ? Given.Target(arg) : Given.Placed(arg))];
        Run run = await Run.Of(args);

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.All(written, file => Assert.True(Path.Exists(args.Single(arg => Path.GetFileName(arg) == file)), file));
        Assert.True(written.Length > 0 || args[0] == "check" || run.Output.Length > 0, "Nothing was printed.");
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Every_verb_has_examples_in_both_languages(string verb)
    {
        string english = (await Run.Of(verb, "--help")).Output, chinese = (await Run.Of(verb, "--help", "--lang", "zh-Hans")).Output;

        Assert.NotEmpty(ExamplesOf(english));
        Assert.Equal(ExamplesOf(english), ExamplesOf(chinese));
        Assert.Contains("\nExamples:\n", english, StringComparison.Ordinal);
        Assert.Contains("\n示例：\n", chinese, StringComparison.Ordinal);
        Assert.All(ExamplesOf(english), example => Assert.StartsWith($"vcredit {verb} ", example + " ", StringComparison.Ordinal));
    }

    private static string Printed(params string[] args) => Run.Of(args).GetAwaiter().GetResult().Output;

    private static IEnumerable<string> VerbsOf(string help) => VerbLine().Matches(help[help.IndexOf("Commands:", StringComparison.Ordinal)..]).Select(match => match.Groups[1].Value).Where(verb => verb != "vcredit");

    private static string[] ExamplesOf(string help) => [.. ExampleLine().Matches(help).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("^  ([a-z]+)(?= )", RegexOptions.Multiline)]
    private static partial Regex VerbLine();

    [GeneratedRegex("^  (vcredit [a-z].*)$", RegexOptions.Multiline)]
    private static partial Regex ExampleLine();
}
