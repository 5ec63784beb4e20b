using System.Globalization;

namespace VolunteerCredit.Tool.Tests;

/// <summary>Rows that were refused are said: all those of the volunteer who is asked about, and how many in all.</summary>
public sealed class RefusedRowsTests
{
    private const string Header = "record_id,volunteer_id,date,minutes\n";

    /// <summary>Of V1 thirty rows are refused and one is taken, after forty of others that are refused.</summary>
    private static string File { get; } = Run.OwnFile(
        Header + string.Concat(Enumerable.Range(1, 40).Select(i => Row("a", i, "V2", "-1"))) + string.Concat(Enumerable.Range(1, 30).Select(i => Row("b", i, "V1", "-1"))) + Row("c", 1, "V1", "60") + Row("c", 2, "V2", "60"),
        "hours.csv");

    [Theory]
    [InlineData("explain")]
    [InlineData("advise", "--tier", "stars=star-1")]
    public async Task Of_the_volunteer_asked_about_all_are_listed(string verb, params string[] more)
    {
        Run run = await Run.Of([verb, "--rules", "cn.national-stars", "--records", File, "--as-of", "2026-06-30", "--volunteer", "V1", .. more]);

        Assert.Equal(0, run.ExitCode);
        AssertListed(run.Errors, 1);
    }

    [Fact]
    public async Task Verify_lists_them_too()
    {
        string receipt = Run.NewPath("receipt.json");
        string[] files = ["--records", File, "--volunteer", "V1"];
        Run made = await Run.Of(["explain", "--rules", "cn.national-stars", "--as-of", "2026-06-30", "--receipt", receipt, "--quiet", .. files]), verified = await Run.Of(["verify", receipt, .. files]);

        Assert.Equal((0, 0), (made.ExitCode, verified.ExitCode));
        AssertListed(verified.Errors, 1);
    }

    [Fact]
    public async Task They_are_listed_too_where_nothing_of_the_volunteer_was_taken()
    {
        string file = Run.OwnFile(Header + Row("b", 1, "V1", "-1") + Row("c", 2, "V2", "60"), "hours.csv");
        Run run = await Run.Of("explain", "--rules", "cn.national-stars", "--records", file, "--as-of", "2026-06-30", "--volunteer", "V1");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("hours.csv:2:4: VC1203: record 'b1'", run.Errors, StringComparison.Ordinal);
        Assert.Contains("VC6011", run.Errors, StringComparison.Ordinal);
    }

    /// <summary>Also in JSON Lines, in facts, and where a mapping makes the ids.</summary>
    [Fact]
    public async Task Whatever_the_form_of_the_file()
    {
        string lines = Run.OwnFile(string.Concat(Enumerable.Range(1, 25).Select(i => $$"""{"record_id": "b{{i}}", "volunteer_id": "V1", "date": "2026-03-07", "minutes": -1}""" + "\n")), "hours.jsonl");
        string facts = Run.OwnFile("fact_id,subject_id,name,value\n" + string.Concat(Enumerable.Range(1, 25).Select(i => $"f{i},V1,born,1990-13-0{i}\n")), "facts.csv");
        Run run = await Run.Of("explain", "--rules", "cn.national-stars", "--records", Given.Hours, lines, "--facts", facts, "--as-of", "2026-06-30", "--volunteer", "V1");

        Assert.Equal(25, run.Errors.Split('\n').Count(line => line.StartsWith("hours.jsonl:", StringComparison.Ordinal)));
        Assert.Equal(25, run.Errors.Split('\n').Count(line => line.StartsWith("facts.csv:", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("en", "Rows read: 2; refused: 70. Volunteers: 2; not computed: 0\n")]
    [InlineData("zh-Hans", "读取 2 行；拒收 70 行。志愿者 2 人；未能计算 0 人\n")]
    public async Task Quiet_still_says_how_many(string language, string line)
    {
        Run run = await Run.Of("score", "--rules", "cn.national-stars", "--records", File, "--as-of", "2026-06-30", "--quiet", "--lang", language);
        Run clean = await Run.Of("score", "--rules", "cn.national-stars", "--records", Given.More, "--as-of", "2026-06-30", "--quiet");

        Assert.Equal((0, line, ""), (run.ExitCode, run.Errors, clean.Errors));
    }

    private static void AssertListed(string errors, int summaries)
    {
        string[] lines = errors.Split('\n');
        Assert.Equal(30, lines.Count(line => line.Contains("record 'b", StringComparison.Ordinal)));
        Assert.Equal(20, lines.Count(line => line.StartsWith("hours.csv:", StringComparison.Ordinal) && line.Contains("record 'a", StringComparison.Ordinal)));
        Assert.Single(lines, line => line.StartsWith("And 20 like this: hours.csv:22:4: VC1203: record 'a21'", StringComparison.Ordinal));
        Assert.Equal(summaries, lines.Count(line => line == "Rows read: 2; refused: 70. Volunteers: 1; not computed: 0"));
    }

    private static string Row(string kind, int number, string volunteer, string minutes) => string.Create(CultureInfo.InvariantCulture, $"{kind}{number},{volunteer},2026-03-07,{minutes}\n");
}
