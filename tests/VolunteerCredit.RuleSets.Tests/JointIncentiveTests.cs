using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using static VolunteerCredit.RuleSets.Tests.Shipped;

namespace VolunteerCredit.RuleSets.Tests;

/// <summary>Incentives that ask a clean credit record: Tonglu's, and those of young volunteers of grade 5A.</summary>
public class JointIncentiveTests
{
    private const string Tonglu = "cn.tonglu.joint-incentive";
    private const string Youth = "cn.youth-5a";
    private const string AsOf = "2019-03-20";

    private static readonly Fact Complete = Fact("coverage:credit-record", "true");

    [Theory]
    [InlineData(5999, Outcome.NotEligible, null)]
    [InlineData(6000, Outcome.Eligible, "5")]
    public void A_hundred_hours_in_the_county_and_a_clean_record_give_five_groups_of_benefits(int minutes, Outcome outcome, string? groups)
    {
        DecisionResult benefits = Score(Tonglu, AsOf, InCounty(minutes), Complete).Decision("benefits");

        Assert.Equal(outcome, benefits.Outcome);
        Assert.Equal(groups, Offered(benefits, "groups"));
        Assert.False(benefits.IsIndicative);
    }

    [Theory]
    [InlineData("2018-03-21", Outcome.Eligible)]
    [InlineData("2018-03-20", Outcome.NotEligible)]
    public void Six_hundred_hours_of_the_last_12_months_give_sixteen_coupons(string first, Outcome outcome)
    {
        DecisionResult coupons = Score(Tonglu, AsOf, Service(first, 480, times: 75), Complete).Decision("coupons");

        Assert.Equal(outcome, coupons.Outcome);
        Assert.Equal(outcome == Outcome.Eligible ? 16 : 0, coupons.Offer.Sum(o => o.Amount!.Value.Figure.ExactlyAt(1)));
        Assert.True(coupons.IsIndicative); // that a year is the last 12 months is a reading
    }

    [Fact]
    public void Nobody_gets_coupons_on_a_reading_in_strict_mode() => Assert.Equal(
        Outcome.Undetermined,
        Engine.Score(Tonglu, new Volunteer("v", [.. Service("2018-03-21", 480, times: 75)], [Complete]), Evaluation.On(Day(AsOf)) with { Strict = true }).Decision("coupons").Outcome);

    [Theory]
    [InlineData("2016-03-20", Outcome.Eligible)]
    [InlineData("2016-03-21", Outcome.NotEligible)]
    [InlineData("2019-03-20", Outcome.NotEligible)]
    public void A_bad_credit_record_counts_for_three_years(string day, Outcome outcome) =>
        Assert.Equal(outcome, Score(Tonglu, AsOf, [.. InCounty(6000), .. Acts(day, "bad-credit")], Complete).Decision("benefits").Outcome);

    [Fact]
    public void That_no_bad_record_was_handed_in_is_no_clean_record()
    {
        DecisionResult benefits = Score(Tonglu, AsOf, InCounty(6000)).Decision("benefits");

        Assert.Equal(Outcome.Undetermined, benefits.Outcome);
        MissingInput missing = Assert.Single(benefits.Missing);
        Assert.Equal("coverage:credit-record", missing.Name);
        Assert.Contains("credit records", missing.SuppliedBy.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_hours_in_one_month_are_grade_1A()
    {
        // 100 h are 10 points, one month 2, 13 long days 6.5.
        CreditResult result = Score(Youth, "2019-12-31", [.. Service("2019-01-01", 480, times: 12), .. Service("2019-01-13", 240)]);

        Assert.Equal("18.5", result.Score("points").Value.ToString());
        Assert.Equal("1A", result.Tier("grade").Reached);
        Assert.Equal(Outcome.NotEligible, result.Decision("incentive").Outcome);
    }

    [Fact]
    public void Grade_5A_and_a_clean_record_are_enough_but_only_indicative()
    {
        // 618 h are 60 points, 12 months 24, more than 32 long days 16.
        DecisionResult incentive = Score(Youth, AsOf, Service("2018-03-21", 480, times: 75).Concat(Service("2018-07-01", 120, times: 9, everyDays: 30)), Complete).Decision("incentive");

        Assert.Equal(Outcome.Eligible, incentive.Outcome);
        Assert.True(incentive.IsIndicative);
    }

    private static IEnumerable<ServiceRecord> InCounty(int minutes) =>
        Service("2018-06-01", 480, times: minutes / 480).Concat(Service("2018-10-01", minutes % 480)).Select(r => r with { District = "tonglu" });

    private static string? Offered(DecisionResult decision, string column) => decision.Offer.SingleOrDefault(o => o.Column == column)?.Text;
}
