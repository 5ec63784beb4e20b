using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Tiers;

/// <summary>Criteria of a ladder's steps, further tables, rounds, and ladders without steps.</summary>
public class LadderTablesTests
{
    private const string Recommended = """
        "measures": { "h": { "type": "hours" } },
        "tiers": { "t": { "type": "ladder", "by": "h", "order": "ORDER", "steps": [
          { "id": "one", "at": "1h" }, { "id": "two", "at": "2h", "require": [ { "type": "fact", "name": "recommended", "is": "yes" } ] }, { "id": "three", "at": "3h" } ] } }
        """;

    /// <summary>The President's Volunteer Service Award: a table for each age at service.</summary>
    private const string Award = """
        "measures": {
          "young": { "type": "hours", "where": { "age": { "min": 11, "max": 15 } } }, "older": { "type": "hours", "where": { "age": { "min": 16, "max": 25 } } } },
        "tiers": { "t": { "type": "ladder", "steps": [ { "id": "bronze" }, { "id": "silver" }, { "id": "gold" } ], "tables": [
          { "by": "young", "at": ["50h", "75h", "100h"], "when": { "type": "compare", "of": "young", "min": "1min" } },
          { "by": "older", "at": [["100h"], ["175h"], ["250h"]], "when": { "type": "compare", "of": "older", "min": "1min" } } ] } }
        """;

    private const string Donations = """
        "measures": { "n": { "type": "quantity" } },
        "tiers": { "t": { "type": "ladder", "by": "n", "repeat": 40, "steps": [ { "id": "bronze", "at": 20 }, { "id": "silver", "at": 30 }, { "id": "gold", "at": 40 } ] } },
        "scores": { "s": { "type": "points", "parts": [ { "id": "t", "of": "t" } ] } }
        """;

    private static Case Hours(string sections, int hours, string order = "jump", string? fact = null) => new(sections.Replace("ORDER", order, StringComparison.Ordinal), Service("2020-01-01", hours * 60))
    {
        Facts = fact is null ? [] : [Fact("recommended", fact)],
    };

    [Theory]
    [InlineData(2, "jump", "yes", "two")]
    [InlineData(2, "jump", "no", "one")]
    [InlineData(3, "jump", "no", "three")]
    [InlineData(3, "sequence", "no", "one")]
    [InlineData(3, "sequence", "yes", "three")]
    [InlineData(1, "sequence", null, "one")] // the criterion of a step that the hours do not reach is not asked
    [InlineData(3, "jump", null, "three")] // whatever the answer, the tier is the same
    public void A_step_asks_its_criteria_besides(int hours, string order, string? fact, string tier)
    {
        TierResult found = Hours(Recommended, hours, order, fact).Computed().Tier("t");

        Assert.Equal((tier, false, false), (found.Reached, found.IsUnknown, found.IsOpen));
    }

    [Theory]
    [InlineData(2, "jump")]
    [InlineData(3, "sequence")]
    public void A_criterion_that_is_missing_its_fact_and_decides_leaves_the_tier_unknown(int hours, string order)
    {
        TierResult found = Hours(Recommended, hours, order).Computed().Tier("t");

        Assert.Equal((null, true), (found.Reached, found.IsUnknown));
    }

    [Fact]
    public void A_ladder_without_by_is_by_the_criteria_of_its_steps()
    {
        const string sections = """
            "measures": { "h": { "type": "hours" }, "n": { "type": "count" } },
            "tiers": { "t": { "type": "ladder", "steps": [
              { "id": "one", "require": [ { "type": "compare", "of": "h", "min": "2h" } ] }, { "id": "two", "require": [ { "type": "compare", "of": "n", "min": 3 } ] } ] } }
            """;

        Assert.Equal("one", new Case(sections, Service("2020-01-01", 120)).Tier());
        Assert.Equal("two", new Case(sections, Service("2020-01-01", 10), Service("2020-01-01", 10), Service("2020-01-01", 10)).Tier());
    }

    [Theory]
    [InlineData("2019-07-01", 49, null)] // 15 years old
    [InlineData("2019-07-01", 74, "bronze")]
    [InlineData("2019-07-01", 75, "silver")]
    [InlineData("2020-06-01", 99, null)] // 16 years old
    [InlineData("2020-06-01", 175, "silver")]
    public void The_table_of_the_age_at_service_counts(string date, int hours, string? tier) => Assert.Equal(
        tier, (new Case(Award, Service(date, hours * 60)) { Facts = [Fact("born", "2004-06-01")] }).Tier());

    [Fact]
    public void Of_several_tables_the_best_tier_counts() => Assert.Equal( // 80 h at 15 are silver, 100 h at 16 bronze
        "silver", (new Case(Award, Service("2019-07-01", 80 * 60), Service("2020-06-10", 100 * 60)) { Facts = [Fact("born", "2004-06-01")] }).Tier());

    [Theory]
    [InlineData(0, null, 0, "0")]
    [InlineData(19, null, 0, "0")]
    [InlineData(20, "bronze", 0, "1")]
    [InlineData(39, "silver", 0, "2")]
    [InlineData(40, "gold", 0, "3")]
    [InlineData(45, "gold", 0, "3")]
    [InlineData(59, "gold", 0, "3")]
    [InlineData(60, "bronze", 1, "4")]
    [InlineData(80, "gold", 1, "6")]
    [InlineData(81, "gold", 1, "6")]
    [InlineData(150, "silver", 3, "11")] // 3 rounds of 40, and 30
    public void After_the_top_a_repeating_ladder_begins_again(int donations, string? tier, int cycle, string number)
    {
        CreditResult result = new Case(Donations, Act("2020-01-01", donations)).Computed();

        Assert.Equal((tier, (long)cycle, number), (result.Tier("t").Reached, result.Tier("t").Cycle, result.Score("s").Value.ToString()));
    }

    [Fact]
    public void A_step_that_asks_more_may_have_the_bound_of_the_one_below() => Loading.AssertLoads(
        """ "measures": { "n": { "type": "count" } }, "tiers": { "t": { "type": "ladder", "by": "n", "steps": [ { "id": "a", "at": 1 }, { "id": "b", "at": 1, "require": [ { "type": "fact", "name": "f", "is": "x" } ] } ] } } """);

    [Fact]
    public void A_ladder_without_steps_gives_nothing()
    {
        TierResult tier = new Case(""" "measures": { "n": { "type": "count" } }, "tiers": { "t": { "type": "ladder", "by": "n", "steps": [] } } """, Service("2020-01-01", 60)).Computed().Tier("t");

        Assert.Equal((null, false, false), (tier.Reached, tier.IsUnknown, tier.IsOpen));
    }

    [Theory]
    [InlineData(""" "by": "n", "steps": [ { "id": "a" } ] """, "VC3005 tiers.t.steps[0] –")]
    [InlineData(""" "steps": [ { "id": "a", "at": 1 } ] """, "VC3005 tiers.t –", "VC3005 tiers.t.steps[0].at 1")]
    [InlineData(""" "steps": [ { "id": "a" } ] """, "VC3005 tiers.t –")]
    [InlineData(""" "by": "n", "steps": [ { "id": "a", "at": 1 } ], "tables": [ { "by": "n", "at": [1, 2] } ] """, "VC3030 tiers.t.tables[0].at ×2")]
    [InlineData(""" "steps": [ { "id": "a" }, { "id": "b" } ], "tables": [ { "by": "n", "at": [2, 1] } ] """, "VC3031 tiers.t.tables[0].at 1")]
    [InlineData(""" "by": "n", "repeat": 9, "steps": [ { "id": "a", "at": 10 } ] """, "VC3031 tiers.t.repeat 9")]
    [InlineData(""" "by": "n", "repeat": "9h", "steps": [ { "id": "a", "at": 1 } ] """, "VC3012 tiers.t.repeat 9 h")]
    [InlineData(""" "by": ["n", "n"], "repeat": 9, "steps": [ { "id": "a", "at": [1, 1] } ] """, "VC3030 tiers.t.repeat 9")]
    public void A_ladder_that_says_too_little_or_too_much_is_refused(string ladder, params string[] faults) =>
        Loading.AssertRefused($$""" "measures": { "n": { "type": "count" } }, "tiers": { "t": { "type": "ladder", {{ladder}} } } """, faults);
}
