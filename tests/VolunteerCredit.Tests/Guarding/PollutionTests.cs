using FsCheck.Xunit;
using VolunteerCredit.Intake;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.Properties;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Guarding;

/// <summary>Memory is used again for the next volunteer: whatever a component broke off for the last, the next has the same bits as without.</summary>
public sealed class PollutionTests
{
    private static readonly Words Summary = new("a plug-in", "插件");

    /// <summary>Where the component stands in a document that has every built-in one: at the end of intake, inside a measure of periods, in a measure's own steps.</summary>
    private static readonly (CreditEngine Used, CreditEngine Clean)[] Engines =
    [
        .. new (string Section, string Part)[]
        {
            ("intake", """ { "type": "faulty" } """),
            ("measures", """ { "type": "each-period", "per": "month", "of": { "type": "faulty" }, "fold": "sum" } """),
            ("measures", """ { "type": "count", "steps": [ { "type": "faulty" } ] } """),
        }.Select(p => (Make(p.Section, p.Part), Make(p.Section, p.Part))),
    ];

    [Property(MaxTest = 60, Arbitrary = [typeof(Scenes)])]
    public void Who_comes_after_one_who_was_harmed_has_the_same_bits(Scene harmed, Scene next)
    {
        foreach ((CreditEngine used, CreditEngine clean) in Engines)
        {
            Asked asked = Properties.Engines.All.First(a => a.RuleSetId == "test.everything");
            Volunteer marked = harmed.Volunteer with { Facts = [.. harmed.Facts, new Fact { Id = "mark", SubjectId = harmed.Volunteer.Id, Name = Marked.Fact, Value = "13" }] };
            used.Score(asked.RuleSetId, marked, asked.Of(harmed));
            LawFault.UnlessSame(asked.BitsOf(clean, next), asked.BitsOf(used, next), "after one who was harmed");
        }
    }

    [Fact]
    public void The_component_harms_who_is_marked()
    {
        Volunteer marked = Given.Volunteer(Given.Service("1", "2020-01-01", 60)) with { Facts = [Given.Fact("f", Marked.Fact, "13")] };

        Assert.All(Engines, e => Assert.Equal("VC4006", e.Used.Score("test.everything", marked, Evaluation.On(Given.Day("2020-12-31"))).Refusal?.Code));
    }

    private static CreditEngine Make(string section, string part)
    {
        DocumentNode root = RuleSetDocument.Read(Properties.Engines.AllSources.Single(s => s.Name == "everything.json")).Root;
        DocumentNode added = RuleSetDocument.Read(RuleSetSource.FromText($$"""{ "id": "x", "version": "1", "part": {{part}} }""")).Root.Find("part")!;
        DocumentNode changed = DocumentNode.Map(root.Members.Select(m => (m.Key, m.Key != section ? m.Value
            : section == "intake" ? DocumentNode.List([.. m.Value.Items, added]) : DocumentNode.Map([("faulty", added), .. m.Value.Members.Select(v => (v.Key, v.Value))]))));
        return CreditEngine.Create(options =>
        {
            options.Components.Add(ComponentType.Intake("faulty", Summary, [], _ => new FaultyStep((_, _, _) => throw new InvalidOperationException())));
            options.Components.Add(ComponentType.Measure("faulty", Summary, RowKinds.Any, hasWindow: true, [], _ => new FaultyMeasure((_, _) => throw new InvalidOperationException())));
            options.Add(ShippedRuleSets.Source("example.volunteer-credit-score"), RuleSetSource.FromText(RuleSetDocument.Create(changed, "everything").ToJson()));
        });
    }
}
