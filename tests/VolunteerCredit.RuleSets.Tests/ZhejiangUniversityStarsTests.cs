using VolunteerCredit.Explanations;
using static VolunteerCredit.RuleSets.Tests.Shipped;

namespace VolunteerCredit.RuleSets.Tests;

public class ZhejiangUniversityStarsTests
{
    private const string Id = "cn.zhejiang-university.stars";

    [Theory]
    [InlineData(39, null, null)]
    [InlineData(40, null, "star-1")]
    [InlineData(41, "star-1", "star-1")]
    [InlineData(69, "star-1", "star-1")]
    [InlineData(70, "star-1", "star-2")]
    [InlineData(71, "star-2", "star-2")]
    [InlineData(149, "star-2", "star-2")]
    [InlineData(150, "star-2", "star-3")]
    [InlineData(151, "star-3", "star-3")]
    [InlineData(199, "star-3", "star-3")]
    [InlineData(200, "star-3", "star-4")]
    [InlineData(201, "star-4", "star-4")]
    [InlineData(249, "star-4", "star-4")]
    [InlineData(250, "star-4", "star-5")]
    [InlineData(251, "star-5", "star-5")]
    public void The_bounds_are_those_of_the_as_of_day(int hours, string? in2018, string? from2020)
    {
        Assert.Equal(in2018, StarOf("2018-01-01", hours));
        Assert.Equal(in2018, StarOf("2018-12-31", hours));
        Assert.Equal(from2020, StarOf("2020-01-01", hours));
        Assert.Equal(from2020, StarOf("2026-01-01", hours));
    }

    [Theory]
    [InlineData("2017-12-31")]
    [InlineData("2019-01-01")]
    [InlineData("2019-12-31")]
    public void Where_the_bounds_are_not_known_nothing_is_in_force(string asOf) =>
        Assert.Equal(ResultStatus.NotInForce, Score(Id, asOf, Service("2010-01-01", 480, times: 100)).Status);

    private static string? StarOf(string asOf, int hours) =>
        Score(Id, asOf, [.. Service("2010-01-01", 480, times: hours / 8), .. Service("2017-06-01", (hours % 8) * 60)]).Tier("stars").Reached;
}
