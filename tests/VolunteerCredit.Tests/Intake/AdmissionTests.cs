using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Intake;

/// <summary>Which records of a volunteer count, in whatever order they are handed in.</summary>
public class AdmissionTests
{
    private const string Hours = """ "measures": { "m": { "type": "hours" } } """;

    [Theory]
    [InlineData("2020-06-29", "0 h", "VC2009")]
    [InlineData("2020-06-30", "1 h", "")]
    public void A_record_of_the_as_of_day_is_none_of_days_to_come(string asOf, string value, string codes)
    {
        var of = new Case(Hours, Service("2020-06-30", 60)) { AsOf = asOf };

        Assert.Equal((value, codes), (of.Value(), of.Computed().Codes()));
    }

    [Fact]
    public void A_record_that_comes_again_after_others_counts_once()
    {
        ServiceRecord sent = Service("2020-01-01", 60), other = Service("2020-01-02", 60);

        Assert.Equal("2 h", new Case(Hours, sent, other, sent).Value());
    }

    /// <summary>c stands in the place of a; in the order of ids it comes after b all the same.</summary>
    [Fact]
    public void Records_of_a_day_come_in_the_order_of_their_own_ids_whatever_they_correct()
    {
        CreditResult limited = Given.Score(
            Given.Volunteer(Given.Service("a", "2020-01-01", 60), Given.Service("b", "2020-01-01", 60), Given.Service("c", "2020-01-01", 60) with { Replaces = "a" }),
            sections: """ "intake": [ { "type": "limit", "per": "day", "count": 1 } ], "measures": { "m": { "type": "hours" } } """);

        Assert.Equal("b", limited.Counted());
    }

    /// <summary>Minutes fill the first part first: a day after midnight that is left without any is no day of service.</summary>
    [Fact]
    public void A_part_without_minutes_is_none() =>
        Assert.Equal("1", new Case(""" "measures": { "m": { "type": "count", "distinct": "day" } } """, Placed("2020-01-01", "22:00", "02:00", 60)).Value());
}
