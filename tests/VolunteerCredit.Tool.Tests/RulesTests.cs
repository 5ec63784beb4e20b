using System.Text.Json;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tool.Tests;

public sealed class RulesTests
{
    private const string Own = """{ "id": "town.thanks", "version": "3", "honesty": "illustrative", "title": { "en": "Thanks", "zh-Hans": "致谢" } }""";

    [Fact]
    public async Task Every_shipped_rule_set_has_a_line()
    {
        Run run = await Run.Of("rules");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(ShippedRuleSets.Ids.Select(id => id.Split('@')[0]), run.Lines.Select(line => line.Split(' ')[0]));
        Assert.Contains("cn.national-stars 2012.10 official National star ratings of volunteers", run.Lines);
    }

    /// <summary>The list is not computed anew each time; if a document changes, take what this run printed as src/VolunteerCredit.Tool/Verbs/Documents/rules.json.</summary>
    [Fact]
    public async Task The_list_is_what_the_rule_sets_say_when_they_are_loaded()
    {
        Run loaded = await Run.Of(["rules", "--output", "json", .. ShippedRuleSets.Ids.SelectMany(id => new[] { "--rules", id })]), listed = await Run.Of("rules", "--output", "json");

        Assert.Equal(loaded.Output, listed.Output);
    }

    [Fact]
    public async Task A_name_without_a_version_means_all_that_are_shipped()
    {
        Run all = await Run.Of("rules", "--rules", "cn.beijing-stars"), one = await Run.Of("rules", "--rules", "cn.beijing-stars@2010");

        Assert.Equal(["cn.beijing-stars 2010", "cn.beijing-stars today"], all.Lines.Select(line => string.Join(' ', line.Split(' ')[..2])));
        Assert.StartsWith("cn.beijing-stars 2010 ", Assert.Single(one.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Titles_are_in_the_language_asked_for() =>
        Assert.Contains("cn.national-stars 2012.10 official 志愿者星级评定（全国）", (await Run.Of("rules", "--lang", "zh-Hans")).Lines);

    [Fact]
    public async Task Only_those_asked_for_are_listed()
    {
        string directory = Path.GetDirectoryName(Run.OwnFile(Own))!;
        File.WriteAllText(Path.Combine(directory, "rule-set.schema.json"), "no rule set, and not read");
        Run run = await Run.Of("rules", "--rules", directory, "--rules", "cn.tonglu.volunteer-loan");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["cn.tonglu.volunteer-loan", "town.thanks"], run.Lines.Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public async Task One_of_ones_own_takes_the_place_of_a_shipped_one_of_its_id()
    {
        Run run = await Run.Of("rules", "--rules", Run.OwnFile(Own.Replace("town.thanks", "cn.national-stars", StringComparison.Ordinal)));

        Assert.Equal(["cn.national-stars 3 illustrative Thanks"], run.Lines);
    }

    [Fact]
    public async Task Machine_output_is_the_same_in_every_language()
    {
        Run english = await Run.Of("rules", "--output", "json"), chinese = await Run.Of("rules", "--output", "json", "--lang", "zh-Hans");
        using var rules = JsonDocument.Parse(english.Output);
        JsonElement stars = rules.RootElement.EnumerateArray().Single(r => r.GetProperty("id").GetString() == "cn.national-stars");

        Assert.Equal(english.Output, chinese.Output);
        Assert.Equal(["id", "version", "hash", "honesty", "purpose", "title"], stars.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("official", "志愿者星级评定（全国）"), (stars.GetProperty("honesty").GetString(), stars.GetProperty("title").GetProperty("zh-Hans").GetString()));
    }

    [Fact]
    public async Task An_unknown_id_is_answered_with_those_there_are_and_the_nearest()
    {
        Run run = await Run.Of("rules", "--rules", "cn.national-star");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("VC6001: there is no shipped rule set, file or directory 'cn.national-star', expected a path or one of: cn.national-stars? (" + string.Join(", ", ShippedRuleSets.Ids), run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_with_faults_is_not_listed_but_said_to_have_them()
    {
        string file = Run.OwnFile("""{ "id": "a" }""");
        Run run = await Run.Of("rules", "--rules", file);

        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"{file}:1:1: VC3005:", run.Errors, StringComparison.Ordinal);
    }
}
