using System.Text;
using System.Text.Json;

namespace BankEligibility.Tests;

public sealed class OwnFileTests
{
    private const string March = "record_id,volunteer_id,date,minutes,source,status\nr1,V1,2019-03-02,6000,imported,approved\nr2,V2,2019-03-02,60,imported,approved\n";
    private const string April = "record_id,volunteer_id,date,minutes,source,status\nr3,V2,2019-04-02,30,imported,approved\nr4,V3,2019-04-02,-5,imported,approved\n";

    [Fact]
    public async Task Several_files_of_records_are_joined()
    {
        Run run = await Run.Plain("--records", Run.OwnFile(March, "march.csv"), Run.OwnFile(April, "april.csv"), "--as-of", "2019-12-31");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("volunteer_id,hours,stars,status\nV1,6000,star-1,Computed\nV2,90,,Computed\n", Encoding.UTF8.GetString(run.Scores));
        Assert.Contains("march.csv: rows 2, read 2, refused 0", run.Output, StringComparison.Ordinal);
        Assert.Contains("april.csv: rows 2, read 1, refused 1", run.Output, StringComparison.Ordinal);
        Assert.Contains("VC1203: april.csv, record 'r4', line 3, column 4 'minutes': found '-5'", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("VC1203", run.Output, StringComparison.Ordinal);
        Assert.Contains("Volunteer V1, by cn.national-stars", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_the_same_name_are_told_apart_by_their_paths()
    {
        string first = Run.OwnFile(March), second = Run.OwnFile(April);
        Run run = await Run.Plain("--records", first, "--records", second, "--as-of", "2019-12-31");

        Assert.Contains(Path.GetDirectoryName(first)!, run.Output, StringComparison.Ordinal);
        Assert.Contains(Path.GetDirectoryName(second)!, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strict_ends_with_1_where_a_row_is_refused_and_the_results_are_there()
    {
        Run refused = await Run.Plain("--records", Run.OwnFile(April), "--as-of", "2019-12-31", "--strict");
        Run clean = await Run.Plain("--records", Run.OwnFile(March), "--as-of", "2019-12-31", "--strict");

        Assert.Equal((1, 0), (refused.ExitCode, clean.ExitCode));
        Assert.Equal(["decisions.json", "scores.csv"], refused.Files);
    }

    [Fact]
    public async Task Strict_ends_with_1_where_a_record_is_refused_after_reading()
    {
        string born = Run.OwnFile("volunteer_id,born\nV1,2019-03-09\n");

        Assert.Equal(1, (await Run.Plain("--records", Run.OwnFile(March), "--volunteers", born, "--as-of", "2019-12-31", "--strict")).ExitCode);
    }

    [Fact]
    public async Task Known_at_hides_what_was_recorded_later()
    {
        string records = Run.OwnFile(
            "record_id,volunteer_id,date,minutes,status,recorded_at\nr1,V1,2019-03-02,60,approved,2019-03-02T10:00:00+08:00\nr2,V1,2019-03-02,30,approved,2019-03-05T10:00:00+08:00\n");
        Run run = await Run.Plain("--records", records, "--as-of", "2019-12-31", "--known-at", "2019-03-04T00:00:00+08:00");

        Assert.Contains("\nV1,60,,Computed\n", Encoding.UTF8.GetString(run.Scores), StringComparison.Ordinal);
        Assert.Contains("with what was recorded by 2019-03-04T00:00:00+08:00", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Applicants_can_be_decided_with_the_users_own_files()
    {
        Run run = await Run.Plain(
            "--volunteers", Run.Data("applicants.csv"), "--records", Run.Data("applicants-records.csv"),
            "--rule-set", "cn.tonglu.volunteer-loan", "--as-of", "2019-03-20", "--lang", "zh-Hans");

        Assert.Equal(0, run.ExitCode);
        using var json = JsonDocument.Parse(run.Decisions);
        Assert.Equal(22, json.RootElement.GetArrayLength());
        Assert.Contains("缺少 score:zyh.credit-score：请联系", run.Output, StringComparison.Ordinal); // nothing is computed that was not asked for
    }

    [Fact]
    public async Task Many_notices_are_counted_and_the_first_few_shown()
    {
        string rows = string.Concat(Enumerable.Range(1, 10).Select(i => $"r{i},V1,2019-03-02,2.5,approved\n"));
        Run run = await Run.Plain("--records", Run.OwnFile("record_id,volunteer_id,date,minutes,status\n" + rows), "--as-of", "2019-12-31");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(3, run.Errors.Split('\n').Count(line => line.StartsWith("VC1203: own.csv", StringComparison.Ordinal)));
        Assert.Contains("VC1203: 7 more", run.Errors, StringComparison.Ordinal);
        Assert.Contains("rows 10, read 0, refused 10", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cells_hold_cannot_command_the_terminal()
    {
        string records = Run.OwnFile("record_id,volunteer_id,date,minutes,status\nr1,\u001b[31m[red]V1,2019-03-02,60,approved\n\u001b]0;r2\u0007,{1},2019-03-02,,approved\n");
        Run run = await Run.Plain("--records", records, "--as-of", "2019-12-31");

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain('\u001b', run.Output + run.Errors);
        Assert.Contains("\\u{1b}[31m[red]V1", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_volunteers_are_no_error()
    {
        Run run = await Run.Plain("--records", Run.OwnFile("record_id,volunteer_id,date,minutes,status\n"), "--as-of", "2019-12-31");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("[]\n", Encoding.UTF8.GetString(run.Decisions));
    }
}
