using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using static VolunteerCredit.Tests.Given;

namespace VolunteerCredit.Tests;

/// <summary>Semantics § 3: as-of is the end of a day, known-at a moment; they are two arguments.</summary>
public sealed class KnowledgeTests
{
    [Fact]
    public void Known_at_is_included_to_the_tick()
    {
        Volunteer volunteer = Volunteer(Service("a", "2024-05-01", 60, "2024-05-02T12:00:00Z"));
        Assert.Equal("1 h", Score(volunteer, knownAt: "2024-05-02T12:00:00Z").Text("hours"));
        Assert.Equal("1 h", Score(volunteer, knownAt: "2024-05-02T20:00:00+08:00").Text("hours"));
        Assert.Equal("0 h", Score(volunteer, knownAt: "2024-05-02T11:59:59.9999999Z").Text("hours"));
    }

    [Fact]
    public void Without_known_at_everything_given_is_seen() =>
        Assert.Equal("1 h", Score(Volunteer(Service("a", "2024-05-01", 60, "2099-01-01T00:00Z"))).Text("hours"));

    [Fact]
    public void A_record_without_a_moment_is_seen_at_every_known_at_and_reported()
    {
        CreditResult result = Score(Volunteer(Service("a", "2024-05-01", 60)), knownAt: "1990-01-01T00:00Z");
        Assert.Equal(("1 h", "VC1223"), (result.Text("hours"), result.Codes()));
    }

    [Fact]
    public void What_was_seen_then_and_what_is_seen_now_for_then_are_two_answers()
    {
        Volunteer volunteer = Volunteer(
            Service("a", "2024-03-01", 60, "2024-03-01T20:00Z"), Service("b", "2024-03-01", 90, "2024-04-01T00:00Z") with { Replaces = "a" }, Service("c", "2024-03-02", 30, "2024-06-01T00:00Z"));
        Assert.Equal("1 h", Score(volunteer, "2024-03-03", "2024-03-03T23:59Z").Text("hours"));
        Assert.Equal("2 h", Score(volunteer, "2024-03-03").Text("hours"));
    }

    [Fact]
    public void As_of_is_the_end_of_the_day()
    {
        Volunteer volunteer = Volunteer(Service("a", "2024-05-01", 60), Service("b", "2024-05-02", 30));
        Assert.Equal("0 h", Score(volunteer, "2024-04-30").Text("hours"));
        Assert.Equal("1 h", Score(volunteer, "2024-05-01").Text("hours"));
        Assert.Equal("VC2009", Score(volunteer, "2024-05-01").Codes());
        Assert.Equal("1 h 30 min", Score(volunteer, "2024-05-02").Text("hours"));
    }

    [Fact]
    public void The_part_after_midnight_of_the_as_of_day_is_later()
    {
        Volunteer volunteer = Volunteer(Placed("a", "2024-05-01", "22:00", "02:00"));
        CreditResult sameDay = Score(volunteer, "2024-05-01"), nextDay = Score(volunteer, "2024-05-02");
        Assert.Equal((120, 120), (sameDay.Time.Recorded, sameDay.Time.Counted));
        Assert.Equal((240, 240), (nextDay.Time.Recorded, nextDay.Time.Counted));
    }

    [Fact]
    public void A_correction_that_moves_a_service_past_the_as_of_day_takes_it_out()
    {
        Volunteer volunteer = Volunteer(Service("a", "2024-05-01", 60), Service("b", "2024-07-01", 60) with { Replaces = "a" });
        Assert.Equal("0 h", Score(volunteer, "2024-06-01").Text("hours"));
        Assert.Equal("1 h", Score(volunteer, "2024-07-01").Text("hours"));
    }

    [Fact]
    public void A_late_entry_counts_on_the_day_of_service_once_it_is_known()
    {
        Volunteer volunteer = Volunteer(Service("a", "2024-01-15", 60, "2024-11-01T00:00Z"));
        Assert.Equal("0 h", Score(volunteer, knownAt: "2024-10-31T00:00Z").Text("january"));
        Assert.Equal("1 h", Score(volunteer, knownAt: "2024-11-01T00:00Z").Text("january"));
    }

    [Fact]
    public void A_birth_known_only_after_the_as_of_day_refuses_no_correction()
    {
        // P5: a fact after the as-of day changes nothing, not even whether a later correction is sound.
        ServiceRecord[] records = [Service("a", "2024-05-01", 60), Service("b", "2024-07-01", 60) with { Replaces = "a" }];
        Fact later = Fact("f", FactNames.Born, "2024-08-01", from: "2024-06-15");
        Assert.Equal(
            Score(new Volunteer(VolunteerId, records, []), "2024-06-01").Text("hours"),
            Score(new Volunteer(VolunteerId, records, [later]), "2024-06-01").Text("hours"));
    }

    [Theory]
    [InlineData("1899-12-31")]
    [InlineData("2200-01-01")]
    public void An_as_of_day_out_of_bounds_is_a_fault_of_the_caller(string day)
    {
        var refused = Assert.Throws<VolunteerCredit.RuleSets.RuleSetRefusedException>(() => Score(Volunteer(), day));
        Assert.Equal("VC4010", Assert.Single(refused.Faults).Code);
    }
}
