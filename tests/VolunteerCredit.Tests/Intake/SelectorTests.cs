using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Intake;

/// <summary>What each key of <c>where</c> selects. A missing cell matches nothing, not even a negated key.</summary>
public class SelectorTests
{
    private static string Selected(string where, ServiceRecord[] records, params Fact[] facts)
    {
        // Each record stands for a power of two, so that the sum says which were selected.
        ServiceRecord[] numbered = [.. records.Select((r, i) => r.IsAct || r.Minutes is null ? r : r with { Minutes = 1 << i, Start = null, End = null })];
        string minutes = new Case($$""" "measures": { "m": { "type": "hours", "where": {{where}} } } """, numbered) { Facts = facts }.Computed().Measure("m").Value!.Value.Figure.ToString();
        int sum = int.Parse(minutes, System.Globalization.CultureInfo.InvariantCulture);
        return string.Join(" ", Enumerable.Range(0, records.Length).Where(i => (sum & (1 << i)) != 0));
    }

    public static TheoryData<string> TextColumns => ["organization", "project", "activity", "campaign", "district", "category", "source", "status", "approved_by", "recorder"];

    [Theory]
    [MemberData(nameof(TextColumns))]
    public void A_text_column_is_one_of_several_or_none_of_them(string column)
    {
        ServiceRecord[] records = [With("a"), With("b"), With("c"), With(null), With("A")];

        Assert.Equal("0", Selected($$"""{ "{{column}}": "a" }""", records));
        Assert.Equal("0 1", Selected($$"""{ "{{column}}": ["a", "b"] }""", records));
        Assert.Equal("1 2 4", Selected($$"""{ "{{column}}": { "not": "a" } }""", records));
        Assert.Equal("2 4", Selected($$"""{ "{{column}}": { "not": ["a", "b"] } }""", records));
        Assert.Equal("", Selected($$"""{ "{{column}}": "d" }""", records));

        ServiceRecord With(string? text) => column switch
        {
            "organization" => Service("2020-01-01", 1) with { Organization = text },
            "project" => Service("2020-01-01", 1) with { Project = text },
            "activity" => Service("2020-01-01", 1) with { Activity = text },
            "campaign" => Service("2020-01-01", 1) with { Campaign = text },
            "district" => Service("2020-01-01", 1) with { District = text },
            "category" => Service("2020-01-01", 1) with { Category = text },
            "source" => Service("2020-01-01", 1) with { Source = text },
            "status" => Service("2020-01-01", 1) with { Status = text },
            "approved_by" => Service("2020-01-01", 1) with { ApprovedBy = text },
            _ => Service("2020-01-01", 1) with { Recorder = text },
        };
    }

    [Fact]
    public void All_keys_must_hold()
    {
        ServiceRecord[] records =
        [
            Service("2020-01-01", 1) with { Source = "a", Project = "p" }, Service("2020-01-01", 1) with { Source = "a", Project = "q" },
            Service("2020-01-01", 1) with { Source = "b", Project = "p" }, Service("2020-01-01", 1) with { Source = "a" },
        ];

        Assert.Equal("0", Selected("""{ "source": "a", "project": "p" }""", records));
        Assert.Equal("1", Selected("""{ "source": "a", "project": { "not": "p" } }""", records));
    }

    [Fact]
    public void Tags_are_looked_for_among_all_of_a_record()
    {
        ServiceRecord[] records = [.. new string[][] { ["x"], ["y"], ["x", "y"], [], ["z", "z"] }.Select(tags => Service("2020-01-01", 1) with { Tags = tags })];

        Assert.Equal("0 2", Selected("""{ "tags": "x" }""", records));
        Assert.Equal("0 1 2", Selected("""{ "tags": ["x", "y"] }""", records));
        Assert.Equal("1 4", Selected("""{ "tags": { "not": "x" } }""", records));
        Assert.Equal("4", Selected("""{ "tags": { "not": ["x", "y"] } }""", records));
    }

    [Theory]
    [InlineData("\"min\": 4", "2 3 4")]
    [InlineData("\"above\": 4", "3 4")]
    [InlineData("\"max\": 4", "0 1 2")]
    [InlineData("\"below\": 4", "0 1")]
    [InlineData("\"min\": 3.999999, \"max\": 4", "1 2")]
    [InlineData("\"above\": 3.9999991, \"below\": 4.0000009", "2")]
    [InlineData("\"above\": 4, \"below\": 4.000001", "")]
    [InlineData("\"min\": -5", "0 1 2 3 4")]
    [InlineData("", "0 1 2 3 4")]
    public void A_rating_lies_in_a_range(string range, string expected)
    {
        decimal?[] ratings = [-1.5m, 3.999999m, 4m, 4.000001m, 5m, null];

        Assert.Equal(expected, Selected($$"""{ "rating": { {{range}} } }""", [.. ratings.Select(r => Service("2020-01-01", 1) with { Rating = r })]));
    }

    [Theory]
    [InlineData("\"min\": 2", 2)]
    [InlineData("\"above\": 2", 1)]
    [InlineData("\"max\": -1", 1)]
    [InlineData("\"below\": 0.000001", 2)]
    [InlineData("\"below\": 0", 1)]
    [InlineData("\"min\": 1, \"max\": 1", 0)] // a service is no act of one
    public void A_quantity_lies_in_a_range(string range, int expected)
    {
        var acts = new Case($$""" "measures": { "m": { "type": "count", "where": { "quantity": { {{range}} } } } } """, Act("2020-01-01", -1), Act("2020-01-01", 0), Act("2020-01-01", 2), Act("2020-01-01", 2.5m), Service("2020-01-01", 60));

        Assert.Equal($"{expected}", acts.Value());
    }

    [Theory]
    [InlineData("\"min\": 60", "1 2")]
    [InlineData("\"min\": \"1h\"", "1 2")]
    [InlineData("\"above\": \"1h\"", "2")]
    [InlineData("\"above\": \"59.5min\"", "1 2")]
    [InlineData("\"max\": \"59.5min\"", "0")]
    [InlineData("\"below\": 0", "")]
    public void Minutes_lie_in_a_range(string range, string expected)
    {
        string text = new Case(
            $$""" "measures": { "m": { "type": "hours", "where": { "minutes": { {{range}} } } } } """,
            Service("2020-01-01", 59), Service("2020-01-01", 60), Service("2020-01-01", 61), Service("2020-01-01", null), Act("2020-01-01", 70)).Computed().Measure("m").Value!.Value.Figure.ToString();

        Assert.Equal(new[] { "0", "59", "121", "61" }[expected switch { "" => 0, "0" => 1, "1 2" => 2, _ => 3 }], text);
    }

    [Fact]
    public void Zero_minutes_lie_in_a_range_and_unknown_ones_and_acts_in_none()
    {
        var below = new Case(""" "measures": { "m": { "type": "count", "where": { "minutes": { "max": 60 } } } } """, Service("2020-01-01", 60), Service("2020-01-01", null), Act("2020-01-01", 1));
        Assert.Equal(("1", Openness.Closed), (below.Value(), below.OpennessOf()));

        const string sharing = """ "intake": [ { "type": "exclude", "where": { "minutes": { "max": 0 } }, "sharing": "activity" } ], "measures": { "m": { "type": "hours" } } """;
        Assert.Equal("0 h", new Case(sharing, Service("2020-01-01", 60) with { Activity = "x" }, Service("2020-01-01", 0) with { Activity = "x" }).Value());
    }

    [Fact]
    public void Minutes_are_those_of_the_record_however_it_is_split()
    {
        const string sections = """ "intake": [ { "type": "split-at", "times": ["23:00"] } ], "measures": { "m": { "type": "hours", "where": { "minutes": { "min": 120 } } } } """;

        Assert.Equal("2 h", new Case(sections, Placed("2020-01-01", "22:30", "00:30"), Placed("2020-02-01", "22:30", "00:29")).Value());
    }

    [Fact]
    public void Dates_include_both_ends_and_weekdays_are_those_of_the_row()
    {
        ServiceRecord[] records = [.. new[] { "2020-02-28", "2020-02-29", "2020-03-01", "2020-03-02" }.Select(day => Service(day, 1))]; // Friday to Monday

        Assert.Equal("1 2", Selected("""{ "date": { "from": "2020-02-29", "to": "2020-03-01" } }""", records));
        Assert.Equal("2 3", Selected("""{ "date": { "from": "2020-03-01" } }""", records));
        Assert.Equal("0", Selected("""{ "date": { "to": "2020-02-28" } }""", records));
        Assert.Equal("1 2", Selected("""{ "weekday": ["saturday", "sunday"] }""", records));
        Assert.Equal("0 3", Selected("""{ "weekday": { "not": ["saturday", "sunday"] } }""", records));
        Assert.Equal("3", Selected("""{ "weekday": "monday" }""", records));
    }

    [Fact]
    public void A_shift_over_midnight_is_on_two_weekdays()
    {
        ServiceRecord shift = Placed("2020-02-28", "22:00", "01:00"); // Friday to Saturday

        Assert.Equal("2 h", new Case(""" "measures": { "m": { "type": "hours", "where": { "weekday": "friday" } } } """, shift).Value());
        Assert.Equal("1 h", new Case(""" "measures": { "m": { "type": "hours", "where": { "weekday": "saturday" } } } """, shift).Value());
    }

    [Fact]
    public void Age_is_that_at_service()
    {
        ServiceRecord[] records = [Service("2018-02-28", 1), Service("2018-03-01", 1), Service("2020-02-28", 1), Service("2020-02-29", 1)];
        Fact born = Fact("born", "2000-02-29"); // 18 on 2018-03-01, 20 on 2020-02-29

        Assert.Equal("1 2 3", Selected("""{ "age": { "min": 18 } }""", records, born));
        Assert.Equal("0", Selected("""{ "age": { "max": 17 } }""", records, born));
        Assert.Equal("1 2", Selected("""{ "age": { "above": 17, "below": 20 } }""", records, born));
        Assert.Equal("3", Selected("""{ "age": { "min": 19.5 } }""", records, born));
        Assert.Equal("", Selected("""{ "age": { "min": 0 } }""", records));
    }

    [Theory]
    [InlineData("08:00", "10:00", true)]
    [InlineData("07:00", "08:01", true)]
    [InlineData("07:00", "08:00", false)]
    [InlineData("11:59", "13:00", true)]
    [InlineData("12:00", "13:00", false)]
    public void Touches_is_any_part_of_the_shift(string start, string end, bool touches) =>
        Assert.Equal(touches ? "1" : "0", new Case(""" "measures": { "m": { "type": "count", "where": { "touches": "08:00-12:00" } } } """, Placed("2020-01-01", start, end)).Value());

    [Fact]
    public void Touches_selects_the_whole_shift_and_within_only_the_parts_that_lie_in_the_range()
    {
        const string sections = """
            "intake": [ { "type": "split-at", "times": ["02:00", "08:00"] } ],
            "measures": { "touching": { "type": "hours", "where": { "touches": "02:00-08:00" } }, "within": { "type": "hours", "where": { "within": "02:00-08:00" } } }
            """;
        var shifts = new Case(sections, Placed("2020-01-01", "20:00", "03:00"), Placed("2020-01-05", "07:00", "10:30"), Placed("2020-01-07", "20:00", "02:00"), Service("2020-01-09", 60));

        Assert.Equal(("10 h 30 min", "2 h"), (shifts.Value("touching"), shifts.Value("within")));
    }

    [Theory]
    [InlineData("22:00", "05:00", "7 h", "7 h")]
    [InlineData("21:59", "05:00", "5 h", "7 h 1 min")] // the part of the first day is not wholly within
    [InlineData("22:00", "05:01", "2 h", "7 h 1 min")]
    [InlineData("21:00", "22:00", "0 h", "0 h")]
    [InlineData("05:00", "06:00", "0 h", "0 h")]
    [InlineData("00:00", "05:00", "5 h", "5 h")]
    [InlineData("23:00", "00:00", "1 h", "1 h")]
    public void A_range_of_the_clock_may_go_over_midnight(string start, string end, string within, string touching)
    {
        var shift = new Case(""" "measures": { "w": { "type": "hours", "where": { "within": "22:00-05:00" } }, "t": { "type": "hours", "where": { "touches": "22:00-05:00" } } } """, Placed("2020-01-01", start, end));

        Assert.Equal((within, touching), (shift.Value("w"), shift.Value("t")));
    }

    [Fact]
    public void A_range_from_a_time_to_the_same_time_is_the_whole_day()
    {
        const string sections = """ "measures": { "m": { "type": "hours", "where": { "within": "08:00-08:00" } } } """;

        Assert.Equal("24 h", new Case(sections, Placed("2020-01-01", "12:00", "12:00"), Service("2020-01-03", 60)).Value());
    }

    [Theory]
    [InlineData("2020-01-31", "1 month", "2020-02-29T23:59:00+08:00", false)] // a month before 29 February is 29 January
    [InlineData("2020-01-31", "1 month", "2020-03-01T00:00:00+08:00", true)]
    [InlineData("2020-01-15", "1 month", "2020-02-15T23:59:59+08:00", false)]
    [InlineData("2020-01-15", "1 month", "2020-02-16T00:00:00+08:00", true)]
    [InlineData("2020-01-15", "10 days", "2020-01-25T23:59:59-05:00", false)]
    [InlineData("2020-01-15", "10 days", "2020-01-26T00:00:00-05:00", true)]
    [InlineData("2020-01-15", "1 day", null, false)]
    public void Late_entry_is_told_by_the_wall_clock_of_the_entry(string date, string span, string? recordedAt, bool late)
    {
        ServiceRecord record = Service(date, 60) with { RecordedAt = recordedAt is null ? null : DateTimeOffset.Parse(recordedAt, System.Globalization.CultureInfo.InvariantCulture) };

        Assert.Equal(late ? "1" : "0", new Case($$""" "measures": { "m": { "type": "count", "where": { "recordedAfter": "{{span}}" } } } """, record).Value());
    }

    [Fact]
    public void A_fact_is_that_of_the_day_of_the_row()
    {
        ServiceRecord[] records = [Service("2018-12-31", 1), Service("2019-01-01", 1), Service("2019-12-31", 1), Service("2020-01-01", 1)];
        Fact[] facts = [Fact("member", "red", "2019-01-01", "2019-12-31"), Fact("member", "blue", "2019-12-31"), Fact("other", "red")];

        Assert.Equal("1 2", Selected("""{ "fact:member": "red" }""", records, facts));
        Assert.Equal("1 2 3", Selected("""{ "fact:member": ["red", "blue"] }""", records, facts));
        Assert.Equal("3", Selected("""{ "fact:member": { "not": "red" } }""", records, facts)); // several at a time: not red is having none that is red
        Assert.Equal("", Selected("""{ "fact:nobody": { "not": "red" } }""", records, facts));
    }

    [Fact]
    public void Disputed_records_are_told_apart()
    {
        ServiceRecord[] records = [Service("2020-01-01", 1) with { Disputed = true }, Service("2020-01-01", 1)];

        Assert.Equal(("0", "1"), (Selected("""{ "disputed": true }""", records), Selected("""{ "disputed": false }""", records)));
    }

    [Fact]
    public void Units_of_acts_are_told_apart() =>
        Assert.Equal("2", new Case(""" "measures": { "m": { "type": "count", "where": { "unit": { "not": "city" } } } } """, Act("2020-01-01", 1, "city"), Act("2020-01-01", 1, "county"), Act("2020-01-01", 1, "nation"), Act("2020-01-01", 1)).Value());

    [Fact]
    public void Texts_are_compared_as_they_are() =>
        Assert.Equal("1", new Case(""" "measures": { "m": { "type": "count", "where": { "source": ["é", "志愿"] } } } """, Service("2020-01-01", 1) with { Source = "e\u0301" }, Service("2020-01-01", 1) with { Source = "志愿" }, Service("2020-01-01", 1) with { Source = "志愿 " }).Value());
}
