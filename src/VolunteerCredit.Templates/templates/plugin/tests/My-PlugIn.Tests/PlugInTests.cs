using VolunteerCredit;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.Testing;

namespace My_PlugIn.Tests;

/// <summary>The plug-in as an app has it. 应用程序所见的插件。</summary>
public sealed class PlugInTests
{
    private const string Id = "the-id-of-the-rule-set";

    // To make the engine is to load the rule set, with all checks and its worked cases. 创建引擎即加载规则集，全部检查与验证用例都会运行。
    private static readonly CreditEngine Engine = CreditEngine.Create(options => options.Add(PlugIn.Components).Add(PlugIn.RuleSet));

    public static TheoryData<string> Laws => [.. RuleSetLaws.Asked(Engine, Id).Select(law => law.Id)];

    /// <summary>Computed by hand: 5 h and 3 h of one day. 手工计算：同日 5 小时与 3 小时。</summary>
    [Fact]
    public void Five_hours_and_three_of_one_day_are_a_long_day()
    {
        ServiceRecord Hours(string id, int day, int hours) => new() { Id = id, VolunteerId = "V1", Date = new(2026, 5, day), Minutes = 60 * hours };

        CreditResult result = Engine.Score(Id, new Volunteer("V1", Hours("hr-1", 1, 5), Hours("hr-2", 1, 3), Hours("hr-3", 2, 7)), Evaluation.On(new(2026, 12, 31)));

        Assert.Equal("8 h", result.Measure("best").Value?.ToString());
        Assert.Equal("long-day", result.Tier("thanks").Reached);
    }

    [Fact]
    public void The_linter_finds_nothing() => Assert.Empty(Engine.Lint(Id).Where(finding => finding.Accepted is null).Select(finding => finding.ToString()));

    [Theory]
    [MemberData(nameof(Laws))]
    public void The_rule_set_keeps_the_law(string law) => RuleSetLaws.Check(RuleSetLaws.All.Single(l => l.Id == law), Engine, Id);

    /// <summary>No clock, no culture, no random numbers, no files, no floating point: what laws cannot see stands in the assembly. 时钟、区域设置、随机数、文件与浮点：由程序集扫描发现。</summary>
    [Fact]
    public void The_assembly_uses_nothing_that_a_score_must_not_rest_on() => PluginScan.Check(typeof(PlugIn).Assembly);
}
