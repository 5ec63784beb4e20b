using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Intake;

public class SharingTests
{
    private static Case Sharing(string options, params ServiceRecord[] records) => new($$"""
        "intake": [ { "type": "exclude", {{options}} } ], "measures": { "m": { "type": "hours" }, "n": { "type": "count" } },
        "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "min": "1h" } ] } }
        """, records);

    private static ServiceRecord In(string? activity, int minutes, string date = "2020-01-01") => Service(date, minutes) with { Activity = activity };

    private static ServiceRecord Absence(string? activity) => Act("2020-02-01", 1) with { Category = "no-show", Activity = activity };

    [Fact]
    public void Every_record_that_shares_the_column_with_a_match_is_dropped()
    {
        Case shared = Sharing(""" "where": { "category": "no-show" }, "sharing": "activity" """, In("x", 60), In("y", 30), In("x", 90, "2020-05-01"), Absence("x"));

        Assert.Equal(("30 min", "1"), (shared.Value(), shared.Value("n")));
        Assert.Equal(("excluded", 150L, 3), Assert.Single(shared.Computed().Time.Reasons.Select(r => (r.Reason, r.Lost, r.Rows))));
    }

    [Fact]
    public void Unknown_cells_share_nothing()
    {
        Case shared = Sharing(""" "where": { "category": "no-show" }, "sharing": "activity" """, In(null, 60), In("x", 30), Absence(null));

        Assert.Equal(("1 h 30 min", "2"), (shared.Value(), shared.Value("n"))); // the match itself is dropped
    }

    [Fact]
    public void What_does_not_match_unless_shares_too() => Assert.Equal(
        "2 h", Sharing(""" "unless": { "source": "a" }, "sharing": "activity" """, In("x", 60) with { Source = "a" }, In("x", 30), In("y", 120) with { Source = "a" }).Value());

    [Fact]
    public void A_whole_day_may_be_shared_or_several_columns_at_once()
    {
        ServiceRecord[] records = [In("x", 60, "2020-02-01"), In("y", 30, "2020-02-01"), In("x", 15), Absence("x")];

        Assert.Equal("15 min", Sharing(""" "where": { "category": "no-show" }, "sharing": "day" """, records).Value());
        Assert.Equal("45 min", Sharing(""" "where": { "category": "no-show" }, "sharing": ["day", "activity"] """, records).Value());
    }

    [Fact]
    public void All_parts_of_a_record_that_shares_are_dropped()
    {
        ServiceRecord night = Placed("2020-01-01", "20:00", "02:00") with { Activity = "x" };

        Assert.Equal("0 h", Sharing(""" "where": { "within": "00:00-05:00" }, "sharing": "activity" """, night, In("x", 60)).Value());
        Assert.Equal("5 h", Sharing(""" "where": { "within": "00:00-05:00" }, "sharing": "activity" """, night with { Activity = null }, In("x", 60)).Value()); // 4 h before midnight stay
    }

    [Fact]
    public void The_explanation_names_the_record_that_was_matched()
    {
        CreditResult result = Sharing(""" "where": { "category": "no-show" }, "sharing": "activity" """, In("x", 60) with { Id = "served" }, Absence("x") with { Id = "absent" }).Score(explain: true);

        Assert.Equal("absent", result.Records!.Single(r => r.RecordId == "served").Changes.Single().BecauseOf);
        Assert.Null(result.Records!.Single(r => r.RecordId == "absent").Changes.Single().BecauseOf);
    }

    [Fact]
    public void Of_several_matches_the_first_is_named()
    {
        CreditResult result = Sharing(
            """ "where": { "source": "a" }, "sharing": "activity" """,
            In("x", 60) with { Id = "one", Source = "a" }, In("x", 60, "2020-01-02") with { Id = "two", Source = "a" }, In("x", 60, "2020-01-03") with { Id = "shares" }).Score(explain: true);

        Assert.Equal("one", result.Records!.Single(r => r.RecordId == "shares").Changes.Single().BecauseOf);
    }

    [Fact]
    public void A_match_that_an_earlier_step_dropped_shares_nothing_and_one_without_minutes_does()
    {
        const string dropped = """
            "intake": [ { "type": "exclude", "where": { "status": "rejected" } }, { "type": "exclude", "where": { "category": "no-show" }, "sharing": "activity" } ],
            "measures": { "m": { "type": "hours" } }
            """;

        Assert.Equal("1 h", new Case(dropped, In("x", 60), Absence("x") with { Status = "rejected" }).Value());
        var rejected = new Case(dropped, In("x", 60), In("x", 30) with { Category = "no-show", Status = "rejected" });
        Assert.Equal(("1 h", Openness.Closed), (rejected.Value(), rejected.OpennessOf()));
        Assert.Equal("0 h", new Case(dropped, In("x", 60), In("x", 0) with { Category = "no-show" }).Value());
    }

    [Fact]
    public void A_match_that_is_held_leaves_open_what_it_would_drop()
    {
        var held = new Case(
            """
            "intake": [ { "type": "exclude", "where": { "status": "pending" }, "as": "held" }, { "type": "exclude", "where": { "category": "no-show" }, "sharing": "activity" } ],
            "measures": { "m": { "type": "hours" } }, "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "min": "1h" } ] } }
            """,
            In("x", 60), Absence("x") with { Id = "absent", Status = "pending" });

        Assert.Equal(("1 h", Openness.Above | Openness.Below, Outcome.Undetermined), (held.Value(), held.OpennessOf(), held.Outcome()));
        Assert.Contains("record:absent", held.Computed().Decision("d").Missing.Select(m => m.Name));
        Assert.Equal(Outcome.Undetermined, (held with { Records = [Absence("x") with { Date = Day("2019-12-31"), Status = "pending" }, In("x", 60)] }).Outcome()); // in the first row
        Assert.Equal(Outcome.NotEligible, (held with { Records = [.. held.Records, Absence("x")] }).Outcome()); // dropped by another, whatever becomes of it
        Assert.Equal(Openness.Closed, (held with { Records = [In("y", 60), held.Records[1]] }).OpennessOf()); // nothing shares with it
    }

    [Fact]
    public void What_shares_may_be_held()
    {
        Case held = Sharing(""" "where": { "category": "no-show" }, "sharing": "activity", "as": "held" """, In("x", 60), Service("2020-01-01", null) with { Activity = "x" }, Absence("x"));

        Assert.Equal((0L, 60L, 0L, Openness.Above), (held.Computed().Time.Counted, held.Computed().Time.Held, held.Computed().Time.Lost, held.OpennessOf()));
    }

    [Fact]
    public void A_measure_of_hours_may_look_at_acts_that_it_does_not_read()
    {
        var own = new Case(
            """ "measures": { "m": { "type": "hours" }, "o": { "type": "hours", "where": { "source": "a" }, "steps": [ { "type": "exclude", "where": { "category": "no-show" }, "sharing": "activity" } ] } } """,
            In("x", 60) with { Source = "a" }, In("y", 30) with { Source = "a" }, Absence("x"));

        Assert.Equal(("1 h 30 min", "30 min", 0L), (own.Value(), own.Value("o"), own.Computed().Time.Lost));
    }

    [Fact]
    public void A_column_that_there_is_not_is_refused() => Assert.Equal(
        "VC3010 intake[0].sharing color", Assert.Single(Loading.Summary(Loading.Document(""" "intake": [ { "type": "exclude", "where": { "category": "x" }, "sharing": "color" } ] """))));
}
