using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Intake;

public class ExcludeTests
{
    private static Case With(string options, params ServiceRecord[] records) => new($$"""
        "reasons": { "mine": { "en": "for a reason of mine", "zh-Hans": "自定原因" } },
        "intake": [ { "type": "exclude", {{options}} } ], "measures": { "m": { "type": "hours" }, "n": { "type": "count" } },
        "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "min": "2h" } ] } }
        """, records);

    [Fact]
    public void What_matches_where_is_dropped_and_what_is_unknown_stays() =>
        Assert.Equal("5 h", With(""" "where": { "category": "meal" } """, Service("2020-01-01", 60) with { Category = "meal" }, Service("2020-01-01", 120) with { Category = "help" }, Service("2020-01-01", 180)).Value());

    [Fact]
    public void What_does_not_match_unless_is_dropped_and_so_is_what_is_unknown() =>
        Assert.Equal("1 h", With(""" "unless": { "category": "meal" } """, Service("2020-01-01", 60) with { Category = "meal" }, Service("2020-01-01", 120) with { Category = "help" }, Service("2020-01-01", 180)).Value());

    [Fact]
    public void Acts_are_dropped_too() =>
        Assert.Equal("1", With(""" "where": { "category": "no-show" } """, Act("2020-01-01", 1) with { Category = "no-show" }, Act("2020-01-01", 1) with { Category = "award" }).Value("n"));

    [Fact]
    public void What_is_dropped_is_lost_under_the_reason()
    {
        TimeBalance time = With(""" "where": { "source": "a" }, "reason": "mine" """, Service("2020-01-01", 60) with { Source = "a" }, Service("2020-01-02", 30) with { Source = "a" }, Service("2020-01-03", 15), Act("2020-01-01", 1) with { Source = "a" }).Computed().Time;

        Assert.Equal((105L, 0L, 15L, 0L, 90L), (time.Recorded, time.Added, time.Counted, time.Held, time.Lost));
        Assert.Equal([new ReasonTotal("mine", new("for a reason of mine", "自定原因"), 0, 0, 90, 3)], time.Reasons);
    }

    [Fact]
    public void Without_a_reason_of_its_own_it_is_excluded()
    {
        ReasonTotal reason = Assert.Single(With(""" "where": { "source": "a" } """, Service("2020-01-01", 60) with { Source = "a" }).Computed().Time.Reasons);

        Assert.Equal(("excluded", "规则集排除"), (reason.Reason, reason.Text.Chinese));
    }

    [Fact]
    public void What_is_held_leaves_open_what_reads_it()
    {
        Case held = With(""" "where": { "status": "pending" }, "as": "held" """, Service("2020-01-01", 60) with { Status = "pending" }, Service("2020-01-02", 90));

        Assert.Equal(("1 h 30 min", Openness.Above, Outcome.Undetermined), (held.Value(), held.OpennessOf(), held.Outcome()));
        Assert.Equal((90L, 60L, 0L), (held.Computed().Time.Counted, held.Computed().Time.Held, held.Computed().Time.Lost));
        Assert.StartsWith("record:r", Assert.Single(held.Computed().Decision("d").Missing).Name, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_lost_leaves_nothing_open()
    {
        Case lost = With(""" "where": { "status": "pending" } """, Service("2020-01-01", 60) with { Status = "pending" }, Service("2020-01-02", 90));

        Assert.Equal((Openness.Closed, Outcome.NotEligible), (lost.OpennessOf(), lost.Outcome()));
    }

    [Theory]
    [InlineData("", Openness.Closed, 0)]
    [InlineData(", \"as\": \"held\"", Openness.Above, 0)]
    public void Unknown_minutes_that_are_dropped_leave_nothing_open_unless_they_are_held(string rest, Openness open, int unknown)
    {
        Case dropped = With(""" "where": { "category": "meal" } """ + rest, Service("2020-01-01", null) with { Category = "meal" }, Service("2020-01-02", 60));

        Assert.Equal(("1 h", open, unknown), (dropped.Value(), dropped.OpennessOf(), dropped.Computed().Time.UnknownRecords));
        Assert.Equal((60L, 60L, 0L, 0L), (dropped.Computed().Time.Recorded, dropped.Computed().Time.Counted, dropped.Computed().Time.Held, dropped.Computed().Time.Lost));
    }

    [Fact]
    public void Unknown_minutes_that_stay_leave_open_and_count_nothing()
    {
        Case unknown = With(""" "where": { "category": "meal" } """, Service("2020-01-01", null), Service("2020-01-02", 60));

        Assert.Equal(("1 h", "1", Openness.Above, Openness.Above, 1), (unknown.Value(), unknown.Value("n"), unknown.OpennessOf(), unknown.OpennessOf("n"), unknown.Computed().Time.UnknownRecords));
    }

    [Fact]
    public void Unknown_minutes_that_a_measure_drops_by_a_step_of_its_own_leave_it_closed()
    {
        const string sections = """
            "measures": {
              "all": { "type": "hours" },
              "own": { "type": "hours", "steps": [ { "type": "exclude", "where": { "category": "meal" } } ] },
              "held": { "type": "hours", "steps": [ { "type": "exclude", "where": { "category": "meal" }, "as": "held" } ] },
              "knownHeld": { "type": "hours", "steps": [ { "type": "exclude", "where": { "category": "rest" }, "as": "held" } ], "where": { "category": ["rest", "help"] } },
              "elsewhere": { "type": "hours", "where": { "category": "help" } } }
            """;
        var records = new Case(sections, Service("2020-01-01", null) with { Category = "meal" }, Service("2020-01-02", 60) with { Category = "help" }, Service("2020-01-02", 30) with { Category = "rest" });

        Assert.Equal(
            [("all", "1 h 30 min", Openness.Above), ("own", "1 h 30 min", Openness.Closed), ("held", "1 h 30 min", Openness.Above), ("knownHeld", "1 h", Openness.Above), ("elsewhere", "1 h", Openness.Closed)],
            records.Computed().Measures.Select(m => (m.Name, m.Value.ToString()!, m.Openness)));
    }

    [Fact]
    public void Open_records_outside_the_window_leave_nothing_open() => Assert.Equal(
        Openness.Closed, new Case(""" "measures": { "m": { "type": "hours", "window": { "rolling": "1 year" } } } """, Service("2019-06-30", null)).OpennessOf());

    [Fact]
    public void A_fact_is_not_wanted_for_what_an_earlier_step_took_away()
    {
        static Case Retired(params ServiceRecord[] records) => new(
            """ "intake": [ { "type": "exclude", "where": { "category": "meal" } }, { "type": "exclude", "where": { "fact:retired": "yes" } } ], "measures": { "m": { "type": "hours" } } """, records);

        Assert.Equal(Openness.Closed, Retired(Service("2020-01-01", 60) with { Category = "meal" }).OpennessOf());
        Assert.Equal(Openness.Above | Openness.Below, Retired(Service("2020-01-01", 60)).OpennessOf());
    }

    [Fact]
    public void Steps_run_as_listed_each_on_what_the_earlier_left()
    {
        const string first = """ "intake": [ { "type": "exclude", "where": { "source": "a" }, "reason": "one" }, { "type": "exclude", "where": { "category": "b" }, "reason": "two" } ], "measures": { "m": { "type": "hours" } } """;

        TimeBalance time = new Case(first, Service("2020-01-01", 60) with { Source = "a", Category = "b" }, Service("2020-01-01", 30) with { Category = "b" }).Computed().Time;

        Assert.Equal([("one", 60L), ("two", 30L)], time.Reasons.Select(r => (r.Reason, r.Lost)));
    }

    [Fact]
    public void The_explanation_names_each_record_with_what_it_lost()
    {
        CreditResult result = With(""" "where": { "source": "a" }, "reason": "mine" """, Service("2020-01-01", 60) with { Id = "lost", Source = "a" }, Service("2020-01-02", 30) with { Id = "kept" }).Score(explain: true);

        RecordExplanation lost = result.Records!.Single(r => r.RecordId == "lost"), kept = result.Records!.Single(r => r.RecordId == "kept");
        Assert.Equal((60L, 0L, false), (lost.Recorded, lost.Counted, lost.Stands));
        Assert.Equal([new RecordChange("mine", new(2020, 1, 1), 0, 0, 60, null)], lost.Changes);
        Assert.Equal((30L, 30L, true, 0), (kept.Recorded, kept.Counted, kept.Stands, kept.Changes.Count));
    }
}
