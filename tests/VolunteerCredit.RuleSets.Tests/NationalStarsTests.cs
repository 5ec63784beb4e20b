using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using static VolunteerCredit.RuleSets.Tests.Shipped;

namespace VolunteerCredit.RuleSets.Tests;

public class NationalStarsTests
{
    private const string Id = "cn.national-stars";

    [Theory]
    [InlineData((99 * 60) + 59, null)]
    [InlineData(100 * 60, "star-1")]
    [InlineData((299 * 60) + 59, "star-1")]
    [InlineData(300 * 60, "star-2")]
    [InlineData((599 * 60) + 59, "star-2")]
    [InlineData(600 * 60, "star-3")]
    [InlineData((999 * 60) + 59, "star-3")]
    [InlineData(1000 * 60, "star-4")]
    [InlineData((1499 * 60) + 30, "star-4")]
    [InlineData((1499 * 60) + 59, "star-4")]
    [InlineData(1500 * 60, "star-5")]
    public void Stars_come_with_lifetime_hours(int minutes, string? star)
    {
        IEnumerable<ServiceRecord> records = [.. Service("2005-01-01", 480, times: minutes / 480), .. Service("2019-01-01", minutes % 480)];
        CreditResult result = Score(Id, "2020-01-01", records);

        Assert.Equal(star, result.Tier("stars").Reached);
        Assert.Equal(minutes, result.Measure("hours").Value!.Value.Figure.ExactlyAt(1));
        Assert.False(result.Tier("stars").IsOpen);
    }

    [Theory]
    [InlineData("travel")]
    [InlineData("meal")]
    [InlineData("rest")]
    [InlineData("automation")]
    public void What_is_not_service_does_not_count(string category)
    {
        CreditResult result = Score(Id, "2020-01-01", [.. Service("2019-01-01", 5999), .. Service("2019-02-01", 1).Select(r => r with { Category = category })]);

        Assert.Null(result.Tier("stars").Reached);
        Assert.Equal(("not-service", 1L), result.Time.Reasons.Where(r => r.Lost > 0).Select(r => (r.Reason, r.Lost)).Single());
    }

    [Fact]
    public void Training_counts_and_so_does_a_record_without_category() => Assert.Equal(
        "star-1",
        Score(Id, "2020-01-01", [.. Service("2019-01-01", 3000).Select(r => r with { Category = "training" }), .. Service("2019-02-01", 3000)]).Tier("stars").Reached);

    [Fact]
    public void A_record_of_unknown_approval_is_held_and_leaves_the_star_open()
    {
        CreditResult result = Score(Id, "2020-01-01", [.. Service("2019-01-01", 5999), .. Service("2019-02-01", 1).Select(r => r with { Status = null })]);

        Assert.Null(result.Tier("stars").Reached);
        Assert.True(result.Tier("stars").IsOpen);
        Assert.Equal(1, result.Time.Held);
    }

    [Fact]
    public void Hours_served_after_the_as_of_day_give_no_star()
    {
        ServiceRecord[] records = [.. Service("2019-01-01", 5999), .. Service("2020-01-02", 1)];

        Assert.Null(Score(Id, "2020-01-01", records).Tier("stars").Reached);
        Assert.Equal("star-1", Score(Id, "2020-01-02", records).Tier("stars").Reached);
    }
}
