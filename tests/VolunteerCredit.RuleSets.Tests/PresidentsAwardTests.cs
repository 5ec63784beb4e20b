using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using static VolunteerCredit.RuleSets.Tests.Shipped;

namespace VolunteerCredit.RuleSets.Tests;

public class PresidentsAwardTests
{
    private const string Id = "us.pvsa";

    [Theory]
    [InlineData("2010-06-01", 26, "bronze")]
    [InlineData("2010-06-01", 50, "silver")]
    [InlineData("2010-06-01", 75, "gold")]
    [InlineData("2004-06-01", 50, "bronze")]
    [InlineData("2004-06-01", 74, "bronze")]
    [InlineData("2004-06-01", 75, "silver")]
    [InlineData("2004-06-01", 100, "gold")]
    [InlineData("1995-06-01", 100, "bronze")]
    [InlineData("1995-06-01", 175, "silver")]
    [InlineData("1995-06-01", 250, "gold")]
    [InlineData("1980-06-01", 100, "bronze")]
    [InlineData("1980-06-01", 250, "silver")]
    [InlineData("1980-06-01", 500, "gold")]
    public void Hours_give_the_award_of_the_age_at_service(string born, int hours, string award) =>
        Assert.Equal(award, Award("2020-12-31", born, [.. Service("2019-07-01", hours * 60)]).Reached);

    [Theory]
    [InlineData("2016-07-01", "bronze")]
    [InlineData("2016-06-30", null)]
    public void Any_12_months_count_and_not_a_day_more(string first, string? award) =>
        Assert.Equal(award, Award("2020-12-31", "1980-06-01", [.. Service(first, 50 * 60), .. Service("2017-06-30", 50 * 60)]).Reached);

    [Fact]
    public void Each_band_stands_by_itself_and_that_is_our_reading()
    {
        // 40 h at 15 and 99 h at 16: neither 50 h of the one nor 100 h of the other.
        CreditResult result = Score(Id, "2020-12-31", [.. Service("2019-05-01", 40 * 60), .. Service("2019-06-01", 99 * 60)], Fact("born", "2003-06-01"));

        Assert.Null(result.Tier("award").Reached);
        Assert.Equal((40 * 60L, 99 * 60L), (Minutes(result, "teen"), Minutes(result, "young")));
        Assert.Equal(Honesty.Illustrative, result.Honesty);
    }

    [Theory]
    [InlineData(3999 * 60 + 59, null)]
    [InlineData(4000 * 60, "lifetime")]
    public void Four_thousand_hours_in_all_are_a_lifetime_award(int minutes, string? award) =>
        Assert.Equal(award, Score(Id, "2020-12-31", Service("2010-01-01", minutes), Fact("born", "1980-06-01")).Tier("lifetime-award").Reached);

    [Fact]
    public void Paid_and_court_ordered_service_does_not_count()
    {
        ServiceRecord[] records = [.. Service("2019-07-01", 6000).Select(r => r with { Tags = ["paid"] }), .. Service("2019-07-02", 6000).Select(r => r with { Tags = ["court-ordered"] })];

        Assert.Null(Award("2020-12-31", "1980-06-01", records).Reached);
    }

    [Fact]
    public void Of_unknown_age_the_award_is_open()
    {
        CreditResult result = Score(Id, "2020-12-31", Service("2019-07-01", 6000));

        Assert.Null(result.Tier("award").Reached);
        Assert.True(result.Tier("award").IsOpen);
        Assert.Equal(Openness.Above, result.Measure("adult").Openness);
    }

    [Theory]
    [InlineData("2025-05-26", ResultStatus.Computed)]
    [InlineData("2025-05-27", ResultStatus.NotInForce)]
    public void From_27_May_2025_it_is_paused(string asOf, ResultStatus status) => Assert.Equal(status, Score(Id, asOf, [], Fact("born", "1980-06-01")).Status);

    private static TierResult Award(string asOf, string born, IReadOnlyList<ServiceRecord> records) => Score(Id, asOf, records, Fact("born", born)).Tier("award");

    private static long Minutes(CreditResult result, string measure) => result.Measure(measure).Value!.Value.Figure.ExactlyAt(1);
}
