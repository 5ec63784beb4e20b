using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Intake;

public class RoundTests
{
    private static Case Rounded(string round, params ServiceRecord[] records) => new($$"""
        "intake": [ { "type": "round", {{round}} } ],
        "measures": { "m": { "type": "hours" }, "a": { "type": "hours", "where": { "source": "a" } }, "n": { "type": "count" },
          "first": { "type": "hours", "window": { "to": "2020-01-01" } } }
        """, records);

    [Theory]
    [InlineData("down", 89, "1 h")]
    [InlineData("down", 59, "0 h")]
    [InlineData("down", 120, "2 h")]
    [InlineData("up", 61, "2 h")]
    [InlineData("up", 1, "1 h")]
    [InlineData("up", 0, "0 h")]
    [InlineData("ceiling", 61, "2 h")]
    [InlineData("floor", 89, "1 h")]
    [InlineData("half-up", 89, "1 h")]
    [InlineData("half-up", 90, "2 h")]
    [InlineData("half-down", 90, "1 h")]
    [InlineData("half-down", 91, "2 h")]
    [InlineData("half-even", 90, "2 h")] // 1.5 to the even 2
    [InlineData("half-even", 150, "2 h")] // 2.5 to the even 2
    public void A_record_is_rounded_to_whole_hours(string mode, int minutes, string counted) =>
        Assert.Equal(counted, Rounded($$""" "per": "record", "to": "1h", "mode": "{{mode}}" """, Service("2020-01-01", minutes)).Value());

    [Fact]
    public void Records_are_rounded_each_by_itself_and_days_or_all_together()
    {
        ServiceRecord[] records = [Service("2020-01-01", 50), Service("2020-01-01", 50), Service("2020-01-02", 50)];

        Assert.Equal("0 h", Rounded(""" "per": "record", "to": "1h", "mode": "down" """, records).Value());
        Assert.Equal("1 h", Rounded(""" "per": "day", "to": "1h", "mode": "down" """, records).Value()); // 100 → 60, 50 → 0
        Assert.Equal("2 h", Rounded(""" "per": "total", "to": "1h", "mode": "down" """, records).Value()); // 150 → 120
        Assert.Equal("3 h", Rounded(""" "per": "day", "to": "1h", "mode": "half-up" """, records).Value()); // 100 → 120, 50 → 60
    }

    [Fact]
    public void What_is_cut_is_taken_from_the_last_rows_backwards()
    {
        CreditResult result = Rounded(
            """ "per": "day", "to": "1h", "mode": "down" """,
            Service("2020-01-01", 70) with { Id = "x" }, Service("2020-01-01", 10) with { Id = "y" }, Service("2020-01-01", 30) with { Id = "z" }).Score(explain: true); // 110 → 60: 30 of z, 10 of y, 10 of x

        Assert.Equal([("x", 60L), ("y", 0L), ("z", 0L)], result.Records!.Select(r => (r.RecordId, r.Counted!.Value)));
        Assert.Equal([new RecordChange("rounding", new(2020, 1, 1), 0, 0, 10, null)], result.Records![0].Changes);
        Assert.Equal((110L, 0L, 60L, 0L, 50L), (result.Time.Recorded, result.Time.Added, result.Time.Counted, result.Time.Held, result.Time.Lost));
    }

    [Fact]
    public void What_is_added_goes_to_the_last_row_that_has_minutes()
    {
        CreditResult result = Rounded(
            """ "per": "day", "to": "1h", "mode": "up", "reason": "to-hours" """,
            Service("2020-01-01", 70) with { Id = "x" }, Service("2020-01-01", 10) with { Id = "y" }, Service("2020-01-01", 0) with { Id = "z" }).Score(explain: true); // 80 → 120: 40 to y

        Assert.Equal([("x", 70L), ("y", 50L), ("z", 0L)], result.Records!.Select(r => (r.RecordId, r.Counted!.Value)));
        Assert.Equal([new RecordChange("to-hours", new(2020, 1, 1), 40, 0, 0, null)], result.Records![1].Changes);
        Assert.Equal((80L, 40L, 120L, 0L, 0L), (result.Time.Recorded, result.Time.Added, result.Time.Counted, result.Time.Held, result.Time.Lost));
    }

    [Fact]
    public void Parts_of_one_record_are_rounded_together_whatever_the_day()
    {
        // 22:30 to 01:20 is 90 minutes and 80: 170 → 120 takes 50 of the second day.
        Case shift = Rounded(""" "per": "record", "to": "1h", "mode": "down" """, Placed("2020-01-01", "22:30", "01:20"));
        Assert.Equal(("2 h", "1 h 30 min"), (shift.Value(), shift.Value("first")));

        // 23:00 to 00:30 → 3 h adds 90 to the second day, which is its last row.
        Case up = Rounded(""" "per": "record", "to": "3h", "mode": "up" """, Placed("2020-01-01", "23:00", "00:30"));
        Assert.Equal(("3 h", "1 h"), (up.Value(), up.Value("first")));

        // By day each part is its own: 90 → 60 and 80 → 60.
        Case days = Rounded(""" "per": "day", "to": "1h", "mode": "down" """, Placed("2020-01-01", "22:30", "01:20"));
        Assert.Equal(("2 h", "1 h"), (days.Value(), days.Value("first")));
    }

    [Fact]
    public void A_record_that_is_rounded_to_nothing_counts_no_more() =>
        Assert.Equal("1", Rounded(""" "per": "record", "to": "1h", "mode": "down" """, Service("2020-01-01", 59), Service("2020-01-01", 60)).Value("n"));

    [Fact]
    public void Unknown_minutes_and_acts_are_no_part_of_a_sum()
    {
        Case rounded = Rounded(""" "per": "total", "to": "1h", "mode": "up" """, Service("2020-01-01", 50), Service("2020-01-02", null), Act("2020-01-03", 5));

        Assert.Equal(("1 h", "2", Openness.Above, 1), (rounded.Value(), rounded.Value("n"), rounded.OpennessOf(), rounded.Computed().Time.UnknownRecords));
        Assert.Equal((50L, 10L, 60L), (rounded.Computed().Time.Recorded, rounded.Computed().Time.Added, rounded.Computed().Time.Counted));
    }

    [Fact]
    public void Only_what_matches_is_rounded()
    {
        Case rounded = Rounded(""" "per": "day", "to": "1h", "mode": "down", "where": { "source": "a" } """, Service("2020-01-01", 50), Service("2020-01-01", 80) with { Source = "a" });

        Assert.Equal(("1 h 50 min", "1 h"), (rounded.Value(), rounded.Value("a")));
    }

    [Fact]
    public void What_is_held_is_not_rounded_and_stays_held()
    {
        TimeBalance time = new Case(
            """
            "intake": [ { "type": "limit", "per": "day", "max": "100min", "over": "hold" }, { "type": "round", "per": "day", "to": "1h", "mode": "up" } ],
            "measures": { "m": { "type": "hours" } }
            """,
            Service("2020-01-01", 150)).Computed().Time; // 100 left, 50 held; 100 → 120

        Assert.Equal((150L, 20L, 120L, 50L, 0L), (time.Recorded, time.Added, time.Counted, time.Held, time.Lost));
    }

    [Fact]
    public void A_limit_after_it_looks_at_what_was_rounded() => Assert.Equal("2 h", new Case(
        """ "intake": [ { "type": "round", "per": "record", "to": "1h", "mode": "up" }, { "type": "limit", "per": "day", "max": "2h" } ], "measures": { "m": { "type": "hours" } } """,
        Service("2020-01-01", 61), Service("2020-01-01", 10)).Value());

    [Fact]
    public void One_measure_may_round_for_itself()
    {
        var own = new Case(
            """ "measures": { "m": { "type": "hours" }, "w": { "type": "hours", "where": { "source": "a" }, "steps": [ { "type": "round", "per": "total", "to": "1h", "mode": "up" } ] } } """,
            Service("2020-01-01", 61) with { Source = "a" }, Service("2020-01-02", 100));

        Assert.Equal(("2 h 41 min", "2 h"), (own.Value(), own.Value("w")));
        Assert.Equal((161L, 0L, 161L), (own.Computed().Time.Recorded, own.Computed().Time.Added, own.Computed().Time.Counted));
    }

    [Fact]
    public void What_several_steps_add_for_one_reason_is_added_up()
    {
        TimeBalance time = new Case(
            """ "intake": [ { "type": "round", "per": "record", "to": "30min", "mode": "up" }, { "type": "round", "per": "record", "to": "1h", "mode": "up" } ], "measures": { "m": { "type": "hours" } } """,
            Service("2020-01-01", 20)).Computed().Time; // 20 → 30 → 60

        Assert.Equal(("rounding", 40L, 2), Assert.Single(time.Reasons.Select(r => (r.Reason, r.Added, r.Rows))));
        Assert.Equal((20L, 40L, 60L), (time.Recorded, time.Added, time.Counted));
    }

    [Theory]
    [InlineData("down", false)]
    [InlineData("floor", false)]
    [InlineData("up", true)]
    [InlineData("half-even", true)]
    public void It_declares_that_it_may_add_where_it_may(string mode, bool adds) => Assert.Equal(
        adds, Assert.Single(Shapes.Plan($$""" "intake": [ { "type": "round", "per": "record", "to": "1h", "mode": "{{mode}}" } ], "measures": { "m": { "type": "hours" } } """).Intake).MayAdd);

    [Fact]
    public void Without_records_there_is_nothing_to_round() =>
        Assert.Equal(0, Rounded(""" "per": "total", "to": "1h", "mode": "up" """).Computed().Time.Counted);

    [Fact]
    public void A_step_too_large_to_count_refuses_the_volunteer()
    {
        CreditResult result = Rounded(""" "per": "record", "to": "999999999999999999min", "mode": "up" """, [.. Enumerable.Range(0, 10).Select(_ => Service("2020-01-01", 1))]).Score();

        Assert.Equal((ResultStatus.Refused, "VC4005"), (result.Status, result.Refusal!.Code));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        const string measures = """ "measures": { "m": { "type": "hours" } } """;

        Loading.AssertRefused(""" "intake": [ { "type": "round", "per": "day", "to": "0.5min", "mode": "down" } ], """ + measures, "VC3010 intake[0].to 0.5min");
        Loading.AssertRefused(""" "intake": [ { "type": "round", "per": "day", "to": "1.5min", "mode": "down" } ], """ + measures, "VC3030 intake[0].to 1.5 min");
        Loading.AssertRefused(""" "intake": [ { "type": "round", "per": "day", "to": 60, "mode": "nearest" } ], """ + measures, "VC3012 intake[0].to 60", "VC3010 intake[0].mode nearest");
        Loading.AssertRefused(""" "intake": [ { "type": "round", "to": "1h" } ], """ + measures, "VC3005 intake[0]", "VC3005 intake[0]");
    }
}
