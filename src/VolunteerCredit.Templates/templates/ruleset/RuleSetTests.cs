using VolunteerCredit;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Testing;

namespace My_RuleSet;

/// <summary>The rule set loads with its worked cases, says nothing that cannot be meant, and keeps every promise.</summary>
public sealed class RuleSetTests
{
    private const string Id = "the-id-of-the-rule-set";

    // To make the engine is to load the rule set: it is checked and its worked cases are run. A fault names line, column, what was found and what was expected.
    // 创建引擎即加载规则集：全部检查与验证用例都会运行；出错时指明行、列、实际内容与应有内容。
    private static readonly CreditEngine Engine = CreditEngine.Create(options => options.Add(RuleSetSource.FromFile(Path.Combine(AppContext.BaseDirectory, Id + ".json"))));

    public static TheoryData<string> Laws => [.. RuleSetLaws.Asked(Engine, Id).Select(law => law.Id)];

    [Fact]
    public void It_loads_with_its_worked_cases() => Assert.Equal(Id, Assert.Single(Engine.RuleSets).Identity.Id);

    /// <summary>A tier that nobody reaches, a limit without effect, a bound without a worked case. 无人能达的等级、不起作用的限制、没有用例的界限。</summary>
    [Fact]
    public void The_linter_finds_nothing() => Assert.Empty(Engine.Lint(Id).Where(finding => finding.Accepted is null).Select(finding => finding.ToString()));

    /// <summary>Generated volunteers with every hazard of the field; a failure prints the smallest one. 以生成的各种志愿者检验；失败时给出最小的例子。</summary>
    [Theory]
    [MemberData(nameof(Laws))]
    public void It_keeps_the_law(string law) => RuleSetLaws.Check(RuleSetLaws.All.Single(l => l.Id == law), Engine, Id);

    /// <summary>Cases beyond those in the document are plain code. 文档以外的用例用代码写。</summary>
    [Fact]
    public void Nine_hours_of_one_day_are_eight()
    {
        var volunteer = new Volunteer("V1", new ServiceRecord { Id = "hr-1", VolunteerId = "V1", Date = new(2026, 5, 1), Minutes = 540 });

        CreditResult result = Engine.Score(Id, volunteer, Evaluation.On(new(2026, 12, 31)));

        Assert.Equal("8 h", result.Measure("hours").Value?.ToString());
    }
}
