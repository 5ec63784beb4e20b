using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using static VolunteerCredit.RuleSets.Tests.Shipped;

namespace VolunteerCredit.RuleSets.Tests;

public class TongluLoanTests
{
    private const string Id = "cn.tonglu.volunteer-loan";

    [Theory]
    [InlineData("334", Outcome.NotEligible, null)]
    [InlineData("334.999999", Outcome.NotEligible, null)]
    [InlineData("335", Outcome.Eligible, "4.98‰")]
    [InlineData("599", Outcome.Eligible, "4.98‰")]
    [InlineData("599.999999", Outcome.Eligible, "4.98‰")]
    [InlineData("600", Outcome.Eligible, "4‰")]
    [InlineData("650", Outcome.Eligible, "4‰")]
    public void The_score_decides_the_loan_and_its_rate(string score, Outcome outcome, string? rate)
    {
        DecisionResult loan = Loan("1990-05-01", score);

        Assert.Equal(outcome, loan.Outcome);
        Assert.Equal(rate, Offered(loan, "monthlyRate"));
        Assert.Equal(rate is null ? null : "300000 CNY", Offered(loan, "amountMax"));
        Assert.Null(Offered(loan, "amount"));
        Assert.False(loan.IsIndicative);
    }

    [Theory]
    [InlineData("1997-03-21", Outcome.NotEligible)]
    [InlineData("1997-03-20", Outcome.Eligible)]
    [InlineData("1958-03-21", Outcome.Eligible)]
    [InlineData("1958-03-20", Outcome.Refer)]
    public void The_age_on_the_day_decides_and_above_60_a_person_does(string born, Outcome outcome) =>
        Assert.Equal(outcome, Loan(born, "400").Outcome);

    [Fact]
    public void Without_a_score_nothing_is_determined_and_the_platform_is_named()
    {
        DecisionResult loan = Loan("1990-05-01", null);

        Assert.Equal(Outcome.Undetermined, loan.Outcome);
        MissingInput missing = Assert.Single(loan.Missing);
        Assert.Equal("score:zyh.credit-score", missing.Name);
        Assert.Contains("Zhiyuanhui", missing.SuppliedBy.English, StringComparison.Ordinal);
        Assert.Contains("志愿汇", missing.SuppliedBy.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_criterion_is_judged_though_the_first_has_failed()
    {
        DecisionResult loan = Loan("2000-05-01", "334");

        Assert.Equal([Outcome.NotEligible, Outcome.Eligible, Outcome.NotEligible], loan.Criteria.Select(c => c.Outcome));
    }

    [Fact]
    public void A_loan_that_rests_on_the_example_score_is_indicative_and_says_so()
    {
        DecisionResult loan = Computed(strict: false);

        Assert.Equal(Outcome.Eligible, loan.Outcome);
        Assert.Equal("4.98‰", Offered(loan, "monthlyRate"));
        Assert.True(loan.IsIndicative);
    }

    [Fact]
    public void Strict_mode_takes_no_loan_from_the_example_score() => Assert.Equal(Outcome.Undetermined, Computed(strict: true).Outcome);

    [Fact]
    public void A_day_before_March_2019_the_loan_is_not_in_force()
    {
        CreditResult result = Score(Id, "2019-02-28", [], Fact("born", "1990-05-01"), Fact("registered-with", "zhiyuanhui"), Fact("score:zyh.credit-score", "400"));

        Assert.Equal(ResultStatus.NotInForce, result.Status);
        Assert.Equal(Outcome.NotInForce, result.Decision("loan").Outcome);
    }

    private static DecisionResult Loan(string born, string? score)
    {
        List<Fact> facts = [Fact("born", born), Fact("registered-with", "zhiyuanhui")];
        if (score is not null)
        {
            facts.Add(Fact("score:zyh.credit-score", score));
        }

        return Score(Id, "2019-03-20", [], facts).Decision("loan");
    }

    private static DecisionResult Computed(bool strict) => Engine.Score(
        Id,
        new Volunteer("v", [.. Service("2014-03-15", 240, "signed-in-out", 261, 7)], [Fact("born", "1990-05-01"), Fact("registered-with", "zhiyuanhui")]),
        Evaluation.On(Day("2019-03-20")) with { Parameters = new Dictionary<string, string> { ["fallbackScore"] = "example.volunteer-credit-score" }, Strict = strict }).Decision("loan");

    private static string? Offered(DecisionResult loan, string column) => loan.Offer.SingleOrDefault(o => o.Column == column)?.Text;
}
