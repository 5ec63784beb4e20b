using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using static VolunteerCredit.RuleSets.Tests.Shipped;

namespace VolunteerCredit.RuleSets.Tests;

public class RunStampsTests
{
    private const string Id = "cn.gongshu.run-stamps";

    [Theory]
    [InlineData(1, "gift")]
    [InlineData(19, "gift")]
    [InlineData(20, "gift grand-prize")]
    public void Any_stamp_is_worth_a_gift_and_20_the_grand_prize(int days, string items)
    {
        CreditResult result = Score(Id, "2021-12-31", Runs(days));

        Assert.Equal(days, StampsOf(result));
        Assert.Equal(items, string.Join(' ', result.Decision("gift").Offer.Select(o => o.Text)));
    }

    [Fact]
    public void Without_a_stamp_there_is_no_gift() => Assert.Equal(Outcome.NotEligible, Score(Id, "2021-12-31", []).Decision("gift").Outcome);

    [Fact]
    public void A_second_run_of_a_day_gives_none()
    {
        CreditResult result = Score(Id, "2021-12-31", Acts("2021-01-01", "run", 2));

        Assert.Equal(1, StampsOf(result));
        Assert.Equal(1, result.Time.Reasons.Single(r => r.Reason == "one-a-day").Rows);
    }

    [Theory]
    [InlineData("1", 15, "gift")]
    [InlineData("0", 20, "gift grand-prize")]
    public void A_claim_uses_up_its_stamps_or_keeps_them(string claimUses, int stamps, string items)
    {
        ServiceRecord claim = new() { Id = "claim", VolunteerId = "v", Date = Day("2021-02-01"), Category = "claim", Quantity = -5, Unit = "stamp" };
        CreditResult result = Engine.Score(
            Id, new Volunteer("v", [.. Runs(20), claim]), Evaluation.On(Day("2021-12-31")) with { Parameters = new Dictionary<string, string> { ["claimUses"] = claimUses } });

        Assert.Equal(stamps, StampsOf(result));
        Assert.Equal(items, string.Join(' ', result.Decision("gift").Offer.Select(o => o.Text)));
        Assert.Contains(result.Parameters, p => p.Key == "claimUses" && p.Value == claimUses);
    }

    private static long StampsOf(CreditResult result) => result.Score("stamps").Value!.Value.Figure.ExactlyAt(1);

    private static IEnumerable<ServiceRecord> Runs(int days) =>
        Enumerable.Range(0, days).SelectMany(i => Acts(FormattableString.Invariant($"2021-01-{i + 1:00}"), "run"));
}
