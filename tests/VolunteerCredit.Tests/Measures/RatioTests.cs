using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Measures;

public class RatioTests
{
    private const string Credits = """{ "type": "quantity" }""";
    private const string Records = """{ "type": "count", "where": { "source": "a" } }""";

    private static Case Ratio(string of, string to, string options, params ServiceRecord[] records) => new(
        $$""" "measures": { "m": { "type": "ratio", "of": {{of}}, "to": {{to}}, {{options}} } } """, records);

    private static DecisionResult Decide(Case ratio) =>
        (ratio with { Sections = ratio.Sections + """, "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "min": 0 } ] } } """ }).Computed().Decision("d");

    private static string Round(string to, string mode = "half-up") => $$""" "round": { "to": {{to}}, "mode": "{{mode}}" } """;

    /// <summary>Some records of the source a, on days of January 2020.</summary>
    private static ServiceRecord[] Sourced(int count, int minutes = 1) => [.. Enumerable.Range(1, count).Select(day => Service($"2020-01-{day:D2}", minutes) with { Source = "a" })];

    [Theory]
    [InlineData(1, 3, "0.01", "half-up", "0.33")]
    [InlineData(2, 3, "0.01", "half-up", "0.67")]
    [InlineData(2, 3, "0.01", "down", "0.66")]
    [InlineData(1, 8, "0.05", "half-up", "0.15")] // 0.125 lies half-way
    [InlineData(1, 8, "0.05", "half-down", "0.1")]
    [InlineData(1, 8, "0.05", "half-even", "0.1")] // 2 steps, not 3
    [InlineData(3, 8, "0.05", "half-even", "0.4")] // 0.375: 8 steps, not 7
    [InlineData(-1, 8, "0.05", "half-up", "-0.15")] // a half away from zero
    [InlineData(-1, 8, "0.05", "half-down", "-0.1")]
    [InlineData(-1, 8, "0.05", "floor", "-0.15")]
    [InlineData(-1, 8, "0.05", "ceiling", "-0.1")]
    [InlineData(-1, 8, "0.05", "down", "-0.1")]
    [InlineData(-1, 8, "0.05", "up", "-0.15")]
    [InlineData(-5, 2, "1", "half-up", "-3")] // -2.5
    [InlineData(-5, 2, "1", "half-even", "-2")]
    [InlineData(0, 2, "1", "up", "0")]
    [InlineData(7, 2, "3", "half-up", "3")] // 3.5: 1.1666 steps
    public void A_quotient_is_rounded_once_to_a_multiple_of_the_step(int of, int to, string step, string mode, string expected) =>
        Assert.Equal(expected, Ratio(Credits, Records, Round(step, mode), [Act("2020-02-01", of), .. Sourced(to)]).Value());

    [Theory]
    [InlineData("\"1min\"", "half-up", "1 h 17 min")] // 230 min / 3 = 76 2/3 min
    [InlineData("\"0.5min\"", "half-up", "1 h 16.5 min")]
    [InlineData("\"1h\"", "half-up", "1 h")]
    [InlineData("\"1h\"", "up", "2 h")]
    public void Time_over_a_number_is_time(string step, string mode, string expected) =>
        Assert.Equal(expected, Ratio("""{ "type": "hours" }""", Records, Round(step, mode), [Service("2020-02-01", 227), .. Sourced(3)]).Value());

    [Fact]
    public void Like_over_like_is_a_plain_number()
    {
        const string a = """{ "type": "hours", "where": { "source": "a" } }""", halves = """{ "type": "hours", "weights": { "where": { "source": "a" }, "times": 0.3 } }""";

        Assert.Equal("0.4", Ratio(a, """{ "type": "hours" }""", Round("0.1"), [Service("2020-02-01", 90), .. Sourced(1, 60)]).Value()); // 60 / 150
        Assert.Equal("0.3", Ratio(halves, a, Round("0.1"), Sourced(1, 60)).Value()); // quanta of a tenth over whole minutes
        Assert.Equal("3.3", Ratio(a, halves, Round("0.1"), Sourced(1, 60)).Value());
    }

    [Fact]
    public void A_ratio_looks_at_its_window()
    {
        Case ratio = Ratio("""{ "type": "hours" }""", """{ "type": "count" }""", Round("\"1min\"") + """, "window": { "fiscal-year": 4 } """, Service("2020-03-31", 600), Service("2020-04-01", 60), Service("2020-05-01", 120));

        Assert.Equal("1 h 30 min", ratio.Value());
    }

    [Theory]
    [InlineData("", 0, "?")]
    [InlineData("", 1, "1")]
    [InlineData(", \"sample\": 3", 2, "?")]
    [InlineData(", \"sample\": 3", 3, "1")]
    [InlineData(", \"sample\": 2.5", 2, "?")]
    [InlineData(", \"sample\": 2.5", 3, "1")]
    public void Below_the_sample_a_ratio_is_unknown(string sample, int count, string expected)
    {
        Case ratio = Ratio(Records, Records, Round("1") + sample, Sourced(count));
        Assert.Equal(expected, ratio.Value());

        DecisionResult decided = Decide(ratio);
        Assert.Equal(expected == "?" ? Outcome.Undetermined : Outcome.Eligible, decided.Outcome);
        if (expected == "?")
        {
            MissingInput missing = Assert.Single(decided.Missing);
            Assert.Equal("sample", missing.Name);
            Assert.Contains("too little", missing.SuppliedBy.English, StringComparison.Ordinal);
            Assert.Contains("样本过少", missing.SuppliedBy.Chinese, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_sum_to_divide_by_that_is_not_above_nothing_is_no_sample() =>
        Assert.Equal("?", Ratio(Records, Credits, Round("1"), [Act("2020-02-01", -5), .. Sourced(3)]).Value());

    [Fact]
    public void What_is_unknown_in_it_is_named_and_what_is_known_is_not()
    {
        const string given = """{ "type": "given", "name": "x" }""";
        Case unknown = Ratio(given, Records, Round("1"), Sourced(1)), tooFew = Ratio(given, Records, Round("1")) with { Facts = [Fact("score:x", "5")] };

        Assert.Equal("score:x", Assert.Single(Decide(unknown).Missing).Name);
        Assert.Equal("sample", Assert.Single(Decide(tooFew).Missing).Name);
        Assert.Equal("?", Ratio(Records, given, Round("1"), Sourced(1)).Value());
    }

    [Fact]
    public void What_is_open_in_either_opens_both_ways()
    {
        ServiceRecord unknown = Service("2020-02-01", null);
        Case above = Ratio("""{ "type": "hours" }""", Records, Round("\"1min\""), [unknown, .. Sourced(1, 60)]);
        Assert.Equal((Openness.Above | Openness.Below, "1 h"), (above.OpennessOf(), above.Value()));
        Assert.Equal(Openness.Above | Openness.Below, Ratio(Credits, """{ "type": "count", "coverage": "bureau" }""", Round("1"), Act("2020-01-01", 1)).OpennessOf());
        Assert.Equal(Openness.Closed, Ratio(Credits, Records, Round("1"), Sourced(2)).OpennessOf());
    }

    [Fact]
    public void What_is_open_in_both_is_open() => Assert.Equal( // an hour more, or a record more
        Openness.Above | Openness.Below,
        Ratio("""{ "type": "hours" }""", """{ "type": "count" }""", Round("\"1min\""), Service("2020-01-01", 60), Service("2020-01-02", null)).OpennessOf());

    [Theory]
    [InlineData("2020-01-31", "1 h")]
    [InlineData("2020-06-30", "?")] // in the last month there is nothing to divide by
    public void Without_a_ratio_in_one_of_the_windows_the_best_is_unknown(string asOf, string expected) => Assert.Equal(
        expected, (Ratio("""{ "type": "hours" }""", """{ "type": "count" }""", Round("\"1min\"") + """, "window": { "best": "1 month" }""", Service("2020-01-31", 60)) with { AsOf = asOf }).Value());

    [Fact]
    public void A_sample_that_may_yet_turn_out_too_small_is_none()
    {
        const string to = """{ "type": "hours", "weights": { "where": { "source": "a" }, "times": -1 } }""";
        Case ratio = Ratio("""{ "type": "hours" }""", to, Round("1"), Service("2020-02-01", 60)), open = ratio with { Records = [.. ratio.Records, Service("2020-02-02", null) with { Source = "a" }] };

        Assert.Equal(("1", "?"), (ratio.Value(), open.Value()));
        Assert.StartsWith("record:", Assert.Single(Decide(open).Missing).Name, StringComparison.Ordinal);
    }

    [Fact]
    public void Coverage_is_asked_of_the_whole_window_within_a_fold_too()
    {
        const string sections = """
            "measures": { "m": { "type": "each-period", "per": "month", "fold": "max", "window": { "rolling": "12 months" },
              "of": { "type": "ratio", "of": { "type": "count", "coverage": "bureau" }, "to": { "type": "count" }, "round": { "to": 1, "mode": "down" } } } }
            """;

        Assert.Equal(Openness.Above | Openness.Below, new Case(sections).OpennessOf());
        Assert.Equal(Openness.Closed, new Case(sections) { Facts = [Fact("coverage:bureau", "yes", "2019-07-01", "2020-06-30")] }.OpennessOf());
    }

    [Theory]
    [InlineData("{ \"type\": \"count\" }", "{ \"type\": \"hours\" }", "\"round\": { \"to\": 1, \"mode\": \"up\" }", "VC3012 measures.m.to min")]
    [InlineData("{ \"type\": \"hours\" }", "{ \"type\": \"count\" }", "\"round\": { \"to\": 1, \"mode\": \"up\" }", "VC3012 measures.m.round.to 1")]
    [InlineData("{ \"type\": \"hours\" }", "{ \"type\": \"hours\" }", "\"round\": { \"to\": \"1h\", \"mode\": \"up\" }", "VC3012 measures.m.round.to 1 h")]
    [InlineData("{ \"type\": \"count\" }", "{ \"type\": \"count\" }", "\"round\": { \"to\": 0, \"mode\": \"up\" }", "VC3030 measures.m.round.to 0")]
    [InlineData("{ \"type\": \"count\" }", "{ \"type\": \"count\" }", "\"sample\": 1", "VC3005 measures.m")]
    [InlineData("{ \"type\": \"count\" }", "{ \"type\": \"count\" }", "\"round\": { \"to\": 1 }", "VC3005 measures.m.round")]
    [InlineData("{ \"type\": \"count\" }", "{ \"type\": \"count\" }", "\"round\": { \"to\": 1, \"mode\": \"up\" }, \"sample\": 0", "VC3030 measures.m.sample 0")]
    [InlineData("{ \"type\": \"elapsed\", \"since\": \"born\" }", "{ \"type\": \"count\" }", "\"round\": { \"to\": 1, \"mode\": \"up\" }, \"sample\": 0", "VC3030 measures.m.sample 0")]
    [InlineData("{ \"type\": \"count\" }", "{ \"type\": \"count\" }", "\"round\": { \"to\": 1, \"mode\": \"up\" }, \"sample\": \"1h\"", "VC3012 measures.m.sample 1 h")]
    [InlineData("{ \"type\": \"count\" }", "{ \"type\": \"elapsed\", \"since\": \"born\" }", "\"round\": { \"to\": 1, \"mode\": \"up\" }, \"sample\": 301", "VC3032 measures.m.sample 301")]
    [InlineData("{ \"type\": \"count\" }", "{ \"type\": \"count\" }", "\"round\": { \"to\": 1, \"mode\": \"up\" }, \"where\": { \"source\": \"a\" }", "VC3004 measures.m.where where")]
    public void A_ratio_that_makes_no_sense_is_refused(string of, string to, string options, string fault) =>
        Assert.Equal([fault], Loading.Summary(Loading.Document($$""" "measures": { "m": { "type": "ratio", "of": {{of}}, "to": {{to}}, {{options}} } } """)));

    [Theory]
    [InlineData("0.5", "300.5", false)] // at most 300 years over one record
    [InlineData("0.5", "300", true)]
    [InlineData("7", "294", true)] // rounded down to a multiple of 7
    [InlineData("7", "301", false)]
    public void Nobody_is_promised_more_than_the_bounds_allow(string step, string at, bool loads)
    {
        string[] faults = Loading.Summary(Loading.Document($$"""
            "measures": { "m": { "type": "ratio", "of": { "type": "elapsed", "since": "born" }, "to": { "type": "count" }, "round": { "to": {{step}}, "mode": "down" } } },
            "tiers": { "t": { "type": "ladder", "by": "m", "steps": [ { "id": "a", "at": {{at}} } ] } }
            """));

        Assert.Equal(loads ? [] : [$"VC3032 tiers.t.steps[0].at {at}"], faults);
    }

    [Fact]
    public void A_quotient_beyond_all_bounds_refuses_the_volunteer_alone()
    {
        Case large = Ratio(Credits, Credits, Round("0.000001"), Act("2020-01-01", 1_000_000_000));
        const string huge = """{ "type": "quantity", "units": { "unit": "x", "times": 1000000 } }""", tiny = """{ "type": "quantity", "units": { "unit": "y", "times": 0.000001 } }""";
        Case beyond = Ratio(huge, tiny, Round("0.000001"), Act("2020-01-01", 1_000_000_000, "x"), Act("2020-01-01", 0.000001m, "y"));

        Assert.Equal("1", large.Value());
        Assert.Equal("VC4005", beyond.Score().Refusal!.Code);
    }

    /// <summary>Days before the source was complete may hide the best window, though each that is tried is complete.</summary>
    [Theory]
    [InlineData("2020-01-01", Openness.Above | Openness.Below)]
    [InlineData(null, Openness.Closed)]
    public void Coverage_of_the_divisor_counts_on_every_day(string? coveredFrom, Openness open) => Assert.Equal(
        open,
        (Ratio(Credits, """{ "type": "count", "where": { "source": "a" }, "coverage": "bureau" }""", $$"""{{Round("1")}}, "window": { "best": "1 month" }""", [.. Sourced(3).Select(r => r with { Date = r.Date.AddMonths(3) })])
            with { Facts = [Fact("coverage:bureau", "yes", coveredFrom)] }).OpennessOf());

    [Fact]
    public void A_divisor_of_another_unit_is_refused_with_what_fits()
    {
        Notice fault = Assert.Single(Loading.Faults(Loading.Document(Ratio("""{ "type": "count" }""", """{ "type": "hours" }""", Round("1")).Sections)), f => f.Code == "VC3012");

        Assert.Equal(("measures.m.to", "a plain number without a unit"), (fault.Place.Name, fault.Expected!.English));
    }
}
