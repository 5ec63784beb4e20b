using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Intake;

/// <summary>Spells in which records are dropped (<c>exclude</c>, <c>during</c>); in these, a no-show opens one.</summary>
public class SpellTests
{
    private const string TwoHours = """ "until": { "of": { "type": "hours", "where": { "category": "training" } }, "atLeast": "2h" } """;

    private static Case During(string during, params ServiceRecord[] records) => new($$"""
        "intake": [ { "type": "exclude", "unless": { "category": "training" }, "reason": "suspended", "during": { "opens": { "category": "no-show" }, {{during}} } } ],
        "measures": { "m": { "type": "hours", "where": { "category": "help" } } },
        "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "min": "1min" } ] } }
        """, records);

    private static ServiceRecord NoShow(string date) => Act(date, 1) with { Category = "no-show" };

    private static ServiceRecord Training(string date, int? minutes) => Service(date, minutes) with { Category = "training" };

    private static ServiceRecord Help(string date, int minutes = 1) => Service(date, minutes) with { Category = "help" };

    /// <summary>One minute of help on each of the days of January and February 2020 that are given.</summary>
    private static ServiceRecord[] HelpOn(params int[] days) => [.. days.Select(d => Help(Day("2020-01-01").AddDays(d - 1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)))];

    /// <summary>The days of January and February (32 …) on which help counts.</summary>
    private static string Counted(Case records) => string.Join(
        " ", records.Score(explain: true).Records!.Where(r => r.Stands && r.Recorded == 1).Select(r => r.Date.DayNumber - Day("2019-12-31").DayNumber));

    [Fact]
    public void It_begins_on_the_day_after_the_act_and_ends_when_its_time_has_passed() => Assert.Equal(
        "9 10 21", Counted(During(""" "lasts": "10 days" """, [.. HelpOn(9, 10, 11, 20, 21), NoShow("2020-01-10")])));

    [Theory]
    [InlineData("2020-01-31", "1 month", "31 61")] // to 29 February, the 60th day
    [InlineData("2020-01-30", "1 month", "61")]
    [InlineData("2019-12-31", "1 month", "32 60 61")]
    [InlineData("2020-01-15", "2 weeks", "31 32 60 61")]
    [InlineData("2010-01-15", "10 years", "31 32 60 61")]
    [InlineData("2010-02-01", "10 years", "60 61")] // to 1 February, the 32nd day
    public void Months_end_where_the_calendar_ends_them(string act, string lasts, string counted) => Assert.Equal(
        counted, Counted(During($$""" "lasts": "{{lasts}}" """, [.. HelpOn(31, 32, 60, 61), NoShow(act)])));

    [Fact]
    public void It_ends_on_the_day_on_which_the_measure_is_reached_counted_from_its_first_day() => Assert.Equal(
        "10 15", Counted(During(TwoHours, [.. HelpOn(10, 11, 14, 15), NoShow("2020-01-10"), Training("2020-01-10", 180), Training("2020-01-12", 60), Training("2020-01-14", 60)])));

    [Theory]
    [InlineData("2020-01-14", "21 25 26 40")] // reached before the time has passed: the time decides, to the 20th
    [InlineData("2020-01-20", "21 25 26 40")]
    [InlineData("2020-01-25", "26 40")] // reached after: the measure decides
    public void It_ends_on_the_day_on_which_both_hold(string reached, string counted) => Assert.Equal(
        counted, Counted(During(""" "lasts": "10 days", """ + TwoHours, [.. HelpOn(14, 20, 21, 25, 26, 40), NoShow("2020-01-10"), Training(reached, 120)])));

    [Fact]
    public void Without_it_being_reached_the_spell_does_not_end() => Assert.Equal(
        "1", Counted(During(""" "lasts": "1 day", """ + TwoHours, [.. HelpOn(1, 11, 59), NoShow("2020-01-10"), Training("2020-01-12", 119)])));

    [Fact]
    public void A_later_act_inside_begins_it_anew()
    {
        Assert.Equal("26", Counted(During(""" "lasts": "10 days" """, [.. HelpOn(11, 16, 21, 25, 26), NoShow("2020-01-10"), NoShow("2020-01-15")])));
        Assert.Equal("21", Counted(During(""" "lasts": "5 days" """, [.. HelpOn(11, 15, 16, 20, 21), NoShow("2020-01-10"), NoShow("2020-01-15")]))); // on its last day
        Assert.Equal("16 17", Counted(During(""" "lasts": "5 days" """, [.. HelpOn(11, 15, 16, 17, 18), NoShow("2020-01-10"), NoShow("2020-01-17")]))); // after it ended

        // 60 of the 120 were before the second act, so that they are counted again from the 14th: reached on the 16th.
        Assert.Equal("17", Counted(During(TwoHours, [.. HelpOn(11, 14, 15, 16, 17), NoShow("2020-01-10"), Training("2020-01-12", 60), NoShow("2020-01-13"), Training("2020-01-14", 60), Training("2020-01-16", 60)])));
    }

    [Fact]
    public void Acts_alone_open_one_and_several_of_a_day_are_as_one()
    {
        Assert.Equal("11", Counted(During(""" "lasts": "10 days" """, [.. HelpOn(11), Service("2020-01-10", 60) with { Category = "no-show" }])));
        Assert.Equal("21", Counted(During(""" "lasts": "10 days" """, [.. HelpOn(20, 21), NoShow("2020-01-10"), NoShow("2020-01-10")])));
    }

    [Fact]
    public void An_act_that_an_earlier_step_dropped_opens_none() => Assert.Equal("1 h", new Case(
        """
        "intake": [ { "type": "exclude", "where": { "status": "rejected" } }, { "type": "exclude", "where": { "category": "help" }, "during": { "opens": { "category": "no-show" }, "lasts": "1 month" } } ],
        "measures": { "m": { "type": "hours" } }
        """,
        NoShow("2020-01-10") with { Status = "rejected" }, Help("2020-01-12", 60)).Value());

    [Fact]
    public void A_shift_over_midnight_loses_what_lies_inside()
    {
        Case shift = During(""" "lasts": "1 day" """, NoShow("2020-01-10"), Placed("2020-01-10", "22:00", "03:00") with { Category = "help" }, Placed("2020-01-11", "21:00", "04:00") with { Category = "help" });

        Assert.Equal("6 h", shift.Value()); // 2 h of the 10th, 4 h of the 12th
        Assert.Equal((720L, 360L, 360L), (shift.Computed().Time.Recorded, shift.Computed().Time.Counted, shift.Computed().Time.Lost));
    }

    [Fact]
    public void The_reason_is_booked_and_the_act_named()
    {
        CreditResult result = During(""" "lasts": "10 days" """, NoShow("2020-01-10") with { Id = "absent" }, Help("2020-01-12", 60) with { Id = "served" }).Score(explain: true);

        Assert.Equal(("suspended", 60L, 1), Assert.Single(result.Time.Reasons.Select(r => (r.Reason, r.Lost, r.Rows))));
        Assert.Equal("absent", result.Records!.Single(r => r.RecordId == "served").Changes.Single().BecauseOf);
    }

    [Fact]
    public void Everything_inside_may_be_dropped_or_what_shares_with_a_match()
    {
        const string all = """ "intake": [ { "type": "exclude", "as": "held", "during": { "opens": { "category": "no-show" }, "lasts": "10 days" } } ], "measures": { "m": { "type": "hours" } } """;
        const string sharing = """ "intake": [ { "type": "exclude", "where": { "source": "a" }, "sharing": "activity", "during": { "opens": { "category": "no-show" }, "lasts": "10 days" } } ], "measures": { "m": { "type": "hours" } } """;

        Assert.Equal((1L, 2L), (new Case(all, [.. HelpOn(11, 20, 21), NoShow("2020-01-10")]).Computed().Time.Counted, new Case(all, [.. HelpOn(11, 20, 21), NoShow("2020-01-10")]).Computed().Time.Held));

        // Of those that share with the match on the 1st, the one on the 11th lies inside and that on the 21st does not. What shares is the cause.
        var shared = new Case(
            sharing,
            NoShow("2020-01-10"), Help("2020-01-01", 1) with { Id = "match", Activity = "x", Source = "a" }, Help("2020-01-11", 2) with { Id = "inside", Activity = "x" }, Help("2020-01-21", 30) with { Activity = "x" }, Help("2020-01-12", 60));
        Assert.Equal("1 h 31 min", shared.Value());
        Assert.Equal("match", shared.Score(explain: true).Records!.Single(r => r.RecordId == "inside").Changes.Single().BecauseOf);
    }

    [Fact]
    public void Unknown_minutes_that_decide_its_end_leave_open_what_lies_behind()
    {
        ServiceRecord[] records = [NoShow("2020-01-10"), Training("2020-01-12", null) with { Id = "course" }, Training("2020-01-20", 120)];

        Case between = During(TwoHours, [.. records, Help("2020-01-15")]), after = During(TwoHours, [.. records, Help("2020-01-21")]), before = During(TwoHours, [.. records, Help("2020-01-11")]);

        Assert.Equal(("0 h", Openness.Above | Openness.Below, Outcome.Undetermined), (between.Value(), between.OpennessOf(), between.Outcome()));
        Assert.Contains("record:course", between.Computed().Decision("d").Missing.Select(m => m.Name));
        Assert.Equal(("1 min", Openness.Closed), (after.Value(), after.OpennessOf()));
        Assert.Equal(("0 h", Openness.Closed), (before.Value(), before.OpennessOf()));
    }

    [Fact]
    public void What_the_volunteer_before_wanted_is_not_missing_for_the_next()
    {
        Case unknown = During(TwoHours, Help("2020-01-15", 0) with { Minutes = null }), doubtful = During(TwoHours, NoShow("2020-01-10"), Training("2020-01-12", null) with { Id = "course" }, Training("2020-01-20", 120), Help("2020-01-15"));
        CreditEngine engine = Loading.Load(Loading.Document(doubtful.Sections));

        foreach ((Case asked, string[] missing) in new[] { (unknown, new[] { $"record:{unknown.Records[0].Id}" }), (doubtful, ["record:course"]) })
        {
            Assert.Equal(missing, engine.Score("t", new Volunteer("v", asked.Records, []), Evaluation.On(Day("2020-06-30"))).Decision("d").Missing.Select(m => m.Name));
        }
    }

    [Theory]
    [InlineData("2020-01-10")] // before the spell's first day
    [InlineData("2020-01-16")] // after its end
    public void Unknown_minutes_outside_the_spell_leave_its_end_as_it_is(string unknown)
    {
        Case settled = During(TwoHours, NoShow("2020-01-10"), Training(unknown, null), Training("2020-01-14", 120), Help("2020-01-12"), Help("2020-01-15"));

        Assert.Equal(("1 min", Openness.Closed), (settled.Value(), settled.OpennessOf()));
    }

    [Fact]
    public void What_an_earlier_step_dropped_cannot_be_dropped_again()
    {
        var dropped = new Case(
            $$"""
            "intake": [ { "type": "exclude", "where": { "source": "a" } }, { "type": "exclude", "where": { "category": "help" }, "during": { "opens": { "category": "no-show" }, {{TwoHours}} } } ],
            "measures": { "m": { "type": "hours" } }, "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "min": "1h" } ] } }
            """,
            NoShow("2020-01-10"), Training("2020-01-12", null) with { Source = "b" }, Help("2020-01-15", 60) with { Source = "a" }, Training("2020-01-20", 120));

        Assert.Equal(("2 h", Outcome.Eligible), (dropped.Value(), dropped.Outcome()));
    }

    [Fact]
    public void What_is_held_and_might_keep_it_from_ending_leaves_open_what_lies_behind()
    {
        static Case Balance(string disputed, string served) => new(
            """
            "intake": [
              { "type": "exclude", "where": { "status": "pending" }, "as": "held" },
              { "type": "exclude", "where": { "category": "help" }, "during": { "opens": { "category": "no-show" }, "until": { "of": { "type": "quantity", "where": { "category": "points" } }, "atLeast": 3 } } } ],
            "measures": { "m": { "type": "hours" } }, "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "min": "1min" } ] } }
            """,
            NoShow("2020-01-10"), Act("2020-01-11", 3) with { Category = "points" }, Act(disputed, -1) with { Id = "less", Category = "points", Status = "pending" }, Help(served));

        Assert.Equal(("1 min", Outcome.Undetermined), (Balance("2020-01-11", "2020-01-12").Value(), Balance("2020-01-11", "2020-01-12").Outcome()));
        Assert.Equal(["record:less"], Balance("2020-01-11", "2020-01-12").Computed().Decision("d").Missing.Select(m => m.Name));
        Assert.Equal(Outcome.NotEligible, Balance("2020-01-11", "2020-01-11").Outcome()); // the last day of the spell is inside it either way
        Assert.Equal(Outcome.Eligible, Balance("2020-01-10", "2020-01-12").Outcome()); // before its first day nothing counts
    }

    [Fact]
    public void What_nobody_knows_leaves_open_when_it_ends()
    {
        Case given = During(""" "until": { "of": { "type": "given", "name": "course" }, "atLeast": 1 } """, NoShow("2020-01-10"), Help("2020-01-15"));

        Assert.Equal(("0 h", Outcome.Undetermined), (given.Value(), given.Outcome()));
        Assert.Equal(["score:course"], given.Computed().Decision("d").Missing.Select(m => m.Name));
    }

    [Fact]
    public void Unknown_minutes_matter_no_more_once_the_time_decides()
    {
        Case decided = During(""" "lasts": "20 days", """ + TwoHours, NoShow("2020-01-10"), Training("2020-01-12", null), Training("2020-01-13", 120), Help("2020-01-15"), Help("2020-02-01"));

        Assert.Equal(("1 min", Openness.Closed), (decided.Value(), decided.OpennessOf()));
    }

    [Fact]
    public void An_act_that_is_held_leaves_open_what_it_would_drop()
    {
        Case Held(string served) => new(
            """
            "intake": [ { "type": "exclude", "where": { "status": "pending" }, "as": "held" }, { "type": "exclude", "where": { "category": "help" }, "during": { "opens": { "category": "no-show" }, "lasts": "10 days" } } ],
            "measures": { "m": { "type": "hours" } }, "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "min": "1h" } ] } }
            """,
            NoShow("2020-01-10") with { Id = "absent", Status = "pending" }, Help(served, 60));

        Assert.Equal(("1 h", Outcome.Undetermined), (Held("2020-01-20").Value(), Held("2020-01-20").Outcome()));
        Assert.Equal(["record:absent"], Held("2020-01-20").Computed().Decision("d").Missing.Select(m => m.Name));
        Assert.Equal(Outcome.Eligible, Held("2020-01-21").Outcome());
        Assert.Equal((Outcome.Eligible, Outcome.Eligible), (Held("2020-01-10").Outcome(), Held("2020-01-09").Outcome())); // it begins on the day after
        Assert.Equal(Outcome.Undetermined, Held("2020-01-11").Outcome());
    }

    [Fact]
    public void An_act_that_is_held_leaves_nothing_open_where_it_would_drop_nothing()
    {
        static Outcome Of(ServiceRecord first, ServiceRecord served) => new Case(
            """
            "intake": [ { "type": "exclude", "where": { "status": "pending" }, "as": "held" }, { "type": "exclude", "where": { "category": "help" }, "during": { "opens": { "category": "no-show" }, "lasts": "10 days" } } ],
            "measures": { "m": { "type": "hours" } }, "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "min": "1h" } ] } }
            """,
            first, NoShow("2020-01-12") with { Status = "pending" }, served).Outcome();

        Assert.Equal(Outcome.Eligible, Of(Act("2020-01-10", 1), Training("2020-01-15", 60))); // what it does not concern
        Assert.Equal(Outcome.NotEligible, Of(NoShow("2020-01-10"), Help("2020-01-15", 60))); // what is dropped without it
    }

    [Fact]
    public void What_is_held_and_opens_nothing_drops_nothing()
    {
        var held = new Case(
            """
            "intake": [ { "type": "exclude", "where": { "status": "pending" }, "as": "held" }, { "type": "exclude", "where": { "category": "help" }, "during": { "opens": { "category": "no-show" }, "lasts": "10 days" } } ],
            "measures": { "m": { "type": "hours" } }
            """,
            Help("2020-01-05", 60) with { Status = "pending" }, Help("2020-01-08", 60));

        Assert.Equal(("1 h", Openness.Above), (held.Value(), held.OpennessOf()));
    }

    [Fact]
    public void What_an_earlier_step_wants_is_not_forgotten()
    {
        var wanting = new Case(
            """
            "intake": [
              { "type": "exclude", "where": { "fact:retired": "yes" } },
              { "type": "exclude", "where": { "category": "help" }, "during": { "opens": { "category": "no-show" }, "until": { "of": { "type": "hours" }, "atLeast": "1h" } } } ],
            "measures": { "m": { "type": "hours" } }, "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "min": "1h" } ] } }
            """,
            NoShow("2020-01-10"), Training("2020-01-11", 60), Help("2020-01-12", 60));

        Assert.Equal(("2 h", Outcome.Undetermined), (wanting.Value(), wanting.Outcome()));
        Assert.Equal(["retired"], wanting.Computed().Decision("d").Missing.Select(m => m.Name));
    }

    /// <summary>What is wanted is not named in bulk; that it is wanted counts all the same, beside what an earlier step wants and by itself.</summary>
    [Theory]
    [InlineData(false, "absent")]
    [InlineData(false, "course")]
    [InlineData(true, "course")]
    [InlineData(true, "")]
    public void What_it_leaves_open_is_open_in_bulk_too(bool retired, string wanted)
    {
        var wanting = new Case(
            $$"""
            "intake": [
              { "type": "exclude", "where": { "status": "pending" }, "as": "held" },
              {{(retired ? """{ "type": "exclude", "where": { "fact:retired": "yes" } },""" : "")}}
              { "type": "exclude", "where": { "category": "help" }, "during": { "opens": { "category": "no-show" }, {{TwoHours}} } } ],
            "measures": { "m": { "type": "hours", "where": { "category": "help" } } }
            """,
            NoShow("2020-01-10") with { Status = wanted == "absent" ? "pending" : "approved" }, Training("2020-01-12", wanted == "course" ? null : 120), Training("2020-01-20", 120), Help("2020-01-11"), Help("2020-01-15"));

        Assert.Equal(Openness.Above | Openness.Below, wanting.OpennessOf());
        Assert.Equal(Openness.Above | Openness.Below, wanting.InBulk().Measure("m").OpennessOf(0));
    }

    /// <summary>The course is looked at for the end of the spell, which time decides; only the shift is part of the ratio.</summary>
    [Fact]
    public void What_its_end_is_looked_for_in_is_not_missing_for_what_it_is_a_part_of()
    {
        var ratio = new Case(
            $$"""
            "measures": { "m": { "type": "ratio", "to": { "type": "hours", "where": { "category": "shift" } }, "round": { "to": 1, "mode": "down" },
              "of": { "type": "hours", "where": { "category": "help" }, "steps": [ { "type": "exclude", "during": { "opens": { "category": "no-show" }, "lasts": "20 days", {{TwoHours}} } } ] } } },
            "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "min": 5 } ] } }
            """,
            NoShow("2020-01-10"), Training("2020-01-12", null), Training("2020-01-13", 120), Help("2020-01-15"), Help("2020-02-01", 60),
            Service("2020-01-01", 60) with { Category = "shift" }, Service("2020-01-02", null) with { Id = "shift", Category = "shift" });

        Assert.Equal(("1", Outcome.Undetermined), (ratio.Value(), ratio.Outcome()));
        Assert.Equal(["record:shift"], ratio.Computed().Decision("d").Missing.Select(m => m.Name));
    }

    [Fact]
    public void A_measure_with_a_limit_of_its_own_may_end_it_inside_another_with_steps()
    {
        var own = new Case(
            """
            "measures": {
              "all": { "type": "hours", "where": { "category": "help" } },
              "m": { "type": "hours", "where": { "category": "help" }, "steps": [
                { "type": "limit", "per": "day", "max": "50min" },
                { "type": "exclude", "where": { "category": "help" }, "during": { "opens": { "category": "no-show" },
                  "until": { "of": { "type": "hours", "where": { "category": "training" }, "steps": [ { "type": "limit", "per": "day", "max": "1h" } ] }, "atLeast": "2h" } } },
                { "type": "round", "per": "record", "to": "30min", "mode": "down" } ] } }
            """,
            NoShow("2020-01-10"), Help("2020-01-10", 60), Help("2020-01-12", 60), Training("2020-01-12", 300), Help("2020-01-14", 60), Training("2020-01-14", 60), Help("2020-01-15", 60));

        // An hour of the 12th and one of the 14th end it; 60 of the 10th and of the 15th are cut to 50 and rounded to 30.
        Assert.Equal(("4 h", "1 h"), (own.Value("all"), own.Value()));
        Assert.Equal((600L, 600L, 0L), (own.Computed().Time.Recorded, own.Computed().Time.Counted, own.Computed().Time.Lost));
    }

    [Fact]
    public void A_measure_that_may_fall_ends_it_on_the_first_day_on_which_it_is_reached()
    {
        const string balance = """ "until": { "of": { "type": "quantity" }, "atLeast": 3 } """;

        // The no-show itself is before it; 2, then −1, then 2 make 3 on the 14th; that it falls again does not matter.
        Assert.Equal("15 16", Counted(During(balance, [.. HelpOn(14, 15, 16), NoShow("2020-01-10"), Act("2020-01-11", 2), Act("2020-01-12", -1), Act("2020-01-14", 2), Act("2020-01-15", -5)])));
    }

    [Fact]
    public void A_measure_that_falls_again_before_the_time_has_passed_has_not_ended_it() => Assert.Equal( // 3, then −2 on the 20th, then 3
        "23", Counted(During(
            """ "lasts": "10 days", "until": { "of": { "type": "quantity" }, "atLeast": 3 } """,
            [.. HelpOn(20, 21, 22, 23), NoShow("2020-01-10"), Act("2020-01-19", 3), Act("2020-01-20", -5), Act("2020-01-22", 5)])));

    [Fact]
    public void From_the_next_act_on_what_came_before_it_counts_no_more() => Assert.Equal( // −5 of the 11th is before it, so that 3 are reached on the 13th
        "14", Counted(During(""" "until": { "of": { "type": "quantity" }, "atLeast": 3 } """, [.. HelpOn(13, 14), NoShow("2020-01-10"), Act("2020-01-11", -5), NoShow("2020-01-12"), Act("2020-01-13", 3)])));

    [Fact]
    public void A_spell_of_many_days_is_searched_to_its_end()
    {
        ServiceRecord[] training = [.. Enumerable.Range(1, 100).Select(d => Training(Day("2020-01-10").AddDays(d).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), 1))];

        // The 100th day after 10 January is 19 April.
        Case Served(string date) => During(""" "until": { "of": { "type": "count", "where": { "category": "training" } }, "atLeast": 100 } """, [.. training, NoShow("2020-01-10"), Help(date)]);
        Assert.Equal(("0 h", "1 min"), (Served("2020-04-18").Value(), Served("2020-04-20").Value()));
    }

    [Fact]
    public void What_lacks_an_end_or_mixes_units_is_refused()
    {
        static string Exclude(string during) => $$""" "intake": [ { "type": "exclude", "where": { "category": "x" }, "during": { {{during}} } } ] """;

        Loading.AssertRefused(Exclude(""" "opens": { "category": "y" } """), "VC3030 intake[0].during –");
        Loading.AssertRefused(Exclude(""" "lasts": "1 day" """), "VC3005 intake[0].during");
        Loading.AssertRefused(Exclude(""" "opens": { "category": "y" }, "until": { "of": { "type": "hours" }, "atLeast": 2 } """), "VC3012 intake[0].during.until.atLeast 2");
        Loading.AssertRefused(""" "intake": [ { "type": "exclude", "sharing": "activity" } ] """, "VC3030 intake[0] –");
        Loading.AssertRefused(""" "intake": [ { "type": "exclude", "where": { "category": "x" }, "unless": { "category": "y" }, "during": { "opens": { "category": "y" }, "lasts": "1 day" } } ] """, "VC3030 intake[0] where, unless");
    }
}
