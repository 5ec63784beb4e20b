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
    [InlineData(0, "jump", "yes", null)]
    [InlineData(2, "jump", "yes", "two")]
    [InlineData(2, "jump", "no", "one")]
    [InlineData(3, "jump", "no", "three")]
    [InlineData(3, "sequence", "no", "one")]
    [InlineData(3, "sequence", "yes", "three")]
    [InlineData(1, "sequence", null, "one")] // the criterion of a step that the hours do not reach is not asked
    [InlineData(3, "jump", null, "three")] // whatever the answer, the tier is the same
    public void A_step_asks_its_criteria_besides(int hours, string order, string? fact, string? tier)
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
    [InlineData(-50, null, 0, "0")]
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

        Assert.Equal((tier, (long)cycle, number, false), (result.Tier("t").Reached, result.Tier("t").Cycle, result.Score("s").Value.ToString(), result.Tier("t").IsOpen));
    }

    [Theory]
    [InlineData("0.999999", null, "0")]
    [InlineData("2.499999", "a", "1")]
    [InlineData("2.5", "a", "1")] // a whole round, and nothing of the next
    [InlineData("3.499999", "a", "1")]
    [InlineData("3.5", "a", "2")]
    [InlineData("8.5", "a", "4")] // 3 rounds, and 1
    public void A_round_may_be_a_fraction_and_end_above_the_top(string acts, string? tier, string number)
    {
        CreditResult result = new Case("""
            "measures": { "n": { "type": "quantity" } },
            "tiers": { "t": { "type": "ladder", "by": "n", "repeat": 2.5, "steps": [ { "id": "a", "at": 1 } ] } },
            "scores": { "s": { "type": "points", "parts": [ { "id": "t", "of": "t" } ] } }
            """, Act("2020-01-01", decimal.Parse(acts, System.Globalization.CultureInfo.InvariantCulture))).Computed();

        Assert.Equal((tier, number), (result.Tier("t").Reached, result.Score("s").Value.ToString()));
    }

    /// <summary>Points that may still fall by one an hour, on a ladder.</summary>
    private static TierResult Falling(int hours, string ladder) => new Case($$"""
        "measures": { "h": { "type": "hours" } },
        "scores": { "s": { "type": "points", "base": 10, "parts": [ { "id": "p", "of": "h", "through": { "type": "rate", "per": "1h", "gives": -1 } } ] } },
        "tiers": { "t": { "type": "ladder", "by": "s", {{ladder}} } }
        """, Service("2020-01-01", hours * 60), Service("2020-01-02", null)).Computed().Tier("t");

    [Theory]
    [InlineData(3, "two", true)] // 7 points, and may fall
    [InlineData(5, "one", true)]
    [InlineData(6, null, false)] // below everything
    public void A_tier_whose_value_may_fall_is_open_downwards(int hours, string? tier, bool open)
    {
        TierResult plain = Falling(hours, """ "steps": [ { "id": "one", "at": 5 }, { "id": "two", "at": 7 }, { "id": "three", "at": 8 } ] """);
        TierResult rounds = Falling(hours, """ "repeat": 20, "steps": [ { "id": "one", "at": 5 }, { "id": "two", "at": 7 }, { "id": "three", "at": 8 } ] """);

        Assert.Equal((tier, false, open), (plain.Reached, plain.IsUnknown, plain.IsOpen));
        Assert.Equal((tier, false, open), (rounds.Reached, rounds.IsUnknown, rounds.IsOpen));
    }

    [Theory]
    [InlineData(7, null)]
    [InlineData(8, "VC3032 decisions.d.require[0].min 8")]
    public void A_bounded_value_bounds_the_rounds(int asked, string? fault) => Loading.AssertRefused( // 2 rounds of 3 steps in 80, and the first in 20
        $$"""
        "measures": { "n": { "type": "count" } },
        "scores": { "s": { "type": "points", "parts": [ { "id": "p", "of": "n", "max": 100 } ] } },
        "tiers": { "t": { "type": "ladder", "by": "s", "repeat": 40, "steps": [ { "id": "bronze", "at": 20 }, { "id": "silver", "at": 30 }, { "id": "gold", "at": 40 } ] } },
        "decisions": { "d": { "require": [ { "type": "compare", "of": "t", "min": {{asked}} } ] } }
        """, fault is null ? [] : [fault]);

    [Fact]
    public void A_value_without_a_bound_has_rounds_without_end() => Assert.Equal(
        "0 … – Rising 1/1", Shapes.Of(Donations.Replace("quantity", "count", StringComparison.Ordinal)).Said());

    [Fact]
    public void Of_an_unknown_value_the_rounds_are_unknown()
    {
        CreditResult result = new Case(Donations.Replace("\"type\": \"quantity\"", "\"type\": \"given\", \"name\": \"g\"", StringComparison.Ordinal)).Computed();

        Assert.Equal((true, null, null, null), (result.Tier("t").IsUnknown, result.Tier("t").Reached, result.Tier("t").Cycle, result.Score("s").Value));
    }

    /// <summary>A ladder on hours, an hour of which is certain and more may come, with steps or tables that ask facts besides.</summary>
    private static CreditResult Asking(string ladder, params IReadOnlyList<Fact> facts) => new Case($$"""
        "measures": { "h": { "type": "hours" }, "g": { "type": "given", "name": "g" }, "k": { "type": "given", "name": "k" } },
        "tiers": { "t": { "type": "ladder", {{ladder}} } },
        "decisions": { "d": { "require": [ { "type": "compare", "of": "t", "min": 3 } ] } }
        """, Service("2020-01-01", 120), Service("2020-01-02", null) with { Id = "open" }) { Facts = facts }.Computed();

    private static string Standing(CreditResult result)
    {
        TierResult tier = result.Tier("t");
        return $"{tier.Reached ?? "–"}{(tier.IsUnknown ? " unknown" : "")}{(tier.IsOpen ? " open" : "")}: {string.Join(" ", result.Decision("d").Missing.Select(m => m.Name))}";
    }

    private const string A = """{ "type": "fact", "name": "a", "is": "yes" }""";
    private const string B = """{ "type": "fact", "name": "b", "is": "yes" }""";
    private const string Open3 = """{ "type": "compare", "of": "h", "min": "3h" }""";

    [Theory]
    [InlineData("one: ; two: ; three: " + Open3, "two open: record:open")]
    [InlineData("""one: ; two: ; three: { "type": "all", "of": [ """ + Open3 + " ] }", "two open: record:open")]
    [InlineData("one: ; two: " + A + "; three: " + Open3, "– unknown: a record:open")]
    [InlineData("one: " + A + "; two: ; three: " + Open3, "two open: record:open")] // what the first step asks moves nothing
    [InlineData("one: ; two: ; three: " + A + ", " + B, "– unknown: a b record:open")]
    [InlineData("""one: ; two: ; three: { "type": "all", "of": [ { "type": "compare", "of": "h", "min": "1h" }, """ + B + " ] }", "– unknown: b record:open")]
    [InlineData("one: ; two: " + A + "; three: " + No, "– unknown: a record:open")] // judging the third forgets nothing of the second
    public void A_step_that_wants_a_fact_leaves_the_tier_unknown_and_one_that_waits_for_hours_open(string requirements, string standing)
    {
        string steps = string.Join(", ", requirements.Split(';').Select(r => r.Split(':', 2)).Select(r => $$"""{ "id": "{{r[0].Trim()}}", "require": [ {{r[1]}}{{(r[1].Trim().Length == 0 ? Met : "")}} ] }"""));

        Assert.Equal(standing, Standing(Asking($$""" "steps": [ {{steps}} ] """, Fact("no", "no"))));
    }

    private const string Met = """{ "type": "compare", "of": "h", "min": "2h" }""";
    private const string No = """{ "type": "fact", "name": "no", "is": "yes" }""";

    [Fact]
    public void A_table_that_waits_for_hours_leaves_the_tier_open() => Assert.Equal(
        "– open: record:open", Standing(Asking($$""" "steps": [ { "id": "one" }, { "id": "two" }, { "id": "three" } ], "tables": [ { "by": "h", "at": ["1h", "2h", "3h"], "when": {{Open3}} } ] """)));

    [Fact]
    public void In_sequence_two_steps_that_want_a_fact_are_no_better_than_one() => Assert.Equal(
        "– unknown: a b record:open", Standing(Asking($$""" "order": "sequence", "steps": [ { "id": "one", "require": [ {{A}} ] }, { "id": "two", "require": [ {{B}} ] }, { "id": "three", "require": [ {{Met}} ] } ] """)));

    [Theory]
    [InlineData("\"by\": [\"g\", \"k\"], \"steps\": [ { \"id\": \"one\", \"at\": [1, 1] }, { \"id\": \"two\", \"at\": [2, 2] }, { \"id\": \"three\", \"at\": [3, 3] } ]", "– unknown: score:g score:k")]
    [InlineData("\"by\": \"g\", \"steps\": [ { \"id\": \"one\", \"at\": 1, \"require\": [ " + A + " ] }, { \"id\": \"two\", \"at\": 2 }, { \"id\": \"three\", \"at\": 3 } ]", "– unknown: a score:g")]
    public void Several_inputs_that_are_missing_leave_it_unknown_all_the_same(string ladder, string standing) => Assert.Equal(standing, Standing(Asking(ladder)));

    [Theory]
    [InlineData("""{ "by": "n", "at": [1, 5], "when": { "type": "fact", "name": "no", "is": "yes" } }""", "– 0")] // does not count
    [InlineData("""{ "by": "n", "at": [1, 5] }, { "by": "n", "at": [1, 5], "when": { "type": "fact", "name": "a", "is": "yes" } }""", "one 1")] // may count, and says nothing more
    [InlineData("""{ "by": "n", "at": [1, 5], "when": { "type": "fact", "name": "a", "is": "yes" } }""", "– unknown")]
    [InlineData("""{ "by": "n", "at": [1, 5], "when": { "type": "fact", "name": "a", "is": "yes" } }, { "by": "n", "at": [1, 5], "when": { "type": "fact", "name": "b", "is": "yes" } }""", "– unknown")]
    public void A_table_counts_while_its_criteria_hold(string tables, string standing)
    {
        CreditResult result = new Case($$"""
            "measures": { "n": { "type": "count" } },
            "tiers": { "t": { "type": "ladder", "steps": [ { "id": "one" }, { "id": "two" } ], "tables": [ {{tables}} ] } },
            "scores": { "s": { "type": "points", "parts": [ { "id": "t", "of": "t" } ] } }
            """, Service("2020-01-01", 60)) { Facts = [Fact("no", "no")] }.Computed();

        Assert.Equal((standing, false), ($"{result.Tier("t").Reached ?? "–"} {result.Score("s").Value?.ToString() ?? "unknown"}", result.Tier("t").IsOpen));
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
    [InlineData(""" "by": "n", "repeat": "9h", "steps": [ { "id": "a", "at": 1000 } ] """, "VC3012 tiers.t.repeat 9 h")] // 540 min are not compared with 1000
    [InlineData(""" "steps": [ { "id": "a" } ], "tables": [ { "at": [1] } ] """, "VC3005 tiers.t.tables[0] –")]
    [InlineData(""" "steps": [ { "id": "a", "require": [ { "type": "fact", "name": "f", "is": "x" } ] }, { "id": "b" } ] """, "VC3005 tiers.t –")]
    [InlineData(""" "steps": [ { "id": "a" }, { "id": "b" } ], "tables": [ { "by": "n", "at": [2, 2] } ] """, "VC3031 tiers.t.tables[0].at 2")]
    [InlineData(""" "by": ["n", "n"], "steps": [ { "id": "a", "at": [10, 5] }, { "id": "b", "at": [20, 4] } ] """, "VC3031 tiers.t.steps[1].at 20, 4")]
    [InlineData(""" "by": ["n", "n"], "steps": [ { "id": "a", "at": [10, 5] }, { "id": "b", "at": [9, 6] } ] """, "VC3031 tiers.t.steps[1].at 9, 6")]
    [InlineData(""" "by": "n", "repeat": 9, "steps": [ { "id": "a", "at": 1 }, { "id": "b", "at": 2, "require": [ { "type": "fact", "name": "f", "is": "x" } ] } ] """, "VC3030 tiers.t.repeat 9")]
    [InlineData(""" "by": "n", "repeat": 9, "steps": [ { "id": "a", "at": 1 }, { "id": "b", "at": "2h" } ] """, "VC3012 tiers.t.steps[1].at 2 h")]
    [InlineData(""" "by": "n", "repeat": 9, "steps": [ { "id": "a", "at": 0 } ] """, "VC3031 tiers.t.repeat 9")]
    [InlineData(""" "by": ["n", "n"], "repeat": 9, "steps": [ { "id": "a", "at": [1, 1] } ] """, "VC3030 tiers.t.repeat 9")]
    public void A_ladder_that_says_too_little_or_too_much_is_refused(string ladder, params string[] faults) =>
        Loading.AssertRefused($$""" "measures": { "n": { "type": "count" } }, "tiers": { "t": { "type": "ladder", {{ladder}} } } """, faults);
}
