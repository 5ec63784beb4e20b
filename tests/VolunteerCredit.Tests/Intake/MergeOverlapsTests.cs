using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Intake;

public class MergeOverlapsTests
{
    private static Case Merged(string options, params ServiceRecord[] records) => new($$"""
        "intake": [ { "type": "merge-overlaps"{{options}} } ],
        "measures": { "m": { "type": "hours" }, "a": { "type": "hours", "where": { "source": "a" } }, "b": { "type": "hours", "where": { "source": "b" } }, "c": { "type": "hours", "where": { "source": "c" } } }
        """, records);

    private static ServiceRecord A(string start, string end, int? minutes = null) => Placed("2020-01-01", start, end, minutes) with { Source = "a" };

    private static ServiceRecord B(string start, string end, int? minutes = null) => Placed("2020-01-01", start, end, minutes) with { Source = "b" };

    private static ServiceRecord C(string start, string end, int? minutes = null) => Placed("2020-01-01", start, end, minutes) with { Source = "c" };

    private static string Left(Case merged) => string.Join(", ", merged.Computed().Measures.Skip(1).Select(m => m.Value.ToString()));

    [Theory]
    [InlineData("09:00", "11:00", "10:00", "12:00", "2 h, 1 h")] // the later loses what is covered
    [InlineData("10:00", "12:00", "09:00", "11:00", "1 h, 2 h")]
    [InlineData("09:00", "12:00", "10:00", "11:00", "3 h, 0 h")] // contained
    [InlineData("10:00", "11:00", "09:00", "12:00", "0 h, 3 h")]
    [InlineData("09:00", "10:00", "10:00", "11:00", "1 h, 1 h")] // adjacent
    [InlineData("09:00", "10:00", "09:59", "11:00", "1 h, 1 h")]
    [InlineData("09:00", "11:00", "09:00", "10:00", "2 h, 0 h")] // the same start: by id
    [InlineData("09:00", "10:00", "09:00", "11:00", "1 h, 1 h")]
    [InlineData("09:00", "10:00", "09:00", "10:00", "1 h, 0 h")]
    public void Of_two_that_overlap_the_later_loses_the_covered_minutes(string start1, string end1, string start2, string end2, string left) =>
        Assert.Equal(left + ", 0 h", Left(Merged("", A(start1, end1), B(start2, end2))));

    [Fact]
    public void Days_overlap_only_themselves()
    {
        Assert.Equal("2 h, 2 h, 0 h", Left(Merged("", A("09:00", "11:00"), B("09:00", "11:00") with { Date = Day("2020-01-02") })));
        Assert.Equal("4 h, 1 h, 0 h", Left(Merged("", A("22:00", "02:00"), B("01:00", "03:00") with { Date = Day("2020-01-02") })));
        Assert.Equal("4 h, 0 h, 0 h", Left(Merged("", A("22:00", "02:00"), B("23:00", "01:00"))));
    }

    [Theory]
    [InlineData("10:45", "1 h 15 min")] // 15 minutes: within the tolerance, left alone
    [InlineData("10:44", "1 h")] // 16 minutes: lost whole
    [InlineData("11:00", "1 h")]
    public void An_overlap_within_the_tolerance_is_left_alone_and_a_longer_one_is_lost_whole(string start, string left) =>
        Assert.Equal("2 h, " + left + ", 0 h", Left(Merged(", \"tolerance\": \"15min\"", A("09:00", "11:00"), B(start, "12:00"))));

    [Fact]
    public void What_several_cover_is_added_up_in_the_order_of_the_day() => Assert.Equal( // 10:30 to 11:00 by the first, 12:00 to 12:30 by the preferred, which was kept before it
        "2 h, 1 h, 1 h", Left(Merged(""", "prefer": { "source": "b" } """, A("09:00", "11:00"), B("12:00", "13:00"), C("10:30", "12:30"))));

    [Fact]
    public void The_preferred_keep_their_minutes()
    {
        const string prefer = """, "prefer": { "source": "b" } """;

        Assert.Equal("1 h, 2 h, 0 h", Left(Merged(prefer, A("09:00", "11:00"), B("10:00", "12:00"))));
        Assert.Equal("2 h, 1 h, 0 h", Left(Merged(prefer, A("09:00", "12:00"), B("10:00", "11:00"))));
        Assert.Equal("0 h, 2 h, 1 h", Left(Merged(prefer, A("10:00", "11:00"), B("10:00", "12:00"), C("11:30", "13:00"))));
    }

    [Theory]
    [InlineData("09:00", "11:00", "10:00", "12:00", "11:00", "13:00", "2 h, 1 h, 1 h")] // a chain
    [InlineData("09:00", "12:00", "10:00", "13:00", "11:00", "14:00", "3 h, 1 h, 1 h")] // the middle hours are covered twice and lost once
    [InlineData("09:00", "10:00", "11:00", "12:00", "09:30", "11:30", "1 h, 30 min, 1 h 30 min")] // C stands before B in order
    [InlineData("09:00", "13:00", "09:30", "10:00", "12:00", "14:00", "4 h, 0 h, 1 h")]
    public void Three_that_overlap_count_once(string a1, string a2, string b1, string b2, string c1, string c2, string left)
    {
        Case merged = Merged("", A(a1, a2), B(b1, b2), C(c1, c2));

        Assert.Equal(left, Left(merged));
    }

    [Fact]
    public void A_bridge_between_two_loses_what_both_cover()
    {
        const string prefer = """, "prefer": { "source": ["a", "b"] } """;

        Assert.Equal("1 h, 1 h, 1 h", Left(Merged(prefer, A("09:00", "10:00"), B("11:00", "12:00"), C("09:30", "11:30"))));
        // 10 and 10 minutes: the tolerance is asked of all that is covered.
        Assert.Equal("1 h, 1 h, 50 min", Left(Merged(prefer + ", \"tolerance\": \"10min\"", A("09:00", "10:00"), B("10:50", "12:00", 60), C("09:50", "11:00"))));
    }

    [Fact]
    public void Minutes_are_not_more_than_what_is_left()
    {
        Assert.Equal("2 h, 0 h, 0 h", Left(Merged("", A("09:00", "11:00"), B("10:00", "12:00", 60)))); // 60 of 120 minutes, 60 covered
        Assert.Equal("2 h, 10 min, 0 h", Left(Merged("", A("09:00", "11:00"), B("10:00", "12:00", 70))));
        Assert.Equal("2 h, 0 h, 0 h", Left(Merged("", A("09:00", "11:00"), B("10:00", "11:00", 100)))); // covered whole: all is lost
    }

    [Fact]
    public void What_has_no_times_acts_and_what_is_dropped_already_cover_nothing()
    {
        Assert.Equal("2 h, 2 h, 0 h", Left(Merged("", A("09:00", "11:00"), B("09:00", "11:00") with { Start = null, Minutes = 120 })));
        Assert.Equal("2 h, 25 h, 0 h", Left(Merged("", A("09:00", "11:00"), B("09:00", "11:00", 1500))));

        const string dropped = """ "intake": [ { "type": "exclude", "where": { "source": "a" } }, { "type": "merge-overlaps" } ], "measures": { "m": { "type": "hours" } } """;
        Assert.Equal("2 h", new Case(dropped, A("09:00", "11:00"), B("10:00", "12:00")).Value());
    }

    [Fact]
    public void Both_are_named_in_the_explanation()
    {
        CreditResult result = Merged("", A("09:00", "12:00") with { Id = "first" }, B("08:00", "09:15") with { Id = "little" }, C("10:00", "13:00") with { Id = "second" }).Score(explain: true);

        Assert.Equal([new RecordChange("overlap", new(2020, 1, 1), 0, 0, 15, "little")], result.Records!.Single(r => r.RecordId == "first").Changes);
        Assert.Equal([new RecordChange("overlap", new(2020, 1, 1), 0, 0, 120, "first")], result.Records!.Single(r => r.RecordId == "second").Changes);
        Assert.Equal((135L, 2), (Assert.Single(result.Time.Reasons).Lost, result.Time.Reasons[0].Rows));
    }

    [Fact]
    public void Of_several_that_cover_a_record_the_one_that_covers_most_is_named_and_of_equals_the_first()
    {
        CreditResult result = Merged(
            """, "prefer": { "source": "a" } """,
            A("09:00", "10:00") with { Id = "a1" }, A("10:00", "11:00") with { Id = "a2" }, B("09:00", "11:00") with { Id = "b1" },
            C("09:00", "11:00") with { Id = "c1" }, // b1 would cover it whole, but counts nothing itself
            A("13:00", "13:30") with { Id = "a3" }, A("13:30", "15:00") with { Id = "a4" }, B("13:00", "15:00") with { Id = "b2" }).Score(explain: true);

        Assert.Equal(
            [("b1", 120L, "a1"), ("c1", 120L, "a1"), ("b2", 120L, "a4")],
            result.Records!.SelectMany(r => r.Changes.Select(c => (r.RecordId, c.Lost, c.BecauseOf!))));
    }

    [Fact]
    public void The_order_of_the_records_does_not_matter()
    {
        ServiceRecord[] records = [A("09:00", "11:00"), B("09:00", "11:00"), C("10:00", "12:00")];

        foreach (int[] order in (int[][])[[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]])
        {
            Assert.Equal("2 h, 0 h, 1 h", Left(Merged("", [.. order.Select(i => records[i])])));
        }
    }
}
