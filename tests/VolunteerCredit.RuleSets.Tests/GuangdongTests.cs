using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using static VolunteerCredit.RuleSets.Tests.Shipped;

namespace VolunteerCredit.RuleSets.Tests;

/// <summary>i-Volunteer of Guangdong and the time bank of Guangzhou.</summary>
public class GuangdongTests
{
    private const string Volunteer = "cn.guangdong.i-volunteer";
    private const string Bank = "cn.guangzhou.time-bank";

    [Theory]
    [InlineData(480, null, 480, 0)]
    [InlineData(481, null, 480, 1)]
    [InlineData(660, null, 480, 180)]
    [InlineData(660, "parent", 660, 0)]
    [InlineData(720, "parent", 720, 0)]
    [InlineData(780, "parent", 720, 60)]
    [InlineData(780, "province", 780, 0)]
    [InlineData(780, null, 480, 300)]
    public void The_hours_of_a_day_wait_for_the_level_that_must_approve_them(int minutes, string? approvedBy, int counted, int held)
    {
        CreditResult result = Score(Volunteer, "2020-01-01", Service("2019-01-01", minutes).Select(r => r with { ApprovedBy = approvedBy }));

        Assert.Equal((counted, held, 0L), (result.Time.Counted, result.Time.Held, result.Time.Lost));
        Assert.Equal(held > 0, result.Measure("hours").Openness.HasFlag(Openness.Above));
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(4, 3)]
    [InlineData(9, 3)]
    public void Three_sign_ins_for_an_activity_count_on_a_day(int signIns, int counted)
    {
        IEnumerable<ServiceRecord> records = Enumerable.Range(0, signIns).SelectMany(i => Service("2019-01-01", 60).Select(r => r with { Id = $"{r.Id}-{i}", Activity = "a" }));

        Assert.Equal(counted * 60, Score(Volunteer, "2020-01-01", records).Time.Counted);
    }

    [Theory]
    [InlineData(1499, "1499")]
    [InlineData(1500, "1500")]
    [InlineData(1501, "1500")]
    [InlineData(4000, "1500")]
    public void The_store_holds_1500_hours(int hours, string balance) =>
        Assert.Equal(balance, Balance([.. Service("2005-01-01", 480, times: hours / 8), .. Service("2019-01-01", (hours % 8) * 60)]));

    [Fact]
    public void Part_hours_of_each_record_are_not_stored() => Assert.Equal("3", Balance([.. Service("2019-01-01", 119), .. Service("2019-01-02", 59), .. Service("2019-01-03", 120)]));

    [Theory]
    [InlineData(5999, Decisions.Outcome.NotEligible)]
    [InlineData(6000, Decisions.Outcome.Eligible)]
    public void Who_has_one_star_may_redeem(int minutes, Decisions.Outcome outcome) =>
        Assert.Equal(outcome, Score(Bank, "2020-01-01", [.. Service("2018-01-01", 480, times: minutes / 480), .. Service("2019-01-01", minutes % 480)]).Decision("redeem").Outcome);

    [Fact]
    public void What_is_redeemed_leaves_the_store_and_not_the_hours()
    {
        CreditResult result = Score(Bank, "2020-01-01", [.. Service("2018-01-01", 480, times: 13), Acts("2019-01-01", "redemption", unit: "hour").Single() with { Quantity = -30 }]);

        Assert.Equal(("74", "104 h", "star-1"), (result.Grant("balance").Balance.ToString(), result.Measure("hours").Value.ToString(), result.Tier("stars").Reached));
    }

    private static string? Balance(IReadOnlyList<ServiceRecord> records) => Score(Bank, "2020-01-01", records).Grant("balance").Balance.ToString();
}
