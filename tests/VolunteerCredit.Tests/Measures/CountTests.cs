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
}
