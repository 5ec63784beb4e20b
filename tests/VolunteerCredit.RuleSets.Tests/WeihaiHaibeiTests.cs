using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using static VolunteerCredit.RuleSets.Tests.Shipped;

namespace VolunteerCredit.RuleSets.Tests;

public class WeihaiHaibeiTests
{
    private const string Id = "cn.weihai.haibei";

    [Theory]
    [InlineData(20 * 60, "20")]
    [InlineData(80 * 60, "50")]
    [InlineData(200 * 60, "90")]
    [InlineData(400 * 60, "140")]
    [InlineData((20 * 60) + 1, "2401/120")]
    [InlineData((80 * 60) + 1, "9001/180")]
    [InlineData((200 * 60) + 1, "21601/240")]
    public void Each_band_of_hours_has_its_own_rate_and_no_part_is_lost(int minutes, string points)
    {
        ScoreResult score = HaibeiOf("2021-01-01", minutes, "1980-01-01");

        Assert.Equal(points, score.Value.ToString());
        Assert.Equal(score.Value!.Value.Figure, score.Lines.Aggregate(default(Fraction), (sum, line) => sum + line.Value.Figure));
    }

    [Theory]
    [InlineData("2021-01-01", "0")]
    [InlineData("2021-01-02", "20")]
    public void Points_come_with_the_eighteenth_birthday(string asOf, string points) => Assert.Equal(points, HaibeiOf(asOf, 1200, "2003-01-02").Value.ToString());

    [Fact]
    public void A_minor_with_all_the_hours_there_are_has_no_points()
    {
        // 17 years of 24 h a day are 149,016 h.
        Assert.Equal("0", Score(Id, "2021-01-01", Service("2003-02-01", 1440, times: 6500), Fact("born", "2003-01-02")).Score("haibei").Value.ToString());
    }

    [Fact]
    public void Of_unknown_age_the_points_are_unknown()
    {
        CreditResult result = Score(Id, "2021-01-01", Service("2010-01-01", 480));

        Assert.Null(result.Score("haibei").Value);
        Assert.Equal("8 h", result.Measure("hours").Value.ToString());
    }

    private static ScoreResult HaibeiOf(string asOf, int minutes, string born) =>
        Score(Id, asOf, [.. Service("2018-06-01", 480, times: minutes / 480), .. Service("2020-01-01", minutes % 480)], Fact("born", born)).Score("haibei");
}
