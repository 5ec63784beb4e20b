using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Measures;

public class GivenTests
{
    private static Case Given(string options, params Fact[] facts) => new($$""" "measures": { "m": { "type": "given", "name": "x"{{options}} } } """) { Facts = facts };

    [Theory]
    [InlineData("335", "335")]
    [InlineData("334.999999", "334.999999")]
    [InlineData("-5", "-5")]
    [InlineData("335 in 0..650", "335")]
    public void A_number_is_given_as_a_fact(string value, string expected) => Assert.Equal(expected, Given("", Fact("score:x", value)).Value());

    [Fact]
    public void Without_it_the_value_is_unknown_or_else()
    {
        Assert.Equal(("?", "7.5"), (Given("").Value(), Given(", \"else\": 7.5").Value()));
        Assert.Equal(("?", "?"), (Given("", Fact("score:y", "5")).Value(), Given("", Fact("x", "5")).Value()));
    }

    [Theory]
    [InlineData("2020-03-31", "5")]
    [InlineData("2020-03-30", "?")] // three months ago to the day
    [InlineData("2020-06-30", "5")]
    [InlineData("2020-07-01", "7")] // not given yet
    [InlineData(null, "?")]
    public void One_that_is_too_old_or_undated_is_unknown_and_not_replaced(string? from, string expected) =>
        Assert.Equal(expected, Given(", \"maxAge\": \"3 months\", \"else\": 7", Fact("score:x", "5", from)).Value());

    [Fact]
    public void It_looks_at_one_day_and_has_no_window() => Loading.AssertRefused(Given(", \"window\": \"lifetime\"").Sections, "VC3004 measures.m.window window");

    [Fact]
    public void Any_age_will_do_without_a_limit() => Assert.Equal("5", Given("", Fact("score:x", "5", "1950-01-01")).Value());

    [Fact]
    public void Two_that_differ_are_unknown_and_not_replaced()
    {
        Assert.Equal("?", Given(", \"else\": 7", Fact("score:x", "5", "2020-01-01"), Fact("score:x", "6", "2020-01-01")).Value());
        Assert.Equal("6", Given(", \"else\": 7", Fact("score:x", "5", "2020-01-01"), Fact("score:x", "6", "2020-01-02")).Value());
        Assert.Equal("5", Given(", \"else\": 7", Fact("score:x", "5", "2020-01-01"), Fact("score:x", "5", "2020-01-01")).Value());
    }

    [Fact]
    public void One_that_has_ended_is_none() => Assert.Equal("7", Given(", \"else\": 7", Fact("score:x", "5", "2019-01-01", "2020-06-29")).Value());

    [Theory]
    [InlineData("2680000+", "2680000", Openness.Above, Qualifier.Over)]
    [InlineData("nearly -5.5", "-5.5", Openness.Below, Qualifier.Nearly)]
    [InlineData("约335 in 0..650", "335", Openness.Above | Openness.Below, Qualifier.About)]
    [InlineData("335", "335", Openness.Closed, Qualifier.None)]
    public void A_qualified_number_is_open_and_says_so(string value, string expected, Openness open, Qualifier qualifier)
    {
        MeasureResult measure = Given("", Fact("score:x", value)).Computed().Measure("m");

        Assert.Equal((expected, open, qualifier), (measure.Value.ToString(), measure.Openness, measure.Qualifier));
    }

    [Fact]
    public void The_qualifier_stands_in_the_explanation_and_the_json()
    {
        CreditResult result = Given("", Fact("score:x", "2680000余")).Computed();

        Assert.Contains("over 2680000", result.Explain(), StringComparison.Ordinal);
        Assert.Contains("\"qualifier\":\"over\"", result.ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain("qualifier", Given("", Fact("score:x", "2680000")).Computed().ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_in_for_one_that_is_not_given_is_exact() => Assert.Equal(Openness.Closed, Given(", \"else\": 7.5").OpennessOf());
}
