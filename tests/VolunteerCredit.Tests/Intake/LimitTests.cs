using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Intake;

public class LimitTests
{
    private static Case Limited(string limit, params ServiceRecord[] records) => new($$"""
        "intake": [ { "type": "limit", {{limit}} } ],
        "measures": { "m": { "type": "hours" }, "n": { "type": "count" }, "a": { "type": "hours", "where": { "source": "a" } }, "b": { "type": "hours", "where": { "source": "b" } } }
        """, records);

    [Theory]
    [InlineData(479, 479)]
    [InlineData(480, 480)]
    [InlineData(481, 480)]
    public void Minutes_above_the_daily_limit_earn_nothing(int minutes, int counted)
    {
        TimeBalance time = Limited(""" "per": "day", "max": "8h" """, Service("2020-01-01", minutes), Service("2020-01-02", 60)).Computed().Time;

        Assert.Equal((minutes + 60L, counted + 60L, minutes - counted), (time.Recorded, time.Counted, time.Lost));
    }

    [Theory]
    [InlineData("day", "2020-01-01", "2020-01-02", "2 h")]
    [InlineData("week", "2020-01-05", "2020-01-06", "2 h")] // Sunday, Monday
    [InlineData("week", "2019-12-30", "2020-01-05", "1 h")] // ISO week 1 of 2020
    [InlineData("week", "2019-12-29", "2019-12-30", "2 h")]
    [InlineData("month", "2020-01-31", "2020-02-01", "2 h")]
    [InlineData("month", "2020-02-01", "2020-02-29", "1 h")]
    [InlineData("month", "2019-02-01", "2020-02-01", "2 h")]
    [InlineData("calendar-year", "2019-12-31", "2020-01-01", "2 h")]
    [InlineData("calendar-year", "2019-01-01", "2019-12-31", "1 h")]
    [InlineData("total", "1999-01-01", "2020-01-01", "1 h")]
    [InlineData("record", "2020-01-01", "2020-01-01", "2 h")]
    public void A_limit_holds_within_its_period(string per, string first, string second, string counted) =>
        Assert.Equal(counted, Limited($"\"per\": \"{per}\", \"max\": \"1h\"", Service(first, 60), Service(second, 60)).Value());

    [Fact]
    public void A_limit_per_record_is_about_all_its_parts_together() =>
        Assert.Equal("8 h", Limited(""" "per": "record", "max": "8h" """, Placed("2020-01-01", "20:00", "08:00")).Value());

    [Fact]
    public void A_limit_may_be_about_columns_and_a_period_together()
    {
        ServiceRecord In(string activity, string day) => Service(day, 60) with { Activity = activity };

        ServiceRecord[] records = [In("x", "2020-01-01"), In("x", "2020-01-01"), In("y", "2020-01-01"), In("x", "2020-01-02"), Service("2020-01-01", 60), Service("2020-01-01", 60)];

        Assert.Equal("4 h", Limited(""" "per": ["activity", "day"], "max": "1h" """, records).Value()); // unknown is a group of its own
        Assert.Equal("4 h", Limited(""" "per": ["day", "activity"], "count": 1 """, records).Value());
        Assert.Equal("3 h", Limited(""" "per": "activity", "max": "1h" """, records).Value());
        Assert.Equal("2 h", Limited(""" "per": "day", "max": "1h" """, records).Value());
    }

    [Fact]
    public void The_excess_is_cut_in_canonical_order_or_held_or_rejected_whole()
    {
        ServiceRecord[] day = [Service("2020-01-01", 300) with { Source = "a" }, Service("2020-01-01", 300) with { Source = "b" }, Service("2020-01-01", 120) with { Source = "a" }];

        Case cut = Limited(""" "per": "day", "max": "8h" """, day), hold = Limited(""" "per": "day", "max": "8h", "over": "hold" """, day), reject = Limited(""" "per": "day", "max": "8h", "over": "reject" """, day);

        Assert.Equal(("5 h", "3 h", Openness.Closed), (cut.Value("a"), cut.Value("b"), cut.OpennessOf()));
        Assert.Equal(("5 h", "3 h", Openness.Above), (hold.Value("a"), hold.Value("b"), hold.OpennessOf()));
        Assert.Equal((480L, 240L, 0L), (hold.Computed().Time.Counted, hold.Computed().Time.Held, hold.Computed().Time.Lost));
        Assert.Equal(("7 h", "0 h", Openness.Closed), (reject.Value("a"), reject.Value("b"), reject.OpennessOf())); // 300, then 300 too many, then 120 fit
        Assert.Equal((420L, 0L, 300L), (reject.Computed().Time.Counted, reject.Computed().Time.Held, reject.Computed().Time.Lost));
    }

    [Theory]
    [InlineData("", "1 h, 0 h")]
    [InlineData(", \"prefer\": { \"source\": \"b\" }", "0 h, 1 h")] // the second, and no other
    [InlineData(", \"where\": { \"source\": \"b\" }", "1 h, 1 h")] // the first takes no place
    public void So_many_records_are_kept_of_those_that_are_limited_the_preferred_first(string more, string left) => Assert.Equal(
        left, string.Join(", ", Limited(""" "per": "day", "count": 1 """ + more, Service("2020-01-01", 60) with { Source = "a" }, Service("2020-01-01", 60) with { Source = "b" }).Computed().Measures.Skip(2).Select(m => m.Value.ToString())));

    [Fact]
    public void The_preferred_are_kept_first_each_in_canonical_order()
    {
        ServiceRecord[] day = [Service("2020-01-01", 240) with { Source = "b" }, Service("2020-01-01", 300) with { Source = "a" }, Service("2020-01-01", 240) with { Source = "a" }];

        Case limited = Limited(""" "per": "day", "max": "8h", "prefer": { "source": "a" } """, day);

        Assert.Equal(("8 h", "0 h"), (limited.Value("a"), limited.Value("b")));
        Assert.Equal("4 h", Limited(""" "per": "day", "max": "8h" """, day).Value("a"));
    }

    [Fact]
    public void A_limit_may_be_about_some_records_only()
    {
        Case limited = Limited(""" "per": "month", "max": "1h", "where": { "source": "a" } """, Service("2020-01-01", 300) with { Source = "b" }, Service("2020-01-02", 90) with { Source = "a" }, Service("2020-01-03", 90));

        Assert.Equal(("7 h 30 min", "1 h", "5 h"), (limited.Value(), limited.Value("a"), limited.Value("b")));
    }

    [Fact]
    public void A_limit_of_nothing_leaves_nothing()
    {
        Assert.Equal("0 h", Limited(""" "per": "day", "max": "0h" """, Service("2020-01-01", 60)).Value());
        Assert.Equal("0 h", Limited(""" "per": "day", "count": 0 """, Service("2020-01-01", 60)).Value());
    }

    [Fact]
    public void A_count_keeps_whole_records_and_only_those_with_something_left_use_it_up()
    {
        const string count = """ "per": "day", "count": 2 """;

        Assert.Equal(("3 h", "2"), (Limited(count, Service("2020-01-01", 60), Service("2020-01-01", 120), Service("2020-01-01", 240)).Value(), Limited(count, Service("2020-01-01", 60), Service("2020-01-01", 120), Service("2020-01-01", 240)).Value("n")));
        Assert.Equal("3 h", Limited(count, Service("2020-01-01", 0), Service("2020-01-01", 60), Service("2020-01-01", 120)).Value());

        const string after = """ "intake": [ { "type": "exclude", "where": { "source": "a" } }, { "type": "limit", "per": "day", "count": 1 } ], "measures": { "m": { "type": "hours" } } """;
        Assert.Equal("1 h", new Case(after, Service("2020-01-01", 300) with { Source = "a" }, Service("2020-01-01", 60)).Value());
    }

    [Fact]
    public void All_parts_of_a_record_stay_or_go_together()
    {
        ServiceRecord evening = Placed("2020-01-01", "18:00", "19:00"), night = Placed("2020-01-01", "22:00", "02:00"), next = Placed("2020-01-02", "10:00", "11:00");

        Assert.Equal("2 h", Limited(""" "per": "day", "count": 1 """, evening, night, next).Value()); // the night goes on both days and uses up neither
        Assert.Equal("4 h", Limited(""" "per": "day", "count": 1 """, night).Value());
        Assert.Equal("5 h", Limited(""" "per": "day", "count": 1 """, night, next).Value()); // the night is counted on the day it starts
    }

    [Fact]
    public void A_count_limits_acts_too() =>
        Assert.Equal("2", Limited(""" "per": "day", "count": 1 """, Act("2020-01-01", 1, "stamp"), Act("2020-01-01", 1, "stamp"), Act("2020-01-02", 1, "stamp")).Value("n"));

    [Fact]
    public void A_limit_of_minutes_leaves_acts_alone() =>
        Assert.Equal("3", Limited(""" "per": "day", "max": "1h" """, Act("2020-01-01", 1), Act("2020-01-01", 1), Service("2020-01-01", 60)).Value("n"));

    [Fact]
    public void Unknown_minutes_stay_unknown_under_a_limit()
    {
        Case limited = Limited(""" "per": "day", "max": "1h" """, Service("2020-01-01", null), Service("2020-01-01", 90));

        Assert.Equal(("1 h", Openness.Above, 1), (limited.Value(), limited.OpennessOf(), limited.Computed().Time.UnknownRecords));
    }

    [Fact]
    public void Limits_nest_in_the_order_they_are_listed()
    {
        const string nested = """
            "intake": [ { "type": "limit", "per": "day", "max": "8h", "reason": "day" }, { "type": "limit", "per": "month", "max": "20h", "reason": "month" }, { "type": "limit", "per": "calendar-year", "max": "30h", "reason": "year" } ],
            "measures": { "m": { "type": "hours" } }
            """;

        TimeBalance time = new Case(nested, [.. new[] { "2020-01-01", "2020-01-02", "2020-01-03", "2020-02-01", "2020-02-02" }.Select(d => Service(d, 600))]).Computed().Time;

        Assert.Equal([("day", 600L), ("month", 240L), ("year", 360L)], time.Reasons.Select(r => (r.Reason, r.Lost)));
        Assert.Equal((3000L, 1800L, 1200L), (time.Recorded, time.Counted, time.Lost));
    }

    [Theory]
    [InlineData("cut", 0, 120)]
    [InlineData("hold", 120, 0)]
    public void What_several_steps_take_for_one_reason_is_added_up(string over, int held, int lost)
    {
        TimeBalance time = new Case(
            $$"""
            "intake": [ { "type": "limit", "per": "day", "max": "3h", "over": "{{over}}", "reason": "most" }, { "type": "limit", "per": "month", "max": "2h", "over": "{{over}}", "reason": "most" } ],
            "measures": { "m": { "type": "hours" } }
            """,
            Service("2020-01-01", 240)).Computed().Time;

        Assert.Equal(("most", 0L, (long)held, (long)lost, 2), Assert.Single(time.Reasons.Select(r => (r.Reason, r.Added, r.Held, r.Lost, r.Rows))));
        Assert.Equal((240L, 120L, held, lost), (time.Recorded, time.Counted, time.Held, time.Lost));
    }

    /// <summary>cn.guangdong.i-volunteer: a person-day to 8 h at once, to 12 h once the parent organisation approved, beyond once the province did; at most 3 sign-ins an activity and day.</summary>
    [Theory]
    [InlineData(8, null, 8, 0)]
    [InlineData(11, null, 8, 3)]
    [InlineData(11, "parent", 11, 0)]
    [InlineData(12, "parent", 12, 0)]
    [InlineData(13, "parent", 12, 1)]
    [InlineData(13, "province", 13, 0)]
    [InlineData(13, "street", 8, 5)]
    public void An_approval_by_a_level_releases_what_is_held(int hours, string? approvedBy, int counted, int held)
    {
        CreditResult result = new Case(Guangdong, Service("2019-01-01", hours * 60) with { ApprovedBy = approvedBy }).Computed();

        Assert.Equal((counted * 60L, held * 60L, 0L), (result.Time.Counted, result.Time.Held, result.Time.Lost));
        Assert.Equal(held > 0 ? Openness.Above : Openness.Closed, result.Measure("m").Openness);
    }

    [Fact]
    public void Of_four_sign_ins_at_one_activity_and_day_three_count()
    {
        ServiceRecord[] signIns = [.. Enumerable.Range(0, 4).Select(_ => Service("2019-01-01", 60) with { Activity = "x" })];

        Assert.Equal("3 h", new Case(Guangdong, signIns).Value());
        Assert.Equal("4 h", new Case(Guangdong, [.. signIns[..3], signIns[3] with { Activity = "y" }]).Value());
        Assert.Equal("4 h", new Case(Guangdong, [.. signIns[..3], signIns[3] with { Date = Day("2019-01-02") }]).Value());
    }

    [Fact]
    public void What_is_released_uses_up_what_it_counts()
    {
        TimeBalance time = new Case(Guangdong, Service("2019-01-01", 11 * 60) with { ApprovedBy = "parent" }, Service("2019-01-01", 60)).Computed().Time;

        Assert.Equal((660L, 60L), (time.Counted, time.Held));
    }

    [Fact]
    public void A_count_may_be_released_too()
    {
        const string counted = """ "intake": [ { "type": "limit", "per": "day", "count": 1, "over": "hold", "releasedBy": "parent" } ], "measures": { "m": { "type": "hours" }, "n": { "type": "count" } } """;

        var records = new Case(counted, Service("2019-01-01", 60), Service("2019-01-01", 120), Service("2019-01-01", 240) with { ApprovedBy = "parent" }, Act("2019-01-01", 1));

        Assert.Equal(("5 h", "2", Openness.Above, 120L), (records.Value(), records.Value("n"), records.OpennessOf("n"), records.Computed().Time.Held));
    }

    [Fact]
    public void A_measure_may_have_a_limit_of_its_own()
    {
        const string own = """ "measures": { "m": { "type": "hours" }, "o": { "type": "hours", "steps": [ { "type": "limit", "per": "day", "max": "1h" } ] } } """;

        var records = new Case(own, Service("2020-01-01", 300));

        Assert.Equal(("5 h", "1 h", 0L), (records.Value(), records.Value("o"), records.Computed().Time.Lost));
    }

    private const string Guangdong = """
        "intake": [
          { "type": "limit", "per": ["activity", "day"], "count": 3, "over": "reject" },
          { "type": "limit", "per": "day", "max": "12h", "over": "hold", "releasedBy": ["province"] },
          { "type": "limit", "per": "day", "max": "8h", "over": "hold", "releasedBy": ["parent", "province"] } ],
        "measures": { "m": { "type": "hours" } }
        """;
}
