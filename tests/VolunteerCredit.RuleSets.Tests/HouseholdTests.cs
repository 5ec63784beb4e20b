using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using static VolunteerCredit.RuleSets.Tests.Groups;

namespace VolunteerCredit.RuleSets.Tests;

public class HouseholdTests
{
    private const string Id = "cn.household";

    [Fact]
    public void Who_moves_out_leaves_the_hours_served_as_a_member()
    {
        ServiceRecord[] records = [By("a", "2010-01-01", 480), By("b", "2010-01-01", 540), By("a", "2010-01-02", 480), By("b", "2010-01-02", 480)];
        Fact[] facts = [Of("a", "household", "h1"), Of("b", "household", "h1", to: "2010-01-01"), Of("b", "household", "h2", from: "2010-01-02")];

        CreditResult first = Group(Id, "household:h1", "2020-01-01", records, facts);
        Assert.Equal(("24 h", "2", "12 h"), (first.Text("hours"), first.Text("members"), first.Text("perHead"))); // 8 + 8 of 9 + 8
        Assert.Equal("8 h", Group(Id, "household:h2", "2020-01-01", records, facts).Text("hours"));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "star-1")]
    public void Hours_of_all_members_are_added_before_tiering(int lastMinute, string? star)
    {
        // 12 days of 8 h are 96 h; the other brings 3 h 59 min and, perhaps, one more.
        ServiceRecord[] records = [.. Enumerable.Range(1, 12).Select(d => By("a", FormattableString.Invariant($"2010-01-{d:00}"), 480)), By("b", "2010-01-01", 239 + lastMinute)];
        CreditResult household = Group(Id, "household:h", "2020-01-01", records, Of("a", "household", "h"), Of("b", "household", "h"));

        Assert.Equal(star, household.Tier("stars").Reached);
        Assert.Equal(Honesty.Illustrative, household.Honesty);
    }

    [Fact]
    public void A_record_of_unknown_approval_leaves_the_star_open()
    {
        CreditResult household = Group(Id, "household:h", "2020-01-01", [By("a", "2010-01-01", 60) with { Status = null }], Of("a", "household", "h"));

        Assert.Equal(Openness.Above, household.Measure("hours").Openness);
        Assert.True(household.Tier("stars").IsOpen);
    }
}
