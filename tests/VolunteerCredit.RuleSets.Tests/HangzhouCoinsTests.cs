using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using static VolunteerCredit.RuleSets.Tests.Shipped;

namespace VolunteerCredit.RuleSets.Tests;

/// <summary>Yi-coins and red points: both from hours, the one as a currency that is spent, the other only of party members.</summary>
public class HangzhouCoinsTests
{
    private const string Coins = "cn.hangzhou.yi-coins";
    private const string Red = "cn.hangzhou.red-points";

    [Fact]
    public void An_hour_signed_in_and_out_is_a_coin_and_a_keyed_one_is_none()
    {
        GrantResult coins = Score(Coins, "2020-01-01", [.. Service("2010-01-01", 480, "signed-in-out"), .. Service("2011-01-01", 480, "administrator")]).Grant("yi-coins");

        Assert.Equal("8", coins.Balance!.Value.ToString());
        Assert.Equal(Openness.Closed, coins.Openness);
        GrantLot lot = Assert.Single(coins.Lots, l => l.Amount.Quanta > 0);
        Assert.Equal((Day("2010-01-01"), null), (lot.EarnedOn, lot.ExpiresOn));
    }

    [Fact]
    public void A_coin_that_is_spent_leaves_the_hours_alone()
    {
        ServiceRecord spent = Acts("2010-02-01", "redemption", unit: "yi-coin").Single() with { Quantity = -3 };
        CreditResult result = Score(Coins, "2020-01-01", [.. Service("2010-01-01", 480, "signed-in-out"), spent]);

        Assert.Equal("5", result.Grant("yi-coins").Balance!.Value.ToString());
        Assert.Equal("8 h", result.Measure("creditHours").Value.ToString());
    }

    [Fact]
    public void Coins_are_as_reported_as_their_source() => Assert.Equal(Honesty.Reported, Score(Coins, "2020-01-01", []).Honesty);

    [Fact]
    public void Red_points_count_service_from_the_first_to_the_last_day_of_membership()
    {
        ServiceRecord[] records = [.. Service("2011-12-31", 60), .. Service("2012-01-01", 120), .. Service("2013-06-30", 240), .. Service("2013-07-01", 480)];
        Fact[] facts =
        [
            Fact("party-member", "false") with { Id = "f0", To = Day("2011-12-31") },
            Fact("party-member", "true") with { Id = "f1", From = Day("2012-01-01"), To = Day("2013-06-30") },
            Fact("party-member", "false") with { Id = "f2", From = Day("2013-07-01") },
        ];

        // 120 + 240 min are 6 h.
        ScoreResult points = RedPoints(1, records, facts);
        Assert.Equal(("6", Openness.Closed), (points.Value.ToString(), points.Openness));
        Assert.Equal("15", RedPoints(2.5m, records, facts).Value.ToString());
    }

    [Fact]
    public void Where_nothing_is_known_of_membership_the_points_stay_open()
    {
        ScoreResult points = RedPoints(1, [.. Service("2012-01-01", 120)]);

        Assert.Equal("0", points.Value.ToString());
        Assert.True(points.Openness.HasFlag(Openness.Above));
    }

    [Fact]
    public void Without_a_rate_there_are_no_red_points_and_the_parameter_is_named()
    {
        RuleSetRefusedException refused = Assert.Throws<RuleSetRefusedException>(() => Engine.Score(Red, new Volunteer("v"), Evaluation.On(Day("2020-01-01"))));

        Notice fault = Assert.Single(refused.Faults);
        Assert.Equal(("VC4003", "pointsPerHour"), (fault.Code, fault.Found));
    }

    private static ScoreResult RedPoints(decimal rate, IReadOnlyList<ServiceRecord> records, params IReadOnlyList<Fact> facts)
    {
        var parameters = new Dictionary<string, string> { ["pointsPerHour"] = rate.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        return Engine.Score(Red, new Volunteer("v", records, facts), Evaluation.On(Day("2020-01-01")) with { Parameters = parameters }).Score("redPoints");
    }
}
