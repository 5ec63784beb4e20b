using VolunteerCredit.Explanations;
using static VolunteerCredit.RuleSets.Tests.Shipped;

namespace VolunteerCredit.RuleSets.Tests;

public class HangzhouPointsTests
{
    private const string Id = "cn.hangzhou.points";

    [Fact]
    public void Hours_signed_in_and_out_are_points_one_to_one() =>
        Assert.Equal("1078", PointsOf(Score(Id, "2015-01-06", [.. Service("2010-01-01", 480, "signed-in-out", 134), .. Service("2014-06-01", 360, "signed-in-out")])));

    [Theory]
    [InlineData("administrator")]
    [InlineData("imported")]
    [InlineData("self-reported")]
    [InlineData(null)]
    public void Hours_of_any_other_source_give_none(string? source) =>
        Assert.Equal("0.5", PointsOf(Score(Id, "2015-01-06", [.. Service("2010-01-01", 480, source, 134), .. Service("2014-06-01", 30, "signed-in-out")])));

    [Theory]
    [InlineData(1, "1/60")]
    [InlineData(3, "0.05")]
    [InlineData(59, "59/60")]
    [InlineData(61, "61/60")]
    public void Parts_of_an_hour_are_kept_exactly(int minutes, string points) =>
        Assert.Equal(points, PointsOf(Score(Id, "2015-01-06", Service("2014-06-01", minutes, "signed-in-out"))));

    private static string PointsOf(CreditResult result) => result.Score("points").Value.ToString()!;
}
