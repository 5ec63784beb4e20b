using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Measures;

public class CountTests
{
    private static Case Counted(string options, params ServiceRecord[] records) => new($$""" "measures": { "m": { "type": "count"{{options}} } } """, records);

    [Fact]
    public void Records_and_acts_are_counted_once() => Assert.Equal("4", Counted("", Service("2020-01-01", 60), Service("2020-01-01", 60), Act("2020-01-01", 5), Placed("2020-01-02", "22:00", "03:00")).Value());

    [Fact]
    public void A_record_without_minutes_is_none_and_one_with_unknown_minutes_leaves_open()
    {
        Assert.Equal("0", Counted("", Service("2020-01-01", 0)).Value());
        Assert.Equal(("0", Openness.Above), (Counted("", Service("2020-01-01", null)).Value(), Counted("", Service("2020-01-01", null)).OpennessOf()));
    }

    [Theory]
    [InlineData("day", "5")]
    [InlineData("week", "3")]
    [InlineData("month", "3")]
    [InlineData("calendar-year", "2")]
    [InlineData("total", "1")]
    [InlineData("record", "5")]
    public void Distinct_periods_are_counted(string distinct, string expected) => Assert.Equal(
        expected,
        Counted($", \"distinct\": \"{distinct}\"", Service("2019-12-30", 60), Service("2019-12-31", 60), Service("2019-12-31", 30), Placed("2020-01-05", "23:00", "01:00"), Service("2020-02-01", 60)).Value());

    [Theory]
    [InlineData("\"activity\"", 1, Openness.Above)]
    [InlineData("\"activity\"", 2, Openness.Above)] // two without one are no better
    [InlineData("[\"activity\", \"source\"]", 1, Openness.Above)] // nor is one without either
    [InlineData("\"day\"", 2, Openness.Closed)]
    public void A_record_without_the_key_leaves_the_count_open_and_is_named(string distinct, int count, Openness open)
    {
        ServiceRecord[] unnamed = [.. Enumerable.Range(1, count).Select(n => Service("2020-01-01", 60) with { Id = $"unnamed-{n}" })];
        Case counted = Counted($", \"distinct\": {distinct}", unnamed);
        Case decided = counted with { Sections = counted.Sections + """, "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "min": 9 } ] } } """ };

        Assert.Equal(open, counted.OpennessOf());
        Assert.Equal(open == Openness.Closed ? [] : unnamed.Select(r => $"record:{r.Id}"), decided.Computed().Decision("d").Missing.Select(m => m.Name).Order());
    }

    [Fact]
    public void A_shift_over_midnight_is_one_record_on_two_days()
    {
        ServiceRecord shift = Placed("2020-01-31", "23:00", "01:00");

        Assert.Equal(("1", "2", "2"), (Counted("", shift).Value(), Counted(", \"distinct\": \"day\"", shift).Value(), Counted(", \"distinct\": \"month\"", shift).Value()));
    }

    [Theory]
    [InlineData("2020-02-01", "2020-02-28", "0", "1")]
    [InlineData("2020-01-01", "2020-01-31", "1", "1")]
    [InlineData("2020-01-01", "2020-02-28", "1", "2")]
    public void A_record_counts_on_the_day_it_starts_and_distinct_days_count_both(string from, string to, string records, string days)
    {
        ServiceRecord shift = Placed("2020-01-31", "23:00", "01:00");
        string window = $$""", "window": { "from": "{{from}}", "to": "{{to}}" }""";

        Assert.Equal((records, days), (Counted(window, shift).Value(), Counted(window + ", \"distinct\": \"day\"", shift).Value()));
    }

    [Fact]
    public void A_record_whose_first_part_does_not_count_still_counts_on_the_day_it_starts()
    {
        ServiceRecord shift = Placed("2020-01-31", "23:00", "01:00");

        Assert.Equal("1", Counted(""", "where": { "weekday": "saturday" }, "window": { "to": "2020-01-31" }""", shift).Value());
        Assert.Equal("0", Counted(""", "where": { "weekday": "saturday" }, "window": { "from": "2020-02-01" }""", shift).Value());
    }

    [Fact]
    public void Distinct_columns_are_counted_and_an_unknown_one_leaves_open()
    {
        ServiceRecord[] records = [.. new[] { "x", "y", "x", "X" }.Select(a => Service("2020-01-01", 60) with { Activity = a })];

        Assert.Equal(("3", Openness.Closed), (Counted(", \"distinct\": \"activity\"", records).Value(), Counted(", \"distinct\": \"activity\"", records).OpennessOf()));
        Assert.NotEqual(Openness.Closed, Counted(", \"distinct\": \"activity\"", [.. records, Service("2020-01-01", 60)]).OpennessOf());
        Assert.Equal("4", Counted(", \"distinct\": [\"activity\", \"day\"]", [.. records, records[0] with { Id = "other", Date = Day("2020-01-02") }]).Value());
    }

    [Fact]
    public void What_a_filter_leaves_is_counted() => Assert.Equal(
        "1", Counted(""", "where": { "category": "rating", "rating": { "min": 4 } }, "distinct": "day" """, Service("2020-01-01", null) with { Category = "rating", Rating = 4 }, Service("2020-01-01", null) with { Category = "rating", Rating = 5 }, Service("2020-01-02", null) with { Category = "rating", Rating = 3.9m }).Value());

    /// <summary>cn.gongshu.courier-points: a service is 3, a photo of a hazard 2.</summary>
    private const string Courier = """, "weights": [ { "where": { "category": "service" }, "times": 3 }, { "where": { "category": "hazard-photo" }, "times": 2 } ]""";

    [Fact]
    public void Records_count_by_their_weights_and_others_once() => Assert.Equal(
        "9", Counted(Courier, Service("2020-01-01", 60) with { Category = "service" }, Act("2020-01-01", 7) with { Category = "hazard-photo" }, Service("2020-01-02", 600) with { Category = "service" }, Service("2020-01-02", 1)).Value()); // 3 + 2 + 3 + 1

    [Theory]
    [InlineData("0.5", "0.75")] // 0.5 × 1.5
    [InlineData("-2", "-3")]
    [InlineData("0", "0")]
    public void Weights_multiply_and_may_be_negative(string times, string expected) => Assert.Equal(
        expected, Counted($$""", "weights": [ { "where": { "category": "x" }, "times": {{times}} }, { "where": { "source": "a" }, "times": 1.5 } ]""", Service("2020-01-01", 60) with { Category = "x", Source = "a" }).Value());

    [Fact]
    public void A_record_has_the_weight_of_its_first_part_that_counts()
    {
        ServiceRecord shift = Placed("2020-01-31", "23:00", "01:00"); // Friday to Saturday
        const string weights = """, "weights": [ { "where": { "weekday": "saturday" }, "times": 2 } ]""";

        Assert.Equal("1", Counted(weights, shift).Value());
        Assert.Equal("2", Counted(weights + """, "where": { "weekday": "saturday" } """, shift).Value());
        Assert.Equal("1", Counted(weights + """, "window": { "to": "2020-01-31" }""", shift).Value());
    }

    [Fact]
    public void Negative_weights_leave_open_either_way_and_bounds_say_what_can_be_reached()
    {
        ServiceRecord[] open = [Service("2020-01-01", null) with { Category = "x" }, Service("2020-01-02", 60) with { Category = "x" }];

        Assert.Equal(("2", Openness.Above), Of(2));
        Assert.Equal(("-2", Openness.Above | Openness.Below), Of(-2));
        Loading.AssertRefused(
            """ "measures": { "m": { "type": "count", "weights": { "where": { "category": "x" }, "times": 0.5 } } }, "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "max": -0.5 } ] } } """,
            "VC3032 decisions.d.require[0].max -0.5");
        Loading.AssertLoads(
            """ "measures": { "m": { "type": "count", "weights": { "where": { "category": "x" }, "times": -0.5 } } }, "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "max": -0.5 } ] } } """);

        (string, Openness) Of(int times) => (Weighted(times).Value(), Weighted(times).OpennessOf());
        Case Weighted(int times) => Counted($$""", "weights": { "where": { "category": "x" }, "times": {{times}} }""", open);
    }

    [Fact]
    public void A_day_caps_weighted_counts() => Assert.Equal(
        "15", // 12 capped to 10, and 5
        new Case(
            $$""" "measures": { "m": { "type": "each-period", "per": "day", "max": 10, "fold": "sum", "of": { "type": "count"{{Courier}} } } } """,
            [.. Enumerable.Range(0, 4).Select(_ => Service("2020-01-01", 60) with { Category = "service" }), Service("2020-01-02", 60) with { Category = "service" }, Act("2020-01-02", 1) with { Category = "hazard-photo" }]).Value());

    [Fact]
    public void Weights_of_distinct_keys_are_refused() => Loading.AssertRefused(
        """ "measures": { "m": { "type": "count", "distinct": "day", "weights": { "where": { "category": "x" }, "times": 2 } } } """, "VC3030 measures.m.weights distinct, weights");

    [Fact]
    public void Weights_too_large_to_count_refuse_the_volunteer()
    {
        string weights = string.Join(", ", Enumerable.Repeat("""{ "where": { "category": "x" }, "times": 1000 }""", 7)); // 10²¹

        Assert.Equal("VC4005", Counted($", \"weights\": [ {weights} ]", Service("2020-01-01", 60) with { Category = "x" }).Score().Refusal!.Code);
    }
}
