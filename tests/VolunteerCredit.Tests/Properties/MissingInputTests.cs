using FsCheck.Xunit;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Properties;

/// <summary>P9: what is missing is said by name, and is never silently false or nothing.</summary>
public sealed class MissingInputTests
{
    private static readonly Asked Loan = new("cn.tonglu.volunteer-loan", new Dictionary<string, string>());

    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void Without_a_birth_date_the_age_is_undetermined_by_name(Scene any) =>
        Taken_away_leaves_undetermined(any, FactNames.Born, criterion: 0);

    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void Without_a_registration_it_is_undetermined_by_name(Scene any) =>
        Taken_away_leaves_undetermined(any, FactNames.RegisteredWith, criterion: 1);

    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void Without_a_score_it_is_undetermined_by_name(Scene any) =>
        Taken_away_leaves_undetermined(any, "score:zyh.credit-score", criterion: 2);

    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void What_is_settled_stays_settled_when_open_minutes_are_cleared_up(Scene scene) =>
        LoudLaws.What_is_settled_stays_settled(Engines.InPeace(scene));

    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void What_is_missing_is_named(Scene scene) => LoudLaws.What_is_missing_is_named(Engines.Trial(scene));

    [Theory]
    [InlineData("""{ "age": { "min": 18 } }""", FactNames.Born)]
    [InlineData("""{ "fact:party-member": "yes" }""", "party-member")]
    [InlineData("""{ "fact:party-member": { "not": "no" } }""", "party-member")]
    public void A_filter_by_a_fact_that_is_missing_leaves_undetermined_by_name(string where, string fact)
    {
        CreditResult result = Given.Score(Given.Volunteer(Given.Service("a", "2024-05-01", 600)), sections: $$"""
            "measures": { "hours": { "type": "hours", "where": {{where}} } },
            "decisions": { "enough": { "require": [ { "type": "compare", "of": "hours", "min": "10h" } ] } }
            """);
        Assert.Equal(Outcome.Undetermined, result.Decision("enough").Outcome);
        Assert.Equal(fact, Assert.Single(result.Decision("enough").Missing).Name);
    }

    [Theory]
    [InlineData(""" "where": { "age": { "min": 18 } } """, Openness.Above)] // a row that was passed over may yet count
    [InlineData(""" "weights": [ { "where": { "age": { "min": 18 } }, "times": 0.5 } ] """, Openness.Above | Openness.Below)]
    [InlineData(""" "steps": [ { "type": "exclude", "where": { "age": { "min": 18 } } } ] """, Openness.Above | Openness.Below)]
    public void A_fact_that_is_missing_opens_a_measure_the_way_it_may_move(string option, Openness open) => Assert.Equal(
        open, Given.Score(Given.Volunteer(Given.Service("a", "2024-05-01", 600)), sections: $$""" "measures": { "hours": { "type": "hours", {{option}} } } """).Measure("hours").Openness);

    private static void Taken_away_leaves_undetermined(Scene any, string fact, int criterion)
    {
        Scene scene = any with { AsOf = any.AsOf < new DateOnly(2019, 3, 1) ? any.AsOf.AddYears(6) : any.AsOf };
        DecisionResult with = Engines.One.Score(Loan.RuleSetId, scene.Volunteer, Loan.Of(scene)).Decision("loan");
        Scene lacking = scene.With(scene.Facts.Where(f => f.Name != fact));
        DecisionResult without = Engines.One.Score(Loan.RuleSetId, lacking.Volunteer, Loan.Of(lacking)).Decision("loan");

        Assert.Equal(Outcome.Undetermined, without.Criteria[criterion].Outcome);
        bool othersRefuse = with.Criteria.Where((_, i) => i != criterion).Any(c => c.Outcome == Outcome.NotEligible);
        Assert.Equal(othersRefuse ? Outcome.NotEligible : Outcome.Undetermined, without.Outcome);
        Assert.Equal(!othersRefuse, without.Missing.Any(m => m.Name == fact && m.SuppliedBy.English.Length > 0 && m.SuppliedBy.Chinese.Length > 0));
        Assert.Empty(without.Offer);
        for (int i = 0; i < with.Criteria.Count; i++)
        {
            Assert.True(i == criterion || with.Criteria[i].Outcome == without.Criteria[i].Outcome);
        }
    }
}
