using VolunteerCredit.Measures;
using VolunteerCredit.Scoring;
using VolunteerCredit.Tests.RuleSets;

namespace VolunteerCredit.Tests.Scoring;

/// <summary>What is known of a score before anybody is scored: its quantum, its bounds and its direction.</summary>
public class ShapeTests
{
    private const string Measures = """
        "measures": { "n": { "type": "count" }, "q": { "type": "quantity" }, "h": { "type": "hours" }, "few": { "type": "each-period", "per": "day", "of": { "type": "count" }, "fold": "max", "max": 4 }, "age": { "type": "elapsed", "since": "born", "in": "days" } },
        """;

    private static string Said(string score) => Shapes.Of(Measures + $$""" "scores": { "s": { "type": "points", {{score}} } } """).Said();

    private static string Through(string of, string curve, string more = "") => Said($$""" "parts": [ { "id": "p", "of": "{{of}}", "through": { {{curve}} }{{more}} } ] """);

    [Theory]
    [InlineData("n", "\"type\": \"rate\", \"per\": 2, \"gives\": 1", "0 … – Rising 1/2")]
    [InlineData("n", "\"type\": \"rate\", \"per\": 2, \"gives\": -1", "– … 0 Falling 1/2")]
    [InlineData("few", "\"type\": \"rate\", \"per\": 2, \"gives\": 3", "0 … 6 Rising 1/2")]
    [InlineData("few", "\"type\": \"rate\", \"per\": 2, \"gives\": -3", "-6 … 0 Falling 1/2")]
    [InlineData("q", "\"type\": \"rate\", \"per\": 1, \"gives\": 0", "– … – Rising 1/1")]
    [InlineData("few", "\"type\": \"per-whole\", \"per\": 3, \"gives\": 2.5", "0 … 2.5 Rising 1/2")]
    [InlineData("few", "\"type\": \"per-whole\", \"per\": 3, \"gives\": -2.5", "-2.5 … 0 Falling 1/2")]
    [InlineData("q", "\"type\": \"per-whole\", \"per\": 3, \"gives\": 1", "– … – Rising 1/1")]
    [InlineData("few", "\"type\": \"marginal-bands\", \"bands\": [ { \"from\": 1, \"per\": 1, \"gives\": 1 }, { \"from\": 3, \"per\": 1, \"gives\": 0.5 } ]", "0 … 2.5 Rising 1/2")]
    [InlineData("few", "\"type\": \"marginal-bands\", \"bands\": [ { \"from\": 1, \"per\": 1, \"gives\": -1 }, { \"from\": 3, \"per\": 1, \"gives\": 0 } ]", "-2 … 0 Falling 1/1")]
    [InlineData("few", "\"type\": \"marginal-bands\", \"bands\": [ { \"from\": 1, \"per\": 1, \"gives\": 1 }, { \"from\": 3, \"per\": 1, \"gives\": 0 } ]", "0 … 2 Rising 1/1")]
    [InlineData("few", "\"type\": \"marginal-bands\", \"bands\": [ { \"from\": 1, \"per\": 1, \"gives\": 1 }, { \"from\": 3, \"per\": 1, \"gives\": -1 } ]", "– … – Mixed 1/1")]
    [InlineData("n", "\"type\": \"step-bands\", \"bands\": [ { \"from\": 1, \"gives\": 1 }, { \"from\": 3, \"gives\": 2.5 } ]", "0 … 2.5 Rising 1/2")]
    [InlineData("n", "\"type\": \"step-bands\", \"bands\": [ { \"from\": 1, \"gives\": -1 }, { \"from\": 3, \"gives\": -2 } ]", "-2 … 0 Falling 1/1")]
    [InlineData("n", "\"type\": \"step-bands\", \"bands\": [ { \"from\": 1, \"gives\": 2 }, { \"from\": 3, \"gives\": 1 } ]", "0 … 2 Mixed 1/1")]
    [InlineData("n", "\"type\": \"step-bands\", \"bands\": [ { \"from\": 1, \"gives\": 0 } ]", "0 … 0 Rising 1/1")]
    [InlineData("few", "\"type\": \"per-whole\", \"per\": 3, \"gives\": 0", "0 … 0 Rising 1/1")]
    [InlineData("age", "\"type\": \"rate\", \"per\": 0.000001, \"gives\": 1000000000", "0 … – Rising 1/1")] // 110,000 days of 10¹⁵ are more than 64 bits hold
    [InlineData("age", "\"type\": \"rate\", \"per\": 0.000001, \"gives\": -1000000000", "– … 0 Falling 1/1")]
    public void A_curve_bounds_what_it_gives(string of, string curve, string shape) => Assert.Equal(shape, Through(of, curve));

    [Theory]
    [InlineData(", \"max\": 3", "0 … 3 Rising 1/1")]
    [InlineData(", \"min\": 0.5, \"max\": 3.25", "0.5 … 3.25 Rising 1/4")]
    [InlineData(", \"max\": 3.25, \"round\": { \"to\": 0.5, \"mode\": \"down\" }", "0 … 3 Rising 1/2")] // after the rounding nothing finer is left
    [InlineData(", \"max\": 3.25, \"round\": { \"to\": 0.5, \"mode\": \"up\" }", "0 … 3.5 Rising 1/2")]
    [InlineData(", \"min\": 1.25, \"max\": 3.25, \"round\": { \"to\": 0.5, \"mode\": \"up\" }", "1.5 … 3.5 Rising 1/2")]
    [InlineData(", \"round\": { \"to\": 0.5, \"mode\": \"up\" }", "0 … – Rising 1/2")]
    public void Cap_and_rounding_bound_a_part(string more, string shape) => Assert.Equal(shape, Through("n", "\"type\": \"rate\", \"per\": 1, \"gives\": 1", more));

    [Theory]
    [InlineData("\"base\": 10", "10 … 10 Rising 1/1")]
    [InlineData("\"base\": 0.5, \"parts\": [ { \"id\": \"a\", \"of\": \"few\" }, { \"id\": \"b\", \"of\": \"few\", \"through\": { \"type\": \"rate\", \"per\": 1, \"gives\": -1 } } ]", "-3.5 … 4.5 Mixed 1/2")]
    [InlineData("\"parts\": [ { \"id\": \"a\", \"of\": \"few\" }, { \"id\": \"b\", \"of\": \"n\" } ]", "0 … – Rising 1/1")]
    [InlineData("\"parts\": [ { \"id\": \"a\", \"of\": \"few\" } ], \"clamp\": { \"min\": 1.5, \"max\": 3.5 }", "1.5 … 3.5 Rising 1/2")]
    [InlineData("\"parts\": [ { \"id\": \"a\", \"of\": \"few\" } ], \"clamp\": { \"max\": 3.5 }, \"round\": { \"to\": 1, \"mode\": \"up\" }", "0 … 4 Rising 1/2")]
    [InlineData("\"parts\": [ { \"id\": \"a\", \"of\": \"n\" } ], \"round\": { \"to\": 5, \"mode\": \"up\" }", "0 … – Rising 1/1")]
    [InlineData("\"parts\": [ { \"id\": \"g\", \"max\": 5, \"parts\": [ { \"id\": \"a\", \"of\": \"few\" }, { \"id\": \"b\", \"of\": \"few\" } ] } ]", "0 … 5 Rising 1/1")]
    [InlineData("\"parts\": [ { \"id\": \"g\", \"max\": 5, \"round\": { \"to\": 2, \"mode\": \"up\" }, \"parts\": [ { \"id\": \"a\", \"of\": \"few\" }, { \"id\": \"b\", \"of\": \"few\" } ] } ]", "0 … 6 Rising 1/1")]
    [InlineData("\"parts\": [ { \"id\": \"a\", \"of\": \"few\" } ], \"clamp\": { \"min\": 3, \"max\": 3 }", "3 … 3 Rising 1/1")]
    [InlineData("\"parts\": [ { \"id\": \"a\", \"of\": \"few\" } ], \"round\": { \"to\": 0.5, \"mode\": \"up\" }", "0 … 4 Rising 1/2")]
    [InlineData("\"parts\": [ { \"id\": \"g\", \"min\": 1, \"round\": { \"to\": 1.5, \"mode\": \"up\" }, \"parts\": [ { \"id\": \"a\", \"of\": \"few\" } ] } ]", "1.5 … 4.5 Rising 1/2")]
    public void Base_groups_clamp_and_rounding_bound_a_score(string score, string shape) => Assert.Equal(shape, Said(score));

    [Theory]
    [InlineData(Direction.Rising, Direction.Rising, Direction.Rising)]
    [InlineData(Direction.Rising, Direction.Falling, Direction.Falling)]
    [InlineData(Direction.Falling, Direction.Rising, Direction.Falling)]
    [InlineData(Direction.Falling, Direction.Falling, Direction.Rising)]
    [InlineData(Direction.Mixed, Direction.Rising, Direction.Mixed)]
    [InlineData(Direction.Mixed, Direction.Falling, Direction.Mixed)]
    [InlineData(Direction.Rising, Direction.Mixed, Direction.Mixed)]
    [InlineData(Direction.Falling, Direction.Mixed, Direction.Mixed)]
    [InlineData(Direction.Mixed, Direction.Mixed, Direction.Mixed)]
    public void One_answer_upon_another_turns_with_each_fall(Direction first, Direction second, Direction both) => Assert.Equal(both, Answering.Then(first, second));

    [Theory]
    [InlineData(Openness.Closed, Openness.Closed, Openness.Closed, Openness.Closed)]
    [InlineData(Openness.Above, Openness.Above, Openness.Below, Openness.Above | Openness.Below)]
    [InlineData(Openness.Below, Openness.Below, Openness.Above, Openness.Above | Openness.Below)]
    [InlineData(Openness.Above | Openness.Below, Openness.Above | Openness.Below, Openness.Above | Openness.Below, Openness.Above | Openness.Below)]
    public void What_may_move_moves_what_answers_to_it(Openness open, Openness rising, Openness falling, Openness mixed) => Assert.Equal(
        (rising, falling, mixed), (Answering.Turn(open, Direction.Rising), Answering.Turn(open, Direction.Falling), Answering.Turn(open, Direction.Mixed)));

    [Theory]
    [InlineData(-1, -1)]
    [InlineData(9, -1)]
    [InlineData(10, 0)]
    [InlineData(19, 0)]
    [InlineData(20, 1)]
    [InlineData(30, 2)]
    [InlineData(long.MaxValue, 2)]
    public void A_band_begins_at_its_bound(long quanta, int band) => Assert.Equal((band, -1), (CurveOptions.BandOf([10, 20, 30], quanta), CurveOptions.BandOf([], quanta)));
}
