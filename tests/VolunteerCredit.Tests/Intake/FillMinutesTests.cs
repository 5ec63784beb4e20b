using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Intake;

public class FillMinutesTests
{
    private static Case Filled(string fill, params ServiceRecord[] records) => new($$"""
        "intake": [ { "type": "fill-minutes", {{fill}} } ], "measures": { "m": { "type": "hours" }, "n": { "type": "count" } }
        """, records);

    private static ServiceRecord Planned(int? minutes) => Service("2020-01-01", null) with { PlannedMinutes = minutes };

    [Fact]
    public void Zero_counts_nothing_and_leaves_nothing_open()
    {
        Case zero = Filled(""" "with": "zero" """, Planned(90), Service("2020-01-02", 60));

        Assert.Equal(("1 h", "1", Openness.Closed, Openness.Closed), (zero.Value(), zero.Value("n"), zero.OpennessOf(), zero.OpennessOf("n")));
        TimeBalance time = zero.Computed().Time;
        Assert.Equal((60L, 0L, 60L, 0L, 0L, 0), (time.Recorded, time.Added, time.Counted, time.Held, time.Lost, time.UnknownRecords));
        Assert.Equal(("filled", 0L, 1), Assert.Single(time.Reasons.Select(r => (r.Reason, r.Lost, r.Rows))));
    }

    [Theory]
    [InlineData(90, "1 h 30 min", 90, 0, Openness.Closed)]
    [InlineData(120, "2 h", 120, 0, Openness.Closed)]
    [InlineData(121, "2 h", 120, 0, Openness.Closed)]
    [InlineData(0, "0 h", 0, 0, Openness.Closed)]
    [InlineData(null, "0 h", 0, 1, Openness.Above)]
    public void Planned_minutes_are_added_up_to_the_most_and_an_unknown_plan_stays_unknown(int? planned, string counted, int added, int unknown, Openness open)
    {
        Case filled = Filled(""" "with": "planned", "max": "2h" """, Planned(planned));

        TimeBalance time = filled.Computed().Time;
        Assert.Equal((counted, open), (filled.Value(), filled.OpennessOf()));
        Assert.Equal((0L, added, added, 0L, 0L, unknown), (time.Recorded, time.Added, time.Counted, time.Held, time.Lost, time.UnknownRecords));
    }

    [Fact]
    public void The_explanation_says_what_was_added_under_the_reason()
    {
        RecordExplanation record = Assert.Single(Filled(""" "with": "planned", "reason": "by-plan" """, Planned(90)).Score(explain: true).Records!);

        Assert.Equal((null, 90L, true), (record.Recorded, record.Counted, record.Stands));
        Assert.Equal([new RecordChange("by-plan", new(2020, 1, 1), 90, 0, 0, null)], record.Changes);
    }

    [Fact]
    public void Held_ones_count_nothing_and_leave_open()
    {
        Case held = Filled(""" "with": "hold" """, Planned(90), Service("2020-01-02", 60));

        TimeBalance time = held.Computed().Time;
        Assert.Equal(("1 h", Openness.Above, Openness.Above), (held.Value(), held.OpennessOf(), held.OpennessOf("n")));
        Assert.Equal((60L, 0L, 60L, 0L, 0L, 0, 1), (time.Recorded, time.Added, time.Counted, time.Held, time.Lost, time.UnknownRecords, time.Reasons.Single().Rows));
    }

    [Fact]
    public void Known_minutes_zero_included_are_left_alone_and_so_are_acts_and_spans()
    {
        Case filled = Filled(""" "with": "planned" """, Service("2020-01-01", 0) with { PlannedMinutes = 60 }, Service("2020-01-01", 30) with { PlannedMinutes = 60 }, Placed("2020-01-01", "23:30", "00:30") with { PlannedMinutes = 300 }, Act("2020-01-01", 1));

        Assert.Equal((90L, 0L, 90L), (filled.Computed().Time.Recorded, filled.Computed().Time.Added, filled.Computed().Time.Counted));
    }

    [Fact]
    public void A_start_alone_places_nothing_so_that_the_plan_is_of_the_day_it_starts()
    {
        var night = new Case(
            """ "intake": [ { "type": "split-at", "times": ["22:00"] }, { "type": "fill-minutes", "with": "planned" } ], "measures": { "m": { "type": "hours", "window": { "to": "2020-01-01" } } } """,
            Planned(180) with { Start = new(23, 0) });

        Assert.Equal("3 h", night.Value());
    }

    [Fact]
    public void Only_what_matches_is_filled_in()
    {
        Case filled = Filled(""" "with": "planned", "where": { "source": "a" } """, Planned(60) with { Source = "a" }, Planned(120));

        Assert.Equal(("1 h", Openness.Above, 1), (filled.Value(), filled.OpennessOf(), filled.Computed().Time.UnknownRecords));
    }

    [Theory]
    [InlineData("cut", 90, 60, 0, 30, Openness.Closed)]
    [InlineData("hold", 90, 60, 30, 0, Openness.Above)]
    [InlineData("reject", 90, 0, 0, 90, Openness.Closed)]
    public void What_was_filled_in_is_cut_or_held_like_any_other(string over, int added, int counted, int held, int lost, Openness open)
    {
        var limited = new Case(
            $$""" "intake": [ { "type": "fill-minutes", "with": "planned" }, { "type": "limit", "per": "day", "max": "1h", "over": "{{over}}" } ], "measures": { "m": { "type": "hours" } } """,
            Planned(90));

        TimeBalance time = limited.Computed().Time;
        Assert.Equal((0L, added, counted, held, lost), (time.Recorded, time.Added, time.Counted, time.Held, time.Lost));
        Assert.Equal(open, limited.OpennessOf());
    }

    [Fact]
    public void What_was_excluded_before_is_not_filled_in()
    {
        var excluded = new Case(
            """ "intake": [ { "type": "exclude", "where": { "source": "a" } }, { "type": "exclude", "where": { "source": "b" }, "as": "held" }, { "type": "fill-minutes", "with": "planned" } ], "measures": { "m": { "type": "hours" } } """,
            Planned(60) with { Source = "a" }, Planned(90) with { Source = "b" }, Planned(120));

        Assert.Equal(("2 h", Openness.Above, 120L), (excluded.Value(), excluded.OpennessOf(), excluded.Computed().Time.Added));
    }

    [Theory]
    [InlineData("planned", true)]
    [InlineData("zero", false)]
    [InlineData("hold", false)]
    public void It_declares_that_it_may_add_where_it_may(string with, bool adds) => Assert.Equal(
        adds, Assert.Single(Shapes.Plan($$""" "intake": [ { "type": "fill-minutes", "with": "{{with}}" } ], "measures": { "m": { "type": "hours" } } """).Intake).MayAdd);

    [Fact]
    public void One_measure_may_fill_in_for_itself()
    {
        var own = new Case(
            """
            "measures": {
              "m": { "type": "hours" },
              "zero": { "type": "hours", "steps": [ { "type": "fill-minutes", "with": "zero" } ] },
              "planned": { "type": "hours", "steps": [ { "type": "fill-minutes", "with": "planned" } ] },
              "rounded": { "type": "hours", "steps": [ { "type": "fill-minutes", "with": "planned" }, { "type": "round", "per": "record", "to": "1h", "mode": "up" } ] },
              "hold": { "type": "hours", "steps": [ { "type": "fill-minutes", "with": "hold" } ] },
              "other": { "type": "hours", "where": { "source": "b" }, "steps": [ { "type": "fill-minutes", "with": "planned" } ] } }
            """,
            Planned(90) with { Source = "a" }, Service("2020-01-02", 60));

        Assert.Equal(
            [("m", "1 h", Openness.Above), ("zero", "1 h", Openness.Closed), ("planned", "2 h 30 min", Openness.Closed), ("rounded", "3 h", Openness.Closed), ("hold", "1 h", Openness.Above), ("other", "0 h", Openness.Closed)],
            own.Computed().Measures.Select(m => (m.Name, m.Value.ToString()!, m.Openness)));
        Assert.Equal((60L, 0L, 60L, 1), (own.Computed().Time.Recorded, own.Computed().Time.Added, own.Computed().Time.Counted, own.Computed().Time.UnknownRecords));
    }

    [Fact]
    public void The_most_is_for_planned_minutes_alone_and_whole()
    {
        Loading.AssertRefused(""" "intake": [ { "type": "fill-minutes", "with": "zero", "max": "1h" } ], "measures": { "m": { "type": "hours" } } """, "VC3030 intake[0].max 1 h");
        Loading.AssertRefused(""" "intake": [ { "type": "fill-minutes", "with": "planned", "max": "0.5min" } ], "measures": { "m": { "type": "hours" } } """, "VC3030 intake[0].max 0.5 min");
        Loading.AssertRefused(""" "intake": [ { "type": "fill-minutes" } ], "measures": { "m": { "type": "hours" } } """, "VC3005 intake[0]");
    }
}
