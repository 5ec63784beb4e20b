using System.Text.Json;

namespace VolunteerCredit.Tool.Tests;

public sealed class ExplainTests
{
    private static readonly string[] Asked = ["--rules", "cn.national-stars", "--records", Given.Hours, "--as-of", "2026-06-30", "--quiet"];

    [Theory]
    [InlineData("en", "100 h 50 min")]
    [InlineData("zh-Hans", "100 小时 50 分钟")]
    public async Task A_result_is_explained_in_the_language_asked_for(string language, string time)
    {
        Run run = await Run.Of(["explain", .. Asked, "--volunteer", "V1", "--lang", language]);

        Assert.Equal((0, 1), (run.ExitCode, run.Errors.Count(c => c == '\n')));
        Assert.Contains(time, run.Output, StringComparison.Ordinal);
        Assert.Contains("hr-2", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_stands_by_itself()
    {
        Run run = await Run.Of(["explain", .. Asked, "--volunteer", "V1", "--output", "html"]);

        Assert.StartsWith("<!DOCTYPE html>", run.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=\"http", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_only_volunteer_of_the_files_need_not_be_named()
    {
        using var json = JsonDocument.Parse((await Run.Of("explain", "--rules", "cn.national-stars", "--records", Given.More, "--as-of", "2026-06-30", "--quiet", "--output", "json")).Output);

        Assert.Equal("V2", json.RootElement.GetProperty("result").GetProperty("volunteer").GetString());
    }

    /// <summary>Star 3 is 600 hours: 499 h 10 min are missing, 63 days at 8 hours; 63 days after 30 June is 1 September.</summary>
    [Fact]
    public async Task Advice_names_the_day_and_the_least_service()
    {
        Run text = await Run.Of(["advise", .. Asked, "--volunteer", "V1", "--tier", "stars=star-3", "--per-day", "8h"]);
        Run soon = await Run.Of(["advise", .. Asked, "--volunteer", "V1", "--tier", "stars=star-3", "--per-day", "8h", "--horizon", "62"]);

        Assert.Contains("2026-09-01", text.Output, StringComparison.Ordinal);
        Assert.Contains("499 h 10 min", text.Output, StringComparison.Ordinal);
        Assert.Equal(0, soon.ExitCode);
        Assert.DoesNotContain("on 2026-09-01 at the earliest", soon.Output, StringComparison.Ordinal);
    }

    /// <summary>At 61 the loan goes to a person, who may say yes: that is not impossible.</summary>
    [Theory]
    [InlineData("en", "A person decides.", "Impossible")]
    [InlineData("zh-Hans", "由人工决定。", "不可能")]
    public async Task Where_a_person_decides_advice_says_so(string language, string words, string not)
    {
        string people = Run.OwnFile("volunteer_id,born,registered_with,score:zyh.credit-score\nV9,1958-03-20,zhiyuanhui,400\n", "people.csv");
        Run run = await Run.Of("advise", "--rules", "cn.tonglu.volunteer-loan", "--volunteers", people, "--as-of", "2019-03-20", "--volunteer", "V9", "--decision", "loan", "--lang", language);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(words, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(not, run.Output, StringComparison.Ordinal);
    }

    /// <summary>As of 10 March V1 has 150 minutes only: star 1 is lost.</summary>
    [Fact]
    public async Task A_comparison_says_who_moves()
    {
        Run run = await Run.Of(["compare", .. Asked, "--to-as-of", "2026-03-10", "--output", "json"]);
        using var json = JsonDocument.Parse(run.Output);

        Assert.Equal((0, 1), (run.ExitCode, run.Errors.Count(c => c == '\n')));
        Assert.Equal(2, json.RootElement.GetProperty("volunteers").GetInt32());
        Assert.Contains("star-1", run.Output, StringComparison.Ordinal);
    }

    /// <summary>What has no effect since nobody is called so must not read as a finding.</summary>
    [Theory]
    [InlineData("--to-without-recorder", "acc-9", true)]
    [InlineData("--to-without-recorder", "acc-2", false)]
    [InlineData("--without-recorder", "acc-9", true)]
    public async Task An_account_that_no_record_names_is_said_to_be_none(string option, string account, bool warned)
    {
        Run run = await Run.Of("compare", "--rules", "cn.national-stars", "--records", Given.Projects, "--as-of", "2026-06-30", "--to-as-of", "2026-06-29", option, account, "--quiet");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(warned ? $"VC6027: no record names the account '{account}'" : "", run.Errors.Split(':') is [var code, var said, ..] ? $"{code}:{said}" : "");
    }

    /// <summary>A record before a stated birth keeps its volunteer out of the columns of the table, not out of the files.</summary>
    [Fact]
    public async Task An_account_of_somebody_who_stands_aside_is_one()
    {
        string hours = Run.OwnFile("record_id,volunteer_id,date,minutes,recorder\nr1,V1,2019-03-07,60,acc-5\n", "hours.csv"), people = Run.OwnFile("volunteer_id,born\nV1,2020-01-01\n", "people.csv");
        Run run = await Run.Of("compare", "--rules", "cn.national-stars", "--records", hours, "--volunteers", people, "--as-of", "2026-06-30", "--to-without-recorder", "acc-5", "--quiet");

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("VC6027", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_file_is_read_through_a_mapping()
    {
        string map = Run.OwnFile("""
            { "id": "town-hall", "columns": { "record_id": "no", "volunteer_id": "who", "date": "day", "minutes": { "column": "time", "read": "duration", "unit": "hours" }, "status": { "constant": "approved" }, "source": { "constant": "imported" } } }
            """);
        string hours = Run.OwnFile("no,who,day,time\n1,V7,2026-03-07,100\n", "hours.csv");
        Run run = await Run.Of("score", "--rules", "cn.national-stars", "--records", hours, "--as-of", "2026-06-30", "--map", map, "--output", "csv");

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Contains("V7,6000,star-1,Computed", run.Lines);
    }
}
