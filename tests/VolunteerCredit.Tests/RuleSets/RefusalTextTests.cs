using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tests.RuleSets;

/// <summary>What a rule author reads, as approved.</summary>
public class RefusalTextTests
{
    private const string Document = """
        {
          "id": "town.thanks",
          "version": "1",
          "honesty": "illustrative",
          "measures": { "hours": { "type": "hours", "wehre": { "source": "a" } } },
          "scores": { "points": { "type": "points", "clamp": { "max": 100 } } },
          "tiers": {
            "stars": { "type": "ladder", "by": "points", "steps": [ { "id": "one", "at": 50 }, { "id": "two", "at": 50 }, { "id": "three", "at": 101 } ] }
          },
          "decisions": { "loan": { "require": [ { "type": "compare", "of": "horus", "min": "10h" } ] } }
        }
        """;

    [Fact]
    public void Faults_say_code_place_found_expected_and_what_to_do() => Assert.Equal(
        """
        VC3004: town.json, line 5, column 54 'measures.hours.wehre': the key 'wehre' is not known here, expected where? (weights, type, honesty, note, where, steps, coverage, window, title). Correct the spelling or remove it.
        VC3032: town.json, line 8, column 82 'tiers.stars.steps[0].at': the bound 50 cannot be reached, expected at most 0, the most that points can be. Lower the bound, or raise what limits the value.
        VC3032: town.json, line 8, column 109 'tiers.stars.steps[1].at': the bound 50 cannot be reached, expected at most 0, the most that points can be. Lower the bound, or raise what limits the value.
        VC3031: town.json, line 8, column 109 'tiers.stars.steps[1].at': found the bound 50, expected a bound above 50, that of the tier below. Write tiers from the lowest to the highest, each bound once.
        VC3032: town.json, line 8, column 138 'tiers.stars.steps[2].at': the bound 101 cannot be reached, expected at most 0, the most that points can be. Lower the bound, or raise what limits the value.
        VC3008: town.json, line 10, column 68 'decisions.loan.require[0].of': there is no measure, score or tier 'horus', expected hours? (hours, points, stars). Correct the name, or add the measure.
        """,
        Refusal(Document).Message.ReplaceLineEndings("\n"));

    [Fact]
    public void Faults_say_the_same_in_Chinese() => Assert.Equal(
        [
            "VC3004：town.json，第 5 行，第 54 列“measures.hours.wehre”：此处不认识键“wehre”，应为where? (weights, type, honesty, note, where, steps, coverage, window, title)。请更正拼写或删除。",
            "VC3032：town.json，第 8 行，第 82 列“tiers.stars.steps[0].at”：界限 50 无法达到，应为不超过 0，即 points 的最大值。请降低界限，或放宽限制该值的上限。",
            "VC3032：town.json，第 8 行，第 109 列“tiers.stars.steps[1].at”：界限 50 无法达到，应为不超过 0，即 points 的最大值。请降低界限，或放宽限制该值的上限。",
            "VC3031：town.json，第 8 行，第 109 列“tiers.stars.steps[1].at”：发现界限 50，应为高于下一级的界限 50。等级由低到高书写，界限不可重复。",
            "VC3032：town.json，第 8 行，第 138 列“tiers.stars.steps[2].at”：界限 101 无法达到，应为不超过 0，即 points 的最大值。请降低界限，或放宽限制该值的上限。",
            "VC3008：town.json，第 10 行，第 68 列“decisions.loan.require[0].of”：没有度量、分数或等级“horus”，应为hours? (hours, points, stars)。请更正名称，或添加该度量。",
        ],
        Refusal(Document).Faults.Select(f => f.In(Language.Chinese)));

    [Theory]
    [InlineData("", "VC3001: town.json, line 1, column 1: the document is not valid JSON: The input does not contain any JSON tokens. Mend the text at this place; often a comma, a quotation mark or a bracket is missing just before it.")]
    [InlineData("{\n  \"标题\": \"值\", x", "VC3001: town.json, line 2, column 14: the document is not valid JSON: 'x' is an invalid start of a property name. Mend the text at this place; often a comma, a quotation mark or a bracket is missing just before it.")]
    [InlineData("{ \"a\": 1,\n }", "VC3001: town.json, line 2, column 2: the document is not valid JSON: The JSON object contains a trailing comma at the end which i…. Mend the text at this place; often a comma, a quotation mark or a bracket is missing just before it.")]
    [InlineData("{ \"a\": 1 } { }", "VC3001: town.json, line 1, column 12: the document is not valid JSON: '{' is invalid after a single JSON value. Mend the text at this place; often a comma, a quotation mark or a bracket is missing just before it.")]
    [InlineData("{ // why\n }", "VC3001: town.json, line 1, column 3: the document is not valid JSON: '/' is invalid after a value. Mend the text at this place; often a comma, a quotation mark or a bracket is missing just before it.")]
    [InlineData("{ \"a\": \"\\ud800\" }", "VC3001: town.json, line 1, column 8: the document is not valid JSON: text that is not valid Unicode. Mend the text at this place; often a comma, a quotation mark or a bracket is missing just before it.")]
    [InlineData(
        "{ \"id\": \"a\", \"version\": \"1\", \"honesty\": \"illustrative\",\n  \"measures\": { \"m\": { \"typ\": \"hours\" } } }",
        "VC3005: town.json, line 2, column 22 'measures.m': type (count, each-period, elapsed, given, hours, quantity, ratio) is missing. Add it.")]
    [InlineData(
        "{ \"id\": \"a\", \"version\": \"1\", \"honesty\": \"illustrative\",\n  \"measures\": { \"m\": { \"type\": \"count\", \"where\": { \"age\": 18 } } } }",
        "VC3006: town.json, line 2, column 59 'measures.m.where.age': found '18', expected a range: {\"min\": …, \"max\": …} (both included) or {\"above\": …, \"below\": …}. Write that kind of value.")]
    [InlineData(
        "{ \"id\": \"a\", \"version\": \"1\", \"honesty\": \"illustrative\",\n  \"measures\": { \"m\": { \"type\": \"hours\", \"window\": { \"calendar-year\": 2024 } } } }",
        "VC3006: town.json, line 2, column 51 'measures.m.window': found '{ \"calendar-year\": 2024 }', expected \"lifetime\", {\"rolling\": SPAN}, {\"best\": SPAN}, {\"calendar-year\": 0 for this year, -1 for the last}, {\"fiscal-year\": FIRST MONTH, \"years\": 0 or -1 …}, {\"anniversary\": DATE FACT}, or {\"from\": DATE, \"to\": DATE}. Write that kind of value.")]
    [InlineData("[]", "VC3006: town.json, line 1, column 1: found '[…]', expected an object { … }. Write that kind of value.")]
    [InlineData("{ \"id\": \"a\",\n  \"id\": \"b\", \"version\": \"1\", \"honesty\": \"illustrative\" }", "VC3003: town.json, line 2, column 3: the key 'id' stands twice. Keep one of them.")]
    public void Text_that_is_no_document_is_refused_where_it_goes_wrong(string text, string expected) => Assert.Equal(expected, Refusal(text).Message);

    private static RuleSetRefusedException Refusal(string document) =>
        Assert.Throws<RuleSetRefusedException>(() => CreditEngine.Create(options => options.Add(RuleSetSource.FromText(document, "town.json"))));
}
