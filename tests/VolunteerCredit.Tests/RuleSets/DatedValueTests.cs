using System.Buffers;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;
using static VolunteerCredit.Tests.RuleSets.Loading;

namespace VolunteerCredit.Tests.RuleSets;

/// <summary>Values that change by date, of service or as of.</summary>
public class DatedValueTests
{
    private const string Change = """{ "until": "2019-12-31", "value": VALUE1 }, { "from": "2020-01-01", "value": VALUE2 }""";

    private static string ByDate(string before, string after, string decides = "") =>
        $$"""{ "byDate": [ {{Change.Replace("VALUE1", before, StringComparison.Ordinal).Replace("VALUE2", after, StringComparison.Ordinal)}} ]{{(decides.Length == 0 ? "" : $", \"decides\": \"{decides}\"")}} }""";

    private static string Ladder(string at) => $$"""
        "measures": { "m": { "type": "hours" } },
        "tiers": { "t": { "type": "ladder", "by": "m", "steps": [ { "id": "one", "at": {{at}} } ] } }
        """;

    [Theory]
    [InlineData("2019-12-31", null)]
    [InlineData("2020-01-01", "one")]
    public void A_threshold_goes_by_the_as_of_day(string asOf, string? tier) =>
        Assert.Equal(tier, new Case(Ladder(ByDate("\"41h\"", "\"40h\"")), Service("2019-06-01", 40 * 60)) { AsOf = asOf }.Tier());

    [Theory]
    [InlineData("2018-12-31", ResultStatus.Computed)]
    [InlineData("2019-01-01", ResultStatus.NotInForce)]
    [InlineData("2019-12-31", ResultStatus.NotInForce)]
    [InlineData("2020-01-01", ResultStatus.Computed)]
    public void A_day_without_a_value_is_not_in_force(string asOf, ResultStatus status)
    {
        const string Hole = """{ "byDate": [ { "until": "2018-12-31", "value": "41h" }, { "from": "2020-01-01", "value": "40h" } ] }""";

        Assert.Equal(status, new Case(Ladder(Hole)) { AsOf = asOf }.Score().Status);
    }

    [Fact]
    public void Any_value_may_change_a_list_a_window_a_component_a_parameter()
    {
        const string Sections = """
            "parameters": { "bar": { "is": "figure", "default": { "byDate": [ { "until": "2019-12-31", "value": "2h" }, { "from": "2020-01-01", "value": "1h" } ] } } },
            "measures": {
              "window": { "type": "hours", "window": { "byDate": [ { "until": "2019-12-31", "value": "lifetime" }, { "from": "2020-01-01", "value": { "calendar-year": 0 } } ] } },
              "m": { "byDate": [ { "until": "2019-12-31", "value": { "type": "hours" } }, { "from": "2020-01-01", "value": { "type": "count" } } ] } },
            "tiers": { "t": { "type": "ladder", "by": "window", "steps": { "byDate": [
              { "until": "2019-12-31", "value": [ { "id": "old", "at": { "param": "bar" } } ] }, { "from": "2020-01-01", "value": [ { "id": "new", "at": { "param": "bar" } } ] } ] } } }
            """;
        Case Of(string asOf, int minutes) => new(Sections, Service("2019-05-01", minutes)) { AsOf = asOf };

        Assert.Equal(("2 h", "2 h", "old"), (Of("2019-12-31", 120).Value("window"), Of("2019-12-31", 120).Value(), Of("2019-12-31", 120).Tier()));
        Assert.Null(Of("2019-12-31", 119).Tier());
        Assert.Equal(("0 h", "1", null), (Of("2020-01-01", 120).Value("window"), Of("2020-01-01", 120).Value(), Of("2020-01-01", 120).Tier()));
    }

    [Fact]
    public void What_acts_on_a_record_goes_by_the_day_of_service()
    {
        // 60 + 2 × 60 and, to 2019, 4 units each; one a unit from 2020: 4 + 1.
        const string Sections = """
            "measures": {
              "m": { "type": "hours", "weights": [ { "where": { "status": "approved" }, "times": { "byDate": [ { "until": "2019-12-31", "value": 1 }, { "from": "2020-01-01", "value": 2 } ] } } ] },
              "units": { "type": "quantity", "units": [ { "unit": "platelet", "times": { "byDate": [ { "until": "2019-12-31", "value": 4 }, { "from": "2020-01-01", "value": 1 } ] } } ] },
              "asOf": { "type": "quantity", "units": [ { "unit": "platelet", "times": { "byDate": [ { "until": "2019-12-31", "value": 4 }, { "from": "2020-01-01", "value": 1 } ], "decides": "as-of" } } ] } }
            """;
        var of = new Case(Sections, Service("2019-12-31", 60), Service("2020-01-01", 60), Act("2019-12-31", 1, "platelet"), Act("2020-01-01", 1, "platelet"));

        Assert.Equal(("3 h", "5", "2"), (of.Value(), of.Value("units"), of.Value("asOf")));
        Assert.Equal("1 h", (of with { AsOf = "2019-12-31" }).Value());
    }

    [Fact]
    public void A_limit_that_changes_cuts_each_day_by_its_own_figure()
    {
        string sections = $$"""
            "intake": [ { "type": "limit", "per": "day", "max": {{ByDate("\"8h\"", "\"4h\"")}} } ], "measures": { "m": { "type": "hours" } }
            """;
        var of = new Case(sections, Service("2019-12-31", 600), Service("2020-01-01", 600));

        Assert.Equal("12 h", of.Value());
        Assert.Equal(480, of.Computed().Time.Lost);
    }

    /// <summary>One activity in both years; each figure sees the days for which it is, whatever stands in memory that the step is lent.</summary>
    [Fact]
    public void A_step_sees_nothing_of_days_that_have_another_figure()
    {
        long[][] lent = [.. Enumerable.Range(0, 8).Select(_ => ArrayPool<long>.Shared.Rent(16))];
        Array.ForEach(lent, memory => Array.Fill(memory, 999));
        Array.ForEach(lent, memory => ArrayPool<long>.Shared.Return(memory));

        Assert.Equal("6 h", new Case(
            $$""" "intake": [ { "type": "limit", "per": "activity", "max": {{ByDate("\"3h\"", "\"4h\"")}} } ], "measures": { "m": { "type": "hours" } } """,
            Service("2019-12-31", 180) with { Activity = "x" }, Service("2020-01-01", 180) with { Activity = "x" }).Value());
    }

    /// <summary>From 2020 only records of at most 30 minutes ask for the fact; there is none of before, when 60 did.</summary>
    [Fact]
    public void A_figure_of_days_without_service_wants_nothing()
    {
        string sections = $$"""
            "intake": [ { "type": "exclude", "where": { "minutes": { "max": {{ByDate("60", "30")}} }, "fact:trainee": "yes" } } ], "measures": { "m": { "type": "hours" } }
            """;

        Assert.Equal(Openness.Closed, new Case(sections, Service("2020-01-01", 45)).OpennessOf());
        Assert.Equal(Openness.Above | Openness.Below, new Case(sections, Service("2020-01-01", 30)).OpennessOf());
    }

    [Fact]
    public void A_figure_asks_for_facts_of_its_own_days_alone()
    {
        // To 2019 what is at most 1 h is dropped, then what is at most 30 min: neither record is, whoever was a trainee.
        string sections = $$"""
            "intake": [ { "type": "exclude", "where": { "minutes": { "max": {{ByDate("\"1h\"", "\"30min\"")}} }, "fact:trainee": "yes" } } ], "measures": { "m": { "type": "hours" } }
            """;

        var asked = new Case(sections, Service("2019-05-01", 600), Service("2020-05-01", 45));
        Assert.Equal(("10 h 45 min", Openness.Closed), (asked.Value(), asked.OpennessOf()));
        Assert.Equal(Openness.Above | Openness.Below, (asked with { Records = [Service("2019-05-01", 45)] }).OpennessOf());
    }

    [Fact]
    public void What_shares_with_a_match_shares_with_one_of_days_of_the_same_figure()
    {
        string sections = $$"""
            "intake": [ { "type": "exclude", "where": { "minutes": { "max": {{ByDate("\"1h\"", "\"30min\"")}} } }, "sharing": "activity" } ], "measures": { "m": { "type": "hours" } }
            """;

        Assert.Equal("2 h", new Case(sections, [.. new[] { Service("2019-05-01", 20), Service("2019-05-01", 90), Service("2020-05-01", 120) }.Select(r => r with { Activity = "x" })]).Value());
    }

    [Fact]
    public void Days_of_service_without_a_figure_are_held_and_leave_open()
    {
        const string Hole = """{ "byDate": [ { "until": "2018-12-31", "value": "8h" }, { "from": "2020-01-01", "value": "4h" } ] }""";
        var limited = new Case($$"""
            "intake": [ { "type": "limit", "per": "day", "max": {{Hole}} } ], "measures": { "m": { "type": "hours" } }
            """, Service("2018-01-01", 600), Service("2019-01-01", 600), Service("2020-01-01", 600));

        Assert.Equal(("12 h", Openness.Above), (limited.Value(), limited.OpennessOf()));
        ReasonTotal held = Assert.Single(limited.Computed().Time.Reasons, r => r.Reason == "not-in-force");
        Assert.Equal((600, "规则对该日没有规定数值"), (held.Held, held.Text.Chinese));

        const string Times = """{ "byDate": [ { "until": "2018-12-31", "value": 2 }, { "from": "2020-01-01", "value": 1 } ] }""";
        var weighted = new Case($$"""
            "measures": { "m": { "type": "hours", "weights": [ { "where": { "status": "approved" }, "times": {{Times}} } ] } }
            """, Service("2018-01-01", 60), Service("2019-01-01", 60), Service("2020-01-01", 60));

        Assert.Equal(("3 h", Openness.Above), (weighted.Value(), weighted.OpennessOf()));
    }

    [Theory]
    [InlineData(2, "2018-06-01 2020-06-01", Openness.Closed)] // nothing was served while there was no figure
    [InlineData(2, "2018-06-01 2019-06-01 2020-06-01", Openness.Above)]
    [InlineData(2, "2019-06-01 2019-07-01", Openness.Above)]
    [InlineData(-1, "2019-06-01", Openness.Above | Openness.Below)] // a factor below nothing may take away
    public void Only_service_on_days_without_a_figure_leaves_open_and_is_named(int times, string days, Openness open)
    {
        ServiceRecord[] records = [.. days.Split(' ').Select(day => Service(day, 60) with { Source = "a" })];
        var of = new Case(
            $$"""
            "measures": { "m": { "type": "hours", "where": { "source": "a" }, "weights": [ { "where": { "status": "approved" }, "times": { "byDate": [ { "until": "2018-12-31", "value": {{times}} }, { "from": "2020-01-01", "value": 1 } ] } } ] } },
            "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "min": "100h" } ] } }
            """,
            [.. records, Service("2019-12-31", 60) with { Source = "b" }]);

        Assert.Equal(open, of.OpennessOf());
        Assert.Equal(
            records.Where(r => r.Date.Year == 2019).Select(r => $"record:{r.Id}").Order(StringComparer.Ordinal),
            of.Computed().Decision("d").Missing.Select(m => m.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_a_measure_does_not_read_leaves_nothing_open_on_days_without_a_figure()
    {
        const string Hole = """{ "byDate": [ { "until": "2018-12-31", "value": 2 }, { "from": "2020-01-01", "value": 1 } ] }""";

        Assert.Equal(Openness.Closed, new Case($$"""
            "measures": { "m": { "type": "hours", "weights": [ { "where": { "status": "approved" }, "times": {{Hole}} } ] } }
            """, Act("2019-06-01", 1)).OpennessOf());
    }

    [Theory]
    [InlineData("2018-06-01", Openness.Closed)]
    [InlineData("2019-06-01", Openness.Above)]
    public void A_cap_a_year_without_a_figure_leaves_that_year_open(string day, Openness open)
    {
        const string Hole = """{ "byDate": [ { "until": "2018-12-31", "value": "10h" }, { "from": "2020-01-01", "value": "20h" } ], "decides": "service" }""";

        Assert.Equal(open, new Case($$"""
            "measures": { "m": { "type": "each-period", "per": "calendar-year", "fold": "sum", "of": { "type": "hours" }, "max": {{Hole}} } }
            """, Service(day, 60)).OpennessOf());
    }

    [Fact]
    public void What_is_open_on_days_of_two_figures_is_open() => Assert.Equal(Openness.Above, new Case(
        $$""" "measures": { "m": { "type": "hours", "weights": [ { "where": { "status": "approved" }, "times": {{ByDate("1", "2")}} } ] } } """, Service("2019-12-31", null), Service("2020-01-01", null)).OpennessOf());

    [Fact]
    public void A_cap_a_year_may_go_by_the_day_of_service()
    {
        // 2019: at most 10 h; 2020: at most 20 h.
        string sections = $$"""
            "measures": { "m": { "type": "each-period", "per": "calendar-year", "fold": "sum", "of": { "type": "hours" }, "max": {{ByDate("\"10h\"", "\"20h\"", "service")}} } }
            """;

        Assert.Equal("30 h", new Case(sections, Service("2019-05-01", 1800), Service("2020-05-01", 1800)).Value());
    }

    [Theory]
    [InlineData("2019-01-01", "2020-12-31", "10")]
    [InlineData("2019-01-01", "2019-12-31", "?")]
    [InlineData("2020-01-01", "2020-12-31", "?")]
    public void What_is_unknown_under_either_figure_is_unknown(string from, string to, string expected) => Assert.Equal(
        expected,
        new Case(
            $$""" "measures": { "m": { "type": "each-period", "per": "month", "fold": "sum", "of": { "type": "given", "name": "x" }, "max": {{ByDate("10", "20", "service")}} } } """,
            Service("2019-05-01", 60), Service("2020-05-01", 60)) { Facts = [Fact("score:x", "5", from, to)] }.Value());

    [Theory]
    [InlineData(null, null, Openness.Above)]
    [InlineData("2019-07-01", "2020-06-30", Openness.Closed)]
    [InlineData("2019-07-02", "2020-06-30", Openness.Above)]
    [InlineData("2019-07-01", "2020-06-29", Openness.Above)]
    public void Coverage_within_a_fold_is_asked_of_each_figure_on_its_days(string? from, string? to, Openness open) => Assert.Equal(
        open,
        new Case($$"""
            "measures": { "m": { "type": "each-period", "per": "month", "fold": "sum", "window": { "rolling": "1 year" },
              "of": { "type": "hours", "coverage": "bureau", "weights": { "where": { "source": "a" }, "times": {{ByDate("1", "2")}} } } } }
            """) { Facts = from is null ? [] : [Fact("coverage:bureau", "yes", from, to)] }.OpennessOf());

    [Theory]
    [InlineData("""[ { "from": "2020-01-01", "value": 1 }, { "from": "2019-01-01", "value": 2 } ]""", "VC3060")]
    [InlineData("""[ { "until": "2019-12-31", "value": 1 }, { "from": "2019-12-31", "value": 2 } ]""", "VC3060")]
    [InlineData("""[ { "value": 1 }, { "from": "2019-12-31", "value": 2 } ]""", "VC3060")]
    [InlineData("""[ { "from": "2020-01-02", "until": "2020-01-01", "value": 1 } ]""", "VC3060")]
    [InlineData("""[ { "from": "2020-01-02" } ]""", "VC3005")]
    [InlineData("""[ ]""", "VC3005")]
    [InlineData("""[ { "form": "2020-01-02", "value": 1 } ]""", "VC3004")]
    [InlineData("""[ { "from": "2 Jan", "value": 1 } ]""", "VC3006")]
    [InlineData("""{ }""", "VC3006")]
    public void Periods_out_of_order_are_refused(string byDate, string code)
    {
        Notice fault = Assert.Single(Faults(Document($$""" "scores": { "s": { "type": "points", "base": { "byDate": {{byDate}} } } } """)));

        Assert.Equal(code, fault.Code);
    }

    [Fact]
    public void The_day_of_service_decides_only_where_records_are_looked_at()
    {
        AssertRefused($$""" "scores": { "s": { "type": "points", "base": {{ByDate("1", "2", "service")}} } } """, "VC3061 scores.s.base service");
        AssertRefused(
            $$""" "measures": { "m": { "type": "count", "distinct": {{ByDate("\"day\"", "\"month\"", "service")}} } } """, "VC3061 measures.m service");
        AssertRefused($$""" "measures": { "m": { "type": "hours", "window": {{ByDate("\"lifetime\"", "\"lifetime\"", "service")}} } } """, "VC3061 measures.m.window service");
        AssertRefused(""" "scores": { "s": { "type": "points", "base": { "byDate": [ { "value": 1 } ], "decides": "me" } } } """, "VC3010 scores.s.base.decides me");
    }

    [Fact]
    public void Each_period_is_checked_and_their_number_is_bounded()
    {
        AssertRefused($$""" "scores": { "s": { "type": "points", "base": {{ByDate("1", "\"one\"")}} } } """, "VC3009 scores.s.base.byDate[1].value one");

        string Many(int count) => string.Join(", ", Enumerable.Range(0, count).Select(i => $$"""{ "from": "{{new DateOnly(2000, 1, 1).AddDays(i):yyyy-MM-dd}}", "until": "{{new DateOnly(2000, 1, 1).AddDays(i):yyyy-MM-dd}}", "value": {{i}} }"""));
        AssertLoads($$""" "scores": { "s": { "type": "points", "base": { "byDate": [ {{Many(300)}} ] } } } """);
        AssertRefused($$""" "scores": { "s": { "type": "points", "base": { "byDate": [ {{Many(500)}} ] } } } """, "VC3062");
    }

    [Fact]
    public void A_default_by_date_is_checked_period_by_period()
    {
        AssertRefused(
            $$""" "parameters": { "p": { "is": "figure", "max": 5, "default": {{ByDate("1", "6")}} } }, "scores": { "s": { "type": "points", "base": { "param": "p" } } } """,
            "VC4004 parameters.p.default.byDate[1].value p=6");
    }
}
