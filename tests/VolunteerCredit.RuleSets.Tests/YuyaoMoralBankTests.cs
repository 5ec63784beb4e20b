using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using static VolunteerCredit.RuleSets.Tests.Shipped;

namespace VolunteerCredit.RuleSets.Tests;

public class YuyaoMoralBankTests
{
    private const string Id = "cn.yuyao.moral-bank";

    [Theory]
    [InlineData("79.999999", Outcome.NotEligible)]
    [InlineData("80", Outcome.NotEligible)]
    [InlineData("80.000001", Outcome.Eligible)]
    [InlineData("80+", Outcome.Undetermined)]
    [InlineData("81+", Outcome.Eligible)]
    [InlineData("近80", Outcome.NotEligible)]
    [InlineData("约80", Outcome.Undetermined)]
    public void More_than_80_points_give_a_loan(string points, Outcome outcome) =>
        Assert.Equal(outcome, Loan(points, "2013-01-01").Outcome);

    [Theory]
    [InlineData("2013-01-01", "2013-12-31")]
    [InlineData("2012-02-29", "2013-02-27")]
    public void The_decision_holds_for_one_year(string asOf, string until) => Assert.Equal(Day(until), Loan("81", asOf).ValidUntil);

    [Fact]
    public void A_refusal_does_not_hold_for_any_time() => Assert.Null(Loan("80", "2013-01-01").ValidUntil);

    [Fact]
    public void Without_points_the_office_that_keeps_them_is_named() =>
        Assert.Equal("score:moral-bank.points", Assert.Single(Score(Id, "2013-01-01", []).Decision("loan").Missing).Name);

    private static DecisionResult Loan(string points, string asOf) => Score(Id, asOf, [], Fact("score:moral-bank.points", points)).Decision("loan");
}
