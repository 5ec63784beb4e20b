using System.Text.Json;
using FsCheck.Xunit;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.Properties;
using VolunteerCredit.Tests.Properties.Generators;
using VolunteerCredit.Tests.RuleSets.Schema;

namespace VolunteerCredit.Tests.Explanations;

/// <summary>The JSON form of an explanation, its schema, and that of a result.</summary>
public sealed class ExplanationJsonTests
{
    private static readonly SchemaValidator Results = new(ResultJson.Schema), Explanations = new(ExplanationJson.Schema);

    private static readonly string[] Texts =
        ["text", "title", "label", "suppliedBy", "required", "found", "askAPerson", "refusal", "note", "mendedBy", "how"];

    [Property(MaxTest = 30, Arbitrary = [typeof(Scenes)])]
    public void Every_explanation_and_every_result_is_valid_by_its_schema_and_has_the_same_figures_in_both_languages(Scene scene)
    {
        foreach (Asked asked in Engines.For(scene))
        {
            Explanation why = Engines.One.Explain(asked.RuleSetId, scene.Volunteer, asked.Of(scene));
            string json = why.ToJson();
            Assert.Empty(Explanations.Faults(json));
            Assert.Empty(Results.Faults(why.Result.ToJson(Language.Chinese)));
            Assert.Equal(Figures(json), Figures(why.ToJson(Language.Chinese, indented: true)));
        }
    }

    [Fact]
    public void The_applicants_explanations_are_valid() =>
        Assert.All(Applicants.All.Values, why => Assert.Empty(Explanations.Faults(why.ToJson())));

    [Theory]
    [InlineData("\"asOf\":\"2019-03-20\"", "\"asOf\":\"20 March\"", "result.asOf pattern")]
    [InlineData("\"shortfall\":{\"value\":\"1\"", "\"shortfall\":{\"value\":\"1e3\"", "decisions.loan.reasons[0].shortfall anyOf")]
    [InlineData("\"principal\":true", "\"principal\":\"yes\"", "decisions.loan.reasons[0].principal type")]
    [InlineData("\"timeline\":{\"largest\":0,", "\"timeline\":{", "timeline.largest required")]
    [InlineData("\"scales\":[", "\"more\":1,\"scales\":[", "more additionalProperties")]
    public void What_does_not_fit_the_schema_is_found(string there, string inItsPlace, string fault)
    {
        string json = Applicants.Refused.ToJson();
        Assert.Contains(there, json, StringComparison.Ordinal);
        Assert.Equal([fault], Explanations.Faults(json.Replace(there, inItsPlace, StringComparison.Ordinal)).Select(f => $"{f.Path} {f.Keyword}"));
    }

    [Fact]
    public void The_result_stands_in_it_as_it_is()
    {
        using var document = JsonDocument.Parse(Applicants.RefusedByModel.ToJson(Language.Chinese));
        Assert.Equal(Applicants.RefusedByModel.Result.ToJson(Language.Chinese), document.RootElement.GetProperty("result").GetRawText());
    }

    /// <summary>Everything in the JSON that is not text for people.</summary>
    private static string[] Figures(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. Walk(document.RootElement, "")];

        static IEnumerable<string> Walk(JsonElement element, string path) => element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().Where(p => !Texts.Contains(p.Name)).SelectMany(p => Walk(p.Value, $"{path}.{p.Name}")),
            JsonValueKind.Array => element.EnumerateArray().SelectMany((item, i) => Walk(item, $"{path}[{i}]")),
            _ => [$"{path}={element.GetRawText()}"],
        };
    }
}
