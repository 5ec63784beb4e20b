using VolunteerCredit.Decisions;
using static VolunteerCredit.RuleSets.Tests.Shipped;

namespace VolunteerCredit.RuleSets.Tests;

public class LeadingVolunteersTests
{
    private const string Id = "cn.binjiang.leading-volunteers";

    [Theory]
    [InlineData((1499 * 60) + 59, 0, Outcome.NotEligible)]
    [InlineData(1500 * 60, 0, Outcome.Eligible)]
    [InlineData((1499 * 60) + 59, 6000, Outcome.NotEligible)]
    public void Fifteen_hundred_credit_hours_and_no_honour_hours_make_a_leading_volunteer(int credit, int honour, Outcome outcome) => Assert.Equal(
        outcome,
        Score(Id, "2020-01-01", [.. Service("2005-01-01", 480, "signed-in-out", credit / 480), .. Service("2019-01-01", credit % 480, "signed-in-out"), .. Service("2019-02-01", honour, "administrator")])
            .Decision("leading").Outcome);
}
