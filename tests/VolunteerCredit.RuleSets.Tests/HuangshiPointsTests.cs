using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using static VolunteerCredit.RuleSets.Tests.Shipped;

namespace VolunteerCredit.RuleSets.Tests;

public class HuangshiPointsTests
{
    private const string Id = "cn.huangshi.points";

    [Theory]
    [InlineData("2018-12-31", "5")]
    [InlineData("2019-01-01", "3")]
    [InlineData("2019-12-30", "3")]
    [InlineData("2019-12-31", "7")]
    [InlineData("2020-01-01", "0")]
    public void Points_die_with_the_year_in_which_they_were_earned(string asOf, string points)
    {
        ServiceRecord[] records = [.. Service("2018-12-31", 300, "signed-in-out"), .. Service("2019-01-01", 180, "signed-in-out"), .. Service("2019-12-31", 240, "signed-in-out"), .. Service("2019-06-01", 480, "administrator")];
        CreditResult result = Score(Id, asOf, records);

        Assert.Equal(points, result.Grant("balance").Balance.ToString());
        Assert.Equal(points, result.Score("thisYear").Value.ToString());
    }

    [Fact]
    public void Each_lot_says_on_which_day_it_dies() => Assert.Equal(
        [(Day("2018-12-31"), (DateOnly?)Day("2018-12-31")), (Day("2019-01-01"), Day("2019-12-31"))],
        Score(Id, "2019-06-30", [.. Service("2018-12-31", 300, "signed-in-out"), .. Service("2019-01-01", 180, "signed-in-out")]).Grant("balance").Lots.Select(l => (l.EarnedOn, l.ExpiresOn)));
}
