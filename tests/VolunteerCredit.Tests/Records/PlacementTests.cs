using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using static VolunteerCredit.Tests.Given;

namespace VolunteerCredit.Tests;

/// <summary>Semantics § 1 and § 4: minutes rule, start and end only place the service; it is split at midnight.</summary>
public sealed class PlacementTests
{
    private const string Days = """
        "intake": [ { "type": "split-at", "times": ["22:00"] } ],
        "measures": {
          "hours": { "type": "hours" },
          "first": { "type": "hours", "where": { "date": { "to": "2024-05-01" } } },
          "second": { "type": "hours", "where": { "date": { "from": "2024-05-02" } } },
          "late": { "type": "hours", "where": { "within": "22:00-00:00" } },
          "records": { "type": "count" },
          "days": { "type": "count", "distinct": "day" },
          "onFirst": { "type": "count", "window": { "from": "2024-05-01", "to": "2024-05-01" } },
          "onSecond": { "type": "count", "window": { "from": "2024-05-02", "to": "2024-05-02" } }
        }
        """;

    [Theory]
    [InlineData("20:00", "02:00", null, "4 h", "2 h")] // the span
    [InlineData("20:00", "02:00", 361, "4 h", "2 h 1 min")] // one above the span: the last part takes it
    [InlineData("20:00", "02:00", 300, "4 h", "1 h")] // minutes fill the first part first
    [InlineData("20:00", "02:00", 240, "4 h", "0 h")]
    [InlineData("20:00", "02:00", 100, "1 h 40 min", "0 h")]
    [InlineData("20:00", "02:00", 0, "0 h", "0 h")]
    [InlineData("20:00", "02:00", 500, "4 h", "4 h 20 min")] // more than the span: a warning, and it counts
    [InlineData("20:00", "00:00", null, "4 h", "0 h")] // an end at midnight is the end of the day
    [InlineData("00:00", "00:00", null, "24 h", "0 h")] // an end at the start is a whole day
    [InlineData("10:00", "10:00", null, "14 h", "10 h")]
    [InlineData("10:00", "09:59", null, "14 h", "9 h 59 min")]
    [InlineData("00:00", "23:59", null, "23 h 59 min", "0 h")]
    [InlineData("23:59", "00:01", null, "1 min", "1 min")]
    [InlineData("10:00", "09:00", 1440, "14 h", "10 h")]
    [InlineData("10:00", "12:00", 1441, "24 h 1 min", "0 h")] // more than a day is not placed
    public void Minutes_fill_the_days_of_a_placed_service(string start, string end, int? minutes, string first, string second)
    {
        CreditResult result = Score(Volunteer(Placed("a", "2024-05-01", start, end, minutes)), sections: Days);
        Assert.Equal((first, second), (result.Text("first"), result.Text("second")));
        Assert.Equal(result.Time.Recorded, result.Time.Counted);
    }

    [Theory]
    [InlineData("09:00:10", "09:00:50", null, "0 h")]
    [InlineData("09:00:10", "09:00:50", 1, "1 min")]
    [InlineData("09:00:50", "09:00:10", null, "24 h")]
    [InlineData("09:00:59", "09:01:00", null, "1 min")]
    [InlineData("09:00:59", "08:59:00", null, "23 h 59 min")]
    public void Seconds_are_dropped_and_make_no_day_of_a_minute(string start, string end, int? minutes, string hours) =>
        Assert.Equal(hours, Score(Volunteer(Placed("a", "2024-05-01", start, end, minutes))).Text("hours"));

    [Theory]
    [InlineData(121, "")]
    [InlineData(122, "VC1221")]
    [InlineData(1440, "VC1221")]
    [InlineData(1441, "VC1220")]
    [InlineData(0, "")]
    public void One_minute_above_the_span_is_normal_and_more_a_warning(int minutes, string code)
    {
        CreditResult result = Score(Volunteer(Placed("a", "2024-05-01", "10:00", "12:00", minutes)));
        Assert.Equal((minutes, code), (result.Time.Counted, result.Codes()));
    }

    [Fact]
    public void Unknown_minutes_are_not_nothing()
    {
        CreditResult result = Score(Volunteer(Service("a", "2024-05-01", null), Service("b", "2024-05-01", 60)));
        Assert.Equal((1, "1 h", VolunteerCredit.Measures.Openness.Above), (result.Time.UnknownRecords, result.Text("hours"), result.Measure("hours").Openness));
        Assert.Null(result.Records!.Single(r => r.RecordId == "a").Recorded);
        CreditResult zero = Score(Volunteer(Service("a", "2024-05-01", 0)));
        Assert.Equal(0, zero.Records!.Single().Recorded);
        Assert.Equal((0, VolunteerCredit.Measures.Openness.Closed), (zero.Time.UnknownRecords, zero.Measure("hours").Openness));
    }

    [Theory]
    [InlineData("10:00", null)]
    [InlineData(null, "12:00")]
    public void A_start_or_an_end_alone_places_nothing_and_gives_no_minutes(string? start, string? end)
    {
        ServiceRecord record = Service("a", "2024-05-01", null) with { Start = start is null ? null : TimeOnly.Parse(start, null), End = end is null ? null : TimeOnly.Parse(end, null) };
        Assert.Equal(1, Score(Volunteer(record)).Time.UnknownRecords);
    }

    [Fact]
    public void Planned_minutes_count_nothing_by_themselves() =>
        Assert.Equal(("0 h", 1), (Score(Volunteer(Service("a", "2024-05-01", null) with { PlannedMinutes = 120 })).Text("hours"), Score(Volunteer(Service("a", "2024-05-01", null) with { PlannedMinutes = 120 })).Time.UnknownRecords));

    [Fact]
    public void A_record_counts_once_on_the_day_it_starts_and_distinct_days_count_both()
    {
        CreditResult result = Score(Volunteer(Placed("a", "2024-05-01", "20:00", "02:00")), sections: Days);
        Assert.Equal(("1", "2", "1", "0"), (result.Text("records"), result.Text("days"), result.Text("onFirst"), result.Text("onSecond")));
    }

    [Fact]
    public void A_clock_time_that_the_rule_set_names_splits_too()
    {
        CreditResult result = Score(Volunteer(Placed("a", "2024-05-01", "20:00", "02:00"), Placed("b", "2024-05-03", "21:00", "23:00", 70)), sections: Days);
        Assert.Equal("2 h 10 min", result.Text("late"));
        Assert.Equal("2", result.Text("records"));
    }

    [Fact]
    public void The_day_is_the_day_at_the_place_of_service_wherever_it_was_recorded()
    {
        Volunteer volunteer = Volunteer(Service("a", "2024-01-31", 60, "2024-02-01T03:00+14:00"), Service("b", "2024-01-31", 60, "2024-01-30T22:00-11:00"));
        Assert.Equal("2 h", Score(volunteer).Text("january"));
    }
}
