using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Tiers;

public class LadderTests
{
    private const string Stars = """
        "intake": [ { "type": "exclude", "where": { "status": "pending" }, "as": "held" } ],
        "measures": { "m": { "type": "hours" } },
        "tiers": { "t": { "type": "ladder", "by": "m", "steps": [
          { "id": "one", "at": "100h", "title": { "en": "One star", "zh-Hans": "一星" } }, { "id": "two", "at": "300h" }, { "id": "three", "at": "600h" } ] } }
        """;

    /// <summary>Hours, and points as acts: the second ladder asks for both.</summary>
    private static Case Both(string order, int hours, decimal? points) => new(
        $$"""
        "measures": { "h": { "type": "hours" }, "p": { "type": "given", "name": "p" } },
        "tiers": { "t": { "type": "ladder", "by": ["h", "p"], "order": "{{order}}", "steps": [
          { "id": "one", "at": ["10h", 50] }, { "id": "two", "at": ["20h", 50] }, { "id": "three", "at": ["20h", 80.5] } ] } }
        """,
        Service("2020-01-01", hours * 60)) { Facts = points is { } p ? [Fact("score:p", p.ToString(System.Globalization.CultureInfo.InvariantCulture))] : [] };

    [Theory]
    [InlineData(0, null)]
    [InlineData((100 * 60) - 1, null)]
    [InlineData(100 * 60, "one")]
    [InlineData((300 * 60) - 1, "one")]
    [InlineData(300 * 60, "two")]
    [InlineData((600 * 60) - 1, "two")]
    [InlineData(600 * 60, "three")]
    [InlineData(1_000_000, "three")]
    public void A_tier_is_reached_at_its_bound(int minutes, string? tier) => Assert.Equal(tier, new Case(Stars, Service("2020-01-01", minutes)).Tier());

    [Theory]
    [InlineData("sequence")]
    [InlineData("jump")]
    public void With_one_measure_the_order_makes_no_difference(string order)
    {
        string sections = Stars.Replace("\"by\"", $"\"order\": \"{order}\", \"by\"", StringComparison.Ordinal);

        Assert.Equal("two", new Case(sections, Service("2020-01-01", 400 * 60)).Tier());
    }

    [Theory]
    [InlineData(9, "100", null)]
    [InlineData(10, "49.999999", null)]
    [InlineData(10, "50", "one")]
    [InlineData(20, "50", "two")]
    [InlineData(20, "80.499999", "two")]
    [InlineData(20, "80.5", "three")]
    [InlineData(19, "99", "one")]
    public void All_measures_of_a_tier_must_be_reached(int hours, string points, string? tier)
    {
        decimal figure = decimal.Parse(points, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal((tier, tier), (Both("jump", hours, figure).Tier(), Both("sequence", hours, figure).Tier()));
    }

    [Fact]
    public void In_sequence_every_lower_tier_must_hold_too()
    {
        static Case Odd(string order) => new(
            $$"""
            "measures": { "h": { "type": "hours" }, "p": { "type": "given", "name": "p" } },
            "scores": { "q": { "type": "points", "base": 100, "parts": [ { "id": "x", "of": "h", "through": { "type": "rate", "per": "1h", "gives": -1 } } ] } },
            "tiers": { "t": { "type": "ladder", "by": ["h", "q"], "order": "{{order}}", "steps": [ { "id": "one", "at": ["10h", 60] }, { "id": "two", "at": ["50h", 60] }, { "id": "three", "at": ["50h", 61] } ] } }
            """,
            Service("2020-01-01", 45 * 60));

        Assert.Equal((null, null), (Odd("jump").Tier(), Odd("sequence").Tier()));
    }

    [Fact]
    public void A_tier_that_is_reached_says_its_title_and_its_thresholds_are_steps()
    {
        TierResult tier = new Case(Stars, Service("2020-01-01", 100 * 60)).Computed().Tier("t");

        Assert.Equal(("one", "一星", false, false, null), (tier.Reached, tier.Title!.Chinese, tier.IsUnknown, tier.IsOpen, tier.Held));
        Assert.Null(new Case(Stars, Service("2020-01-01", 300 * 60)).Computed().Tier("t").Title);
    }

    [Fact]
    public void With_an_unknown_value_the_tier_is_unknown()
    {
        TierResult tier = Both("jump", 20, null).Computed().Tier("t");

        Assert.Equal((null, true, false), (tier.Reached, tier.IsUnknown, tier.IsOpen));
    }

    [Theory]
    [InlineData(99, "pending", null, true)]
    [InlineData(100, "pending", "one", true)]
    [InlineData(600, "pending", "three", false)] // nothing above it
    [InlineData(100, "approved", "one", false)]
    public void A_tier_is_open_where_another_may_still_be_reached(int hours, string status, string? reached, bool open)
    {
        TierResult tier = new Case(Stars, Service("2020-01-01", hours * 60), Service("2020-01-02", 1) with { Status = status, Minutes = status == "pending" ? 600 : 0 }).Computed().Tier("t");

        Assert.Equal((reached, open), (tier.Reached, tier.IsOpen));
    }

    [Fact]
    public void A_tier_that_is_held_by_award_is_repeated()
    {
        Case held = new Case(Stars, Service("2020-01-01", 100 * 60)) with { Facts = [Fact("tier:t", "three", "2020-01-01", "2020-12-31"), Fact("tier:u", "four")] };

        Assert.Equal(("one", "three"), (held.Computed().Tier("t").Reached, held.Computed().Tier("t").Held));
        Assert.Null((held with { AsOf = "2019-12-31" }).Computed().Tier("t").Held);
    }

    [Fact]
    public void A_bound_may_lie_between_quanta() => Assert.Equal(
        (null, "a"), (Between(1).Tier(), Between(2).Tier()));

    private static Case Between(int records) => new(
        """ "measures": { "n": { "type": "count" } }, "tiers": { "t": { "type": "ladder", "by": "n", "steps": { "id": "a", "at": 1.5 } } } """,
        [.. Enumerable.Range(0, records).Select(_ => Service("2020-01-01", 60))]);

    [Fact]
    public void A_ladder_may_be_by_a_score_that_stands_later_in_the_document() => Assert.Equal(
        "a", new Case(""" "tiers": { "t": { "type": "ladder", "by": "s", "steps": { "id": "a", "at": 5 } } }, "scores": { "s": { "type": "points", "base": 5 } } """).Tier());
}
