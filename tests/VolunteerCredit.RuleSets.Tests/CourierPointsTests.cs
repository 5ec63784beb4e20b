using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using static VolunteerCredit.RuleSets.Tests.Shipped;

namespace VolunteerCredit.RuleSets.Tests;

public class CourierPointsTests
{
    private const string Id = "cn.gongshu.courier-points";

    [Fact]
    public void Ten_points_a_day_and_one_off_for_a_rejected_act()
    {
        // 5 × 3 are 15, of which 10 count; a photo 2; a rejected photo −1.
        CreditResult result = Score(Id, "2021-12-31", [.. Acts("2021-01-01", "service", 5), .. Acts("2021-01-02", "hazard-photo"), .. Rejected("2021-01-03")]);

        Assert.Equal(11, BalanceOf(result));
        Assert.Equal("gloves", Assert.Single(result.Decision("catalogue").Offer).Text);
    }

    [Theory]
    [InlineData(3, 0, 9)]
    [InlineData(3, 1, 10)]
    [InlineData(2, 2, 10)]
    [InlineData(1, 3, 9)]
    [InlineData(0, 4, 8)]
    [InlineData(0, 6, 10)]
    public void A_service_gives_three_and_a_photo_two(int services, int photos, int points) =>
        Assert.Equal(points, BalanceOf(Score(Id, "2021-12-31", [.. Acts("2021-01-01", "service", services), .. Acts("2021-01-01", "hazard-photo", photos)])));

    [Fact]
    public void The_balance_never_falls_below_zero() => Assert.Equal(0, BalanceOf(Score(Id, "2021-12-31", [.. Rejected("2021-01-03"), .. Rejected("2021-01-04")])));

    [Fact]
    public void An_act_that_is_not_judged_yet_may_give_points_or_cost_one()
    {
        CreditResult result = Score(Id, "2021-12-31", [.. Acts("2021-01-01", "service", 5), .. Acts("2021-01-02", "service").Select(r => r with { Status = "pending" })]);

        Assert.Equal(10, BalanceOf(result));
        Assert.Equal(Outcome.Undetermined, result.Decision("catalogue").Outcome);
        Assert.Equal(Outcome.Undetermined, Score(Id, "2021-12-31", [.. Acts("2021-01-01", "service", 3), .. Acts("2021-01-02", "service").Select(r => r with { Status = null })]).Decision("catalogue").Outcome);
    }

    private static long BalanceOf(CreditResult result) => result.Score("balance").Value!.Value.Figure.ExactlyAt(1);

    private static IEnumerable<ServiceRecord> Rejected(string day) => Acts(day, "hazard-photo").Select(r => r with { Status = "rejected" });
}
