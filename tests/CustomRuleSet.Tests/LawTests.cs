using VolunteerCredit.Testing;
using static CustomRuleSet.Tests.Rescuers;

namespace CustomRuleSet.Tests;

/// <summary>The rule set and its components keep every promise, over generated volunteers.</summary>
public class LawTests
{
    public static TheoryData<string> Laws => [.. RuleSetLaws.All.Select(law => law.Id)];

    /// <summary>Each component with options as a document has them; measures, scores and so on that they name are made up by the kit.</summary>
    public static TheoryData<string, string> Components => new()
    {
        { "stand-by", """{ "where": { "category": "stand-by" }, "percent": 25 }""" },
        { "stand-by", """{ "where": { "source": "imported" }, "percent": 33 }""" },
        { "night-time", """{ "from": "22:00", "to": "06:00" }""" },
        { "night-time", """{ "from": "08:00", "to": "20:30" }""" },
        { "root", """{ "per": "1h", "gives": 10 }""" },
        { "root", """{ "per": "7min" }""" },
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
/root/.pyenv/libexec/pyenv-hooks: line 24: enable: cannot open shared object /root/.pyenv/libexec/pyenv-realpath.dylib: /root/.pyenv/libexec/pyenv-realpath.dylib: cannot open shared object file: No such file or directory
