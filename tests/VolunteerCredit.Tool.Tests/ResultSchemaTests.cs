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

    [Theory]
    [InlineData("scores", "\"status\":\"Computed\"", "\"status\":\"Done\"")]
    [InlineData("scores", "\"asOf\"", "\"as_of\"")]
    [InlineData("scores", "\"6050\"", "6050")]
    public async Task Anything_else_is_not(string kind, string found, string other)
    {
        string output = (await Run.Of("score", "--rules", "cn.national-stars", "--records", Given.Hours, "--as-of", "2026-06-30", "--output", "json")).Output;

        Assert.Contains(found, output, StringComparison.Ordinal);
        Assert.NotEmpty(new SchemaValidator(Of(kind)).Faults(output.Replace(found, other, StringComparison.Ordinal)));
    }

    /// <summary>The schema of one verb.</summary>
    private static string Of(string kind)
    {
        using var whole = JsonDocument.Parse(Schema);
        return $$"""{ "$ref": "#/$defs/{{kind}}", "$defs": {{whole.RootElement.GetProperty("$defs").GetRawText()}} }""";
    }
}
