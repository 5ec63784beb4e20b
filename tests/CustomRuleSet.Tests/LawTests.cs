using VolunteerCredit.Testing;
using static CustomRuleSet.Tests.Rescuers;

namespace CustomRuleSet.Tests;

/// <summary>The rule set keeps every promise, over generated volunteers.</summary>
public class LawTests
{
    public static TheoryData<string> Laws => [.. RuleSetLaws.All.Select(law => law.Id)];

    [Theory]
    [MemberData(nameof(Laws))]
    public void The_rule_set_keeps_the_law(string law) => RuleSetLaws.Check(RuleSetLaws.All.Single(l => l.Id == law), Engine, RuleSet);
}
