using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets.Linting;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Scoring;

public class PointsTests
{
    private const string Measures = """ "measures": { "a": { "type": "quantity", "where": { "unit": "a" } }, "b": { "type": "quantity", "where": { "unit": "b" } }, "c": { "type": "given", "name": "c" } }, """;

    private static Case Scored(string score, params ServiceRecord[] records) => new(Measures + $$""" "scores": { "s": { "type": "points", {{score}} } } """, records);

    private static Case Of(decimal a, decimal b, string score) => Scored(score, Act("2020-01-01", a, "a"), Act("2020-01-01", b, "b"));

    private static string Lines(Case scored) => string.Join(", ", scored.Computed().Score("s").Lines.Select(l => $"{l.Kind} {l.Id} {l.Value}"));

    [Fact]
    public void A_score_is_a_base_and_parts()
    {
        Case scored = Of(2.5m, -1, """ "base": 10, "parts": [ { "id": "x", "of": "a" }, { "id": "y", "of": "b", "through": { "type": "rate", "per": 1, "gives": 3 }, "title": { "en": "the Y", "zh-Hans": "乙" } } ] """);

        Assert.Equal(("9.5", "Base base 10, Part x 2.5, Part y -3"), (scored.Value("s"), Lines(scored)));
        ScoreLine y = scored.Computed().Score("s").Lines[2];
        Assert.Equal(("b", "-1", "乙"), (y.Of, y.Found.ToString(), y.Label.Chinese));
    }

    [Fact]
    public void Without_anything_it_is_nothing() => Assert.Equal(("0", ""), (Scored("\"base\": 0").Value("s"), Lines(Scored("\"base\": 0"))));

    [Theory]
    [InlineData("-0.000001", "0", "")]
    [InlineData("0", "0", "")]
    [InlineData("59.999999", "59.999999", "")]
    [InlineData("60", "60", "")]
    [InlineData("60.000001", "60", "")]
    public void A_part_has_a_cap_above_and_below(string a, string expected, string rest) => Assert.Equal(
        expected + rest, Of(decimal.Parse(a, System.Globalization.CultureInfo.InvariantCulture), 0, """ "parts": [ { "id": "x", "of": "a", "min": 0, "max": 60 } ] """).Value("s"));

    [Theory]
    [InlineData("down", "2", "-2", "2", "-2")]
    [InlineData("up", "3", "-3", "3", "-3")]
    [InlineData("floor", "2", "-3", "2", "-3")]
    [InlineData("ceiling", "3", "-2", "3", "-2")]
    [InlineData("half-up", "3", "-3", "3", "-3")]
    [InlineData("half-down", "2", "-2", "3", "-3")]
    [InlineData("half-even", "2", "-2", "3", "-3")]
    public void A_part_is_rounded_as_stated(string mode, string half, string minusHalf, string more, string minusMore)
    {
        string score = $$""" "parts": [ { "id": "x", "of": "a", "round": { "to": 1, "mode": "{{mode}}" } } ] """;

        Assert.Equal((half, minusHalf, more, minusMore), (Of(2.5m, 0, score).Value("s"), Of(-2.5m, 0, score).Value("s"), Of(2.500001m, 0, score).Value("s"), Of(-2.500001m, 0, score).Value("s")));
    }

    [Theory]
    [InlineData("0.25", "2.5", "2.6249999", "2.75")]
    [InlineData("5", "0", "2.4", "2.5")]
    public void To_any_step(string to, string expected, string below, string above)
    {
        string score = $$""" "parts": [ { "id": "x", "of": "a", "round": { "to": {{to}}, "mode": "half-up" } } ] """;
        decimal Number(string text) => Math.Round(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture), 6, MidpointRounding.ToZero);

        Assert.Equal(expected, Of(Number(below), 0, score).Value("s"));
        Assert.NotEqual(expected, Of(Number(above), 0, score).Value("s"));
    }

    [Fact]
    public void Each_part_is_rounded_once_so_that_parts_sum_exactly()
    {
        Case scored = Of(1.9m, 1.9m, """ "parts": [ { "id": "x", "of": "a", "round": { "to": 1, "mode": "down" } }, { "id": "y", "of": "b", "round": { "to": 1, "mode": "down" } } ] """);

        Assert.Equal(("2", "Part x 1, Part y 1"), (scored.Value("s"), Lines(scored)));
    }

    [Fact]
    public void The_cap_of_a_group_acts_on_its_sum()
    {
        const string score = """
            "base": 1, "parts": [
              { "id": "outer", "max": 70, "title": { "en": "the outer", "zh-Hans": "外" }, "parts": [
                { "id": "inner", "min": -10, "max": 50, "parts": [ { "id": "x", "of": "a" }, { "id": "y", "of": "b" } ] },
                { "id": "z", "of": "a", "max": 30 } ] } ]
            """;

        Assert.Equal("Base base 1, Part x 20, Part y 5, Part z 20", Lines(Of(20, 5, score)));
        Assert.Equal("Base base 1, Part x 40, Part y 20, GroupCap inner -10, Part z 30, GroupCap outer -10", Lines(Of(40, 20, score)));
        Assert.Equal("Base base 1, Part x -40, Part y 20, GroupCap inner 10, Part z -40", Lines(Of(-40, 20, score)));
        Assert.Equal(("71", "-49"), (Of(40, 20, score).Value("s"), Of(-40, 20, score).Value("s")));
        Assert.Equal("外", Of(40, 20, score).Computed().Score("s").Lines[^1].Label.Chinese);
    }

    [Fact]
    public void A_group_may_be_rounded_and_the_score_clamped_and_then_rounded()
    {
        const string score = """
            "parts": [ { "id": "g", "round": { "to": 0.5, "mode": "down" }, "parts": [ { "id": "x", "of": "a" }, { "id": "y", "of": "b" } ] } ],
            "clamp": { "min": -10, "max": 100.25 }, "round": { "to": 1, "mode": "half-up" }
            """;

        Assert.Equal("Part x 1.3, Part y 1.3, GroupCap g -0.1, Rounding round 0.5", Lines(Of(1.3m, 1.3m, score)));
        Assert.Equal("Part x 200, Part y 0, Clamp clamp -99.75, Rounding round -0.25", Lines(Of(200, 0, score)));
        Assert.Equal("Part x -200, Part y 0, Clamp clamp 190", Lines(Of(-200, 0, score)));
        Assert.Equal(("3", "100", "-10"), (Of(1.3m, 1.3m, score).Value("s"), Of(200, 0, score).Value("s"), Of(-200, 0, score).Value("s")));
    }

    [Fact]
    public void A_score_with_an_unknown_part_is_unknown()
    {
        Case scored = Scored(""" "base": 5, "parts": [ { "id": "x", "of": "c" } ] """);

        Assert.Equal(("?", 0), (scored.Value("s"), scored.Computed().Score("s").Lines.Count));
        Assert.Equal("12", (scored with { Facts = [Fact("score:c", "7")] }).Value("s"));
    }

    [Fact]
    public void A_score_may_read_another_whatever_order_they_stand_in()
    {
        var scored = new Case(
            Measures + """
                "scores": {
                  "total": { "type": "points", "parts": [ { "id": "x", "of": "half" }, { "id": "y", "of": "a" } ] },
                  "half": { "type": "points", "parts": [ { "id": "x", "of": "a", "through": { "type": "rate", "per": 2, "gives": 1 } } ] } }
                """,
            Act("2020-01-01", 5, "a"));

        Assert.Equal(("7.5", "2.5"), (scored.Value("total"), scored.Value("half")));
        Assert.Equal(["total", "half"], scored.Computed().Scores.Select(s => s.Name));
    }

    private const string Open = """
        "intake": [ { "type": "exclude", "where": { "status": "pending" }, "as": "held" } ],
        "measures": { "n": { "type": "count" }, "q": { "type": "quantity" } },
        "scores": { "s": { "type": "points", SCORE } }
        """;

    [Theory]
    [InlineData("\"parts\": [ { \"id\": \"x\", \"of\": \"n\" } ]", Openness.Above)]
    [InlineData("\"parts\": [ { \"id\": \"x\", \"of\": \"n\", \"max\": 4 } ]", Openness.Above)]
    [InlineData("\"parts\": [ { \"id\": \"x\", \"of\": \"n\", \"max\": 3 } ]", Openness.Closed)] // at its cap
    [InlineData("\"parts\": [ { \"id\": \"x\", \"of\": \"n\", \"max\": 2 } ]", Openness.Closed)]
    [InlineData("\"parts\": [ { \"id\": \"x\", \"of\": \"n\", \"min\": 5 } ]", Openness.Above)]
    [InlineData("\"parts\": [ { \"id\": \"x\", \"of\": \"n\", \"through\": { \"type\": \"rate\", \"per\": 1, \"gives\": -5 } } ]", Openness.Below)]
    [InlineData("\"parts\": [ { \"id\": \"x\", \"of\": \"n\", \"through\": { \"type\": \"rate\", \"per\": 1, \"gives\": -5 }, \"min\": -15 } ]", Openness.Closed)]
    [InlineData("\"parts\": [ { \"id\": \"x\", \"of\": \"n\", \"through\": { \"type\": \"rate\", \"per\": 1, \"gives\": -5 }, \"min\": -16 } ]", Openness.Below)]
    [InlineData("\"parts\": [ { \"id\": \"x\", \"of\": \"n\", \"through\": { \"type\": \"step-bands\", \"bands\": [ { \"from\": 1, \"gives\": 5 }, { \"from\": 4, \"gives\": 3 } ] } } ]", Openness.Above | Openness.Below)]
    [InlineData("\"parts\": [ { \"id\": \"x\", \"of\": \"n\" }, { \"id\": \"y\", \"of\": \"n\", \"through\": { \"type\": \"rate\", \"per\": 1, \"gives\": -5 } } ]", Openness.Above | Openness.Below)]
    [InlineData("\"parts\": [ { \"id\": \"x\", \"of\": \"n\" } ], \"clamp\": { \"max\": 3 }", Openness.Closed)]
    [InlineData("\"parts\": [ { \"id\": \"x\", \"of\": \"n\" } ], \"clamp\": { \"max\": 3.000001 }", Openness.Above)]
    [InlineData("\"parts\": [ { \"id\": \"g\", \"max\": 5, \"parts\": [ { \"id\": \"x\", \"of\": \"n\" }, { \"id\": \"y\", \"of\": \"n\" } ] } ]", Openness.Closed)]
    [InlineData("\"parts\": [ { \"id\": \"g\", \"max\": 7, \"parts\": [ { \"id\": \"x\", \"of\": \"n\" }, { \"id\": \"y\", \"of\": \"n\" } ] } ]", Openness.Above)]
    [InlineData("\"parts\": [ { \"id\": \"w\", \"of\": \"n\" }, { \"id\": \"g\", \"max\": 5, \"parts\": [ { \"id\": \"x\", \"of\": \"n\" }, { \"id\": \"y\", \"of\": \"n\" } ] } ]", Openness.Above)]
    [InlineData("\"base\": 5", Openness.Closed)]
    public void A_score_is_open_where_a_part_may_still_move(string score, Openness open) => Assert.Equal(
        open,
        new Case(Open.Replace("SCORE", score, StringComparison.Ordinal), Service("2020-01-01", 60), Service("2020-01-02", 60), Service("2020-01-03", 60), Service("2020-01-04", 60) with { Status = "pending" }).OpennessOf("s"));

    [Fact]
    public void The_lines_of_an_open_score_still_sum() => Assert.Equal(
        "3", new Case(Open.Replace("SCORE", "\"parts\": [ { \"id\": \"x\", \"of\": \"n\" } ]", StringComparison.Ordinal), Service("2020-01-01", 60), Service("2020-01-02", 60), Service("2020-01-03", 60), Service("2020-01-04", null)).Value("s"));

    [Fact]
    public void A_part_in_a_quantum_that_the_score_does_not_hold_is_rounded_in_its_own() => Assert.Equal( // 3.75 down to 3.5, and 1/3, in sixths
        "23/6",
        Of(15, 1, """ "parts": [ { "id": "x", "of": "a", "through": { "type": "rate", "per": 4, "gives": 1 }, "round": { "to": 0.5, "mode": "down" } }, { "id": "z", "of": "b", "through": { "type": "rate", "per": 3, "gives": 1 } } ] """).Value("s"));

    [Fact]
    public void Thirds_that_are_rounded_stand_beside_quarters() => Assert.Equal("2", new Case( // 4/3 down to 1, and 4/4: the score is in quarters
        """
        "measures": { "n": { "type": "count" } },
        "scores": { "s": { "type": "points", "parts": [
          { "id": "x", "of": "n", "through": { "type": "rate", "per": 3, "gives": 1 }, "round": { "to": 1, "mode": "down" } },
          { "id": "y", "of": "n", "through": { "type": "rate", "per": 4, "gives": 1 } } ] } }
        """,
        [.. Enumerable.Range(0, 4).Select(_ => Service("2020-01-01", 60))]).Value("s"));

    [Fact]
    public void A_cap_may_be_finer_than_what_it_caps() => Assert.Equal(
        ("2", "2.5"), (Of(2, 0, Whole).Value("s"), Of(3, 0, Whole).Value("s")));

    private const string Whole = """ "parts": [ { "id": "x", "of": "a", "through": { "type": "per-whole", "per": 1, "gives": 1 }, "max": 2.5 } ] """;

    [Fact]
    public void Nothing_is_computed_from_what_is_unknown() => Assert.Equal(
        "?", Scored(""" "base": 5, "parts": [ { "id": "x", "of": "c", "through": { "type": "rate", "per": 1, "gives": 2 } } ] """).Value("s"));

    [Fact]
    public void A_floor_above_its_cap_is_refused_with_what_fits()
    {
        Notice fault = Assert.Single(Loading.Faults(Loading.Document(Scored(""" "parts": [ { "id": "x", "of": "a", "min": 3, "max": 2.5 } ] """).Sections)));

        Assert.Equal(("VC3010", "at most max (2.5)", "不大于 max（2.5）"), (fault.Code, fault.Expected!.English, fault.Expected.Chinese));
    }

    [Theory]
    [InlineData("\"few\"", 0, 4, "clamp.max clamp.min parts[0].max parts[0].min parts[0].parts[0].max parts[0].parts[0].min")] // nobody is below 0 or above 4
    [InlineData("\"few\"", 1, 3, "clamp.max clamp.min parts[0].max parts[0].min")] // what the part leaves the group and the score need not limit
    [InlineData("\"n\"", -1, 1000000, "clamp.max clamp.min parts[0].max parts[0].min parts[0].parts[0].min")] // as many records as one likes
    public void A_limit_beyond_what_is_reached_is_found_at_every_level(string of, int min, int max, string limits)
    {
        string limit = $$""" "min": {{min}}, "max": {{max}} """;
        IReadOnlyList<Finding> findings = Loading.Load(Loading.Document($$"""
            "measures": { "n": { "type": "count" }, "few": { "type": "each-period", "per": "day", "of": { "type": "count" }, "fold": "max", "max": 4 } },
            "scores": { "s": { "type": "points", "clamp": { {{limit}} }, "parts": [ { "id": "g", {{limit}}, "parts": [ { "id": "p", "of": {{of}}, {{limit}} } ] } ] } }
            """)).Lint("t");

        Assert.Equal(limits, string.Join(" ", findings.Where(f => f.Code == "VC3105").Select(f => f.Place.Name!["scores.s.".Length..]).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_rounded_part_needs_no_finer_quantum_in_the_score()
    {
        Case scored = Scored(
            """ "parts": [ { "id": "x", "of": "a", "through": { "type": "rate", "per": 7, "gives": 1 }, "round": { "to": 1, "mode": "down" } }, { "id": "y", "of": "b", "round": { "to": 0.5, "mode": "down" } } ] """,
            Act("2020-01-01", 15, "a"), Act("2020-01-01", 1.75m, "b"));

        Assert.Equal(("3.5", 2L), (scored.Value("s"), scored.Computed().Score("s").Value!.Value.Scale));
    }
}
