using System.Text.Json;
using System.Text.RegularExpressions;
using VolunteerCredit.Tool.Asking;

namespace VolunteerCredit.Tool.Tests;

public sealed class UsageTests
{
    public static TheoryData<string, string[]> WrongUse => new()
    {
        { "See vcredit --help", [] },
        { "'--bogus'", ["rules", "--bogus"] },
        { "'rule'", ["rule"] },
        { "FILE", ["check"] },
        { "'xml'", ["rules", "--output", "xml"] },
        { "--rules cn.national-stars", ["score", "--records", "hours.csv", "--as-of", "2026-06-30"] },
        { "--as-of 2026-06-30", ["score", "--rules", "cn.national-stars", "--records", "hours.csv"] },
        { "--records hours.csv", ["score", "--rules", "cn.national-stars", "--as-of", "2026-06-30"] },
        { "such as 2026-06-30", ["score", "--rules", "cn.national-stars", "--records", "hours.csv", "--as-of", "2026-6-30"] },
        { "such as 2026-06-30", ["score", "--rules", "cn.national-stars", "--records", "hours.csv", "--as-of", "today"] },
        { "+08:00", ["score", "--rules", "cn.national-stars", "--records", "hours.csv", "--as-of", "2026-06-30", "--known-at", "2026-06-30"] },
        { "512MB or 2GiB", ["score", "--rules", "cn.national-stars", "--records", "hours.csv", "--as-of", "2026-06-30", "--memory", "much"] },
        { "from 1 to 1024", ["score", "--rules", "cn.national-stars", "--records", "hours.csv", "--as-of", "2026-06-30", "--threads", "0"] },
        { "NAME=VALUE", ["score", "--rules", "cn.national-stars", "--records", "hours.csv", "--as-of", "2026-06-30", "--set", "a"] },
        { "at most once", ["score", "--rules", "cn.national-stars", "--records", "-", "-", "--as-of", "2026-06-30"] },
        { "VC6001", ["score", "--rules", "cn.national-star", "--records", "hours.csv", "--as-of", "2026-06-30"] },
        { "VC6012: the rule set 'cn.national-stars' decides nothing", ["decide", "--rules", "cn.national-stars", "--volunteers", Given.People, "--as-of", "2026-06-30"] },
        { "pointsPerHour", ["score", "--rules", "cn.hangzhou.red-points", "--volunteers", Given.People, "--as-of", "2026-06-30"] },
        { "--volunteer V1", ["explain", "--rules", "cn.national-stars", "--records", Given.Hours, "--as-of", "2026-06-30"] },
        { "VC6011", ["explain", "--rules", "cn.national-stars", "--records", Given.Hours, "--as-of", "2026-06-30", "--volunteer", "v1"] },
        { "--tier stars=star-3", ["advise", "--rules", "cn.national-stars", "--records", Given.Hours, "--as-of", "2026-06-30", "--volunteer", "V1"] },
        { "--tier stars=star-3", ["advise", "--rules", "cn.national-stars", "--records", Given.Hours, "--as-of", "2026-06-30", "--volunteer", "V1", "--tier", "stars=star-3", "--decision", "loan"] },
        { "star-1, star-2", ["advise", "--rules", "cn.national-stars", "--records", Given.Hours, "--as-of", "2026-06-30", "--volunteer", "V1", "--tier", "stars=star-9"] },
        { "8h or 7h 30min", ["advise", "--rules", "cn.national-stars", "--records", Given.Hours, "--as-of", "2026-06-30", "--volunteer", "V1", "--tier", "stars=star-3", "--per-day", "8"] },
        { "VC5001", ["advise", "--rules", "cn.national-stars", "--records", Given.Hours, "--as-of", "2026-06-30", "--volunteer", "V1", "--tier", "stars=star-3", "--per-day", "25h"] },
        { "--to-rules", ["compare", "--rules", "cn.national-stars", "--records", Given.Hours, "--as-of", "2026-06-30"] },
        { "VC1054", ["score", "--rules", "cn.national-stars", "--records", Given.Hours, "--as-of", "2026-06-30", "--map", "zhiyuanhu"] },
        { "VC6018: the rule set scores groups (household)", ["compare", "--rules", "cn.household", "--records", Given.Hours, "--as-of", "2026-06-30", "--to-as-of", "2026-03-10"] },
        { "VC6018: the rule set scores groups (household)", ["advise", "--rules", "cn.household", "--records", Given.Hours, "--as-of", "2026-06-30", "--volunteer", "V1", "--tier", "a=b"] },
        { "VC6019", ["explain", "--rules", "cn.household", "--records", Given.Hours, "--as-of", "2026-06-30"] },
        { "--map-key map.key", ["score", "--rules", "cn.national-stars", "--records", Given.Hours, "--as-of", "2026-06-30", "--map", "zhiyuanhui.duration"] },
        { "'--set': the rule set has no parameter 'a', expected no parameters", ["score", "--rules", "cn.national-stars", "--records", Given.Hours, "--as-of", "2026-06-30", "--set", "a=1"] },
        { "cn.beijing-stars@2010, cn.beijing-stars@today", ["score", "--rules", "cn.beijing-stars", "--records", Given.Hours, "--as-of", "2026-06-30"] },
        { "VC6015", ["explain", "--rules", "cn.national-stars", "--records", Given.Hours, "--as-of", "2026-06-30", "--volunteer", "V1", "--receipt", "r.json", "--sign", Given.Hours] },
        { "pointsPerHour? (pointsPerHour", ["score", "--rules", "cn.hangzhou.red-points", "--volunteers", Given.People, "--as-of", "2026-06-30", "--set", "pointPerHour=1"] },
        { "cn.national-stars@2012.10", ["score", "--rules", "cn.national-stars@2011", "--records", Given.Hours, "--as-of", "2026-06-30"] },
        { "VC6024", ["describe", "cn.beijing-stars@2011"] },
        { "VC6028: there is no verb 'scroe', expected score?", ["scroe", "--rules", "cn.national-stars"] },
        { "VC6028：没有子命令“scroe”", ["--lang", "zh-Hans", "scroe"] },
        { "VC6021: there is no option '--as-off', expected --as-of?", ["score", "--rules", "cn.national-stars", "--records", "hours.csv", "--as-off", "2026-06-30"] },
        { "VC6021: there is no option '--ruels', expected --rules?", ["score", "--ruels", "cn.national-stars", "--records", "hours.csv", "--as-of", "2026-06-30"] },
        { "VC6021", ["check", "--strict"] },
        { "512MB or 2GiB", ["score", "--rules", "cn.national-stars", "--records", "hours.csv", "--as-of", "2026-06-30", "--memory", "64"] },
        { "expected recorder? (organization, ", ["stats", "--rules", "cn.hangzhou.index-2018", "--records", Given.Projects, "--as-of", "2026-12-31", "--by", "recoder"] },
        { "compare groups: --by age", ["stats", "--rules", "cn.hangzhou.index-2018", "--records", Given.Projects, "--as-of", "2026-12-31", "--by", "age"] },
        { "no-such.json: VC1001: the file cannot be read: there is no such file or folder", ["verify", "no-such.json", "--records", Given.Hours, "--volunteer", "V1"] },
        { "没有这样的文件或文件夹", ["score", "--rules", "cn.national-stars", "--records", "no-such.csv", "--as-of", "2026-06-30", "--lang", "zh-hans"] },
        { "it is a folder, or access is denied", ["verify", Path.GetTempPath(), "--records", Given.Hours, "--volunteer", "V1"] },
        { "no-such.json: VC3050：规则集无法打开：没有这样的文件或文件夹", ["check", "no-such.json", "--quiet", "--lang", "zh-Hans"] },
        { "it holds no key in PEM form", ["explain", "--rules", "cn.national-stars", "--records", Given.Hours, "--as-of", "2026-06-30", "--volunteer", "V1", "--receipt", "r.json", "--sign", Given.Town] },
        { "VC1001", ["verify", "no-such.json", "--records", Given.Hours, "--volunteer", "V1"] },
        { "VC6009", ["schema", "--plugin", "no-such.dll"] },
        { "VC6010", ["schema", "--plugin", typeof(Xunit.Assert).Assembly.Location] },
        { "'fr'", ["rules", "--lang", "fr"] },
        { "示例见 vcredit rules --help", ["rules", "--bogus", "--lang", "zh-Hans"] },
    };

    [Theory]
    [MemberData(nameof(WrongUse))]
    public async Task Wrong_use_ends_with_2_and_says_why(string message, string[] args)
    {
        Run run = await Run.Of(args);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
    }

    /// <summary>What a shell asks for, by the script that vcredit completion prints.</summary>
    [Theory]
    [InlineData("vcredit s", "score")]
    [InlineData("vcredit score --as", "--as-of")]
    [InlineData("vcredit score --output ", "json")]
    public async Task Verbs_options_and_words_are_completed(string line, string word)
    {
        Run run = await Run.Of($"[suggest:{line.Length}]", line);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(word, run.Lines);
    }

    [Theory]
    [InlineData("en", "Lists rule sets")]
    [InlineData("zh-Hans", "列出规则集")]
    public async Task Help_is_in_the_language_asked_for(string language, string words)
    {
        Run run = await Run.Of("--help", "--lang", language);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(words, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_languages_have_the_same_placeholders_and_every_text_is_used()
    {
        string tool = Path.Combine(Repository.Root, "src", "VolunteerCredit.Tool");
        string code = "\"command\"" + string.Concat(Directory.EnumerateFiles(tool, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        using var table = JsonDocument.Parse(File.ReadAllText(Path.Combine(tool, "texts.json")));

        Assert.All(table.RootElement.EnumerateObject(), row => Assert.Equal(
            Placeholders(row.Value.GetProperty("en").GetString()!), Placeholders(row.Value.GetProperty("zh-Hans").GetString()!)));

        // What a verb is about, and the rate of a stage, have keys made of its name.
        Assert.All(ToolTexts.Keys, key => Assert.Contains($"\"{(key.EndsWith(".about", StringComparison.Ordinal) || key.EndsWith(".rate", StringComparison.Ordinal) ? key[..key.LastIndexOf('.')] : key)}\"", code, StringComparison.Ordinal));
    }

    private static string[] Placeholders(string text) => [.. Regex.Matches(text, @"\{[^}]*\}").Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];
}
