using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;
using Interval = VolunteerCredit.Measures.Interval;

namespace VolunteerCredit.Tests.Scoring;

/// <summary>What the compiler says can be reached bounds what is reached, so that a threshold it refuses is really out of reach.</summary>
public class BoundsTests
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    [Property(MaxTest = 300, Arbitrary = [typeof(BoundsTests)])]
    public void Every_value_lies_within_its_bounds_and_lines_sum_to_the_score(Scorecard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        RuleSetLibrary library = RuleSetLibrary.Load(new ComponentCatalog(ComponentCatalog.BuiltIn), [RuleSetSource.FromText(Loading.Document(card.Sections))], []);
        RuleSetPlan plan = library.Plan("t", new Dictionary<string, string>(), new DateOnly(2020, 6, 30)).Plan;
        CreditEngine engine = Loading.Load(Loading.Document(card.Sections));
        foreach (ServiceRecord[] records in card.Volunteers)
        {
            CreditResult result = engine.Score("t", new Volunteer(VolunteerId, records), Evaluation.On(Day("2020-06-30")));

            Assert.Equal(ResultStatus.Computed, result.Status);
            foreach (MeasurePlan measure in plan.Measures)
            {
                if (result.Measure(measure.Value.Name).Value is { } value)
                {
                    AssertWithin(measure.Value.Shape, value, card);
                }
                else
                {
                    Assert.Equal("r", measure.Value.Name); // nobody to divide by
                }
            }

            ScoreResult score = result.Score("s");
            AssertWithin(Assert.Single(plan.Scores).Value.Shape, score.Value!.Value, card);
            Assert.Equal(score.Value!.Value.Quanta, score.Lines.Sum(l => l.Value.Quanta));
            Assert.All(score.Lines, l => Assert.Equal(score.Value!.Value.Scale, l.Value.Scale));
        }
    }

    private static void AssertWithin(ValueShape shape, Amount value, Scorecard card)
    {
        Assert.Equal(shape.Scale, value.Scale);
        Assert.True(
            (Interval.IsNone(shape.Bounds.Min) || value.Quanta >= shape.Bounds.Min) && (Interval.IsNone(shape.Bounds.Max) || value.Quanta <= shape.Bounds.Max),
            $"{value} ({value.Quanta}) lies outside {shape.Bounds} of\n{card.Sections}");
    }

    public static Arbitrary<Scorecard> Scorecards()
    {
        Gen<string> figure = Gen.Frequency(
            (4, Gen.Choose(-60, 60).Select(n => n.ToString(Invariant))),
            (1, Gen.Choose(-600, 600).Select(n => (n / 16m).ToString(Invariant))),
            (1, Gen.Elements("-1000", "1000", "33.3")));
        Gen<string> positive = Gen.Elements("0.5", "1", "1.5", "2", "3", "4.5", "6", "10"); // few divisors, so that a quantum is found
        Gen<string> limits =
            from low in figure
            from high in figure
            from which in Gen.Choose(0, 5)
            let ordered = decimal.Parse(low, Invariant) <= decimal.Parse(high, Invariant) ? (low, high) : (high, low)
            select which switch { 0 => $", \"max\": {ordered.Item2}", 1 => $", \"min\": {ordered.Item1}", 2 => $", \"min\": {ordered.Item1}, \"max\": {ordered.Item2}", _ => "" };
        Gen<string> round =
            from to in positive
            from mode in Gen.Elements("down", "up", "floor", "ceiling", "half-up", "half-down", "half-even")
            from any in Gen.Choose(0, 2)
            select any > 0 ? "" : $", \"round\": {{ \"to\": {to}, \"mode\": \"{mode}\" }}";

        Gen<string> Curve(string unit)
        {
            Gen<string> bands =
                from count in Gen.Choose(1, 3)
                from start in Gen.Choose(-4, 8)
                from gives in figure.ArrayOf(count)
                from per in positive.ArrayOf(count)
                from stepped in Gen.Elements(true, false)
                select $"\"type\": \"{(stepped ? "step" : "marginal")}-bands\", \"bands\": [ {string.Join(", ", gives.Select((g, i) => $"{{ \"from\": {Quantity((start + (i * 3)).ToString(Invariant), unit)}, {(stepped ? "" : $"\"per\": {Quantity(per[i], unit)}, ")}\"gives\": {g} }}"))} ]";
            Gen<string> line =
                from per in positive
                from gives in figure
                from whole in Gen.Elements("rate", "per-whole")
                select $"\"type\": \"{whole}\", \"per\": {Quantity(per, unit)}, \"gives\": {gives}";
            return Gen.OneOf(bands, line);
        }

        Gen<(string Name, string Unit)> source = Gen.Elements(("n", ""), ("q", ""), ("h", "h"), ("w", "h"), ("e", ""), ("x", "h"), ("k", ""));
        Gen<string> leaf =
            from of in source
            from curve in Curve(of.Unit)
            from plain in Gen.Choose(0, 3)
            from cap in limits
            from rounding in round
            select $"\"of\": \"{of.Name}\"{(plain == 0 && of.Unit.Length == 0 ? "" : $", \"through\": {{ {curve} }}")}{cap}{rounding}";

        Gen<string> Parts(int depth) =>
            from count in Gen.Choose(1, 3)
            from parts in (depth == 0 ? leaf : Gen.Frequency((2, leaf), (1, Group(depth - 1)))).ArrayOf(count)
            select $"\"parts\": [ {string.Join(", ", parts.Select((p, i) => $"{{ \"id\": \"p{i}\", {p} }}"))} ]";

        Gen<string> Group(int depth) =>
            from parts in Parts(depth)
            from cap in limits
            from rounding in round
            select parts + cap + rounding;

        Gen<string> fold =
            from curve in Curve("h")
            from folding in Gen.Elements("sum", "max")
            from most in figure
            from capped in Gen.Elements(true, false)
            select $"\"fold\": \"{folding}\", \"through\": {{ {curve} }}{(capped ? $", \"max\": {most}" : "")}";

        Gen<string> carried =
            from folding in Gen.Elements("sum", "max")
            from of in Gen.Elements("\"h\"", "\"w\"", """{ "type": "each-period", "per": "day", "of": "h", "max": "2h", "fold": "max" }""")
            from per in positive
            from gives in figure
            from most in figure
            from capped in Gen.Elements(true, false)
            select $"\"of\": {of}, \"fold\": \"{folding}\", \"through\": {{ \"type\": \"per-whole\", \"per\": {Quantity(per, "h")}, \"gives\": {gives}, \"carry\": true }}{(capped ? $", \"max\": {most}" : "")}";

        Gen<string> ratios =
            from of in Gen.Elements("n", "q", "w", "x", "e")
            from to in Gen.Elements("n", "q", "h", "x")
            from step in positive
            from mode in Gen.Elements("down", "up", "floor", "ceiling", "half-up", "half-down", "half-even")
            from sampled in Gen.Elements(true, false)
            let top = (of is "w" or "x" || to is "n" or "q") ? of : "w" // a number over time is refused
            let unit = top is "w" or "x" && to is "n" or "q" ? "h" : ""
            select $"\"of\": \"{top}\", \"to\": \"{to}\", \"round\": {{ \"to\": {Quantity(step, unit)}, \"mode\": \"{mode}\" }}{(sampled ? $", \"sample\": {(to is "h" or "x" ? "\"5h\"" : "2")}" : "")}";

        Gen<ServiceRecord[]> records =
            from count in Gen.Choose(0, 8)
            from made in (
                from day in Gen.Choose(1, 28)
                from month in Gen.Choose(1, 6)
                from minutes in Gen.Choose(0, 3_000)
                from quantity in Gen.Choose(-40, 80)
                from kind in Gen.Choose(0, 2)
                select kind == 0
                    ? Act($"2020-{month:D2}-{day:D2}", quantity / 8m, "x")
                    : Service($"2020-{month:D2}-{day:D2}", minutes) with { Source = kind == 1 ? "a" : "b" }).ArrayOf(count)
            select made;

        Gen<Scorecard> card =
            from start in figure
            from parts in Parts(2)
            from cap in limits
            from rounding in round
            from folding in fold
            from carrying in carried
            from ratio in ratios
            from volunteers in records.ArrayOf(6)
            let clamp = cap.Length == 0 ? "" : $", \"clamp\": {{ {cap[2..]} }}"
            select new Scorecard(
                $$"""
                "measures": {
                  "n": { "type": "count" }, "q": { "type": "quantity" }, "h": { "type": "hours" }, "e": { "type": "given", "name": "e", "else": 7.5 },
                  "w": { "type": "hours", "weights": [ { "where": { "source": "a" }, "times": -0.75 } ] },
                  "x": { "type": "each-period", "per": "month", "of": { "type": "hours" }, "fold": "max" },
                  "k": { "type": "each-period", "per": "month", "of": { "type": "hours" }, {{folding}} },
                  "c": { "type": "each-period", "per": "month", {{carrying}} },
                  "r": { "type": "ratio", {{ratio}} },
                  "b": { "type": "hours", "weights": [ { "where": { "source": "a" }, "times": -0.75 } ], "window": { "best": "1 month" } } },
                "scores": { "s": { "type": "points", "base": {{start}}, {{parts}}{{clamp}}{{rounding}} } }
                """,
                volunteers);
        return Arb.From(card);

        static string Quantity(string figure, string unit) => unit.Length == 0 ? figure : $"\"{figure}{unit}\"";
    }
}

/// <summary>A scorecard made at random, and volunteers to score.</summary>
/// <param name="Sections">The sections of the document.</param>
/// <param name="Volunteers">The records of each volunteer.</param>
public sealed record Scorecard(string Sections, IReadOnlyList<IReadOnlyList<ServiceRecord>> Volunteers)
{
    /// <inheritdoc/>
    public override string ToString() => Sections + "\n" + string.Join("\n", Volunteers.Select(v => string.Join("; ", v.Select(r => $"{r.Date:yyyy-MM-dd} {r.Minutes} {r.Quantity} {r.Source}"))));
}
