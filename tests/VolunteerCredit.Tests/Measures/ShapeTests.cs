using VolunteerCredit.Explanations;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.RuleSets;

namespace VolunteerCredit.Tests.Measures;

/// <summary>What is known of a measure before anybody is measured: its quantum, its bounds and its direction.</summary>
public class ShapeTests
{
    /// <summary>From nothing to four a day, at most; and from minus four to nothing.</summary>
    private const string Few = """{ "type": "each-period", "per": "day", "of": { "type": "count" }, "fold": "max", "max": 4 }""";
    private const string Minus = """{ "type": "each-period", "per": "day", "of": """ + Few + """, "fold": "max", "through": { "type": "rate", "per": 1, "gives": -1 } }""";
    private const string Huge = """{ "type": "each-period", "per": "day", "of": { "type": "count" }, "fold": "max", "through": { "type": "rate", "per": 10, "gives": 1 }, "max": 922337203685477580 }""";
    private const string Debt = """{ "type": "each-period", "per": "day", "of": """ + Huge + """, "fold": "max", "through": { "type": "rate", "per": 1, "gives": -1 } }""";
    private const string Fall = "\"through\": { \"type\": \"rate\", \"per\": 1, \"gives\": -1 }";
    private const string Carry = "\"through\": { \"type\": \"per-whole\", \"per\": 3, \"gives\": 1, \"carry\": true }";
    private const string Need = "\"require\": [ { \"of\": { \"type\": \"hours\" }, \"atLeast\": \"1h\" } ]";

    /// <summary>A figure by the date of service, up to the first of two values.</summary>
    private const string ByService = "{ \"decides\": \"service\", \"byDate\": [ { \"until\": \"2019-12-31\", \"value\": ";

    /// <summary>A component of others with bounds of its own.</summary>
    private static ComponentType Bounded(Unit unit, long min, long max) =>
        ComponentType.Measure("bounded", new("bounded", "有界"), RowKinds.None, hasWindow: false, [], _ => new BoundedMeasure(new(unit, 1, new(min, max))));

    private static ValueShape ShapeOf(string measure) => Shapes.Of($$""" "measures": { "m": { {{measure}} } } """);

    private static string Shape(string measure) => ShapeOf(measure).Said();

    [Theory]
    [InlineData("\"type\": \"hours\"", true)]
    [InlineData("\"type\": \"count\"", true)]
    [InlineData("\"type\": \"count\", \"distinct\": \"day\"", false)] // both may serve on the same day
    [InlineData("\"type\": \"quantity\"", true)]
    [InlineData("\"type\": \"quantity\", \"units\": { \"unit\": \"a\", \"per\": 2, \"remainder\": \"lost\" }", true)]
    [InlineData("\"type\": \"quantity\", \"units\": { \"unit\": \"a\", \"per\": 2, \"remainder\": \"carried\" }", false)]
    [InlineData("\"type\": \"elapsed\", \"since\": \"born\"", false)]
    [InlineData("\"type\": \"each-period\", \"per\": \"month\", \"of\": { \"type\": \"hours\" }, \"fold\": \"sum\"", true)]
    [InlineData("\"type\": \"each-period\", \"per\": \"month\", \"of\": { \"type\": \"hours\" }, \"fold\": \"count\"", true)]
    [InlineData("\"type\": \"each-period\", \"per\": \"month\", \"of\": { \"type\": \"hours\" }, \"fold\": \"max\"", false)]
    [InlineData("\"type\": \"each-period\", \"per\": \"month\", \"of\": { \"type\": \"hours\" }, \"fold\": \"longest-run\"", false)]
    [InlineData("\"type\": \"each-period\", \"per\": \"month\", \"of\": " + Few + ", \"fold\": \"sum\", " + Carry, false)]
    [InlineData("\"type\": \"hours\", \"weights\": { \"where\": { \"source\": \"a\" }, \"times\": " + ByService + "1 }, { \"from\": \"2020-01-01\", \"value\": 2 } ] } }", true)]
    public void What_is_additive_may_be_summed_over_members(string measure, bool additive) => Assert.Equal(additive, ShapeOf(measure).IsAdditive);

    [Theory]
    [InlineData("\"type\": \"hours\"", "0 h … – Rising 1/1")]
    [InlineData("\"type\": \"hours\", \"weights\": { \"where\": { \"source\": \"a\" }, \"times\": 0 }", "0 h … – Rising 1/1")]
    [InlineData("\"type\": \"hours\", \"weights\": { \"where\": { \"source\": \"a\" }, \"times\": -0.5 }", "– … – Mixed 1/2")]
    [InlineData("\"type\": \"count\", \"weights\": { \"where\": { \"source\": \"a\" }, \"times\": 1.5 }", "0 … – Rising 1/2")]
    [InlineData("\"type\": \"quantity\"", "– … – Rising 1/1000000")]
    [InlineData("\"type\": \"quantity\", \"units\": { \"unit\": \"a\", \"times\": 0 }", "– … – Rising 1/1")]
    [InlineData("\"type\": \"quantity\", \"units\": { \"unit\": \"a\", \"times\": -1 }", "– … – Mixed 1/1000000")]
    [InlineData("\"type\": \"elapsed\", \"since\": \"born\"", "0 … 300 Rising 1/1")]
    [InlineData("\"type\": \"elapsed\", \"since\": \"born\", \"in\": \"months\"", "0 … 3600 Rising 1/1")]
    [InlineData("\"type\": \"elapsed\", \"since\": \"born\", \"in\": \"days\"", "0 … 110000 Rising 1/1")]
    [InlineData("\"type\": \"given\", \"name\": \"x\"", "– … – Rising 1/1000000")]
    public void A_measure_bounds_what_it_gives(string measure, string shape) => Assert.Equal(shape, Shape(measure));

    [Theory]
    [InlineData("month", "\"calendar-year\": 0", "120 h")]
    [InlineData("month", "\"rolling\": \"12 months\"", "130 h")] // both ends may lie within a month
    [InlineData("month", "\"rolling\": \"90 days\"", "50 h")] // 3 × 28 days and the ends
    [InlineData("day", "\"from\": \"2020-01-01\", \"to\": \"2020-01-31\"", "310 h")]
    [InlineData("day", "\"rolling\": \"2 weeks\"", "140 h")]
    [InlineData("week", "\"rolling\": \"12 months\"", "550 h")] // 12 × 31 days are 53 weeks
    [InlineData("calendar-year", "\"rolling\": \"12 months\"", "30 h")]
    public void A_window_bounds_how_many_periods_there_are(string per, string window, string most)
    {
        Assert.Equal($"0 h … {most} Rising 1/1", Shape($$""" "type": "each-period", "per": "{{per}}", "of": { "type": "hours" }, "fold": "sum", "max": "10h", "window": { {{window}} } """));
        Assert.Equal("0 h … – Rising 1/1", Shape($$""" "type": "each-period", "per": "{{per}}", "of": { "type": "hours" }, "fold": "sum", "window": { {{window}} } """));
        Assert.Equal("0 h … 10 h Rising 1/1", Shape($$""" "type": "each-period", "per": "{{per}}", "of": { "type": "hours" }, "fold": "max", "max": "10h", "window": { {{window}} } """));
        Assert.Equal($"0 … {most[..^3]} Rising 1/1", Shape($$""" "type": "each-period", "per": "{{per}}", "of": { "type": "hours" }, "fold": "count", "window": { {{window}} } """));
    }

    [Theory]
    [InlineData("\"rolling\": \"6 months\"", "– … 0 Falling 1/1")]
    [InlineData("\"best\": \"6 months\"", "– … 0 Mixed 1/1")] // another record takes away, and may be another window
    public void The_best_of_what_falls_may_rise(string window, string shape) => Assert.Equal(
        shape, Shape($$""" "type": "each-period", "per": "month", "of": { "type": "count" }, "fold": "sum", {{Fall}}, "window": { {{window}} } """));

    [Fact]
    public void A_window_bounds_no_debt_from_above() => Assert.Equal( // there may be no period at all
        "– … 0 Rising 1/1", Shape(""" "type": "each-period", "per": "month", "of": { "type": "count" }, "fold": "sum", "max": -1, "window": { "calendar-year": 0 } """));

    [Theory]
    [InlineData("", "0 … – Rising 1/1")]
    [InlineData(", \"max\": 10", "0 … 0 Rising 1/1")]
    public void A_window_without_days_bounds_only_what_has_a_cap(string max, string shape) => Assert.Equal(
        shape, Shape($$""" "type": "each-period", "per": "day", "of": { "type": "count" }, "fold": "sum", "window": { "from": "2020-01-31", "to": "2020-01-01" }{{max}} """));

    [Theory]
    [InlineData("\"of\": { \"type\": \"count\" }, \"fold\": \"sum\"", "0 … – Rising 1/1")]
    [InlineData("\"of\": { \"type\": \"count\" }, \"fold\": \"sum\", \"max\": -1", "– … 0 Rising 1/1")]
    [InlineData("\"of\": { \"type\": \"count\" }, \"fold\": \"max\", \"max\": 2.5", "0 … 2.5 Rising 1/2")]
    [InlineData("\"of\": { \"type\": \"count\" }, \"fold\": \"max\", \"max\": -1", "-1 … 0 Rising 1/1")]
    [InlineData("\"of\": { \"type\": \"quantity\" }, \"fold\": \"sum\", \"max\": 3", "– … – Rising 1/1000000")]
    [InlineData("\"of\": { \"type\": \"quantity\" }, \"fold\": \"max\", \"max\": 3", "– … 3 Rising 1/1000000")]
    [InlineData("\"of\": " + Few + ", \"fold\": \"sum\"", "0 … – Rising 1/1")]
    [InlineData("\"of\": " + Few + ", \"fold\": \"max\"", "0 … 4 Rising 1/1")]
    [InlineData("\"of\": " + Few + ", \"fold\": \"count\"", "0 … – Rising 1/1")]
    [InlineData("\"of\": " + Few + ", \"fold\": \"current-run\"", "0 … – Rising 1/1")]
    [InlineData("\"of\": " + Few + ", \"fold\": \"sum\", " + Fall, "– … 0 Falling 1/1")]
    [InlineData("\"of\": " + Few + ", \"fold\": \"max\", " + Fall, "-4 … 0 Falling 1/1")]
    [InlineData("\"of\": " + Few + ", \"fold\": \"sum\", " + Carry, "0 … – Rising 1/1")]
    [InlineData("\"of\": " + Few + ", \"fold\": \"max\", " + Carry, "0 … – Mixed 1/1")] // what one period hands on another has
    [InlineData("\"of\": " + Few + ", \"fold\": \"sum\", \"max\": 5, " + Carry, "0 … – Mixed 1/1")]
    [InlineData("\"of\": " + Minus + ", \"fold\": \"sum\", " + Carry, "– … 0 Falling 1/1")]
    [InlineData("\"of\": { \"type\": \"count\" }, \"fold\": \"sum\", " + Need, "0 … – Rising 1/1")]
    [InlineData("\"of\": { \"type\": \"count\" }, \"fold\": \"count\", " + Need, "0 … – Rising 1/1")]
    [InlineData("\"of\": { \"type\": \"count\" }, \"fold\": \"sum\", " + Fall + ", " + Need, "– … 0 Falling 1/1")] // another period takes away
    [InlineData("\"of\": { \"type\": \"count\" }, \"fold\": \"max\", " + Fall + ", " + Need, "– … 0 Mixed 1/1")]
    [InlineData("\"of\": { \"type\": \"quantity\" }, \"fold\": \"sum\", " + Need, "– … – Mixed 1/1000000")]
    [InlineData("\"of\": { \"type\": \"quantity\" }, \"fold\": \"max\", " + Need, "– … – Rising 1/1000000")]
    [InlineData("\"of\": { \"type\": \"quantity\" }, \"fold\": \"count\", " + Need, "0 … – Rising 1/1")]
    [InlineData("\"of\": { \"type\": \"quantity\" }, \"fold\": \"sum\", " + Fall + ", " + Need, "– … – Mixed 1/1000000")]
    public void Folded_periods_are_bounded_by_what_each_gives(string rest, string shape) => Assert.Equal(shape, Shape("\"type\": \"each-period\", \"per\": \"month\", " + rest));

    [Theory]
    [InlineData("\"of\": { \"type\": \"hours\" }, \"window\": { \"calendar-year\": 0 }, \"max\": FIGURE", "\"10h\"", "\"20h\"", "0 h … 360 h Rising 1/1")] // 12 months of 10 h, and 12 of 20 h
    [InlineData("\"of\": { \"type\": \"hours\" }, \"max\": FIGURE", "\"1.5min\"", "\"1.25min\"", "0 h … – Rising 1/4")]
    [InlineData("\"of\": { \"type\": \"count\" }, \"through\": { \"type\": \"rate\", \"per\": 1, \"gives\": FIGURE }", "-1", "-2", "– … 0 Falling 1/1")]
    [InlineData("\"of\": { \"type\": \"count\" }, \"through\": { \"type\": \"rate\", \"per\": 1, \"gives\": FIGURE }", "1", "-1", "– … – Mixed 1/1")]
    [InlineData("\"of\": { \"type\": \"count\" }, \"through\": { \"type\": \"rate\", \"per\": 1, \"gives\": FIGURE }", "-1", "1", "– … – Mixed 1/1")]
    public void Figures_that_change_by_the_date_of_service_are_bounded_by_their_sum(string measure, string before, string after, string shape) => Assert.Equal(
        shape,
        Shape("\"type\": \"each-period\", \"per\": \"month\", \"fold\": \"sum\", " + measure.Replace("FIGURE", $$"""{{ByService}}{{before}} }, { "from": "2020-01-01", "value": {{after}} } ] }""", StringComparison.Ordinal)));

    [Theory]
    [InlineData(Few, Few, "1", "", "0 … 4 Mixed 1/1")]
    [InlineData(Few, Few, "1", ", \"sample\": 2", "0 … 2 Mixed 1/1")]
    [InlineData(Few, Few, "0.5", "", "0 … 4 Mixed 1/2")]
    [InlineData(Few, Few, "3", "", "0 … 3 Mixed 1/1")] // 4 is nearest to one step
    [InlineData(Minus, Few, "1", "", "-4 … 0 Mixed 1/1")]
    [InlineData(Minus, Few, "1", ", \"sample\": 4", "-1 … 0 Mixed 1/1")]
    [InlineData(Few, "{ \"type\": \"count\" }", "1", "", "0 … 4 Mixed 1/1")]
    [InlineData("{ \"type\": \"count\" }", Few, "1", "", "0 … – Mixed 1/1")]
    [InlineData("{ \"type\": \"quantity\" }", Few, "1", "", "– … – Mixed 1/1")]
    [InlineData(Huge, Few, "0.9", "", "0 … 922337203685477580 Mixed 1/10")] // 9223372036854775800 tenths, the last multiple of nine tenths that fits
    [InlineData(Huge, Few, "0.03", "", "0 … – Mixed 1/100")] // more than fits
    [InlineData(Huge, Few, "0.01", "", "0 … – Mixed 1/100")]
    [InlineData(Debt, Few, "0.9", "", "-922337203685477580 … 0 Mixed 1/10")]
    [InlineData(Debt, Few, "0.03", "", "– … 0 Mixed 1/100")]
    [InlineData(Debt, Few, "0.01", "", "– … 0 Mixed 1/100")]
    public void A_ratio_is_bounded_by_the_least_it_is_divided_by(string of, string to, string step, string sample, string shape) =>
        Assert.Equal(shape, Shape($$""" "type": "ratio", "of": {{of}}, "to": {{to}}, "round": { "to": {{step}}, "mode": "half-up" }{{sample}} """));

    /// <summary>Only of a component of others is it known that it is never near nothing.</summary>
    [Theory]
    [InlineData(10, 30, "2.5 … 30 Mixed 1/2")] // 10 / 4 and 30 / 1
    [InlineData(-30, -10, "-30 … -2.5 Mixed 1/2")]
    [InlineData(-30, 10, "-30 … 10 Mixed 1/2")]
    public void A_ratio_of_what_is_never_nothing_is_bounded_by_the_most_it_is_divided_by(long min, long max, string shape) => Assert.Equal(
        shape, Shapes.Of($$""" "measures": { "m": { "type": "ratio", "of": { "type": "bounded" }, "to": {{Few}}, "round": { "to": 0.5, "mode": "down" } } } """, Bounded(Unit.Number, min, max)).Said());

    [Fact]
    public void What_has_a_unit_is_divided_by_its_like_or_by_a_plain_number()
    {
        RuleSetRefusedException refused = Assert.Throws<RuleSetRefusedException>(() => Shapes.Of(
            """ "measures": { "m": { "type": "ratio", "of": { "type": "bounded" }, "to": { "type": "hours" }, "round": { "to": "1CNY", "mode": "down" } } } """, Bounded(Unit.Named("CNY"), 0, 5)));

        Assert.Equal([("VC3012", "measures.m.to", "CNY, or a plain number", "CNY 或纯数字")], refused.Faults.Select(f => (f.Code, f.Place.Name!, f.Expected!.English, f.Expected.Chinese)));
    }

    [Fact]
    public void A_ratio_wants_what_either_wants() => Assert.Equal(
        ["score:x", "born"],
        ShapeOf(""" "type": "ratio", "of": { "type": "given", "name": "x" }, "to": { "type": "elapsed", "since": "born" }, "round": { "to": 1, "mode": "down" } """).Inputs);

    [Theory]
    [InlineData(Few, "4", null)]
    [InlineData(Few, "5", "at most 4, the most that there can be")]
    [InlineData("""{ "type": "each-period", "per": "day", "of": { "type": "quantity" }, "fold": "max", "max": 4 }""", "5", "at most 4, the most that there can be")] // though it has no least
    [InlineData("{ \"type\": \"count\" }", "5", null)]
    public void A_sample_that_never_comes_is_refused(string to, string sample, string? expected)
    {
        IReadOnlyList<Notice> faults = Loading.Faults(Loading.Document($$""" "measures": { "m": { "type": "ratio", "of": {{Few}}, "to": {{to}}, "round": { "to": 1, "mode": "down" }, "sample": {{sample}} } } """));

        Assert.Equal(expected is null ? [] : [("VC3032", "measures.m.sample", expected)], faults.Select(f => (f.Code, f.Place.Name!, f.Expected!.English)));
    }

    [Fact]
    public void A_common_quantum_is_the_coarsest_that_both_are_whole_in()
    {
        Assert.Equal((12, 6, 1, 7), (Quantum.Common(4, 6), Quantum.Common(6, 3), Quantum.Common(1, 1), Quantum.Common(1, 7)));
        Assert.Equal(Quantum.ScaleMax, Quantum.Common(Quantum.ScaleMax, 1000));
        Assert.Throws<OverflowException>(() => Quantum.Common(Quantum.ScaleMax, 3));
    }

    [Fact]
    public void Without_a_bound_there_is_none_in_a_sum_or_a_multiple()
    {
        const long none = Interval.Unbounded;

        Assert.Equal((5, none, none, -none), (Quantum.AddBounds(2, 3), Quantum.AddBounds(none, -3), Quantum.AddBounds(-2, none), Quantum.AddBounds(-none, 3)));
        Assert.Equal((none, -none), (Quantum.AddBounds(none - 1, 2), Quantum.AddBounds(1 - none, -2)));
        Assert.Equal((6, -6, none, -none), (Quantum.ScaleBound(2, 3), Quantum.ScaleBound(-2, 3), Quantum.ScaleBound(none, 3), Quantum.ScaleBound(-none, 3)));
        Assert.Equal((none, -none), (Quantum.ScaleBound(none - 1, 2), Quantum.ScaleBound(1 - none, 2)));
    }

    private sealed class BoundedMeasure(ValueShape shape) : IMeasure
    {
        public ValueShape Shape => shape;

        public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values) => values.Fill(shape.Bounds.Min);
    }
}
