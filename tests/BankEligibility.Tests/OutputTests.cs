using System.Text.RegularExpressions;

namespace BankEligibility.Tests;

public sealed class OutputTests(BundledRuns runs) : IClassFixture<BundledRuns>
{
    [Fact]
    public void Redirected_output_has_no_escape_codes_and_no_trailing_blanks()
    {
        Assert.All([runs.English, runs.Chinese], run =>
        {
            Assert.Equal(0, run.ExitCode);
            Assert.DoesNotContain('\u001b', run.Output + run.Errors);
            Assert.DoesNotContain('\r', run.Output);
            Assert.All(run.Lines, line => Assert.Equal(line.TrimEnd(), line));
        });
    }

    [Fact]
    public void Notices_of_reading_go_to_standard_error()
    {
        Assert.Contains("VC1004: open-source-sessions.csv, line 1, column 6 'utc_offset'", runs.English.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("utc_offset", runs.English.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_runs_give_the_same_bytes()
    {
        Run again = await Run.Plain();

        Assert.Equal(runs.English.Output, again.Output);
        Assert.Equal(runs.English.Scores, again.Scores);
        Assert.Equal(runs.English.Decisions, again.Decisions);
    }

    [Fact]
    public async Task Redirected_output_does_not_depend_on_a_width()
    {
        Run narrow = await Run.With(40, isTerminal: false, hasColour: false);

        Assert.Equal(runs.English.Output, narrow.Output);
    }

    [Fact]
    public void The_results_stand_where_asked_and_nothing_else() =>
        Assert.Equal(["decisions.json", "scores.csv"], runs.English.Files);

    [Fact]
    public void Chinese_output_leaves_no_English_words_of_ours()
    {
        string[] words = ["eligible", "Volunteers", "undetermined", "refused", "Rule set", "made up", "found"];

        Assert.All(words, word => Assert.DoesNotContain(word, runs.Chinese.Output, StringComparison.Ordinal));
        Assert.Contains("真实志愿者", runs.Chinese.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(80, "en")]
    [InlineData(120, "en")]
    [InlineData(80, "zh-Hans")]
    [InlineData(120, "zh-Hans")]
    public async Task Lines_fit_the_terminal(int width, string language)
    {
        Run run = await Run.OnTerminal(width, "--lang", language);

        Assert.All(run.Lines, line => Assert.InRange(Screens.Screen.WidthOf(line), 0, width));
    }

    [Fact]
    public async Task A_terminal_gets_the_same_words_as_a_file()
    {
        Run terminal = await Run.OnTerminal(100);

        static string Words(string text) => Regex.Replace(text, @"[\s═─=█#-]+", "");
        string[] table = [.. runs.English.Lines.Where(line => line.StartsWith("  A", StringComparison.Ordinal) || line.Contains("Monthly rate", StringComparison.Ordinal))];
        Assert.All(runs.English.Lines.Except(table), line => Assert.Contains(Words(line), Words(terminal.Output), StringComparison.Ordinal));
    }

    [Fact]
    public void Ids_that_are_commands_or_markup_are_shown_as_they_are_and_do_nothing()
    {
        Assert.Equal("[red]张*三[/] \\u{1b}[2J\\u{202e}", Screens.SafeText.Of("[red]张*三[/] \u001b[2J\u202e"));
    }
}
