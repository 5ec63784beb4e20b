using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Measures;

/// <summary>Windows include both ends and never go beyond the as-of day.</summary>
public class WindowTests
{
    [Theory]
    [InlineData("{ \"rolling\": \"12 months\" }", "2020-06-30", "2019-07-01", "2020-06-30")]
    [InlineData("{ \"rolling\": \"1 year\" }", "2020-06-30", "2019-07-01", "2020-06-30")]
    [InlineData("{ \"rolling\": \"1 month\" }", "2020-03-31", "2020-03-01", "2020-03-31")] // 29 February, clamped
    [InlineData("{ \"rolling\": \"1 month\" }", "2020-03-30", "2020-03-01", "2020-03-30")]
    [InlineData("{ \"rolling\": \"1 month\" }", "2020-03-29", "2020-03-01", "2020-03-29")]
    [InlineData("{ \"rolling\": \"1 month\" }", "2020-03-28", "2020-02-29", "2020-03-28")]
    [InlineData("{ \"rolling\": \"12 months\" }", "2020-02-29", "2019-03-01", "2020-02-29")] // 28 February, clamped
    [InlineData("{ \"rolling\": \"12 months\" }", "2021-02-28", "2020-02-29", "2021-02-28")]
    [InlineData("{ \"rolling\": \"90 days\" }", "2020-03-31", "2020-01-02", "2020-03-31")]
    [InlineData("{ \"rolling\": \"1 day\" }", "2020-03-31", "2020-03-31", "2020-03-31")]
    [InlineData("{ \"rolling\": \"2 weeks\" }", "2020-03-31", "2020-03-18", "2020-03-31")]
    [InlineData("{ \"calendar-year\": 0 }", "2020-06-30", "2020-01-01", "2020-06-30")]
    [InlineData("{ \"calendar-year\": -1 }", "2020-06-30", "2019-01-01", "2019-12-31")]
    [InlineData("{ \"calendar-year\": -20 }", "2020-06-30", "2000-01-01", "2000-12-31")]
    [InlineData("{ \"fiscal-year\": 4 }", "2020-03-31", "2019-04-01", "2020-03-31")]
    [InlineData("{ \"fiscal-year\": 4 }", "2020-04-01", "2020-04-01", "2020-04-01")]
    [InlineData("{ \"fiscal-year\": 4, \"years\": -1 }", "2020-04-01", "2019-04-01", "2020-03-31")]
    [InlineData("{ \"years\": -2, \"fiscal-year\": 4 }", "2020-03-31", "2017-04-01", "2018-03-31")]
    [InlineData("{ \"fiscal-year\": 3, \"years\": 0 }", "2020-02-29", "2019-03-01", "2020-02-29")]
    [InlineData("{ \"fiscal-year\": 3, \"years\": -1 }", "2020-03-01", "2019-03-01", "2020-02-29")]
    [InlineData("{ \"fiscal-year\": 1, \"years\": -1 }", "2020-06-30", "2019-01-01", "2019-12-31")]
    [InlineData("{ \"from\": \"2019-02-28\", \"to\": \"2020-02-29\" }", "2020-06-30", "2019-02-28", "2020-02-29")]
    [InlineData("{ \"to\": \"2020-02-29\", \"from\": \"2019-02-28\" }", "2020-02-28", "2019-02-28", "2020-02-28")]
    [InlineData("{ \"from\": \"2019-02-28\" }", "2020-06-30", "2019-02-28", "2020-06-30")]
    [InlineData("{ \"to\": \"2019-02-28\" }", "2020-06-30", "1900-01-01", "2019-02-28")]
    [InlineData("\"lifetime\"", "2020-06-30", "1900-01-01", "2020-06-30")]
    public void A_window_has_a_first_and_a_last_day(string window, string asOf, string first, string last)
    {
        DateOnly from = Day(first), to = Day(last);
        ServiceRecord[] inside = [Service(first, 1), Service(last, 1) with { Minutes = from == to ? 0 : 1 }];
        ServiceRecord[] outside = [.. new[] { from.AddDays(-1), to.AddDays(1) }.Where(d => d.Year is >= 1900).Select(d => Service("2000-01-01", 100) with { Date = d })];

        var records = new Case($$""" "measures": { "m": { "type": "hours", "window": {{window}} } } """, [.. inside, .. outside]) { AsOf = asOf };

        Assert.Equal(from == to ? "1 min" : "2 min", records.Value());
    }

    [Theory]
    [InlineData("{ \"rolling\": \"200 years\" }")]
    [InlineData("{ \"calendar-year\": -200 }")]
    [InlineData("{ \"from\": \"2100-01-01\", \"to\": \"2199-12-31\" }")]
    public void A_window_may_lie_where_there_is_nothing(string window) => Assert.Equal(
        window.Contains("rolling", StringComparison.Ordinal) ? "1 h" : "0 h",
        new Case($$""" "measures": { "m": { "type": "hours", "window": {{window}} } } """, Service("1900-01-01", 60)) { AsOf = "1900-12-31" }.Value());

    [Fact]
    public void Coverage_is_asked_of_every_day_of_the_window()
    {
        const string sections = """
            "measures": { "m": { "type": "count", "where": { "category": "default" }, "coverage": "bureau", "window": { "rolling": "3 years" } } },
            "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "max": 0 } ] } }
            """;

        Assert.Equal(Decisions("2017-07-01", "2020-06-30"), (VolunteerCredit.Decisions.Outcome.Eligible, Openness.Closed));
        Assert.Equal(Decisions("2017-07-02", "2020-06-30"), (VolunteerCredit.Decisions.Outcome.Undetermined, Openness.Above));
        Assert.Equal(Decisions("2017-07-01", "2020-06-29"), (VolunteerCredit.Decisions.Outcome.Undetermined, Openness.Above));
        Assert.Equal(Decisions(null, null), (VolunteerCredit.Decisions.Outcome.Eligible, Openness.Closed));

        Case defaulted = new(sections, Act("2019-01-01", 1) with { Category = "default" });
        Assert.Equal(VolunteerCredit.Decisions.Outcome.NotEligible, defaulted.Outcome()); // what is there is there, whatever else may be

        Case uncovered = new(sections);
        Assert.Equal("coverage:bureau", Assert.Single(uncovered.Computed().Decision("d").Missing).Name);

        Case inTwo = new(sections) { Facts = [Fact("coverage:bureau", "yes", "2015-01-01", "2018-12-31"), Fact("coverage:bureau", "yes", "2019-01-01", "2020-12-31")] };
        Assert.Equal(VolunteerCredit.Decisions.Outcome.Eligible, inTwo.Outcome());
        Case withAHole = new(sections) { Facts = [Fact("coverage:bureau", "yes", "2015-01-01", "2018-12-31"), Fact("coverage:bureau", "yes", "2019-01-02", "2020-12-31")] };
        Assert.Equal(VolunteerCredit.Decisions.Outcome.Undetermined, withAHole.Outcome());

        static (VolunteerCredit.Decisions.Outcome, Openness) Decisions(string? from, string? to)
        {
            Case covered = new(sections) { Facts = [Fact("coverage:bureau", "yes", from, to)] };
            return (covered.Outcome(), covered.OpennessOf());
        }
    }

    [Fact]
    public void Without_coverage_a_sum_that_may_fall_is_open_both_ways()
    {
        Assert.Equal(Openness.Above | Openness.Below, Uncovered("approved").OpennessOf());
        Assert.Equal(Openness.Above | Openness.Below, Uncovered("pending").OpennessOf()); // an act that is held says nothing of those that are not there

        static Case Uncovered(string status) => new(
            """ "intake": [ { "type": "exclude", "where": { "status": "pending" }, "as": "held" } ], "measures": { "m": { "type": "quantity", "coverage": "shop" } } """,
            Act("2020-01-01", 5) with { Status = status });
    }

    [Theory]
    [InlineData("2015-06-30", "2020-06-29", "2019-06-30")]
    [InlineData("2015-06-30", "2020-06-30", "2020-06-30")]
    [InlineData("2016-02-29", "2020-02-28", "2019-03-01")]
    [InlineData("2016-02-29", "2020-02-29", "2020-02-29")]
    [InlineData("2016-02-29", "2019-02-28", "2018-03-01")]
    [InlineData("2020-06-29", "2020-06-30", "2020-06-29")] // the first year begins with the day itself
    public void The_year_since_the_last_anniversary_begins_on_its_day(string registered, string asOf, string first)
    {
        Case since = Since(asOf, Service(first, 10), Service(first, 100) with { Date = Day(first).AddDays(-1) }, Service(asOf, 1));

        Assert.Equal("11 min", (since with { Facts = [Fact("registered", registered)] }).Value());
    }

    [Theory]
    [InlineData("{ \"anniversary\": \"registered\" }", false)] // a year at most, whenever it begins
    [InlineData("{ \"rolling\": \"6 years\" }", true)]
    public void The_year_since_an_anniversary_is_no_long_memory(string window, bool isLong) => Assert.Equal(isLong, Loading.Load(Loading.Document($$"""
        "purpose": "credit",
        "measures": { "missed": { "type": "count", "where": { "category": "no-show" }, "window": {{window}} } },
        "scores": { "s": { "type": "points", "base": 100, "parts": [ { "id": "m", "of": "missed", "through": { "type": "rate", "per": 1, "gives": -5 } } ] } }
        """)).Lint("t").Any(f => f.Code == "VC3113"));

    [Fact]
    public void The_first_year_may_begin_on_the_as_of_day() => Assert.Equal(
        "10 min", (Since("2020-06-30", Service("2020-06-30", 10), Service("2020-06-29", 100)) with { Facts = [Fact("registered", "2020-06-30")] }).Value());

    [Fact]
    public void Without_the_date_of_the_anniversary_the_measure_is_unknown_by_its_name()
    {
        Case[] unknown =
        [
            Since("2020-06-30", Service("2020-06-01", 60)),
            Since("2020-06-30", Service("2020-06-01", 60)) with { Facts = [Fact("registered", "2020-07-01")] },
            Since("2020-06-30", Service("2020-06-01", 60)) with { Facts = [Fact("registered", "soon")] },
            Since("2020-06-30", Service("2020-06-01", 60)) with { Facts = [Fact("registered", "2015-01-01", "2020-07-01")] },
            Since("2020-06-30", Service("2020-06-01", 60)) with { Facts = [Fact("registered", "2015-01-01"), Fact("registered", "2016-02-02")] },
        ];

        Assert.All(unknown, c => Assert.Equal("?", c.Value()));
        Assert.All(unknown, c => Assert.Equal(VolunteerCredit.Decisions.Outcome.Undetermined, c.Outcome()));
        Assert.All(unknown, c => Assert.Equal("registered", Assert.Single(c.Computed().Decision("d").Missing).Name));
    }

    private static Case Since(string asOf, params ServiceRecord[] records) => new(
        """
        "measures": { "m": { "type": "hours", "window": { "anniversary": "registered" } } },
        "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "min": "1h" } ] } }
        """,
        records) { AsOf = asOf };

    [Theory]
    [InlineData("12 months", "3 h 30 min")] // 16 Jan 2019 to 15 Jan 2020: 2 h + 90 min; 13 months after the first hour it has dropped out
    [InlineData("13 months", "4 h 30 min")] // 16 Dec 2018 to 15 Jan 2020 holds the first hour too
    [InlineData("1 month", "2 h")]
    [InlineData("200 years", "5 h")]
    public void The_best_window_is_the_largest_of_all_that_end_on_a_day_of_service(string span, string expected) => Assert.Equal(
        expected, Best(span, Service("2018-12-20", 60), Service("2019-06-01", 120), Service("2020-01-15", 90), Service("2022-03-01", 30)).Value());

    [Fact]
    public void The_best_window_reaches_back_as_a_rolling_one_and_may_be_the_one_to_the_as_of_day()
    {
        Assert.Equal("2 h", Best("12 months", Service("2019-03-01", 60), Service("2020-02-29", 60)).Value()); // 1 March 2019 to 29 February 2020
        Assert.Equal("1 h", Best("12 months", Service("2019-02-28", 60), Service("2020-02-29", 60)).Value());
        Assert.Equal("0 h", Best("12 months").Value());

        // 10 on 1 March 2022, -4 on 2 March 2021: every window that ends on a day of an act has the debt in it or the debt alone, the last one has not.
        var debt = new Case(""" "measures": { "m": { "type": "quantity", "window": { "best": "12 months" } } } """, Act("2021-03-02", -4), Act("2022-03-01", 10)) { AsOf = "2022-03-02" };
        Assert.Equal("10", debt.Value());
        Assert.Equal("6", (debt with { AsOf = "2022-03-01" }).Value());
    }

    [Fact]
    public void What_is_open_in_any_window_leaves_the_best_open()
    {
        Case longAgo = Best("1 month", Service("2010-01-01", null), Service("2020-01-01", 60));

        Assert.Equal(("1 h", Openness.Above), (longAgo.Value(), longAgo.OpennessOf()));
        Assert.Equal(Openness.Closed, Best("1 month", Service("2020-01-01", 60)).OpennessOf());
    }

    [Fact]
    public void Coverage_is_asked_of_all_days_among_which_the_best_window_lies()
    {
        const string sections = """ "measures": { "m": { "type": "count", "coverage": "bureau", "window": { "best": "12 months" } } } """;

        Assert.Equal(Openness.Above, new Case(sections) { Facts = [Fact("coverage:bureau", "yes", "2019-01-01")] }.OpennessOf());
        Assert.Equal(Openness.Above, new Case(sections).OpennessOf()); // the last window wants it, and so do all days
        Assert.Equal(Openness.Closed, new Case(sections) { Facts = [Fact("coverage:bureau", "yes")] }.OpennessOf());
    }

    [Fact]
    public void The_best_window_of_a_measure_per_period_is_found_too()
    {
        var months = new Case(
            """ "measures": { "m": { "type": "each-period", "per": "month", "of": { "type": "hours" }, "fold": "count", "window": { "best": "6 months" } } } """,
            [.. new[] { "2018-01-15", "2018-02-15", "2018-03-15", "2018-08-14", "2019-01-01", "2019-02-01" }.Select(d => Service(d, 60))]);

        Assert.Equal("3", months.Value()); // January to March 2018; 14 August reaches back to 15 February: February, March, August
    }

    [Theory]
    [InlineData("{ \"rolling\": \"12 months\" }", "month", 13)]
    [InlineData("{ \"best\": \"12 months\" }", "month", 13)]
    [InlineData("{ \"fiscal-year\": 4 }", "month", 12)]
    [InlineData("{ \"fiscal-year\": 4, \"years\": -1 }", "day", 366)]
    [InlineData("{ \"anniversary\": \"registered\" }", "month", 13)]
    [InlineData("{ \"anniversary\": \"registered\" }", "day", 366)]
    public void More_periods_than_a_window_can_touch_are_out_of_reach(string window, string per, int most)
    {
        string sections = $$""" "measures": { "m": { "type": "each-period", "per": "{{per}}", "of": { "type": "hours" }, "fold": "count", "window": {{window}} } }, "tiers": { "t": { "type": "ladder", "by": "m", "steps": [ { "id": "a", "at": AT } ] } } """;

        Loading.AssertLoads(sections.Replace("AT", most.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        string tooMany = (most + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        Loading.AssertRefused(sections.Replace("AT", tooMany, StringComparison.Ordinal), $"VC3032 tiers.t.steps[0].at {tooMany}");
    }

    [Theory]
    [InlineData("{ \"fiscal-year\": 0 }")]
    [InlineData("{ \"fiscal-year\": 13 }")]
    [InlineData("{ \"fiscal-year\": \"April\" }")]
    [InlineData("{ \"fiscal-year\": 4, \"years\": 1 }")]
    [InlineData("{ \"fiscal-year\": 4, \"years\": -201 }")]
    [InlineData("{ \"years\": -1 }")]
    [InlineData("{ \"calendar-year\": 0, \"years\": -1 }")]
    [InlineData("{ \"rolling\": \"1 year\", \"best\": \"1 year\" }")]
    [InlineData("{ \"anniversary\": 4 }")]
    [InlineData("{ \"anniversary\": \"the day\" }")]
    [InlineData("{ }")]
    public void What_is_no_window_is_refused(string window) =>
        Loading.AssertRefused($$""" "measures": { "m": { "type": "hours", "window": {{window}} } } """, $"VC3006 measures.m.window {(window == "{ }" ? "{…}" : window)}");

    [Fact]
    public void The_span_of_the_best_window_and_the_months_of_a_year_may_be_parameters()
    {
        Case given = Best("P", Service("2020-01-01", 60), Service("2020-02-15", 60)) with { Parameters = new Dictionary<string, string> { ["span"] = "2 months" } };
        string sections = given.Sections.Replace("\"P\"", "{ \"param\": \"span\" }", StringComparison.Ordinal) + """, "parameters": { "span": { "is": "text", "default": "1 month" } } """;
        Assert.Equal("2 h", (given with { Sections = sections }).Value());

        const string fiscal = """ "measures": { "m": { "type": "hours", "window": { "fiscal-year": { "param": "month" } } } }, "parameters": { "month": { "is": "figure", "default": 4 } } """;
        Assert.Equal("1 h", new Case(fiscal, Service("2020-04-01", 60), Service("2020-03-31", 600)).Value());
    }

    private static Case Best(string span, params ServiceRecord[] records) =>
        new($$""" "measures": { "m": { "type": "hours", "window": { "best": "{{span}}" } } } """, records) { AsOf = "2023-06-30" };

    [Fact]
    public void A_fact_is_wanted_for_days_that_count_alone()
    {
        const string window = "\"window\": { \"from\": \"2020-01-01\", \"to\": \"2020-06-30\" }";
        static Case Members(string more, params ServiceRecord[] records) =>
            new($$""" "measures": { "m": { "type": "hours", "where": { "fact:member": "yes" }, {{more}} } } """, records) { Facts = [Fact("member", "yes", "2020-01-01", "2020-06-01")] };

        Case before = Members(window, Service("2019-05-01", 60), Service("2020-05-01", 30));
        Assert.Equal(("30 min", Openness.Closed), (before.Value(), before.OpennessOf()));
        Assert.Equal(Openness.Above, Members(window, Service("2020-05-01", 30), Service("2020-06-02", 60)).OpennessOf());

        Case after = Members("\"window\": { \"from\": \"2020-01-01\", \"to\": \"2020-03-31\" }", Service("2020-03-01", 30), Service("2020-06-02", 60));
        Assert.Equal(("30 min", Openness.Closed), (after.Value(), after.OpennessOf()));

        // Of several periods the first is asked about too.
        Assert.Equal(Openness.Above, (before with { Sections = """ "measures": { "m": { "type": "each-period", "per": "calendar-year", "fold": "count", "of": { "type": "hours", "where": { "fact:member": "yes" } } } } """ }).OpennessOf());

        // By a limit of the measure's own an hour of 2019 may use up what is left for that of 2020.
        Assert.Equal(Openness.Above | Openness.Below, Members(
            $$""" "steps": [ { "type": "limit", "per": "activity", "max": "1h" } ], {{window}} """,
            Service("2019-05-01", 60) with { Activity = "x" }, Service("2020-05-01", 60) with { Activity = "x" }).OpennessOf());
    }

    [Fact]
    public void What_a_record_has_after_midnight_may_count_it_on_the_day_before()
    {
        Case over = new(""" "measures": { "m": { "type": "count", "where": { "fact:member": "yes" }, "window": { "calendar-year": -1 } } } """, Placed("2019-12-31", "22:00", "02:00"))
        {
            Facts = [Fact("member", "no", to: "2019-12-31")],
        };

        Assert.Equal(("0", Openness.Above), (over.Value(), over.OpennessOf()));
    }
}
