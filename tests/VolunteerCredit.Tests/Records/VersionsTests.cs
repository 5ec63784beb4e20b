using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using static VolunteerCredit.Tests.Given;

namespace VolunteerCredit.Tests;

/// <summary>Semantics § 2: of the versions of one service, one counts, or none.</summary>
public sealed class VersionsTests
{
    private static readonly ServiceRecord First = Service("a", "2024-05-01", 60, "2024-05-01T18:00+08:00");

    [Fact]
    public void The_same_record_twice_counts_once()
    {
        CreditResult result = Score(Volunteer(First, First, First));
        Assert.Equal(("1 h", "VC2001"), (result.Text("hours"), result.Codes()));
    }

    [Fact]
    public void Of_one_id_the_last_recorded_counts()
    {
        ServiceRecord later = First with { Minutes = 90, RecordedAt = Moment("2024-05-03T00:00+08:00") };
        Assert.Equal("1 h 30 min", Score(Volunteer(later, First)).Text("hours"));
        Assert.Equal("1 h 30 min", Score(Volunteer(First, later)).Text("hours"));
    }

    [Fact]
    public void Last_recorded_is_told_by_the_moment_and_not_by_the_clock_on_the_wall()
    {
        ServiceRecord east = First with { Minutes = 90, RecordedAt = Moment("2024-05-03T09:00+08:00") }, west = First with { Minutes = 120, RecordedAt = Moment("2024-05-03T02:00+00:00") };
        Assert.Equal("2 h", Score(Volunteer(west, east)).Text("hours"));
    }

    [Fact]
    public void Same_id_same_moment_and_different_content_count_nothing_and_are_reported()
    {
        CreditResult result = Score(Volunteer(First, First with { Minutes = 61 }, Service("b", "2024-05-02", 30)));
        Assert.Equal(("b", "VC2002"), (result.Counted(), result.Codes()));
    }

    [Fact]
    public void A_record_without_a_moment_is_earlier_than_any_that_has_one() =>
        Assert.Equal("1 h", Score(Volunteer(First, First with { Minutes = 500, RecordedAt = null })).Text("hours"));

    [Fact]
    public void A_correction_counts_in_place_of_what_it_replaces()
    {
        CreditResult result = Score(Volunteer(First, Service("b", "2024-05-01", 45) with { Replaces = "a" }));
        Assert.Equal(("b", "45 min", ""), (result.Counted(), result.Text("hours"), result.Codes()));
    }

    [Fact]
    public void A_correction_counts_though_it_was_recorded_before_what_it_replaces() =>
        Assert.Equal("b", Score(Volunteer(First, Service("b", "2024-05-01", 45, "2023-01-01T00:00Z") with { Replaces = "a" })).Counted());

    [Fact]
    public void Of_a_chain_the_end_counts()
    {
        ServiceRecord b = Service("b", "2024-05-01", 45) with { Replaces = "a" }, c = Service("c", "2024-05-02", 50) with { Replaces = "b" };
        Assert.Equal("c", Score(Volunteer(c, First, b)).Counted());
    }

    [Fact]
    public void Of_a_fork_the_correction_recorded_later_counts()
    {
        ServiceRecord b = Service("b", "2024-05-01", 45, "2024-06-02T00:00Z") with { Replaces = "a" }, c = Service("c", "2024-05-01", 50, "2024-06-01T00:00Z") with { Replaces = "a" };
        Assert.Equal("b", Score(Volunteer(First, b, c)).Counted());
    }

    [Fact]
    public void Of_a_fork_at_one_moment_equal_corrections_count_once_and_different_ones_not_at_all()
    {
        ServiceRecord b = Service("b", "2024-05-01", 45, "2024-06-01T00:00Z") with { Replaces = "a" };
        Assert.Equal("b", Score(Volunteer(First, b with { Id = "c" }, b)).Counted());
        CreditResult different = Score(Volunteer(First, b, b with { Id = "c", Minutes = 46 }));
        Assert.Equal(("", "VC2002"), (different.Counted(), different.Codes()));
    }

    [Fact]
    public void Two_corrections_of_a_record_that_was_refused_do_not_both_count()
    {
        ServiceRecord refused = First with { Minutes = -60 };
        ServiceRecord b = Service("b", "2024-05-01", 45, "2024-06-01T00:00Z") with { Replaces = "a" }, c = Service("c", "2024-05-01", 50, "2024-06-02T00:00Z") with { Replaces = "a" };
        CreditResult result = Score(Volunteer(refused, b, c));
        Assert.Equal(("c", "VC1203 VC2003"), (result.Counted(), result.Codes()));
    }

    [Fact]
    public void A_retracted_record_counts_nothing()
    {
        CreditResult result = Score(Volunteer(First, Retraction("b", "a", "2024-05-09")));
        Assert.Equal(("", "0 h", "VC2011"), (result.Counted(), result.Text("hours"), result.Codes()));
    }

    [Fact]
    public void A_retracted_correction_does_not_bring_back_what_it_replaced() =>
        Assert.Equal("", Score(Volunteer(First, Service("b", "2024-05-01", 45) with { Replaces = "a" }, Retraction("c", "b", "2024-05-09"))).Counted());

    [Fact]
    public void A_retraction_of_a_retraction_is_an_empty_version_too() =>
        Assert.Equal("", Score(Volunteer(First, Retraction("b", "a", "2024-05-09"), Retraction("c", "b", "2024-05-10"))).Counted());

    [Fact]
    public void A_correction_of_a_retraction_counts() =>
        Assert.Equal("c", Score(Volunteer(First, Retraction("b", "a", "2024-05-09"), Service("c", "2024-05-01", 45) with { Replaces = "b" })).Counted());

    [Fact]
    public void Between_a_correction_and_a_retraction_the_later_recorded_counts()
    {
        ServiceRecord correction = Service("b", "2024-05-01", 45, "2024-06-02T00:00Z") with { Replaces = "a" };
        Assert.Equal("b", Score(Volunteer(First, correction, Retraction("c", "a", "2024-05-01", "2024-06-01T00:00Z"))).Counted());
        Assert.Equal("", Score(Volunteer(First, correction, Retraction("c", "a", "2024-05-01", "2024-06-03T00:00Z"))).Counted());
    }

    [Fact]
    public void A_correction_of_nothing_counts_as_an_ordinary_record_and_is_reported()
    {
        CreditResult result = Score(Volunteer(First with { Replaces = "gone" }));
        Assert.Equal(("a", "VC2003"), (result.Counted(), result.Codes()));
    }

    [Fact]
    public void A_retraction_of_nothing_does_nothing_and_is_reported()
    {
        CreditResult result = Score(Volunteer(First, Retraction("b", "gone", "2024-05-09")));
        Assert.Equal(("a", "VC2004"), (result.Counted(), result.Codes()));
    }

    [Fact]
    public void Of_a_circle_no_member_counts_and_each_is_reported()
    {
        CreditResult result = Score(Volunteer(First with { Replaces = "c" }, Service("b", "2024-05-01", 45) with { Replaces = "a" }, Service("c", "2024-05-01", 50) with { Replaces = "b" }, Service("d", "2024-05-01", 5)));
        Assert.Equal("d", result.Counted());
        Assert.Equal(["a", "b", "c"], result.Notices.Where(n => n.Code == "VC2005").Select(n => n.Place.RecordId!).Order());
    }

    [Fact]
    public void A_record_that_corrects_a_member_of_a_circle_from_outside_counts()
    {
        CreditResult result = Score(Volunteer(First with { Replaces = "b" }, Service("b", "2024-05-01", 45) with { Replaces = "a" }, Service("c", "2024-05-01", 50) with { Replaces = "a" }));
        Assert.Equal("c", result.Counted());
        Assert.Equal(["a", "b"], result.Notices.Where(n => n.Code == "VC2005").Select(n => n.Place.RecordId!).Order());
    }

    [Fact]
    public void A_record_that_replaces_itself_is_an_ordinary_record() =>
        Assert.Equal("a", Score(Volunteer(First with { Replaces = "a" })).Counted());

    [Fact]
    public void A_record_that_voids_itself_counts_nothing() =>
        Assert.Equal("", Score(Volunteer(First with { Voids = "a" })).Counted());

    [Fact]
    public void Content_is_everything_but_id_and_links()
    {
        ServiceRecord b = First with { Id = "b", Replaces = "a", RecordedAt = Moment("2024-06-01T00:00Z"), Tags = ["x", "y"] };
        Assert.Equal("b", Score(Volunteer(First, b, b with { Id = "c", Tags = ["x", "y"] })).Counted());
        Assert.Equal("", Score(Volunteer(First, b, b with { Id = "c", Tags = ["y", "x"] })).Counted());
        Assert.Equal("", Score(Volunteer(First, b, b with { Id = "c", Disputed = true })).Counted());
    }

    [Fact]
    public void The_same_moment_written_in_two_offsets_is_one_version_whichever_comes_first()
    {
        // On the wall of the recorder it was already the next day, or still the day of service.
        const string late = """ "measures": { "late": { "type": "count", "where": { "recordedAfter": "1 day" } } } """;
        ServiceRecord east = First with { RecordedAt = Moment("2024-05-03T07:00+08:00") }, utc = First with { RecordedAt = Moment("2024-05-02T23:00+00:00") };
        Assert.Equal(Score(Volunteer(east, utc), sections: late).Text("late"), Score(Volunteer(utc, east), sections: late).Text("late"));
    }

    [Fact]
    public void Ids_are_compared_as_bytes()
    {
        CreditResult result = Score(Volunteer(First, First with { Id = "A", Minutes = 1 }, First with { Id = "a ", Minutes = 2 }, First with { Id = "á", Minutes = 3 }, First with { Id = "a\u0301", Minutes = 4 }));
        Assert.Equal("1 h 10 min", result.Text("hours"));
    }

    [Fact]
    public void A_record_that_is_refused_does_nothing_to_another()
    {
        CreditResult result = Score(Volunteer(First, Service("b", "2024-05-01", -1) with { Replaces = "a" }, Service("c", "2024-05-01", null) with { Voids = "a", VolunteerId = "w" }));
        Assert.Equal(("a", "VC1203 VC1209"), (result.Counted(), result.Codes()));
    }

    [Fact]
    public void A_long_chain_is_followed_to_its_end()
    {
        ServiceRecord[] chain = [.. Enumerable.Range(0, 20_000).Select(i => Service($"r{i}", "2024-05-01", i % 600) with { Replaces = i == 0 ? null : $"r{i - 1}" })];
        Assert.Equal("r19999", Score(Volunteer(chain)).Counted());
    }
}
