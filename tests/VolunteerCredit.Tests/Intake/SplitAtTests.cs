using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Intake;

public class SplitAtTests
{
    private const string Night = """
        "intake": [ { "type": "split-at", "times": ["05:00", "22:00"] } ],
        "measures": {
          "all": { "type": "hours" },
          "night": { "type": "hours", "where": { "within": "22:00-05:00" } },
          "day": { "type": "hours", "where": { "within": "05:00-22:00" } },
          "weighted": { "type": "hours", "weights": [ { "where": { "within": "22:00-05:00" }, "times": 1.5 } ] },
          "records": { "type": "count" }, "days": { "type": "count", "distinct": "day" }, "nights": { "type": "count", "where": { "within": "22:00-05:00" } } }
        """;

    [Theory]
    [InlineData("20:00", "23:00", "3 h", "1 h", "2 h", "3 h 30 min", "1", "1")]
    [InlineData("20:00", "02:00", "6 h", "4 h", "2 h", "8 h", "1", "2")]
    [InlineData("21:00", "06:00", "9 h", "7 h", "2 h", "12 h 30 min", "1", "2")]
    [InlineData("22:00", "05:00", "7 h", "7 h", "0 h", "10 h 30 min", "1", "2")]
    [InlineData("05:00", "22:00", "17 h", "0 h", "17 h", "17 h", "1", "1")]
    [InlineData("12:00", "12:00", "24 h", "7 h", "17 h", "27 h 30 min", "1", "2")]
    [InlineData("04:00", "03:59", "23 h 59 min", "6 h 59 min", "17 h", "27 h 28.5 min", "1", "2")]
    public void A_night_is_split_and_selected(string start, string end, string all, string night, string day, string weighted, string records, string days)
    {
        var shift = new Case(Night, Placed("2020-01-01", start, end));

        Assert.Equal((all, night, day, weighted, records, days), (shift.Value("all"), shift.Value("night"), shift.Value("day"), shift.Value("weighted"), shift.Value("records"), shift.Value("days")));
    }

    [Theory]
    [InlineData(0, "0 h", "0 h", "0", "0")]
    [InlineData(60, "1 h", "0 h", "1", "1")]
    [InlineData(120, "2 h", "0 h", "1", "1")]
    [InlineData(121, "2 h", "1 min", "1", "1")]
    [InlineData(240, "2 h", "2 h", "1", "1")]
    [InlineData(241, "2 h", "2 h 1 min", "1", "2")]
    [InlineData(300, "2 h", "3 h", "1", "2")]
    [InlineData(400, "2 h", "4 h 40 min", "1", "2")] // more than the span: the last part takes it
    public void Minutes_fill_the_first_part_first(int minutes, string day, string night, string records, string days)
    {
        var shift = new Case(Night, Placed("2020-01-01", "20:00", "01:00", minutes));

        Assert.Equal((day, night, records, days), (shift.Value("day"), shift.Value("night"), shift.Value("records"), shift.Value("days")));
    }

    [Fact]
    public void What_is_not_placed_is_not_split()
    {
        var records = new Case(
            Night, Service("2020-01-01", 600), Placed("2020-01-02", "20:00", "02:00", 1441), Placed("2020-01-03", "20:00", "02:00") with { End = null, Minutes = 60 }, Placed("2020-01-04", "20:00", "02:00") with { Start = null, Minutes = 60 });

        Assert.Equal(("0 h", "0 h", "36 h 1 min", "4"), (records.Value("night"), records.Value("day"), records.Value("all"), records.Value("records")));
    }

    [Fact]
    public void A_night_counts_once_on_the_day_it_starts() => Assert.Equal("1", new Case(Night, Placed("2020-01-01", "20:00", "06:00")).Value("nights"));

    [Fact]
    public void Minutes_after_midnight_of_the_as_of_day_do_not_count()
    {
        var shift = new Case(Night, Placed("2020-06-30", "20:00", "02:00"));

        Assert.Equal(("4 h", "2 h", "1"), (shift.Value("all"), shift.Value("night"), shift.Value("days")));
        Assert.Equal(240, shift.Computed().Time.Recorded);
        Assert.Equal("6 h", (shift with { AsOf = "2020-07-01" }).Value("all"));
    }

    [Fact]
    public void Midnight_always_splits()
    {
        const string sections = """ "intake": [ { "type": "limit", "per": "day", "max": "3h" } ], "measures": { "m": { "type": "hours" } } """;

        Assert.Equal("5 h", new Case(sections, Placed("2020-01-01", "20:00", "02:00")).Value());
        Assert.Equal("3 h", new Case(sections, Service("2020-01-01", 360)).Value());
    }

    [Fact]
    public void A_split_at_midnight_or_twice_at_a_time_changes_nothing()
    {
        Case twice = new(Night.Replace("\"05:00\", ", "\"00:00\", \"05:00\", \"05:00\", ", StringComparison.Ordinal), Placed("2020-01-01", "20:00", "06:00"));

        Assert.Equal(("7 h", "3 h", "1"), (twice.Value("night"), twice.Value("day"), twice.Value("records")));
    }

    [Fact]
    public void A_measure_may_ask_for_a_split_of_its_own()
    {
        const string sections = """ "measures": { "m": { "type": "hours", "steps": [ { "type": "split-at", "times": "22:00" } ], "where": { "within": "22:00-05:00" } } } """;

        Assert.Equal("4 h", new Case(sections, Placed("2020-01-01", "20:00", "02:00")).Value());
    }

    [Fact]
    public void The_parts_of_a_record_are_one_record_in_the_explanation()
    {
        CreditResult result = new Case(Night, Placed("2020-01-01", "20:00", "02:00")).Score(explain: true);

        RecordExplanation record = Assert.Single(result.Records!);
        Assert.Equal((new DateOnly(2020, 1, 1), 360L, 360L, 0), (record.Date, record.Recorded, record.Counted, record.Changes.Count));
    }

    [Fact]
    public void Seconds_are_dropped()
    {
        ServiceRecord shift = Service("2020-01-01", null) with { Start = new TimeOnly(21, 59, 59), End = new TimeOnly(22, 1, 59) };

        Assert.Equal(("1 min", "1 min"), (new Case(Night, shift).Value("night"), new Case(Night, shift).Value("day")));
    }
}
