using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Testing.Tests.Laws;

/// <summary>Every shipped rule set keeps every law, those of groups and with boards too; those of volunteers are asked in thousands of cases by the engine's own tests.</summary>
public sealed class ShippedRuleSetTests
{
    private static readonly CreditEngine Engine = CreditEngine.Create(options => options.Add(ShippedRuleSets.All));

    public static TheoryData<string, int> RuleSets
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (string id in Engine.RuleSets.Select(r => r.Identity.Id).Distinct())
            {
                data.Add(id, Engine.RuleSets.First(r => r.Identity.Id == id).Subject == "volunteer" ? 6 : 60);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void A_shipped_rule_set_keeps_every_law(string ruleSetId, int cases) => RuleSetLaws.Check(Engine, ruleSetId, new() { Cases = cases });
}
