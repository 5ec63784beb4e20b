using VolunteerCredit.Explanations;
using VolunteerCredit.Intake;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.Groups.People;

namespace VolunteerCredit.Tests.Groups;

/// <summary>What cannot be computed is said, never left out.</summary>
public sealed class GroupRefusalTests
{
    private static readonly Evaluation AsOf = Evaluation.On(Given.Day("2024-12-31"));

    [Fact]
    public void A_member_with_too_many_records_refuses_the_groups_he_was_ever_in()
    {
        var engine = CreditEngine.Create(o =>
        {
            o.RecordsPerVolunteerMax = 4;
            o.RuleSets.Add(RuleSetSource.FromText(Loading.Document(Household)));
        });
        Volunteer many = new("m", [.. Enumerable.Range(0, 3).Select(i => Row("m", $"{i}", "2024-01-01", 1))], [Of("m", "household", "h1", to: "2000-01-01"), Of("m", "household", "h2")]);
        Volunteer few = new("a", [Row("a", "1", "2024-01-01", 2)], [Of("a", "household", "h1"), Of("a", "household", "h3")]);
        CreditResult[] groups = [.. engine.ScoreGroups("t", [few, many], AsOf)];
        Assert.Equal(["household:h1 Refused", "household:h2 Refused", "household:h3 Computed"], groups.Select(g => $"{g.VolunteerId} {g.Status}"));
        Assert.Equal(("VC4020", "m"), (groups[0].Refusal!.Code, groups[0].Refusal!.Found));
        Assert.Contains("VC4008", groups[0].Refusal!.In(Language.Chinese), StringComparison.Ordinal);
        Assert.Equal("unknown", groups[0].Text("hours"));
        Assert.Equal("2 h", groups[2].Text("hours"));
    }

    [Fact]
    public void A_step_that_fails_for_a_member_refuses_the_groups_his_records_name()
    {
        ComponentType failing = ComponentType.Intake("fails", Words.Same("fails"), [], _ => new FailingStep());
        var engine = CreditEngine.Create(o =>
        {
            o.Components.Add(failing);
            o.RuleSets.Add(RuleSetSource.FromText(Loading.Document(""" "subject": "organization", "intake": [ { "type": "fails" } ], "measures": { "hours": { "type": "hours" } } """)));
        });
        Volunteer[] volunteers =
        [
            new("a", Row("a", "1", "2024-01-01", 13) with { Organization = "u1" }, Row("a", "2", "2024-01-01", 1) with { Organization = "u2" }),
            new("b", Row("b", "1", "2024-01-01", 1) with { Organization = "u2" }, Row("b", "2", "2024-01-01", 1) with { Organization = "u3" }),
        ];
        CreditResult[] groups = [.. engine.ScoreGroups("t", volunteers, AsOf)];
        Assert.Equal(["organization:u1 VC4020", "organization:u2 VC4020", "organization:u3 "], groups.Select(g => $"{g.VolunteerId} {g.Refusal?.Code}"));
        Assert.Contains("InvalidOperationException", groups[0].Refusal!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_about_groups_scores_no_volunteer_and_the_reverse()
    {
        CreditEngine groups = Given.Engine(Household), volunteers = Given.Engine(Given.Hours);
        Volunteer volunteer = Given.Volunteer();
        Assert.Equal("VC4021", Code(() => groups.Score("t", volunteer, AsOf)));
        Assert.Equal("VC4021", Code(() => groups.Score("t", [volunteer], AsOf)));
        Assert.Equal("VC4022", Code(() => volunteers.ScoreGroups("t", [volunteer], AsOf)));
        Assert.Equal(("household", "volunteer"), (groups.RuleSets[0].Subject, volunteers.RuleSets[0].Subject));
        Assert.Throws<ArgumentNullException>(() => groups.ScoreGroups("t", null!, AsOf));

        static string Code(Func<object> call)
        {
            RuleSetRefusedException refused = Assert.Throws<RuleSetRefusedException>(call);
            Assert.Contains(refused.Faults[0].Code == "VC4021" ? "ScoreGroups" : "Score,", refused.Message, StringComparison.Ordinal);
            return refused.Faults.Single().Code;
        }
    }

    [Fact]
    public void Outside_its_period_a_group_is_not_in_force()
    {
        CreditResult group = GroupsOf(""" "effective": { "from": "2025-01-01" }, """ + Household, [Row("a", "1", "2024-01-01", 2)], [Of("a", "household", "h")]).Single();
        Assert.Equal((ResultStatus.NotInForce, "unknown"), (group.Status, group.Text("hours")));
    }

    [Theory]
    [InlineData("\"category\"")]
    [InlineData("\"recorder\"")]
    [InlineData("\"a:b\"")]
    [InlineData("\"\"")]
    [InlineData("7")]
    [InlineData("[\"household\"]")]
    public void A_subject_that_is_none_is_refused(string subject)
    {
        Notice fault = Loading.Faults(Loading.Document($""" "subject": {subject} """)).Single();
        Assert.Equal(("VC3090", "subject"), (fault.Code, fault.Place.Name));
    }

    [Theory]
    [InlineData("household")]
    [InlineData("unit")]
    [InlineData("neighbourhood-2")]
    [InlineData("district")]
    public void Any_other_name_is_a_column_or_a_fact(string subject) => Loading.AssertLoads($""" "subject": "{subject}" """);

    [Fact]
    public void A_group_takes_no_score_of_volunteers()
    {
        string other = """{ "id": "o", "version": "1", "honesty": "illustrative", "measures": { "m": { "type": "count" } }, "scores": { "s": { "type": "points", "parts": [ { "id": "p", "of": "m" } ] } } }""";
        string taking = """ "scores": { "s": { "type": "given", "name": "x", "else": "o" } } """;
        Assert.Empty(Loading.Faults(other, Loading.Document(taking)));
        Assert.Equal("VC3091", Loading.Faults(other, Loading.Document(""" "subject": "team", """ + taking)).Single().Code);
        string ofTeams = other.Replace("\"version\"", "\"subject\": \"team\", \"version\"", StringComparison.Ordinal);
        Assert.Equal("VC3091", Loading.Faults(ofTeams, Loading.Document(taking)).Single().Code);
    }

    private sealed class FailingStep : IIntakeStep
    {
        public string Reason => "fails";

        public void Apply(Block block, Span<long> counted, IIntakeTrace? trace)
        {
            if (counted.ToArray().Any(minutes => minutes > 720))
            {
                throw new InvalidOperationException("too long");
            }
        }
    }
}
