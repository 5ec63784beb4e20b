using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tool.Tests;

public sealed class NewAndSchemaTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public async Task A_new_document_passes_the_check_and_is_named_after_its_file(string language)
    {
        string file = Run.NewPath("town.thanks.json");
        Run made = await Run.Of("new", file, "--lang", language);
        RuleSetDocument document = RuleSetDocument.Read(RuleSetSource.FromFile(file));

        Assert.Equal((0, ""), (made.ExitCode, made.Output));
        Assert.Contains(file, made.Errors, StringComparison.Ordinal);
        Assert.Equal(("town.thanks", "rule-set.schema.json"), (document.Id, document.Root.Find("$schema")!.Text));
        Assert.True(document.Root.Find("verify")!.Items.Count > 3);
        Assert.Equal(0, (await Run.Of("check", file)).ExitCode);
    }

    /// <summary>Only what people read differs: both languages begin with the same rule.</summary>
    [Fact]
    public async Task Both_languages_begin_with_the_same_rule()
    {
        string english = Run.NewPath("a.json"), chinese = Run.NewPath("a.json");
        await Run.Of("new", english);
        await Run.Of("new", chinese, "--lang", "zh-Hans");
        static string[] Figures(string file) => [.. File.ReadAllLines(file).Select(line => System.Text.RegularExpressions.Regex.Replace(line, "\"(note|name)\": \"[^\"]*\"", ""))];

        Assert.Equal(Figures(english), Figures(chinese));
        Assert.NotEqual(File.ReadAllText(english), File.ReadAllText(chinese));
    }

    [Theory]
    [InlineData("我的规则.json", "我的规则")]
    [InlineData("a b.json", "my.rule-set")]
    public async Task A_name_that_is_no_id_is_not_taken(string name, string id)
    {
        string file = Run.NewPath(name);

        Assert.Equal(0, (await Run.Of("new", file)).ExitCode);
        Assert.Equal(id, RuleSetDocument.Read(RuleSetSource.FromFile(file)).Id);
    }

    [Fact]
    public async Task What_is_there_already_is_left_as_it_is()
    {
        string file = Run.OwnFile("mine");
        Run run = await Run.Of("new", file), directory = await Run.Of("new", Path.GetDirectoryName(file)!);

        Assert.Equal((2, 2, "mine"), (run.ExitCode, directory.ExitCode, File.ReadAllText(file)));
        Assert.StartsWith("VC6003: ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_ends_with_2()
    {
        Run run = await Run.Of("new", Run.NewPath("no-such/a.json"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("VC6004", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_is_that_of_the_built_in_components()
    {
        Run run = await Run.Of("schema");

        Assert.Equal((0, "", RuleSetSchema.Create(ComponentCatalog.BuiltIn)), (run.ExitCode, run.Errors, run.Output));
    }
}
