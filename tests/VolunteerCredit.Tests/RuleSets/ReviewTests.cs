using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using static VolunteerCredit.Tests.RuleSets.Case;
using static VolunteerCredit.Tests.RuleSets.Loading;

namespace VolunteerCredit.Tests.RuleSets;

/// <summary>Review days take the as-of day of a whole document back.</summary>
public class ReviewTests
{
    private static Case Yearly(string asOf, string extra = "") => new(
        $$""" "reviewed": ["12-31", "02-29"], {{extra}} "measures": { "m": { "type": "hours" } } """,
        Service("2019-02-27", 60), Service("2019-02-28", 60), Service("2019-03-01", 60), Service("2019-12-31", 60), Service("2020-02-29", 60), Service("2020-03-01", 60)) { AsOf = asOf };

    [Theory]
    [InlineData("2020-06-30", "2020-02-29", "5 h")]
    [InlineData("2020-02-29", "2020-02-29", "5 h")]
    [InlineData("2020-02-28", "2019-12-31", "4 h")]
    [InlineData("2019-12-31", "2019-12-31", "4 h")]
    [InlineData("2019-12-30", "2019-02-28", "2 h")] // 29 February of a common year
    [InlineData("2019-02-27", "2018-12-31", "0 h")]
    public void The_last_review_day_counts(string asOf, string reviewed, string hours)
    {
        CreditResult result = Yearly(asOf).Computed();

        Assert.Equal((Day(reviewed), hours), (result.AsOf, result.Measure("m").Value.ToString()));
    }

    [Fact]
    public void What_was_not_in_force_on_the_review_day_is_not_in_force() =>
        Assert.Equal(ResultStatus.NotInForce, Yearly("2020-02-28", """ "effective": { "from": "2020-01-01" }, """).Score().Status);

    [Fact]
    public void Values_by_date_are_those_of_the_review_day()
    {
        const string Sections = """
            "reviewed": ["12-31"], "scores": { "s": { "type": "points", "base": { "byDate": [ { "until": "2019-12-31", "value": 1 }, { "from": "2020-01-01", "value": 2 } ] } } }
            """;

        Assert.Equal("1", new Case(Sections) { AsOf = "2020-06-30" }.Value("s"));
        Assert.Equal("2", new Case(Sections) { AsOf = "2020-12-31" }.Value("s"));
    }

    [Fact]
    public void What_is_no_day_is_refused()
    {
        AssertRefused(""" "reviewed": ["02-30", "1 May"] """, "VC3006 reviewed[0] 02-30", "VC3006 reviewed[1] 1 May");
        AssertRefused(""" "reviewed": [] """, "VC3006 reviewed […]");
    }

    [Fact]
    public void A_group_keeps_no_tier_from_earlier_days() => AssertRefused(
        """
        "subject": "household", "measures": { "m": { "type": "hours" } },
        "tiers": { "t": { "type": "ladder", "by": "m", "keep": "sticky", "steps": [ { "id": "one", "at": "1h" } ] } }
        """,
        "VC3074 tiers.t t");
}
