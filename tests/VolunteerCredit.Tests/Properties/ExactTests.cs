using FsCheck.Xunit;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Properties;

/// <summary>P2: exact, to the minute and the quantum.</summary>
public sealed class ExactTests
{
    private static readonly Asked Example = new("example.volunteer-credit-score", new Dictionary<string, string>());
    private static readonly Asked Stars = new("cn.national-stars", new Dictionary<string, string>());
    private static readonly Asked Loan = new("cn.tonglu.volunteer-loan", new Dictionary<string, string>());
    private static readonly Asked LoanByExample = new("cn.tonglu.volunteer-loan", new Dictionary<string, string> { ["fallbackScore"] = "example.volunteer-credit-score" });

    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void The_national_stars_are_as_counted_by_hand(Scene any)
    {
        Scene scene = Versions.Without(any);
        CreditResult result = Engines.One.Score(Stars.RuleSetId, scene.Volunteer, Stars.Of(scene));
        var oracle = new Oracle(scene);
        Assert.Equal(new Amount(oracle.NationalMinutes, 1, Unit.Minutes), result.Measure("hours").Value);
        Assert.Equal(oracle.NationalMinutes, result.Time.Counted);
        Assert.Equal(oracle.NationalStar, result.Tier("stars").Reached);
    }

    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void The_example_score_is_as_counted_by_hand(Scene any)
    {
        Scene scene = Versions.Without(any);
        CreditResult result = Engines.One.Score(Example.RuleSetId, scene.Volunteer, Example.Of(scene));
        Assert.Equal(new Fraction(new Oracle(scene).ExampleScore()), result.Score("score").Value!.Value.Figure);
    }

    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void The_loan_is_decided_as_by_hand(Scene any)
    {
        Scene scene = Versions.Without(any) with { AsOf = any.AsOf < new DateOnly(2019, 3, 1) ? new DateOnly(2019, 3, 1) : any.AsOf };
        var oracle = new Oracle(scene);
        Assert.Equal(oracle.Loan(null), Decide(Loan, scene));
        if (!oracle.AnythingIsOpen)
        {
            Assert.Equal(oracle.Loan(oracle.ExampleScore()), Decide(LoanByExample, scene));
        }
    }

    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void Every_printed_figure_is_exact(Scene scene) => BalanceLaws.Every_printed_figure_is_exact(Engines.Trial(scene));

    private static (string, string?) Decide(Asked asked, Scene scene)
    {
        DecisionResult loan = Engines.One.Score(asked.RuleSetId, scene.Volunteer, asked.Of(scene)).Decision("loan");
        return (loan.Outcome.ToString(), loan.Offer.FirstOrDefault(o => o.Column == "monthlyRate")?.Text);
    }
}
