using VolunteerCredit.Decisions;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Measures;

public class QuantityTests
{
    private static Case Summed(string options, params ServiceRecord[] records) => new($$""" "measures": { "m": { "type": "quantity"{{options}} } } """, records);

    /// <summary>cn.blood-donation: 200 mL are one, what is left of a donation is lost; a unit of platelets is one.</summary>
    private const string Blood = """, "units": [ { "unit": "mL", "per": 200, "remainder": "lost" }, { "unit": "platelet", "times": 1 } ]""";

    [Fact]
    public void Without_a_table_every_quantity_counts_as_it_is() => Assert.Equal("-0.25", Summed("", Act("2020-01-01", 2.5m, "x"), Act("2020-01-01", -3, "y"), Act("2020-01-01", 0.25m), Service("2020-01-01", 600)).Value());

    [Fact]
    public void An_act_with_a_rating_only_is_one() => Assert.Equal("1", Summed("", Service("2020-01-01", null) with { Rating = 4.5m }).Value());

    [Fact]
    public void A_unit_that_is_not_in_the_table_counts_nothing() => Assert.Equal("10", Summed(""", "units": [ { "unit": "city", "times": 10 } ]""", Act("2020-01-01", 1, "city"), Act("2020-01-01", 1, "City"), Act("2020-01-01", 1)).Value());

    [Theory]
    [InlineData(199, "0")]
    [InlineData(200, "1")]
    [InlineData(399, "1")]
    [InlineData(400, "2")]
    [InlineData(72840, "364")] // 364 × 200 + 40
    [InlineData(-200, "-1")]
    [InlineData(-399, "-1")]
    public void What_is_left_of_a_division_is_lost(int quantity, string expected) => Assert.Equal(expected, Summed(Blood, Act("2020-01-01", quantity, "mL")).Value());

    [Fact]
    public void It_is_lost_record_by_record()
    {
        ServiceRecord[] donations = [.. Enumerable.Range(0, 45).Select(i => Act("2020-01-01", 239, "mL"))];

        Assert.Equal("45", Summed(Blood, donations).Value());
        Assert.Equal("47", Summed(Blood, [.. donations, Act("2020-01-01", 2, "platelet")]).Value());
    }

    [Theory]
    [InlineData("\"per\": 200", "239", "1.195")]
    [InlineData("\"per\": 3", "1", "1/3")]
    [InlineData("\"per\": 3", "2.5", "5/6")]
    [InlineData("\"per\": 3, \"times\": 1.5", "1", "0.5")]
    [InlineData("\"times\": -2", "1.5", "-3")]
    [InlineData("\"times\": 0", "1.5", "0")]
    [InlineData("\"per\": 3, \"times\": 1.5, \"remainder\": \"lost\"", "8.999999", "3")]
    [InlineData("\"per\": 3, \"times\": 1.5, \"remainder\": \"exact\"", "8.999999", "4.4999995")]
    [InlineData("\"remainder\": \"lost\"", "8.999999", "8")]
    [InlineData("\"remainder\": \"lost\"", "-8.999999", "-8")]
    public void A_remainder_is_exact_unless_it_is_lost(string unit, string quantity, string expected) => Assert.Equal(
        expected, Summed($$""", "units": [ { "unit": "x", {{unit}} } ]""", Act("2020-01-01", decimal.Parse(quantity, System.Globalization.CultureInfo.InvariantCulture), "x")).Value());

    [Fact]
    public void Units_with_different_divisors_are_summed_exactly() => Assert.Equal(
        "10/21", Summed(""", "units": [ { "unit": "x", "per": 3 }, { "unit": "y", "per": 7 } ]""", Act("2020-01-01", 1, "x"), Act("2020-01-01", 1, "y")).Value());

    [Fact]
    public void Claims_are_taken_off_and_a_window_looks_at_its_own_days() => Assert.Equal(
        "-5", Summed(""", "window": { "calendar-year": 0 }""", Act("2019-12-31", 100), Act("2020-01-01", 15), Act("2020-01-02", -20)).Value());

    [Fact]
    public void A_held_claim_may_still_lower_and_a_held_award_raise_the_sum()
    {
        Case Held(decimal quantity) => new(
            """
            "intake": [ { "type": "exclude", "where": { "status": "pending" }, "as": "held" } ],
            "measures": { "m": { "type": "quantity" }, "n": { "type": "count" } },
            "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "min": 10 } ] } }
            """,
            Act("2020-01-01", 10), Act("2020-01-02", quantity) with { Status = "pending" });

        Assert.Equal((Openness.Below, Openness.Above, Outcome.Undetermined), (Held(-5).OpennessOf(), Held(-5).OpennessOf("n"), Held(-5).Outcome()));
        Assert.Equal((Openness.Above, Openness.Above, Outcome.Eligible), (Held(5).OpennessOf(), Held(5).OpennessOf("n"), Held(5).Outcome()));
    }
}
