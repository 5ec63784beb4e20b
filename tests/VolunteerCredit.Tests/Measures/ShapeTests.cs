using VolunteerCredit.Measures;
using VolunteerCredit.Tests.RuleSets;

namespace VolunteerCredit.Tests.Measures;

/// <summary>What is known of a measure before anybody is measured: its quantum, its bounds and its direction.</summary>
public class ShapeTests
{
    /// <summary>From nothing to four a day, at most; and from minus four to nothing.</summary>
    private const string Few = """{ "type": "each-period", "per": "day", "of": { "type": "count" }, "fold": "max", "max": 4 }""";
    private const string Minus = """{ "type": "each-period", "per": "day", "of": """ + Few + """, "fold": "max", "through": { "type": "rate", "per": 1, "gives": -1 } }""";
    private const string Fall = "\"through\": { \"type\": \"rate\", \"per\": 1, \"gives\": -1 }";
    private const string Carry = "\"through\": { \"type\": \"per-whole\", \"per\": 3, \"gives\": 1, \"carry\": true }";
    private const string Need = "\"require\": [ { \"of\": { \"type\": \"hours\" }, \"atLeast\": \"1h\" } ]";

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

    [Fact]
    public void A_window_bounds_no_debt_from_above() => Assert.Equal( // there may be no period at all
        "– … 0 Rising 1/1", Shape(""" "type": "each-period", "per": "month", "of": { "type": "count" }, "fold": "sum", "max": -1, "window": { "calendar-year": 0 } """));

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
    [InlineData(Few, Few, "1", "", "0 … 4 Mixed 1/1")]
    [InlineData(Few, Few, "1", ", \"sample\": 2", "0 … 2 Mixed 1/1")]
    [InlineData(Few, Few, "0.5", "", "0 … 4 Mixed 1/2")]
    [InlineData(Few, Few, "3", "", "0 … 3 Mixed 1/1")] // 4 is nearest to one step
    [InlineData(Minus, Few, "1", "", "-4 … 0 Mixed 1/1")]
    [InlineData(Minus, Few, "1", ", \"sample\": 4", "-1 … 0 Mixed 1/1")]
    [InlineData(Few, "{ \"type\": \"count\" }", "1", "", "0 … 4 Mixed 1/1")]
    [InlineData("{ \"type\": \"count\" }", Few, "1", "", "0 … – Mixed 1/1")]
    [InlineData("{ \"type\": \"quantity\" }", Few, "1", "", "– … – Mixed 1/1")]
    public void A_ratio_is_bounded_by_the_least_it_is_divided_by(string of, string to, string step, string sample, string shape) =>
        Assert.Equal(shape, Shape($$""" "type": "ratio", "of": {{of}}, "to": {{to}}, "round": { "to": {{step}}, "mode": "half-up" }{{sample}} """));

    [Theory]
    [InlineData("4", null)]
    [InlineData("5", "VC3032 measures.m.sample 5")]
    public void A_sample_that_never_comes_is_refused(string sample, string? fault) => Loading.AssertRefused(
        $$""" "measures": { "m": { "type": "ratio", "of": {{Few}}, "to": {{Few}}, "round": { "to": 1, "mode": "down" }, "sample": {{sample}} } } """, fault is null ? [] : [fault]);

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
}
