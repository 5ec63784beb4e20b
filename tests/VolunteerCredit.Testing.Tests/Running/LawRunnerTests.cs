using FsCheck;
using FsCheck.Fluent;
using VolunteerCredit.Records;
using VolunteerCredit.Testing.Generators;
using VolunteerCredit.Testing.Running;

namespace VolunteerCredit.Testing.Tests.Running;

public sealed class LawRunnerTests
{
    private static readonly Law NoNight = new("no-night", "P1", new("No shift passes midnight.", "没有跨午夜的班次。"));

    [Fact]
    public void A_failure_names_law_subject_smallest_volunteer_seed_and_both_results()
    {
        LawBrokenException broken = Assert.Throws<LawBrokenException>(() => Run(NoNight, new() { Cases = 1000 }));

        Assert.Equal((NoNight, "rule set x", "day", "night"), (broken.Law, broken.Subject, broken.Expected, broken.Actual));
        ServiceRecord only = Assert.Single(broken.Volunteer.Records);
        Assert.Empty(broken.Volunteer.Facts);
        Assert.Equal((null, null, "approved"), (only.Category, only.RecordedAt, only.Status));
        Assert.Equal(CsvText.Of(broken.Volunteer), broken.Csv);
        Assert.StartsWith("P1 no-night: No shift passes midnight.\nBroken by rule set x: a shift.\n\nExpected: day\nFound:    night\n", broken.Message, StringComparison.Ordinal);
        Assert.Contains(broken.Csv, broken.Message, StringComparison.Ordinal);
        Assert.Contains($"new LawOptions {{ Replay = \"{broken.Replay}\" }}", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_seed_shows_the_same_case_again_at_once()
    {
        LawBrokenException first = Assert.Throws<LawBrokenException>(() => Run(NoNight, new() { Cases = 1000 }));
        LawBrokenException again = Assert.Throws<LawBrokenException>(() => Run(NoNight, new() { Cases = 1, Replay = first.Replay }));

        Assert.Equal((first.Replay, first.Csv), (again.Replay, again.Csv));
        Assert.Contains("of 1 tried", again.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_law_that_holds_is_tried_so_often()
    {
        int tried = 0;
        LawRunner.Run(NoNight, "nothing", Scenes.Any(), _ => tried++, _ => "", new() { Cases = 37 });

        Assert.Equal(int.TryParse(Environment.GetEnvironmentVariable(LawOptions.CasesVariable), out int cases) ? cases : 37, tried);
    }

    [Fact]
    public void Any_exception_breaks_a_law()
    {
        LawBrokenException broken = Assert.Throws<LawBrokenException>(() => LawRunner.Run(
            NoNight, "nothing", Scenes.Any(), _ => throw new InvalidOperationException("out of order"), scene => $"seed {scene.Seed}", null));

        Assert.Contains("out of order", broken.Actual, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(broken.InnerException);
        Assert.Contains("\nseed 0\n# records.csv\n", broken.Message, StringComparison.Ordinal);
        Assert.Empty(broken.Volunteer.Records);
    }

    [Theory]
    [InlineData("")]
    [InlineData("(1,2)")]
    [InlineData("(1,2,x)")]
    public void A_seed_that_is_none_is_refused(string replay) => Assert.Throws<FormatException>(() => new LawOptions { Replay = replay });

    [Theory]
    [InlineData(0)]
    [InlineData(1_000_001)]
    public void A_number_of_cases_out_of_its_bounds_is_refused(int cases) => Assert.Throws<ArgumentOutOfRangeException>(() => new LawOptions { Cases = cases });

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("50", 50)]
    [InlineData("1000000", 1_000_000)]
    public void The_environment_says_how_many_cases(string? variable, int? cases) => Assert.Equal(cases, LawOptions.CasesOf(variable));

    [Theory]
    [InlineData("0")]
    [InlineData("1000001")]
    [InlineData("many")]
    [InlineData("99999999999")]
    public void What_the_environment_says_and_is_no_number_of_cases_is_refused(string variable) => Assert.Throws<FormatException>(() => LawOptions.CasesOf(variable));

    private static void Run(Law law, LawOptions options) => LawRunner.Run(
        law,
        "rule set x",
        Scenes.Any(),
        scene => LawFault.Unless(!scene.Records.Any(r => r is { Start: { } start, End: { } end } && end < start), "a shift", "day", "night"),
        scene => $"seed {scene.Seed}",
        options);
}
