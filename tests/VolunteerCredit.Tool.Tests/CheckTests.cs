using System.Text.Json;

namespace VolunteerCredit.Tool.Tests;

public sealed class CheckTests
{
    private const string Faulty = """
        {
          "id": "甲", "version": "1", "honesty": "illustrative",
          "intake": [ { "type": "limit", "per": "day", "max": "8h", "mx": 1 } ],
          "measures": { "hours": { "type": "hour" } }
        }
        """;

    [Fact]
    public async Task Every_fault_has_its_line_and_column_found_expected_and_hint()
    {
        string file = Run.OwnFile(Faulty);
        Run run = await Run.Of("check", file);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(2, run.Lines.Length);
        Assert.Equal(
            $"{file}:3:67: VC3004: 'intake[0].mx': the key 'mx' is not known here, expected max? (per, max, count, where, prefer, over, releasedBy, reason, type, honesty, note). Correct the spelling or remove it.",
            run.Lines[0]);
        Assert.StartsWith($"{file}:4:36: VC3007: 'measures.hours.type': ", run.Lines[1], StringComparison.Ordinal);
        Assert.Equal("Documents checked: 1; found: 2\n", run.Errors);
    }

    [Fact]
    public async Task Faults_are_told_in_Chinese_where_the_environment_is()
    {
        string file = Run.OwnFile(Faulty);
        Run run = await Run.In(name => name == "LANG" ? "zh_CN.UTF-8" : null, hasColour: false, "check", file);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"{file}:3:67: VC3004：“intake[0].mx”：", run.Output, StringComparison.Ordinal);
        Assert.Equal("已检查 1 个文档：发现 2 处\n", run.Errors);
    }

    [Theory]
    [InlineData("en_US.UTF-8", null)]
    [InlineData("zh_CN.UTF-8", "en")]
    public async Task English_is_spoken_unless_Chinese_is_asked_for(string environment, string? asked)
    {
        Run run = await Run.In(name => name == "LC_ALL" ? environment : "zh_CN", hasColour: false, ["check", Run.OwnFile(Faulty), .. asked is null ? [] : new[] { "--lang", asked }]);

        Assert.Contains("is not known here", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Machine_output_is_the_same_in_every_language()
    {
        string file = Run.OwnFile(Faulty);
        Run english = await Run.Of("check", file, "--output", "json"), chinese = await Run.Of("check", file, "--output", "json", "--lang", "zh-Hans");
        using var faults = JsonDocument.Parse(english.Output);
        JsonElement first = faults.RootElement[0];

        Assert.Equal(english.Output, chinese.Output);
        Assert.Equal(2, faults.RootElement.GetArrayLength());
        Assert.Equal(
            ("VC3004", "error", file, 3, 67, "intake[0].mx", "mx"),
            (first.GetProperty("code").GetString(), first.GetProperty("severity").GetString(), first.GetProperty("source").GetString(), first.GetProperty("line").GetInt32(), first.GetProperty("column").GetInt32(),
                first.GetProperty("path").GetString(), first.GetProperty("found").GetString()));
        Assert.Contains("更正", first.GetProperty("message").GetProperty("zh-Hans").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worked_case_that_comes_out_otherwise_is_a_fault()
    {
        string file = Run.NewPath("town.json");
        Assert.Equal(0, (await Run.Of("new", file)).ExitCode);
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"hours\": \"10h\", \"thanks\"", "\"hours\": \"11h\", \"thanks\"", StringComparison.Ordinal));
        Run run = await Run.Of("check", file);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("VC3040", Assert.Single(run.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clean_documents_print_nothing_but_how_many_they_were()
    {
        string file = Run.NewPath("town.json");
        await Run.Of("new", file);
        Run run = await Run.Of("check", file, Run.OwnFile("""{ "id": "b", "version": "1", "honesty": "illustrative" }"""));

        Assert.Equal((0, "", "Documents checked: 2; nothing found\n"), (run.ExitCode, run.Output, run.Errors));
    }

    [Fact]
    public async Task Two_documents_of_one_id_are_told_apart_by_their_files()
    {
        string one = Run.OwnFile("""{ "id": "b", "version": "1", "honesty": "illustrative" }"""), other = Run.OwnFile("""{ "id": "b", "version": "1", "honesty": "illustrative" }""");
        Run run = await Run.Of("check", one, other);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"{other}: VC3043", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-such.json", "no-such.json: VC3050: ")]
    [InlineData("/dev/null/a", "/dev/null/a: VC3050: ")]
    public async Task A_file_that_cannot_be_read_ends_with_2(string file, string message)
    {
        Run run = await Run.Of("check", file);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(message, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_others_are_checked_all_the_same()
    {
        Run run = await Run.Of("check", "no-such.json", Run.OwnFile(Faulty));

        Assert.Equal((2, 2), (run.ExitCode, run.Lines.Length));
    }

    [Fact]
    public async Task A_directory_stands_for_its_documents_and_an_empty_one_for_none()
    {
        string directory = Path.GetDirectoryName(Run.OwnFile(Faulty, "a.json"))!;
        File.WriteAllText(Path.Combine(directory, "b.json"), """{ "id": "b" }""");
        Run full = await Run.Of("check", directory), empty = await Run.Of("check", Scratch.Folder());

        Assert.Equal((1, 4), (full.ExitCode, full.Lines.Length));
        Assert.Equal(2, empty.ExitCode);
        Assert.StartsWith("VC6002: the directory", empty.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id,hours\n1,2\n", ":1:1: VC3001")]
    [InlineData("", ":1:1: VC3001")]
    [InlineData("[1, 2]", ":1:1: VC3006")]
    [InlineData("\u0000\u001b[2J", ":1:1: VC3001")]
    public async Task A_file_that_is_no_document_is_a_finding(string text, string place)
    {
        string file = Run.OwnFile(text);
        Run run = await Run.Of("check", file);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(file + place, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_at_once()
    {
        string file = Run.OwnFile("""{ "note": " """ + new string('x', 10_000_000) + "\" }");
        Run run = await Run.Of("check", file);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"{file}: VC3002", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Colours_are_for_terminals()
    {
        string file = Run.OwnFile(Faulty);
        Run plain = await Run.Of("check", file), coloured = await Run.In(_ => null, hasColour: true, "check", file);

        Assert.DoesNotContain('\u001b', plain.Output + plain.Errors);
        Assert.Contains('\u001b', coloured.Output);
        Assert.Equal(plain.Lines, coloured.Lines.Select(line => System.Text.RegularExpressions.Regex.Replace(line, "\u001b\\[[0-9;]*m", "")));
    }
}
