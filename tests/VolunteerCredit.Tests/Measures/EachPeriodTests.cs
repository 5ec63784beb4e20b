using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Measures;

public class EachPeriodTests
{
    private static Case Each(string per, string options, params ServiceRecord[] records) => new(
        $$""" "measures": { "m": { "type": "each-period", "per": {{(per[0] == '{' ? per : $"\"{per}\"")}}, "of": { "type": "hours", "where": { "source": "a" } }, {{options}} } } """, records);

    private static ServiceRecord A(string date, int minutes) => Service(date, minutes) with { Source = "a" };

    /// <summary>An hour in each of the months given, as 1 for January 2019.</summary>
    private static ServiceRecord[] Months(params int[] months) => [.. months.Select(m => A($"{2019 + ((m - 1) / 12)}-{((m - 1) % 12) + 1:D2}-15", 60))];

    [Theory]
    [InlineData("sum", "5 h 59 min")]
    [InlineData("max", "3 h")]
    [InlineData("count", "3")]
    [InlineData("longest-run", "2")]
    [InlineData("current-run", "0")]
    public void A_measure_per_month_is_folded(string fold, string expected) => Assert.Equal(
        expected, Each("month", $"\"fold\": \"{fold}\"", A("2020-01-31", 60), A("2020-02-01", 120), A("2020-02-29", 60), A("2020-04-01", 119), Service("2020-03-01", 600)).Value());

    [Theory]
    [InlineData("sum", "3 h")]
    [InlineData("max", "3 h")]
    [InlineData("count", "1")]
    public void Periods_below_at_least_do_not_count_and_those_at_it_do(string fold, string expected) => Assert.Equal(
        expected, Each("month", $"\"fold\": \"{fold}\", \"atLeast\": \"2h\"", A("2020-01-31", 119), A("2020-02-01", 180)).Value());

    [Theory]
    [InlineData(1, Openness.Above)]
    [InlineData(2, Openness.Above)] // two are no better than one
    public void Periods_whose_age_is_unknown_leave_the_count_open(int months, Openness open) =>
        Assert.Equal(open, Each("month", "\"fold\": \"count\", \"byAge\": [ { \"from\": 14, \"atLeast\": \"1h\" } ]", Months([.. Enumerable.Range(1, months)])).OpennessOf());

    [Theory]
    [InlineData("2015-01-31", Openness.Closed)] // too young, whatever the other need
    [InlineData("2000-01-31", Openness.Above)]
    public void A_need_that_surely_fails_settles_a_period(string born, Openness open) => Assert.Equal(
        open,
        (Each("month", "\"fold\": \"count\", \"byAge\": [ { \"from\": 14, \"atLeast\": \"1h\" } ], \"require\": [ { \"of\": { \"type\": \"given\", \"name\": \"g\" }, \"atLeast\": 1 } ]", Months(1)) with { Facts = [Fact("born", born)] }).OpennessOf());

    [Theory]
    [InlineData(null, Openness.Above)]
    [InlineData("2015-01-01", Openness.Closed)]
    public void A_need_without_coverage_may_be_met_by_what_is_not_there(string? coveredFrom, Openness open)
    {
        Case given = Each("month", "\"fold\": \"count\", \"window\": { \"rolling\": \"1 year\" }, \"require\": [ { \"of\": { \"type\": \"count\", \"where\": { \"source\": \"b\" }, \"coverage\": \"bureau\" }, \"atLeast\": 1 } ]", A("2020-01-01", 60));

        Assert.Equal(open, (given with { Facts = coveredFrom is null ? [] : [Fact("coverage:bureau", "yes", coveredFrom)] }).OpennessOf());
    }

    [Fact]
    public void Coverage_of_what_a_period_needs_is_asked_of_the_whole_window()
    {
        var none = new Case(""" "measures": { "m": { "type": "each-period", "per": "month", "fold": "count", "window": { "rolling": "1 year" }, "of": { "type": "hours" }, "require": { "of": { "type": "count", "coverage": "bureau" }, "atLeast": 1 } } } """);

        Assert.Equal(Openness.Above, none.OpennessOf());
        Assert.Equal(Openness.Above, (none with { Facts = [Fact("coverage:bureau", "yes", "2019-07-02")] }).OpennessOf());
        Assert.Equal(Openness.Closed, (none with { Facts = [Fact("coverage:bureau", "yes", "2019-07-01")] }).OpennessOf());
    }

    [Theory]
    [InlineData("\"fold\": \"max\"", Openness.Above | Openness.Below)] // a period that comes to count uses up what is handed on
    [InlineData("\"fold\": \"sum\", \"max\": 2", Openness.Above | Openness.Below)]
    [InlineData("\"fold\": \"sum\"", Openness.Above)]
    public void What_a_period_needs_and_is_open_moves_what_is_carried_either_way(string fold, Openness open) => Assert.Equal(
        open,
        Each("month", $$"""{{fold}}, "through": { "type": "per-whole", "per": "3h", "gives": 1, "carry": true }, "require": { "of": { "type": "count", "coverage": "bureau" }, "atLeast": 1 } """, A("2020-01-01", 60)).OpennessOf());

    [Fact]
    public void Many_periods_may_each_need_more_than_one_thing() => Assert.Equal("18", Each(
        "month",
        """ "fold": "count", "require": [ { "of": { "type": "count" }, "atLeast": 1 }, { "of": { "type": "hours" }, "atLeast": "1h" }, { "of": { "type": "count", "distinct": "day" }, "atLeast": 1 } ] """,
        Months([.. Enumerable.Range(1, 18)])).Value());

    [Theory]
    [InlineData("\"through\": { \"type\": \"rate\", \"per\": \"1h\", \"gives\": 1 }", "through")]
    [InlineData("\"max\": \"1h\"", "max")]
    public void A_count_or_run_has_neither_curve_nor_cap(string option, string found)
    {
        foreach (string fold in (string[])["count", "longest-run", "current-run"])
        {
            Loading.AssertRefused(Each("month", $"\"fold\": \"{fold}\", {option}").Sections, $"VC3030 measures.m.{found} {found}");
        }
    }

    [Fact]
    public void What_is_open_in_two_periods_is_open() => Assert.Equal(Openness.Above, (new Case(
        """ "measures": { "m": { "type": "each-period", "per": "month", "of": { "type": "given", "name": "g" }, "fold": "sum" } } """, Months(13, 14)) { Facts = [Fact("score:g", "over 5", "2019-01-01")] }).OpennessOf());

    [Theory]
    [InlineData("2020-01-01", "1")] // on the day of birth
    [InlineData("2019-12-31", "1")]
    public void An_age_of_nothing_is_an_age(string born, string count) => Assert.Equal(
        count, (Each("day", "\"fold\": \"count\", \"byAge\": [ { \"from\": 0, \"atLeast\": \"1h\" } ]", A("2020-01-01", 60)) with { Facts = [Fact("born", born)] }).Value());

    [Theory]
    [InlineData("sum", Openness.Below)]
    [InlineData("max", Openness.Above | Openness.Below)] // a period that comes to count may be the best
    public void What_a_period_needs_moves_it_as_its_value_does(string fold, Openness open)
    {
        const string rest = "\"require\": [ { \"of\": { \"type\": \"count\", \"where\": { \"source\": \"b\" } }, \"atLeast\": 1 } ]";

        Assert.Equal(open, Each(
            "month", $$""" "fold": "{{fold}}", "through": { "type": "rate", "per": "1h", "gives": -1 }, {{rest}} """, A("2020-01-01", 60), A("2020-01-02", 60) with { Minutes = null }, Service("2020-01-03", null) with { Source = "b" }).OpennessOf());
        Assert.Equal(Openness.Below, Each(
            "month", $$""" "fold": "{{fold}}", "through": { "type": "rate", "per": "1h", "gives": -1 } """, A("2020-01-01", 60), A("2020-01-02", 60) with { Minutes = null }).OpennessOf());
    }

    [Theory]
    [InlineData(119, "0")]
    [InlineData(120, "1")]
    [InlineData(121, "1")]
    public void At_least_is_included(int minutes, string expected) => Assert.Equal(expected, Each("day", "\"fold\": \"count\", \"atLeast\": \"2h\"", A("2020-01-01", minutes)).Value());

    [Fact]
    public void A_cap_per_period_is_not_a_limit()
    {
        Assert.Equal("3 h", Each("day", "\"fold\": \"sum\", \"max\": \"1h\"", A("2020-01-01", 600), A("2020-01-02", 60), A("2020-01-03", 61)).Value());
        Assert.Equal("1 h 1.5 min", Each("day", "\"fold\": \"sum\", \"max\": \"60.5min\"", A("2020-01-01", 600), A("2020-01-02", 1)).Value());
    }

    [Theory]
    [InlineData("\"type\": \"rate\", \"per\": \"3h\", \"gives\": 1", "", "4/3")] // 1 h and 3 h
    [InlineData("\"type\": \"per-whole\", \"per\": \"3h\", \"gives\": 1", "", "1")]
    [InlineData("\"type\": \"rate\", \"per\": \"3h\", \"gives\": 1", ", \"max\": 0.5", "5/6")]
    [InlineData("\"type\": \"step-bands\", \"bands\": [ { \"from\": \"1h\", \"gives\": 2 }, { \"from\": \"3h\", \"gives\": 5 } ]", "", "7")]
    [InlineData("\"type\": \"step-bands\", \"bands\": [ { \"from\": \"1h\", \"gives\": 2 }, { \"from\": \"3h\", \"gives\": 5 } ]", ", \"max\": 4", "6")]
    [InlineData("\"type\": \"step-bands\", \"bands\": [ { \"from\": \"1h\", \"gives\": 2 }, { \"from\": \"3h\", \"gives\": 5 } ]", ", \"atLeast\": \"90min\"", "5")]
    public void Each_period_goes_through_a_curve_and_then_a_cap(string curve, string rest, string expected) =>
        Assert.Equal(expected, Each("month", $"\"fold\": \"sum\", \"through\": {{ {curve} }}{rest}", A("2020-01-01", 60), A("2020-02-01", 180)).Value());

    [Theory]
    [InlineData("day", "2020-02-28", "2020-02-29", "2020-03-01", "3")]
    [InlineData("week", "2019-12-29", "2020-01-05", "2020-01-06", "3")] // the weeks before, with and after the turn of the year
    [InlineData("month", "2019-11-30", "2019-12-01", "2020-01-31", "3")]
    [InlineData("calendar-year", "2018-12-31", "2019-01-01", "2020-01-01", "3")]
    [InlineData("month", "2019-11-30", "2020-01-01", "2020-02-01", "2")]
    [InlineData("{ \"fiscal-year\": 4 }", "2018-03-31", "2018-04-01", "2020-03-31", "3")] // the years from April 2017, 2018 and 2019
    [InlineData("{ \"fiscal-year\": 4 }", "2018-03-31", "2019-04-01", "2020-04-01", "2")] // from April 2017, 2019 and 2020
    [InlineData("{ \"fiscal-year\": 3 }", "2019-02-28", "2020-02-29", "2020-03-01", "3")]
    [InlineData("{ \"fiscal-year\": 1 }", "2018-12-31", "2019-01-01", "2020-01-01", "3")]
    public void A_run_is_periods_one_after_the_other(string per, string first, string second, string third, string longest) =>
        Assert.Equal(longest, Each(per, "\"fold\": \"longest-run\"", A(first, 60), A(second, 60), A(third, 60)).Value());

    [Theory]
    [InlineData("2020-03-31", new[] { 13, 14, 15 }, "3")]
    [InlineData("2020-03-31", new[] { 13, 14 }, "0")] // March has ended
    [InlineData("2020-03-30", new[] { 13, 14 }, "2")] // March has not: it may extend the run and does not break it
    [InlineData("2020-03-15", new[] { 13, 14, 15 }, "3")]
    [InlineData("2020-03-14", new[] { 13, 14, 15 }, "2")]
    [InlineData("2020-04-29", new[] { 13, 14 }, "0")]
    [InlineData("2020-03-30", new[] { 10, 11, 13, 14 }, "2")]
    [InlineData("2020-03-30", new int[0], "0")]
    public void The_current_run_is_not_broken_by_a_period_that_has_not_ended(string asOf, int[] months, string run) =>
        Assert.Equal(run, (Each("month", "\"fold\": \"current-run\"", Months(months)) with { AsOf = asOf }).Value());

    [Fact]
    public void A_day_has_ended_on_the_as_of_day()
    {
        Assert.Equal("2", Each("day", "\"fold\": \"current-run\"", A("2020-06-29", 60), A("2020-06-30", 60)).Value());
        Assert.Equal("0", Each("day", "\"fold\": \"current-run\"", A("2020-06-28", 60), A("2020-06-29", 60)).Value());
    }

    [Theory]
    [InlineData("{ \"rolling\": \"24 months\" }", "24")]
    [InlineData("{ \"calendar-year\": -1 }", "12")]
    [InlineData("{ \"from\": \"2019-03-16\", \"to\": \"2019-05-14\" }", "1")]
    [InlineData("\"lifetime\"", "30")]
    public void Only_the_days_of_the_window_count(string window, string months) => Assert.Equal(
        months, new Case($$""" "measures": { "m": { "type": "each-period", "per": "month", "window": {{window}}, "of": { "type": "hours" }, "fold": "count" } } """, Months([.. Enumerable.Range(1, 30)])) { AsOf = "2021-06-30" }.Value());

    /// <summary>100 windows of up to 30 days, which have far more days than there are rows.</summary>
    [Fact]
    public void Windows_that_overlap_are_taken_in_batches() => Assert.Equal("30", new Case(
        """ "measures": { "m": { "type": "each-period", "per": "day", "window": { "best": "30 days" }, "of": { "type": "hours" }, "fold": "count" } } """,
        [.. Enumerable.Range(0, 100).Select(i => Service("2020-01-01", 60) with { Date = Day("2020-01-01").AddDays(i) })]).Value());

    /// <summary>Claims may take more than there is, so that the sum has no least value.</summary>
    [Fact]
    public void What_is_carried_of_claims_has_no_least_value() => Loading.AssertLoads("""
        "measures": { "m": { "type": "each-period", "per": "month", "fold": "sum", "of": { "type": "quantity" }, "through": { "type": "per-whole", "per": 10, "gives": 1, "carry": true } } },
        "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "max": -5 } ] } }
        """);

    [Fact]
    public void Rows_that_do_not_matter_change_nothing()
    {
        const string curve = "\"through\": { \"type\": \"step-bands\", \"bands\": { \"from\": \"0h\", \"gives\": 5 } }";
        ServiceRecord[] none = [Service("2020-01-01", 60), A("2020-02-01", 0), Act("2020-03-01", 1) with { Source = "a" }];

        foreach (string fold in (string[])["sum", "max"])
        {
            Assert.Equal("0", Each("month", $"\"fold\": \"{fold}\", {curve}").Value());
            Assert.Equal("0", Each("month", $"\"fold\": \"{fold}\", {curve}", none).Value());
        }

        Assert.Equal("0", Each("month", "\"fold\": \"count\", \"atLeast\": \"0h\"", none).Value());
    }

    [Fact]
    public void Best_year_and_awards_per_year()
    {
        var records = new Case(
            """
            "measures": {
              "best": { "type": "each-period", "per": "calendar-year", "of": { "type": "hours" }, "fold": "max" },
              "awards": { "type": "each-period", "per": "calendar-year", "of": { "type": "quantity", "units": [ { "unit": "city", "times": 20 }, { "unit": "county", "times": 10 } ] }, "max": 25, "fold": "sum" },
              "days": { "type": "each-period", "per": "month", "of": { "type": "count", "distinct": "day" }, "max": 2, "fold": "sum" },
              "streak": { "type": "each-period", "per": "calendar-year", "of": { "type": "each-period", "per": "month", "of": { "type": "hours" }, "fold": "count" }, "atLeast": 2, "fold": "longest-run" } }
            """,
            A("2017-01-01", 60), A("2017-02-01", 60), A("2018-01-01", 90), A("2018-03-01", 90), A("2019-01-01", 300), A("2019-01-02", 1), A("2019-01-03", 1), Act("2019-01-01", 1, "city"), Act("2019-02-01", 1, "county"), Act("2020-01-01", 1, "county"));

        Assert.Equal(("5 h 2 min", "35", "8", "2"), (records.Value("best"), records.Value("awards"), records.Value("days"), records.Value("streak")));
    }

    [Fact]
    public void A_shift_over_midnight_is_in_two_periods() => Assert.Equal("2", Each("day", "\"fold\": \"count\"", Placed("2020-01-31", "22:00", "02:00") with { Source = "a" }).Value());

    [Fact]
    public void A_falling_curve_turns_what_is_open()
    {
        const string sections = """
            "measures": { "m": { "type": "each-period", "per": "month", "of": { "type": "hours" }, "through": { "type": "rate", "per": "1h", "gives": -1 }, "fold": "sum" } },
            "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "min": -5 } ] } }
            """;
        var records = new Case(sections, Service("2020-01-01", 120), Service("2020-01-02", null));

        Assert.Equal(("-2", Openness.Below, Outcome.Undetermined), (records.Value(), records.OpennessOf(), records.Outcome()));
    }

    [Fact]
    public void Unknown_minutes_leave_open_and_an_unknown_value_is_unknown()
    {
        Assert.Equal(("1", Openness.Above), (Each("month", "\"fold\": \"count\"", A("2020-01-01", 60), Service("2020-02-01", null) with { Source = "a" }).Value(), Each("month", "\"fold\": \"count\"", Service("2020-02-01", null) with { Source = "a" }).OpennessOf()));
        Assert.Equal(Openness.Closed, Each("month", "\"fold\": \"count\"", Service("2020-02-01", null)).OpennessOf());
        Assert.Equal("?", new Case(""" "measures": { "m": { "type": "each-period", "per": "month", "of": { "type": "given", "name": "x" }, "fold": "max" } } """, A("2020-01-01", 60)).Value());
    }

    [Fact]
    public void Coverage_is_asked_of_the_whole_window_periods_without_records_included()
    {
        const string sections = """ "measures": { "m": { "type": "each-period", "per": "month", "window": { "rolling": "12 months" }, "of": { "type": "count", "coverage": "bureau" }, "fold": "count" } } """;

        Assert.Equal(Openness.Above, new Case(sections).OpennessOf());
        Assert.Equal(Openness.Closed, new Case(sections) { Facts = [Fact("coverage:bureau", "yes", "2019-07-01", "2020-06-30")] }.OpennessOf());
        Assert.Equal(Openness.Above, new Case(sections, Act("2020-06-30", 1)) { Facts = [Fact("coverage:bureau", "yes", "2020-06-01", "2020-06-30")] }.OpennessOf());
    }

    [Fact]
    public void A_negative_cap_is_a_bound_that_holds() => Assert.Equal(
        "-10 h", Each("month", "\"fold\": \"sum\", \"max\": \"-5h\"", A("2020-01-01", 60), A("2020-02-01", 60)).Value());

    [Theory]
    [InlineData("2020-03-31", "2")] // April 2018 and April 2019; the second has just ended
    [InlineData("2020-04-01", "2")] // the third has begun and does not break the run
    [InlineData("2021-03-30", "2")]
    [InlineData("2021-03-31", "0")] // and has ended without anything
    public void A_current_run_of_fiscal_years_ends_with_a_year_that_has_ended_empty(string asOf, string run) => Assert.Equal(
        run, (Each("{ \"fiscal-year\": 4 }", "\"fold\": \"current-run\"", A("2019-03-31", 60), A("2019-04-01", 60)) with { AsOf = asOf }).Value());

    [Theory]
    [InlineData("{ \"fiscal-year\": 0 }", "{ \"fiscal-year\": 0 }")]
    [InlineData("{ \"fiscal-year\": 13 }", "{ \"fiscal-year\": 13 }")]
    [InlineData("{ \"calendar-year\": 1 }", "{ \"calendar-year\": 1 }")]
    [InlineData("total", "total")]
    [InlineData("year", "year")]
    public void What_is_no_period_is_refused(string per, string found) => Assert.Equal(
        [$"VC3010 measures.m.per {found}"], Loading.Summary(Loading.Document(Each(per, "\"fold\": \"count\"").Sections)));

    [Theory]
    [InlineData("2018-03-31", "2018-04-01", "8 h")] // two years, 4 h of each day's 5 h count
    [InlineData("2018-04-01", "2019-03-31", "4 h")] // one year
    public void A_grouping_by_fiscal_year_limits_each_year(string first, string second, string expected) => Assert.Equal(
        expected,
        new Case(""" "intake": [ { "type": "limit", "per": { "fiscal-year": 4 }, "max": "4h" } ], "measures": { "m": { "type": "hours" } } """, Service(first, 300), Service(second, 300)).Value());

    [Theory]
    [InlineData("sum", "3 h")] // January and March; February has the hours and no second activity
    [InlineData("max", "2 h")]
    [InlineData("count", "2")]
    [InlineData("longest-run", "1")]
    [InlineData("current-run", "0")]
    public void A_period_counts_only_with_all_that_it_needs(string fold, string expected) => Assert.Equal(
        expected,
        Each(
            "month",
            $$""" "fold": "{{fold}}", "require": [ { "of": { "type": "count", "distinct": "activity" }, "atLeast": 2 }, { "of": { "type": "hours" }, "atLeast": "1h" } ] """,
            A("2020-01-01", 60) with { Activity = "a" }, A("2020-01-02", 60) with { Activity = "b" },
            A("2020-02-01", 300) with { Activity = "a" }, A("2020-02-02", 300) with { Activity = "a" },
            A("2020-03-01", 30) with { Activity = "a" }, A("2020-03-02", 30) with { Activity = "b" },
            A("2020-04-01", 29) with { Activity = "a" }, A("2020-04-02", 30) with { Activity = "b" }).Value());

    [Fact]
    public void What_a_period_needs_and_is_open_leaves_the_fold_open_as_it_answers()
    {
        const string need = "\"require\": { \"of\": { \"type\": \"count\", \"where\": { \"category\": \"talk\" }, \"coverage\": \"talks\" }, \"atLeast\": 1 }";
        const string falls = "\"through\": { \"type\": \"rate\", \"per\": \"1h\", \"gives\": -1 }";

        Assert.Equal(Openness.Above, Each("month", $"\"fold\": \"count\", {need}", A("2020-01-01", 60)).OpennessOf());
        Assert.Equal(Openness.Below, Each("month", $"\"fold\": \"sum\", {need}, {falls}", A("2020-01-01", 60)).OpennessOf());
        Assert.Equal(Openness.Closed, (Each("month", $"\"fold\": \"sum\", {need}", A("2020-01-01", 60)) with { Facts = [Fact("coverage:talks", "yes")] }).OpennessOf());
    }

    [Fact]
    public void What_a_period_needs_and_is_unknown_leaves_the_fold_open_by_its_name()
    {
        const string sections = """
            "measures": { "m": { "type": "each-period", "per": "month", "of": { "type": "hours" }, "fold": "count", "atLeast": "1h", "require": { "of": { "type": "given", "name": "x" }, "atLeast": 1 } } },
            "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "min": 1 } ] } }
            """;
        var unknown = new Case(sections, Service("2020-01-01", 60));

        Assert.Equal(("0", Openness.Above), (unknown.Value(), unknown.OpennessOf()));
        Assert.Equal(Outcome.Undetermined, unknown.Outcome());
        Assert.Equal("score:x", Assert.Single(unknown.Computed().Decision("d").Missing).Name);
        Assert.Equal("1", (unknown with { Facts = [Fact("score:x", "1")] }).Value());
        Assert.Equal(Outcome.NotEligible, new Case(sections, Service("2020-01-01", 59)).Outcome()); // lacks the hours, whatever the score may be
    }

    [Theory]
    [InlineData("2002-04-01", 1200, "1")] // 17 on 31 March 2020: 20 h
    [InlineData("2002-04-01", 1199, "0")]
    [InlineData("2002-03-31", 1200, "0")] // 18 on the year's last day: 30 h
    [InlineData("2002-03-31", 1800, "1")]
    [InlineData("2006-04-01", 9000, "0")] // 13: below the first band
    [InlineData("2006-03-31", 1200, "1")] // 14
    [InlineData("1960-01-01", 600, "1")] // 60 and above: 10 h
    [InlineData("1960-04-01", 600, "0")] // 59
    public void What_a_period_needs_may_go_by_the_age_on_its_last_day(string born, int minutes, string expected) =>
        Assert.Equal(expected, (ByAge(A("2019-06-01", minutes)) with { Facts = [Fact("born", born)] }).Value());

    [Theory]
    [InlineData("2002-06-29", "0")] // 18 since yesterday
    [InlineData("2002-06-30", "0")]
    [InlineData("2002-07-01", "1")] // 18 tomorrow, and the year has not ended
    public void In_a_period_that_has_not_ended_the_age_is_that_of_the_as_of_day(string born, string expected) =>
        Assert.Equal(expected, (ByAge(A("2020-06-01", 1200)) with { Facts = [Fact("born", born)] }).Value());

    [Fact]
    public void An_unknown_age_leaves_the_fold_open_by_its_name_where_something_hangs_on_it()
    {
        Case enough = ByAge(A("2019-06-01", 600)), tooLittle = ByAge(A("2019-06-01", 599));
        Case[] unknown = [enough, enough with { Facts = [Fact("born", "a while ago")] }, enough with { Facts = [Fact("born", "1990-01-01"), Fact("born", "1991-01-01")] }];

        Assert.All(unknown, c => Assert.Equal(("0", Openness.Above), (c.Value(), c.OpennessOf())));
        Assert.All(unknown, c => Assert.Equal((Outcome.Undetermined, "born"), (c.Outcome(), Assert.Single(c.Computed().Decision("d").Missing).Name)));
        Assert.Equal((Openness.Closed, Outcome.NotEligible), (tooLittle.OpennessOf(), tooLittle.Outcome())); // less than any age needs
    }

    [Theory]
    [InlineData("\"byAge\": [ { \"from\": 18, \"atLeast\": \"1h\" }, { \"from\": 18, \"atLeast\": \"2h\" } ]", "VC3033 measures.m.byAge[1].from 18")]
    [InlineData("\"byAge\": [ { \"from\": 18, \"atLeast\": 1 } ]", "VC3012 measures.m.byAge[0].atLeast 1")]
    [InlineData("\"byAge\": [ { \"from\": 18, \"atLeast\": \"1h\" } ], \"atLeast\": \"1h\"", "VC3030 measures.m.byAge byAge")]
    [InlineData("\"byAge\": [ { \"from\": -1, \"atLeast\": \"1h\" } ]", "VC3010 measures.m.byAge[0].from -1")]
    [InlineData("\"byAge\": []", "VC3010 measures.m.byAge 0")]
    [InlineData("\"require\": { \"of\": { \"type\": \"count\" }, \"atLeast\": \"1h\" }", "VC3012 measures.m.require.atLeast 1 h")]
    [InlineData("\"require\": { \"of\": { \"type\": \"count\" } }", "VC3005 measures.m.require")]
    [InlineData("\"require\": { \"of\": { \"type\": \"count\", \"window\": \"lifetime\" }, \"atLeast\": 1 }", "VC3004 measures.m.require.of.window window")]
    public void Needs_that_do_not_fit_are_refused(string options, string fault) =>
        Assert.Equal([fault], Loading.Summary(Loading.Document(Each("month", $"\"fold\": \"sum\", {options}").Sections)));

    [Theory]
    [InlineData("", "false", "2")] // 11 h, 12 h, 7 h in whole 10 h: 1 + 1 + 0
    [InlineData("", "true", "3")] // 11 h: 1 and 1 h over; 13 h: 1 and 3 h over; 10 h: 1
    [InlineData(", \"atLeast\": \"8h\"", "true", "2")] // the third month does not count and takes nothing
    [InlineData(", \"max\": 0.5", "true", "1.5")] // the cap is of what a period gives, after the rest
    public void What_a_period_leaves_over_goes_to_the_next_that_counts(string options, string carry, string expected)
    {
        Case months = Each(
            "month",
            $$""" "fold": "sum", "through": { "type": "per-whole", "per": "10h", "gives": 1, "carry": {{carry}} }{{options}} """,
            A("2020-01-31", 660), A("2020-02-01", 720), A("2020-04-30", 420)); // March holds nothing, and breaks nothing

        Assert.Equal(expected, months.Value());
    }

    [Fact]
    public void A_rest_is_carried_exactly_and_can_be_a_debt()
    {
        const string step = "\"type\": \"per-whole\", \"per\": \"1.5min\", \"gives\": 1, \"carry\": true";
        Assert.Equal("2", Each("day", $"\"fold\": \"sum\", \"through\": {{ {step} }}", A("2020-01-01", 1), A("2020-01-02", 1), A("2020-01-03", 1)).Value()); // 3 min / 1.5
        Assert.Equal("1", Each("day", $"\"fold\": \"max\", \"through\": {{ {step} }}", A("2020-01-01", 1), A("2020-01-02", 1), A("2020-01-03", 1)).Value()); // 0, 1 (0.5 over), 1

        var claims = new Case(
            """ "measures": { "m": { "type": "each-period", "per": "month", "of": { "type": "quantity" }, "through": { "type": "per-whole", "per": 10, "gives": 1, "carry": true }, "fold": "sum" } } """,
            Act("2020-01-01", -15), Act("2020-02-01", 24));
        Assert.Equal("0", claims.Value()); // -1 and -5 over; 19: 1

        Case open = Each("day", $"\"fold\": \"max\", \"through\": {{ {step} }}", A("2020-01-01", 1), A("2020-01-02", 1) with { Minutes = null });
        Assert.Equal(Openness.Above | Openness.Below, open.OpennessOf()); // the best period may lose what an earlier one uses up
    }

    [Fact]
    public void A_rest_is_carried_only_where_there_is_a_next_period()
    {
        Loading.AssertRefused(
            """ "measures": { "m": { "type": "hours" } }, "scores": { "s": { "type": "points", "parts": [ { "id": "p", "of": "m", "through": { "type": "per-whole", "per": "1h", "gives": 1, "carry": true } } ] } } """,
            "VC3087 scores.s.parts[0].through.carry true");
        Loading.AssertLoads(
            """ "measures": { "m": { "type": "hours" } }, "scores": { "s": { "type": "points", "parts": [ { "id": "p", "of": "m", "through": { "type": "per-whole", "per": "1h", "gives": 1, "carry": false } } ] } } """);
    }

    /// <summary>Every period of the outer measure is asked for at once: going through all rows for each would take their square.</summary>
    [Fact]
    public void Periods_within_periods_go_through_the_rows_once()
    {
        const string Sections = """
            "measures": { "m": { "type": "each-period", "per": "month", "fold": "sum", "of": { "type": "each-period", "per": "week", "fold": "max",
              "of": { "type": "each-period", "per": "day", "fold": "sum", "max": "2h", "of": { "type": "hours", "steps": [ { "type": "round", "per": "day", "to": "1h", "mode": "down" } ] } } } } }
            """;
        RuleSetPlan plan = Shapes.Plan(Sections);
        ServiceRecord[] records = [.. Enumerable.Range(0, 900).Select(i => Service("2018-01-01", 90) with { Date = Day("2018-01-01").AddDays(i) })];
        PlanRun run = plan.Rent();
        run.Budget = new(long.MaxValue);

        CreditResult result = run.Score(new Volunteer(VolunteerId, records, []), Evaluation.On(Day("2020-06-30")));

        // The measure and its step, each once.
        Assert.Equal((ResultStatus.Computed, 2 * records.Length), (result.Status, (int)run.Budget.Spent));
        Assert.Equal(new Case(Sections, records).Value(), result.Measure("m").Value!.Value.ToString());

        run.Budget = new(records.Length);
        Assert.Equal("VC4025", run.Score(new Volunteer(VolunteerId, records, []), Evaluation.On(Day("2020-06-30"))).Refusal?.Code);
        plan.Return(run);
        Assert.Null(run.Budget);
    }

    /// <summary>Active fiscal years: 20 h from 14, 30 h from 18, 10 h from 60.</summary>
    private static Case ByAge(params ServiceRecord[] records)
    {
        Case each = Each(
            "{ \"fiscal-year\": 4 }",
            "\"fold\": \"count\", \"byAge\": [ { \"from\": 14, \"atLeast\": \"20h\" }, { \"from\": 18, \"atLeast\": \"30h\" }, { \"from\": 60, \"atLeast\": \"10h\" } ]",
            records);
        return each with { Sections = each.Sections + """, "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "min": 1 } ] } } """ };
    }
}
