using VolunteerCredit.Testing;
using static CustomRuleSet.Tests.Rescuers;

namespace CustomRuleSet.Tests;

/// <summary>The rule set and its components keep every promise, over generated volunteers.</summary>
public class LawTests
{
    public static TheoryData<string> Laws => [.. RuleSetLaws.Asked(Engine, RuleSet).Select(law => law.Id)];

    /// <summary>Each component with options as a document has them; measures, scores and so on that they name are made up by the kit.</summary>
    public static TheoryData<string, string> Components => new()
    {
        { "stand-by", """{ "where": { "category": "stand-by" }, "percent": 25 }""" },
        { "stand-by", """{ "where": { "source": "imported" }, "percent": 33 }""" },
        { "night-time", """{ "from": "22:00", "to": "06:00" }""" },
        { "night-time", """{ "from": "08:00", "to": "20:30" }""" },
        { "root", """{ "per": "1h", "gives": 10 }""" },
        { "root", """{ "per": 3 }""" },
        {
            "balanced", """
            {
              "outweigh": 2,
              "parts": [
                { "id": "time", "of": "hours", "through": { "type": "marginal-bands", "bands": [ { "from": "0h", "per": "3h", "gives": 2 }, { "from": "20h", "per": "7h", "gives": 1 } ] } },
                { "id": "days", "of": "days", "through": { "type": "rate", "per": 1, "gives": 0.5 } }
              ]
            }
            """
        },
        { "certified-ladder", """{ "by": "score", "register": "certificates", "steps": [ { "id": "low", "at": 2 }, { "id": "middle", "at": 10, "certificate": "party-member" }, { "id": "high", "at": 40, "certificate": "first-aid" } ] }""" },
        { "in-practice", """{ "of": "hours", "atLeast": "20h", "drill": "registered", "within": "24 months", "referWithin": "5 years" }""" },
        { "per-point", """{ "column": "allowance", "of": "score", "each": "2.5 CNY", "from": 20, "max": "300 CNY" }""" },
        { "rest-nights", """{ "currency": "voucher", "of": { "type": "hours" }, "atLeast": "2h", "lasts": "90 days" }""" },
        { "podium", """{ "by": { "type": "hours" } }""" },
    };

    [Theory]
    [MemberData(nameof(Components))]
    public void A_component_keeps_every_law(string type, string options) => ComponentLaws.Check(NightRescue.Components.Single(t => t.Name == type), options);

    [Fact]
    public void The_assembly_uses_nothing_that_a_score_must_not_rest_on() => PluginScan.Check(typeof(NightRescue).Assembly);

    [Theory]
    [MemberData(nameof(Laws))]
    public void The_rule_set_keeps_the_law(string law) => RuleSetLaws.Check(RuleSetLaws.All.Single(l => l.Id == law), Engine, RuleSet);
}
