using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using static VolunteerCredit.RuleSets.Tests.Shipped;

namespace VolunteerCredit.RuleSets.Tests;

public class BeijingStarsTests
{
    private const string Id = "cn.beijing-stars";

    [Theory]
    [InlineData(99, null, null)]
    [InlineData(100, "star-1", "star-1")]
    [InlineData(199, "star-1", "star-1")]
    [InlineData(200, "star-2", "star-1")]
    [InlineData(299, "star-2", "star-1")]
    [InlineData(300, "star-2", "star-2")]
    [InlineData(499, "star-2", "star-2")]
    [InlineData(500, "star-3", "star-2")]
    [InlineData(599, "star-3", "star-2")]
    [InlineData(600, "star-3", "star-3")]
    [InlineData(799, "star-3", "star-3")]
    [InlineData(800, "star-4", "star-3")]
    [InlineData(999, "star-4", "star-3")]
    [InlineData(1000, "star-5", "star-4")]
    [InlineData(1499, "star-5", "star-4")]
    [InlineData(1500, "star-5", "star-5")]
    public void The_trial_of_about_2010_and_the_bounds_of_today_are_chosen_by_name(int hours, string? trial, string? today)
    {
        IReadOnlyList<ServiceRecord> records = Hours(hours);

        Assert.Equal(trial, Score(Id + "@2010", "2011-12-31", records).Tier("stars").Reached);
        Assert.Equal(today, Score(Id + "@today", "2011-12-31", records).Tier("stars").Reached);
    }

    [Theory]
    [InlineData(1999, null)]
    [InlineData(2000, "medal-2000")]
    [InlineData(2999, "medal-2000")]
    [InlineData(3000, "medal-3000")]
    [InlineData(4999, "medal-3000")]
    [InlineData(5000, "medal-5000")]
    public void Medals_come_after_the_stars_of_the_trial(int hours, string? medal)
    {
        CreditResult result = Score(Id + "@2010", "2020-01-01", Hours(hours));

        Assert.Equal(medal, result.Tier("medals").Reached);
        Assert.Equal("star-5", result.Tier("stars").Reached);
    }

    [Fact]
    public void Without_a_version_nobody_guesses_which_one_is_meant()
    {
        RuleSetRefusedException refused = Assert.Throws<RuleSetRefusedException>(() => Score(Id, "2011-12-31", []));

        Notice fault = Assert.Single(refused.Faults);
        Assert.Equal("VC4011", fault.Code);
        Assert.Contains(Id + "@2010", refused.Message, StringComparison.Ordinal);
        Assert.Contains(Id + "@today", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_result_says_which_version_it_is_of()
    {
        Assert.Equal((Id, "2010"), (Score(Id + "@2010", "2020-01-01", []).RuleSet.Id, Score(Id + "@2010", "2020-01-01", []).RuleSet.Version));
        Assert.Equal("today", Score(Id + "@today", "2020-01-01", []).RuleSet.Version);
    }

    private static IReadOnlyList<ServiceRecord> Hours(int hours) => [.. Service("1995-01-01", 480, times: hours / 8), .. Service("2010-06-01", (hours % 8) * 60)];
}
