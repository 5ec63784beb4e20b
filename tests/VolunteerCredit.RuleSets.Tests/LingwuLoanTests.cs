using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using static VolunteerCredit.RuleSets.Tests.Shipped;

namespace VolunteerCredit.RuleSets.Tests;

public class LingwuLoanTests
{
    private const string Id = "cn.lingwu.volunteer-loan";

    [Theory]
    [InlineData(35999, Outcome.NotEligible, null)]
    [InlineData(36000, Outcome.Eligible, "10%")]
    public void Three_stars_and_a_steady_income_take_ten_percent_off_the_rate(int minutes, Outcome outcome, string? off)
    {
        DecisionResult loan = Score(Id, "2016-01-01", Service("2010-01-01", minutes), Fact("steady-income", "true")).Decision("loan");

        Assert.Equal(outcome, loan.Outcome);
        Assert.Equal(off, loan.Offer.SingleOrDefault(o => o.Column == "belowOrdinaryRate")?.Text);
        Assert.False(loan.IsIndicative);
    }

    [Fact]
    public void Without_proof_of_income_nothing_is_determined_and_the_applicant_is_named()
    {
        DecisionResult loan = Score(Id, "2016-01-01", Service("2010-01-01", 36000)).Decision("loan");

        Assert.Equal(Outcome.Undetermined, loan.Outcome);
        MissingInput missing = Assert.Single(loan.Missing);
        Assert.Equal("steady-income", missing.Name);
        Assert.Contains("applicant", missing.SuppliedBy.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_stars_are_the_national_ones() => Assert.All(
        (int[])[5999, 6000, 17999, 18000, 35999, 36000, 59999, 60000, 89999, 90000],
        minutes => Assert.Equal(
            Score("cn.national-stars", "2016-01-01", Service("2010-01-01", minutes)).Tier("stars").Reached,
            Score(Id, "2016-01-01", Service("2010-01-01", minutes)).Tier("stars").Reached));
}
