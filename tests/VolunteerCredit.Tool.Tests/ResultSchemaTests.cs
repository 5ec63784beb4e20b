using System.Text.Json;
using VolunteerCredit.Tests.RuleSets.Schema;

namespace VolunteerCredit.Tool.Tests;

/// <summary>What is printed for programs is what <c>vcredit schema result</c> says.</summary>
public sealed class ResultSchemaTests
{
    private static readonly string Schema = Run.Of("schema", "result").GetAwaiter().GetResult().Output;

    public static TheoryData<string, string[]> Printed => new()
    {
        { "scores", ["score", "--rules", "cn.national-stars", "--records", Given.Hours, "--as-of", "2026-06-30"] },
        { "scores", ["score", "--rules", "cn.tonglu.volunteer-loan", "--volunteers", Given.People, "--as-of", "2019-03-20", "--known-at", "2019-03-20T17:00:00+08:00"] },
        { "scores", ["score", "--rules", "cn.tonglu.volunteer-loan", "--volunteers", Given.People, "--as-of", "1990-01-01"] },
        { "decisions", ["decide", "--rules", "cn.tonglu.volunteer-loan", "--volunteers", Given.People, "--as-of", "2019-03-20"] },
        { "advice", ["advise", "--rules", "cn.national-stars", "--records", Given.Hours, "--as-of", "2026-06-30", "--volunteer", "V1", "--tier", "stars=star-3"] },
        { "advice", ["advise", "--rules", "cn.tonglu.volunteer-loan", "--volunteers", Given.People, "--as-of", "2019-03-20", "--volunteer", "V3", "--decision", "loan"] },
        { "comparison", ["compare", "--rules", "cn.national-stars", "--records", Given.Hours, "--volunteers", Given.People, "--as-of", "2026-06-30", "--to-as-of", "2026-03-10", "--to-without-recorder", "acc-7", "--by", "age"] },
        { "comparison", ["compare", "--rules", "cn.tonglu.volunteer-loan", "--volunteers", Given.People, "--as-of", "2019-03-20", "--to-as-of", "2019-04-20", "--by", "registered-with"] },
        { "statistics", ["stats", "--rules", "cn.hangzhou.index-2018", "--records", Given.Hours, "--as-of", "2026-12-31", "--first-year", "2025", "--by", "source", "--given", "registered=2680000+"] },
        { "board", ["stats", "--rules", "cn.hangzhou.index-2018", "--records", Given.Projects, "--as-of", "2026-12-31", "--board", "projects"] },
        { "rules", ["rules"] },
        { "findings", ["check", Given.Town] },
        { "findings", ["check", Run.OwnFile("""{ "id": "甲", "version": "1", "measures": { "hours": { "type": "hour" } } }""")] },
    };

    [Theory]
    [MemberData(nameof(Printed))]
    public async Task What_is_printed_is_valid(string kind, string[] args)
    {
        Run run = await Run.Of([.. args, "--output", "json"]);

        Assert.Empty(new SchemaValidator(Of(kind)).Faults(run.Output));
        Assert.Empty(new SchemaValidator(Schema).Faults(run.Output));
    }

    /// <summary>The other verbs' output is none of these: each of them has a schema that says what it is.</summary>
    [Fact]
    public async Task An_explanation_has_the_schema_of_the_library()
    {
        Run run = await Run.Of("explain", "--rules", "cn.tonglu.volunteer-loan", "--volunteers", Given.People, "--as-of", "2019-03-20", "--volunteer", "V3", "--output", "json");

        Assert.Empty(new SchemaValidator((await Run.Of("schema", "explanation")).Output).Faults(run.Output));
        Assert.NotEmpty(new SchemaValidator(Schema).Faults(run.Output));
    }

    [Theory]
    [InlineData("scores", "\"status\":\"computed\"", "\"status\":\"Done\"")]
    [InlineData("scores", "\"asOf\"", "\"as_of\"")]
    [InlineData("scores", "\"6050\"", "6050")]
    public async Task Anything_else_is_not(string kind, string found, string other)
    {
        string output = (await Run.Of("score", "--rules", "cn.national-stars", "--records", Given.Hours, "--as-of", "2026-06-30", "--output", "json")).Output;

        Assert.Contains(found, output, StringComparison.Ordinal);
        Assert.NotEmpty(new SchemaValidator(Of(kind)).Faults(output.Replace(found, other, StringComparison.Ordinal)));
    }

    [Fact]
    public void Words_are_kebab_case()
    {
        string[] words = [.. Words(JsonDocument.Parse(Schema).RootElement)];

        Assert.Empty(new[] { "not-in-force", "not-eligible", "already-reached", "units-differ", "person-times" }.Except(words));
        Assert.All(words, word => Assert.Matches("^[a-z]+(-[a-z]+)*$", word));
    }

    private static IEnumerable<string> Words(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => member is { Name: "enum", Value.ValueKind: JsonValueKind.Array }
            ? member.Value.EnumerateArray().Where(word => word.ValueKind == JsonValueKind.String).Select(word => word.GetString()!) : Words(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Words),
        _ => [],
    };

    /// <summary>The schema of one verb.</summary>
    private static string Of(string kind)
    {
        using var whole = JsonDocument.Parse(Schema);
        return $$"""{ "$ref": "#/$defs/{{kind}}", "$defs": {{whole.RootElement.GetProperty("$defs").GetRawText()}} }""";
    }
}
