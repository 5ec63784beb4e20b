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

    [Theory]
    [InlineData(new[] { 239, 239 }, "2")] // 478 = 2 × 200 + 78
    [InlineData(new[] { 150, 150, 150, 150 }, "3")] // 600
    [InlineData(new[] { 199 }, "0")]
    [InlineData(new[] { 350, -200 }, "0")] // 150 are left
    [InlineData(new[] { -150, -150 }, "-1")] // −300 towards zero
    [InlineData(new[] { -199, 0 }, "0")]
    public void A_carried_remainder_counts_whole_steps_of_the_total(int[] quantities, string expected) => Assert.Equal(
        expected, Summed(""", "units": [ { "unit": "mL", "per": 200, "remainder": "carried" } ]""", [.. quantities.Select(q => Act("2020-01-01", q, "mL"))]).Value());

    [Fact]
    public void Each_unit_carries_its_own_remainder() => Assert.Equal(
        "6.5", // 300 mL are one, 5 stamps of 2 are two at 2.5, and the half of a unit is exact
        Summed(
            """, "units": [ { "unit": "mL", "per": 200, "remainder": "carried" }, { "unit": "stamp", "per": 2, "times": 2.5, "remainder": "carried" }, { "unit": "hour", "per": 2 } ]""",
            Act("2020-01-01", 150, "mL"), Act("2020-01-02", 3, "stamp"), Act("2020-01-03", 150, "mL"), Act("2020-01-04", 2, "stamp"), Act("2020-01-05", 1, "hour")).Value());

    [Fact]
    public void What_is_carried_is_carried_within_a_period_and_no_further()
    {
        const string carried = """ { "type": "quantity", "units": [ { "unit": "mL", "per": 200, "remainder": "carried" } ] """;
        var donations = new Case(
            $$""" "measures": { "m": {{carried}} }, "year": {{carried}}, "window": { "calendar-year": 0 } }, "years": { "type": "each-period", "per": "calendar-year", "of": {{carried}} }, "fold": "sum" } } """,
            Act("2019-12-31", 150, "mL"), Act("2020-01-01", 150, "mL"), Act("2020-01-02", 60, "mL"));

        Assert.Equal(("1", "1", "1"), (donations.Value(), donations.Value("year"), donations.Value("years"))); // 360; 210; 0 + 1
        Assert.Equal(("1", "0", "0"), Values(donations with { Records = [.. donations.Records.Take(2)] })); // 300; 150; 0 + 0

        static (string, string, string) Values(Case c) => (c.Value(), c.Value("year"), c.Value("years"));
    }

    [Fact]
    public void A_held_act_may_still_make_a_carried_step_whole()
    {
        var held = new Case(
            """
            "intake": [ { "type": "exclude", "where": { "status": "pending" }, "as": "held" } ],
            "measures": { "m": { "type": "quantity", "units": [ { "unit": "mL", "per": 200, "remainder": "carried" } ] } }
            """,
            Act("2020-01-01", 150, "mL"), Act("2020-01-02", 50, "mL") with { Status = "pending" });

        Assert.Equal(("0", Openness.Above), (held.Value(), held.OpennessOf()));
        Assert.Equal(Openness.Below, (held with { Records = [held.Records[0], Act("2020-01-02", -50, "mL") with { Status = "pending" }] }).OpennessOf());
    }

    [Fact]
    public void A_total_too_large_to_count_refuses_the_volunteer()
    {
        // 10,000 × 1,000,000,000 units in millionths are more than 64 bits hold.
        ServiceRecord[] acts = [.. Enumerable.Range(0, 10_000).Select(_ => Act("2020-01-01", 1_000_000_000, "mL"))];

        Assert.Equal("VC4005", Summed(""", "units": [ { "unit": "mL", "per": 200, "remainder": "carried" } ]""", acts).Score().Refusal!.Code);
        Assert.Equal("45000000000", Summed(""", "units": [ { "unit": "mL", "per": 200, "remainder": "carried" } ]""", acts[..9_000]).Value()); // 9 × 10¹² ÷ 200
    }

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
        Assert.Equal(Openness.Above, Held(0).OpennessOf()); // no claim
        Assert.Equal((Openness.Above, Openness.Above, Outcome.Eligible), (Held(5).OpennessOf(), Held(5).OpennessOf("n"), Held(5).Outcome()));
    }
}
