using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using static VolunteerCredit.Tests.Given;

namespace VolunteerCredit.Tests;

/// <summary>Facts: true of a subject for a time, with versions as records have them.</summary>
public sealed class FactsTests
{
    private const string Age = """
        "measures": { "age": { "type": "elapsed", "since": "born" }, "hours": { "type": "hours" }, "score": { "type": "given", "name": "s" } },
        "decisions": { "member": { "require": [ { "type": "fact", "name": "registered-with", "is": ["a", "b"] } ] } }
        """;

    [Fact]
    public void A_fact_holds_from_its_first_day_to_its_last_both_included()
    {
        Fact[] facts = [Fact("f", "registered-with", "a", "2024-02-01", "2024-02-29")];
        Assert.Equal(Outcome.Undetermined, Member(facts, "2024-01-31"));
        Assert.Equal(Outcome.Eligible, Member(facts, "2024-02-01"));
        Assert.Equal(Outcome.Eligible, Member(facts, "2024-02-29"));
        Assert.Equal(Outcome.Undetermined, Member(facts, "2024-03-01"));
    }

    [Fact]
    public void Without_days_a_fact_holds_since_ever_and_until_further_notice()
    {
        Assert.Equal(Outcome.Eligible, Member([Fact("f", "registered-with", "a")], "1900-01-01"));
        Assert.Equal(Outcome.Eligible, Member([Fact("f", "registered-with", "a")], "2199-12-31"));
    }

    [Fact]
    public void Of_a_set_every_fact_in_force_counts() =>
        Assert.Equal(Outcome.Eligible, Member([Fact("f", "registered-with", "elsewhere"), Fact("g", "registered-with", "b")]));

    [Fact]
    public void Another_value_is_no_and_no_fact_at_all_is_unknown()
    {
        Assert.Equal(Outcome.NotEligible, Member([Fact("f", "registered-with", "elsewhere")]));
        Assert.Equal(Outcome.Undetermined, Member([]));
    }

    [Fact]
    public void Of_values_that_exclude_each_other_the_one_that_began_last_wins()
    {
        Assert.Equal("12", Value("score", Fact("f", "score:s", "10"), Fact("g", "score:s", "12", "2024-01-02"), Fact("h", "score:s", "11", "2024-01-01")));
        Assert.Equal("10", Value("score", Fact("f", "score:s", "10"), Fact("g", "score:s", "12", "2024-01-02", "2024-02-01")));
    }

    [Fact]
    public void Two_values_since_the_same_day_are_unknown_and_reported()
    {
        Fact[] facts = [Fact("f", FactNames.Born, "1990-01-01"), Fact("g", FactNames.Born, "1991-01-01")];
        foreach (Fact[] order in new[] { facts, [.. facts.Reverse()] })
        {
            CreditResult result = Score(new(VolunteerId, [], order), sections: Age);
            Assert.Equal(("unknown", "VC2010"), (result.Text("age"), result.Codes()));
        }

        Assert.Equal("34", Value("age", [.. facts, Fact("h", FactNames.Born, "1990-01-01", "2024-01-01")]));
    }

    [Fact]
    public void Two_facts_of_the_same_value_are_no_conflict() =>
        Assert.Equal("34", Value("age", Fact("f", FactNames.Born, "1990-01-01"), Fact("g", FactNames.Born, "1990-01-01")));

    [Fact]
    public void Facts_are_corrected_and_retracted_as_records_are()
    {
        Fact wrong = Fact("f", FactNames.Born, "1980-01-01"), right = Fact("g", FactNames.Born, "1990-01-01") with { Replaces = "f" };
        Assert.Equal("34", Value("age", right, wrong));
        Assert.Equal("unknown", Value("age", wrong, Fact("h", FactNames.Born, "") with { Voids = "f", Value = "1980-01-01" }));
        Assert.Equal("34", Value("age", right, right, wrong, wrong));
    }

    [Fact]
    public void Facts_share_ids_only_within_one_subject() =>
        Assert.Equal("34", Value("age", Fact("f", FactNames.Born, "1990-01-01"), Fact("f", FactNames.Born, "1980-01-01") with { SubjectId = "w" }));

    [Fact]
    public void A_fact_is_seen_at_known_at_and_after()
    {
        Fact born = Fact("f", FactNames.Born, "1990-01-01") with { RecordedAt = Moment("2024-05-01T00:00Z") };
        Assert.Equal("34", Score(new(VolunteerId, [], [born]), knownAt: "2024-05-01T00:00Z", sections: Age).Text("age"));
        Assert.Equal("unknown", Score(new(VolunteerId, [], [born]), knownAt: "2024-04-30T23:59Z", sections: Age).Text("age"));
    }

    [Theory]
    [InlineData("born", "1 May 1990")]
    [InlineData("born", "1990-02-30")]
    [InlineData("born", "0001-01-01")]
    [InlineData("registered", "")]
    [InlineData("score:s", "many")]
    [InlineData("score:s", "700 in 0..650")]
    [InlineData("score:s", "1.2345678")]
    [InlineData("score:s", "1e3")]
    public void A_value_that_cannot_be_read_is_refused_with_a_code(string name, string value)
    {
        CreditResult result = Score(new(VolunteerId, [], [Fact("f", name, value)]), sections: Age);
        Assert.Equal("VC1210", result.Codes());
        Assert.Equal("unknown", result.Text("age"));
        Assert.Equal("unknown", result.Text("score"));
    }

    [Theory]
    [InlineData("2000-02-29", "2022-02-28", "21")]
    [InlineData("2000-02-29", "2022-03-01", "22")]
    [InlineData("2000-02-29", "2024-02-28", "23")]
    [InlineData("2000-02-29", "2024-02-29", "24")]
    [InlineData("1990-05-01", "2024-04-30", "33")]
    [InlineData("1990-05-01", "2024-05-01", "34")]
    [InlineData("2024-05-01", "2024-05-01", "0")]
    [InlineData("2024-05-02", "2024-05-01", "unknown")]
    public void A_year_is_full_on_the_birthday_and_for_29_February_on_1_March(string born, string asOf, string age) =>
        Assert.Equal(age, Score(new(VolunteerId, [], [Fact("f", FactNames.Born, born)]), asOf, sections: Age).Text("age"));

    [Fact]
    public void A_voided_activity_counts_for_nobody_while_the_fact_holds()
    {
        ServiceRecord[] records = [Service("a", "2024-05-01", 60) with { Activity = "x" }, Service("b", "2024-05-02", 30) with { Activity = "x" }, Service("c", "2024-05-01", 15) with { Activity = "xx" }, Service("d", "2024-05-01", 5)];
        Fact voided = Fact("f", FactNames.Voided, "true", to: "2024-05-01") with { SubjectId = "activity:x" };
        CreditResult result = Score(new(VolunteerId, records, [voided]), sections: Age);
        Assert.Equal(("c d b", "50 min"), (result.Counted(), result.Text("hours")));
        Assert.Equal(("voided", 60), (result.Time.Reasons[0].Reason, result.Time.Reasons[0].Lost));
    }

    [Theory]
    [InlineData("organization:x", "organization")]
    [InlineData("recorder:x", "recorder")]
    public void So_do_a_voided_organisation_and_a_voided_recorder(string subject, string which)
    {
        ServiceRecord record = Service("a", "2024-05-01", 60);
        record = which == "recorder" ? record with { Recorder = "x" } : record with { Organization = "x" };
        Assert.Equal("0 h", Score(new(VolunteerId, [record], [Fact("f", FactNames.Voided, "true") with { SubjectId = subject }]), sections: Age).Text("hours"));
    }

    [Theory]
    [InlineData("activity-x")]
    [InlineData("activity.x")]
    [InlineData("activityx")]
    [InlineData("x")]
    [InlineData("household:x")]
    public void A_fact_of_another_subject_voids_no_activity(string subject) =>
        Assert.Equal("1 h", Score(new(VolunteerId, [Service("a", "2024-05-01", 60) with { Activity = "x" }], [Fact("f", FactNames.Voided, "true") with { SubjectId = subject }]), sections: Age).Text("hours"));

    private static Outcome Member(Fact[] facts, string asOf = "2024-12-31") => Score(new(VolunteerId, [], facts), asOf, sections: Age).Decision("member").Outcome;

    private static string Value(string measure, params Fact[] facts) => Score(new(VolunteerId, [], facts), sections: Age).Text(measure);
}
