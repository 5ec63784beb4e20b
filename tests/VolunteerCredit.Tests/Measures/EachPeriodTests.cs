using VolunteerCredit.Decisions;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Measures;

public class EachPeriodTests
{
    private static Case Each(string per, string options, params ServiceRecord[] records) => new(
        $$""" "measures": { "m": { "type": "each-period", "per": "{{per}}", "of": { "type": "hours", "where": { "source": "a" } }, {{options}} } } """, records);

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
}
