using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Measures;

/// <summary>Windows include both ends and never go beyond the as-of day.</summary>
public class WindowTests
{
    [Theory]
    [InlineData("{ \"rolling\": \"12 months\" }", "2020-06-30", "2019-07-01", "2020-06-30")]
    [InlineData("{ \"rolling\": \"1 year\" }", "2020-06-30", "2019-07-01", "2020-06-30")]
    [InlineData("{ \"rolling\": \"1 month\" }", "2020-03-31", "2020-03-01", "2020-03-31")] // 29 February, clamped
    [InlineData("{ \"rolling\": \"1 month\" }", "2020-03-30", "2020-03-01", "2020-03-30")]
    [InlineData("{ \"rolling\": \"1 month\" }", "2020-03-29", "2020-03-01", "2020-03-29")]
    [InlineData("{ \"rolling\": \"1 month\" }", "2020-03-28", "2020-02-29", "2020-03-28")]
    [InlineData("{ \"rolling\": \"12 months\" }", "2020-02-29", "2019-03-01", "2020-02-29")] // 28 February, clamped
    [InlineData("{ \"rolling\": \"12 months\" }", "2021-02-28", "2020-02-29", "2021-02-28")]
    [InlineData("{ \"rolling\": \"90 days\" }", "2020-03-31", "2020-01-02", "2020-03-31")]
    [InlineData("{ \"rolling\": \"1 day\" }", "2020-03-31", "2020-03-31", "2020-03-31")]
    [InlineData("{ \"rolling\": \"2 weeks\" }", "2020-03-31", "2020-03-18", "2020-03-31")]
    [InlineData("{ \"calendar-year\": 0 }", "2020-06-30", "2020-01-01", "2020-06-30")]
    [InlineData("{ \"calendar-year\": -1 }", "2020-06-30", "2019-01-01", "2019-12-31")]
    [InlineData("{ \"calendar-year\": -20 }", "2020-06-30", "2000-01-01", "2000-12-31")]
    [InlineData("{ \"from\": \"2019-02-28\", \"to\": \"2020-02-29\" }", "2020-06-30", "2019-02-28", "2020-02-29")]
    [InlineData("{ \"to\": \"2020-02-29\", \"from\": \"2019-02-28\" }", "2020-02-28", "2019-02-28", "2020-02-28")]
    [InlineData("{ \"from\": \"2019-02-28\" }", "2020-06-30", "2019-02-28", "2020-06-30")]
    [InlineData("{ \"to\": \"2019-02-28\" }", "2020-06-30", "1900-01-01", "2019-02-28")]
    [InlineData("\"lifetime\"", "2020-06-30", "1900-01-01", "2020-06-30")]
    public void A_window_has_a_first_and_a_last_day(string window, string asOf, string first, string last)
    {
        DateOnly from = Day(first), to = Day(last);
        ServiceRecord[] inside = [Service(first, 1), Service(last, 1) with { Minutes = from == to ? 0 : 1 }];
        ServiceRecord[] outside = [.. new[] { from.AddDays(-1), to.AddDays(1) }.Where(d => d.Year is >= 1900).Select(d => Service("2000-01-01", 100) with { Date = d })];

        var records = new Case($$""" "measures": { "m": { "type": "hours", "window": {{window}} } } """, [.. inside, .. outside]) { AsOf = asOf };

        Assert.Equal(from == to ? "1 min" : "2 min", records.Value());
    }

    [Theory]
    [InlineData("{ \"rolling\": \"200 years\" }")]
    [InlineData("{ \"calendar-year\": -200 }")]
    [InlineData("{ \"from\": \"2100-01-01\", \"to\": \"2199-12-31\" }")]
    public void A_window_may_lie_where_there_is_nothing(string window) => Assert.Equal(
        window.Contains("rolling", StringComparison.Ordinal) ? "1 h" : "0 h",
        new Case($$""" "measures": { "m": { "type": "hours", "window": {{window}} } } """, Service("1900-01-01", 60)) { AsOf = "1900-12-31" }.Value());

    [Fact]
    public void Coverage_is_asked_of_every_day_of_the_window()
    {
        const string sections = """
            "measures": { "m": { "type": "count", "where": { "category": "default" }, "coverage": "bureau", "window": { "rolling": "3 years" } } },
            "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "max": 0 } ] } }
            """;

        Assert.Equal(Decisions("2017-07-01", "2020-06-30"), (VolunteerCredit.Decisions.Outcome.Eligible, Openness.Closed));
        Assert.Equal(Decisions("2017-07-02", "2020-06-30"), (VolunteerCredit.Decisions.Outcome.Undetermined, Openness.Above));
        Assert.Equal(Decisions("2017-07-01", "2020-06-29"), (VolunteerCredit.Decisions.Outcome.Undetermined, Openness.Above));
        Assert.Equal(Decisions(null, null), (VolunteerCredit.Decisions.Outcome.Eligible, Openness.Closed));

        Case defaulted = new(sections, Act("2019-01-01", 1) with { Category = "default" });
        Assert.Equal(VolunteerCredit.Decisions.Outcome.NotEligible, defaulted.Outcome()); // what is there is there, whatever else may be

        Case uncovered = new(sections);
        Assert.Equal("coverage:bureau", Assert.Single(uncovered.Computed().Decision("d").Missing).Name);

        Case inTwo = new(sections) { Facts = [Fact("coverage:bureau", "yes", "2015-01-01", "2018-12-31"), Fact("coverage:bureau", "yes", "2019-01-01", "2020-12-31")] };
        Assert.Equal(VolunteerCredit.Decisions.Outcome.Eligible, inTwo.Outcome());
        Case withAHole = new(sections) { Facts = [Fact("coverage:bureau", "yes", "2015-01-01", "2018-12-31"), Fact("coverage:bureau", "yes", "2019-01-02", "2020-12-31")] };
        Assert.Equal(VolunteerCredit.Decisions.Outcome.Undetermined, withAHole.Outcome());

        static (VolunteerCredit.Decisions.Outcome, Openness) Decisions(string? from, string? to)
        {
            Case covered = new(sections) { Facts = [Fact("coverage:bureau", "yes", from, to)] };
            return (covered.Outcome(), covered.OpennessOf());
        }
    }

    [Fact]
    public void Without_coverage_a_sum_that_may_fall_is_open_both_ways() => Assert.Equal(
        Openness.Above | Openness.Below, new Case(""" "measures": { "m": { "type": "quantity", "coverage": "shop" } } """, Act("2020-01-01", 5)).OpennessOf());
}
