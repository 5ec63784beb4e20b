using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Measures;

public class HoursTests
{
    private static Case Weighted(string weights, params ServiceRecord[] records) => new($$""" "measures": { "m": { "type": "hours", "weights": [ {{weights}} ] } } """, records);

    [Fact]
    public void Counted_minutes_are_summed() => Assert.Equal("2 h 1 min", new Case(""" "measures": { "m": { "type": "hours" } } """, Service("2020-01-01", 60), Service("2020-01-02", 61), Act("2020-01-01", 5), Service("2020-07-01", 60)).Value());

    [Fact]
    public void Ten_records_of_a_tenth_of_an_hour_are_an_hour() => Assert.Equal(
        "1 h", new Case(""" "measures": { "m": { "type": "hours" } } """, [.. Enumerable.Range(0, 10).Select(_ => Service("2020-01-01", 6))]).Value());

    [Theory]
    [InlineData("1.5", 61, "1 h 31.5 min")]
    [InlineData("0.25", 61, "15.25 min")]
    [InlineData("0", 61, "0 h")]
    [InlineData("-1", 61, "-1 h 1 min")]
    [InlineData("-0.5", 61, "-30.5 min")]
    [InlineData("1000", 61, "1016 h 40 min")]
    [InlineData("0.000001", 1, "0.000001 min")]
    public void A_weight_is_exact(string times, int minutes, string expected) =>
        Assert.Equal(expected, Weighted($$"""{ "where": { "source": "a" }, "times": {{times}} }""", Service("2020-01-01", minutes) with { Source = "a" }).Value());

    [Fact]
    public void Weights_that_match_multiply()
    {
        const string weights = """
            { "where": { "source": "a" }, "times": 1.5 }, { "where": { "tags": "night" }, "times": 1.2 }, { "where": { "category": "training" }, "times": 0.5 }
            """;
        ServiceRecord hour = Service("2020-01-01", 60);

        Assert.Equal("1 h", Weighted(weights, hour).Value());
        Assert.Equal("1 h 30 min", Weighted(weights, hour with { Source = "a" }).Value());
        Assert.Equal("1 h 48 min", Weighted(weights, hour with { Source = "a", Tags = ["night"] }).Value());
        Assert.Equal("54 min", Weighted(weights, hour with { Source = "a", Tags = ["night"], Category = "training" }).Value());
        Assert.Equal("36 min", Weighted(weights, hour with { Tags = ["night"], Category = "training" }).Value());
    }

    [Theory]
    [InlineData(1, "1 h 30 min")]
    [InlineData(2, "1 h 52.5 min")]
    [InlineData(3, "5 h 37.5 min")]
    [InlineData(4, "22 h 30 min")]
    public void Weights_by_any_number_of_columns_multiply(int columns, string expected)
    {
        string[] weights =
        [
            """{ "where": { "source": "a" }, "times": 1.5 }""", """{ "where": { "category": "training" }, "times": 1.25 }""",
            """{ "where": { "activity": "x" }, "times": 3 }""", """{ "where": { "district": "north" }, "times": 4 }""",
        ];

        Assert.Equal(expected, Weighted(string.Join(", ", weights.Take(columns)), Service("2020-01-01", 60) with { Source = "a", Category = "training", Activity = "x", District = "north" }).Value());
    }

    [Fact]
    public void Hundreds_of_texts_have_each_their_weight_and_any_other_none()
    {
        // 150 by 2 and 150 by 3, a minute each, and one that is not named.
        string Sources(int rest) => string.Join(", ", Enumerable.Range(0, 300).Where(i => i % 2 == rest).Select(i => $"\"s{i}\""));
        string weights = string.Join(", ", Enumerable.Range(0, 2).Select(rest => $$"""{ "where": { "source": [ {{Sources(rest)}} ] }, "times": {{rest + 2}} }"""));

        Assert.Equal("12 h 31 min", Weighted(weights, [.. Enumerable.Range(0, 300).Select(i => Service("2020-01-01", 1) with { Source = $"s{i}" }), Service("2020-01-01", 1) with { Source = "other" }]).Value());
    }

    [Theory]
    [InlineData(9_000, null)] // 9 × 10¹⁸ quanta
    [InlineData(10_000, "VC4005")]
    public void Time_by_weights_too_large_to_count_refuses_the_volunteer(int minutes, string? refusal) => Assert.Equal(
        refusal, Weighted(string.Join(", ", Enumerable.Repeat("""{ "where": { "source": "a" }, "times": 1000 }""", 5)), Service("2020-01-01", minutes) with { Source = "a" }).Score().Refusal?.Code);

    [Fact]
    public void A_weight_that_wants_a_fact_leaves_its_own_measure_open_both_ways_and_no_other()
    {
        var weighted = new Case(
            """ "measures": { "m": { "type": "hours", "weights": [ { "where": { "age": { "min": 18 } }, "times": 2 } ] }, "plain": { "type": "hours" } } """, Service("2020-01-01", 60));

        Assert.Equal((Openness.Above | Openness.Below, Openness.Closed), (weighted.OpennessOf(), weighted.OpennessOf("plain")));
        Assert.Equal(Openness.Above | Openness.Below, (weighted with { Records = [Service("2020-01-01", null)] }).OpennessOf()); // minutes that are unknown open it no less
    }

    [Fact]
    public void A_weight_of_very_many_texts_is_of_those_alone()
    {
        string[] many = [.. Enumerable.Range(0, 300).Select(i => $"c{i}")];
        string weights = $$"""{ "where": { "category": [ {{string.Join(", ", many.Select(c => $"\"{c}\""))}} ] }, "times": 2 }""";

        Assert.Equal("5 h", Weighted(weights, [.. new[] { "c0", "c299", "other" }.Select(c => Service("2020-01-01", 60) with { Category = c })]).Value());
    }

    /// <summary>One engine, one memory.</summary>
    [Fact]
    public void A_fact_that_is_wanting_of_one_volunteer_leaves_the_next_closed()
    {
        CreditEngine engine = Given.Engine(""" "measures": { "m": { "type": "hours", "weights": [ { "where": { "age": { "below": 18 } }, "times": 2 } ] } } """);
        Openness Open(params Fact[] born) => engine.Score("t", new Volunteer(VolunteerId, [Service("2020-01-01", 60)], born), Evaluation.On(Day("2020-06-30"))).Measure("m").Openness;

        Assert.Equal((Openness.Above | Openness.Below, Openness.Closed), (Open(), Open(Fact("born", "1990-01-01"))));
    }

    [Fact]
    public void Decimals_beside_each_other_stay_exact()
    {
        // 61 × 0.333 = 20.313; 61 × 0.333 × 1.1 = 22.3443; together 42.6573, plus 61 as it is.
        const string weights = """{ "where": { "source": "a" }, "times": 0.333 }, { "where": { "tags": "night" }, "times": 1.1 }""";
        ServiceRecord hour = Service("2020-01-01", 61);

        Assert.Equal("1 h 43.6573 min", Weighted(weights, hour with { Id = "x", Source = "a" }, hour with { Id = "y", Source = "a", Tags = ["night"] }, hour).Value());
    }

    [Fact]
    public void Negative_weights_leave_open_both_ways()
    {
        const string negative = """{ "where": { "source": "a" }, "times": -1 }""";

        Assert.Equal(Openness.Above | Openness.Below, Weighted(negative, Service("2020-01-01", null)).OpennessOf());
        Assert.Equal(Openness.Above, Weighted(negative.Replace("-1", "1", StringComparison.Ordinal), Service("2020-01-01", null)).OpennessOf());
        Assert.Equal(Openness.Closed, Weighted(negative, Service("2020-01-01", 60)).OpennessOf());
    }

    [Fact]
    public void The_parts_of_a_record_are_weighted_one_by_one() => Assert.Equal(
        "8 h", Weighted("""{ "where": { "weekday": "saturday" }, "times": 2 }""", Placed("2020-02-28", "22:00", "03:00")).Value()); // 2 h on Friday, 3 h on Saturday
}
