using System.Text;
using System.Text.Json;

namespace VolunteerCredit.Tool.Tests;

public sealed class ScoreTests
{
    private static readonly string[] Stars = ["score", "--rules", "cn.national-stars", "--as-of", "2026-06-30"];

    [Fact]
    public async Task Each_volunteer_is_a_line_with_the_names_of_the_document()
    {
        Run run = await Run.Of([.. Stars, "--records", Given.Hours, "--output", "csv"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["volunteer_id,hours,stars,status", "V1,6050,star-1,Computed", "V2,95,,Computed"], run.Lines.Take(1).Concat(run.Lines.Skip(1).Order(StringComparer.Ordinal)));
        Assert.Equal("Rows read: 3; refused: 1. Volunteers: 2; not computed: 0", run.Errors.TrimEnd('\n').Split('\n')[^1]);
        Assert.Contains("hours.csv:4:6: VC1203: record 'hr-3', 'minutes': found '-30'", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_read_titles_and_units_in_their_language()
    {
        Run english = await Run.Of([.. Stars, "--records", Given.Hours]), chinese = await Run.Of([.. Stars, "--records", Given.Hours, "--lang", "zh-Hans"]);

        Assert.Contains("V1  Hours of service: 100 h 50 min; Stars: One star (star-1)", english.Lines);
        Assert.Contains("V2  Hours of service: 1 h 35 min; Stars: none reached", english.Lines);
        Assert.Contains(chinese.Lines, line => line.StartsWith("V1  ", StringComparison.Ordinal) && line.Contains("100 小时 50 分钟", StringComparison.Ordinal));
        Assert.Contains("拒收 1 行", chinese.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_files_and_standard_input_are_joined_whatever_the_memory_and_the_threads()
    {
        Run joined = await Run.Of([.. Stars, "--records", Given.Hours, Given.More, "--output", "csv"]);
        Run spilled = await Run.Of([.. Stars, "--records", Given.More, "--records", Given.Hours, "--output", "csv", "--memory", "64KB", "--threads", "1"]);
        Run piped = await Run.Given(Given.HoursText, [.. Stars, "--records", "-", Given.More, "--output", "csv"]);

        Assert.Contains("V2,155,,Computed", joined.Lines);
        Assert.Equal(joined.Output, spilled.Output);
        Assert.Equal(joined.Output, piped.Output);
        Assert.Contains("stdin:4:6: VC1203", piped.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task Only_the_volunteer_asked_for_is_printed_and_one_who_is_not_there_is_said_to_be_none(string format)
    {
        string[] args = [.. Stars, "--records", Given.Hours, "--quiet", "--output", format];
        Run one = await Run.Of([.. args, "--volunteer", "V2"]), none = await Run.Of([.. args, "--volunteer", "v2"]);

        Assert.Equal((0, "Rows read: 3; refused: 1. Volunteers: 2; not computed: 0\n"), (one.ExitCode, one.Errors));
        Assert.Contains("V2", one.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("V1", one.Output, StringComparison.Ordinal);
        Assert.Equal(2, none.ExitCode);
        Assert.Contains("VC6011: there is no volunteer or group 'v2'", none.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strict_ends_with_1_where_a_row_was_refused_and_prints_the_results_all_the_same()
    {
        Run strict = await Run.Of([.. Stars, "--records", Given.Hours, "--strict"]), clean = await Run.Of([.. Stars, "--records", Given.More, "--strict"]);

        Assert.Equal((1, 2), (strict.ExitCode, strict.Lines.Length));
        Assert.Equal(0, clean.ExitCode);
    }

    [Fact]
    public async Task A_file_is_there_whole_or_not_at_all()
    {
        string target = Given.Target("stars.csv");
        File.WriteAllText(target, "before");
        Run missing = await Run.Of([.. Stars, "--records", "no-such.csv", "--output", "csv", "--out", target]);
        string kept = File.ReadAllText(target);
        Run written = await Run.Of([.. Stars, "--records", Given.Hours, "--output", "csv", "--out", target]);
        Run printed = await Run.Of([.. Stars, "--records", Given.Hours, "--output", "csv"]);
        Run nowhere = await Run.Of([.. Stars, "--records", Given.Hours, "--out", Path.Combine(target, "a.csv")]);

        Assert.Equal((2, "before", 0, ""), (missing.ExitCode, kept, written.ExitCode, written.Output));
        Assert.StartsWith("no-such.csv: VC1001", missing.Errors, StringComparison.Ordinal);
        Assert.Equal(printed.Output, File.ReadAllText(target));
        Assert.Equal([target], Directory.GetFiles(Path.GetDirectoryName(target)!));
        Assert.Equal(2, nowhere.ExitCode);
        Assert.Contains("VC6004", nowhere.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_columns_are_named_and_nothing_is_computed()
    {
        Run run = await Run.Of([.. Stars, "--records", Given.People]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("the header lacks record_id, date", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Nothing was computed", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_faulty_rule_set_ends_with_3()
    {
        string file = Run.OwnFile("""{ "id": "a", "version": "1", "honesty": "illustrative", "measures": { "h": { "type": "hour" } } }""");
        Run run = await Run.Of("score", "--rules", file, "--records", Given.Hours, "--as-of", "2026-06-30");

        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"{file}:1:86: VC3007", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reference_to_a_rule_set_that_is_not_there_is_answered_with_all_there_are()
    {
        string file = Run.OwnFile("""{ "id": "a", "version": "1", "honesty": "illustrative", "scores": { "s": { "type": "given", "name": "x.score", "else": "example.volunteer-credit-scor" } } }""");
        Run run = await Run.Of("check", file);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("VC3036", run.Output, StringComparison.Ordinal);
        Assert.Contains("example.volunteer-credit-score", run.Output, StringComparison.Ordinal);
    }

    /// <summary>Ids are others' texts: whatever is in them, a terminal shows and a spreadsheet reads them as text.</summary>
    [Fact]
    public async Task Hostile_ids_do_no_harm()
    {
        string[] ids = ["\u001b[2J\u001b]0;owned\u0007", "\u202Eevil", "志愿者🙂", "a,b\"c", "-1+1", new string('x', 200)];
        string records = string.Concat(ids.Select((id, i) => JsonSerializer.Serialize(new { record_id = $"r{i}", volunteer_id = id, date = "2026-03-07", minutes = 60, source = "x", status = "approved" }) + "\n"));
        string file = Run.OwnFile(records, "hostile.jsonl");
        Run text = await Run.Of([.. Stars, "--records", file]), csv = await Run.Of([.. Stars, "--records", file, "--output", "csv"]), json = await Run.Of([.. Stars, "--records", file, "--output", "json"]);

        Assert.DoesNotContain(text.Output + text.Errors + csv.Errors + json.Errors + json.Output, c => c != '\n' && char.IsControl(c));
        Assert.DoesNotContain('\u202E', text.Output);
        Assert.Contains("志愿者🙂", text.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(csv.Lines, line => line.TrimStart('"')[0] is '=' or '+' or '-' or '@');
        Assert.Contains("\"a,b\"\"c\"", csv.Output, StringComparison.Ordinal);
        using var read = JsonDocument.Parse(json.Output);
        string[] found = [.. read.RootElement.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("volunteer").GetString()!)];
        Assert.Subset(ids.ToHashSet(), found.ToHashSet());
        Assert.Contains("志愿者🙂", found);
    }

    [Fact]
    public async Task Groups_are_scored_too()
    {
        string hours = Run.OwnFile("record_id,volunteer_id,date,minutes,organization,source,status\nr1,V1,2026-03-07,60,red cross,imported,approved\nr2,V2,2026-03-08,30,red cross,imported,approved\n", "hours.csv");
        string rules = Run.OwnFile("""{ "id": "team", "version": "1", "honesty": "illustrative", "subject": "organization", "measures": { "hours": { "type": "hours" } } }""");
        Run csv = await Run.Of("score", "--rules", rules, "--records", hours, "--as-of", "2026-06-30", "--output", "csv");
        Run json = await Run.Of("score", "--rules", rules, "--records", hours, "--as-of", "2026-06-30", "--output", "json", "--volunteer", "organization:red cross");

        Assert.Equal(["volunteer_id,hours,status", "organization:red cross,90,Computed"], csv.Lines);
        Assert.Contains("""{"volunteer":"organization:red cross","status":"computed","honesty":"illustrative","measures":{"hours":"90"}""", json.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_another_encoding_is_said_to_be_that()
    {
        string file = Run.NewPath("hours.csv");
        byte[] gb18030 = [0xB1, 0xE0, 0xBA, 0xC5]; // 编号
        File.WriteAllBytes(file, [.. gb18030, .. Encoding.ASCII.GetBytes(",b\n1,2\n")]);
        Run run = await Run.Of([.. Stars, "--records", file]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("hours.csv:1: VC1012", run.Errors, StringComparison.Ordinal);
        Assert.Contains("GB18030", run.Errors, StringComparison.Ordinal);
        Assert.Contains("--map zhiyuanhui.duration", run.Errors, StringComparison.Ordinal);
    }
}
