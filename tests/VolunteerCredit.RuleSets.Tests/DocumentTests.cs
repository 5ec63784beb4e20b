using System.Text.Json;
using System.Text.Json.Nodes;
using VolunteerCredit.Measures;

namespace VolunteerCredit.RuleSets.Tests;

/// <summary>What every shipped document must have.</summary>
public class DocumentTests
{
    public static TheoryData<string> Ids => [.. ShippedRuleSets.Ids];

    [Fact]
    public void The_programmes_promised_are_shipped() => Assert.Equal(
        ["cn.hangzhou.points", "cn.national-stars", "cn.tonglu.volunteer-loan", "example.volunteer-credit-score"],
        ShippedRuleSets.Ids.Intersect(["cn.hangzhou.points", "cn.national-stars", "cn.tonglu.volunteer-loan", "example.volunteer-credit-score"]).Order(StringComparer.Ordinal));

    [Fact]
    public void All_shipped_documents_load_together() =>
        Assert.Equal(ShippedRuleSets.Ids, Shipped.Engine.RuleSets.Select(Shipped.NameOf).Order(StringComparer.Ordinal));

    [Fact]
    public void A_rule_set_that_is_not_shipped_is_answered_with_those_that_are()
    {
        ArgumentException fault = Assert.Throws<ArgumentException>(() => ShippedRuleSets.Source("cn.national-star"));
        Assert.All(ShippedRuleSets.Ids, id => Assert.Contains(id, fault.Message, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_document_is_named_after_its_id_and_of_several_versions_after_its_version_too(string id)
    {
        JsonObject document = Shipped.Document(id);
        string[] name = id.Split('@');

        Assert.Equal(name[0], document["id"]!.GetValue<string>());
        Assert.Equal(name.Length == 1 ? 1 : 2, ShippedRuleSets.Ids.Where(other => other.Split('@')[0] == name[0]).Take(2).Count());
        Assert.Equal(name.Length == 1 ? null : document["version"]!.GetValue<string>(), name.ElementAtOrDefault(1));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_document_states_its_sources_unless_it_is_our_own(string id)
    {
        JsonObject document = Shipped.Document(id);
        if (document["honesty"]!.GetValue<string>() == "illustrative")
        {
            Assert.Contains("our own", document["note"]!.GetValue<string>(), StringComparison.OrdinalIgnoreCase);
        }

        // A source without a known date says what it is, and that no date is at hand.
        JsonArray sources = document["sources"]?.AsArray() ?? [];
        Assert.True(sources.Count > 0 || id.StartsWith("example.", StringComparison.Ordinal), "no source");
        Assert.All(sources, source =>
        {
            Assert.NotEmpty(source!["title"]!.GetValue<string>());
            Assert.Matches("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", source["date"]?.GetValue<string>() ?? (source["note"]!.GetValue<string>().Length > 0 ? "0000" : ""));
        });
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_text_is_there_in_both_languages(string id)
    {
        var texts = new List<string>();
        Collect(Shipped.Document(id), "", texts);
        Assert.NotEmpty(texts);

        static void Collect(JsonNode? node, string path, List<string> texts)
        {
            switch (node)
            {
                case JsonObject words when words.ContainsKey("en") || words.ContainsKey("zh-Hans"):
                    Assert.True(words.Count == 2 && words.ContainsKey("en") && words.ContainsKey("zh-Hans"), $"{path} lacks a language");
                    string english = words["en"]!.GetValue<string>(), chinese = words["zh-Hans"]!.GetValue<string>();
                    Assert.True(english.Length > 0 && english == english.Trim() && english.All(c => c < 0x3000), $"{path} is no English: {english}");
                    Assert.True(chinese == chinese.Trim() && chinese.Any(c => c is >= '\u4e00' and <= '\u9fff'), $"{path} is no Chinese: {chinese}");
                    texts.Add(path);
                    break;
                case JsonObject members:
                    foreach ((string key, JsonNode? value) in members)
                    {
                        Collect(value, $"{path}.{key}", texts);
                    }

                    break;
                case JsonArray items:
                    foreach (JsonNode? item in items)
                    {
                        Collect(item, path + "[]", texts);
                    }

                    break;
                default:
                    break;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Whatever_a_result_names_has_a_title(string id)
    {
        JsonObject document = Shipped.Document(id);
        Assert.True(HasWords(document["title"]), "the rule set");
        foreach (string section in (string[])["parameters", "measures", "scores", "tiers", "grants", "decisions", "boards"])
        {
            foreach ((string name, JsonNode? item) in document[section]?.AsObject() ?? [])
            {
                Assert.True(HasWords(item!["title"]), $"{section}.{name} has no title");
            }
        }

        foreach ((string tier, JsonNode? ladder) in document["tiers"]?.AsObject() ?? [])
        {
            Assert.All(ladder!["steps"]!.AsArray(), step => Assert.True(HasWords(step!["title"]), $"{tier}.{step["id"]} has no title"));
        }

        foreach ((string _, JsonNode? score) in document["scores"]?.AsObject() ?? [])
        {
            JsonArray parts = score!["parts"]?.AsArray() ?? [];
            Assert.All(parts.Skip(parts.Count > 1 ? 0 : 1), part => Assert.True(HasWords(part!["title"]), $"{part["id"]} has no title"));
        }

        foreach ((string name, JsonNode? input) in document["inputs"]?.AsObject() ?? [])
        {
            Assert.True(HasWords(input!["suppliedBy"]), $"inputs.{name} does not say who supplies it");
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_reason_is_worded_in_the_document_and_used(string id)
    {
        JsonObject document = Shipped.Document(id);
        string[] worded = [.. (document["reasons"]?.AsObject() ?? []).Select(r => r.Key).Order(StringComparer.Ordinal)];
        string[] used = [.. (document["intake"]?.AsArray() ?? []).Select(s => s!["reason"]?.GetValue<string>()).OfType<string>().Order(StringComparer.Ordinal)];

        Assert.Equal(used, worded);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_document_that_serves_credit_says_whom_to_ask(string id)
    {
        JsonObject document = Shipped.Document(id);
        Assert.True(document["purpose"]!.GetValue<string>() != "credit" || HasWords(document["askAPerson"]));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_worked_case_has_a_name_of_its_own_and_expects_something(string id)
    {
        JsonArray cases = Shipped.Document(id)["verify"]!.AsArray();
        string[] names = [.. cases.Select(c => c!["name"]!.GetValue<string>())];

        Assert.NotEmpty(names);
        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
        Assert.All(cases, c => Assert.NotEmpty(c!["expect"]!.AsObject()));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_worked_case_that_expects_something_else_refuses_the_document(string id)
    {
        JsonArray cases = Shipped.Document(id)["verify"]!.AsArray();
        for (int i = 0; i < cases.Count; i++)
        {
            JsonObject document = Shipped.Document(id);
            JsonObject expect = document["verify"]![i]!["expect"]!.AsObject();
            string key = expect.First().Key;
            expect[key] = JsonValue.Create("something else");
            RuleSetRefusedException refused = Assert.Throws<RuleSetRefusedException>(() => Shipped.With(id, document));
            Assert.Contains(refused.Faults, fault => fault.Code == "VC3040" && fault.Found!.Contains(key, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Honesty_is_that_of_the_document() => Assert.Equal(
        [("cn.hangzhou.points", Honesty.Official), ("cn.national-stars", Honesty.Official), ("cn.tonglu.volunteer-loan", Honesty.Official), ("example.volunteer-credit-score", Honesty.Illustrative)],
        ShippedRuleSets.Ids.Where(Shipped.IsAboutVolunteers).Select(id => (id, Shipped.Score(id, "2019-03-20", []).Honesty)).Where(h => h.id is "cn.hangzhou.points" or "cn.national-stars" or "cn.tonglu.volunteer-loan" or "example.volunteer-credit-score"));

    [Fact]
    public void Amounts_of_the_shipped_scores_are_plain_numbers() =>
        Assert.All(ShippedRuleSets.Ids.Where(Shipped.IsAboutVolunteers), id => Assert.All(Shipped.Score(id, "2019-03-20", []).Scores, s => Assert.True(s.Value is null or { Unit.Kind: UnitKind.Number })));

    private static bool HasWords(JsonNode? node) =>
        node is JsonObject words && words["en"] is { } english && words["zh-Hans"] is { } chinese
        && english.GetValueKind() == JsonValueKind.String && english.GetValue<string>().Length > 0 && chinese.GetValue<string>().Length > 0;
}
