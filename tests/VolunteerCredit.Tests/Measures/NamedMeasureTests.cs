using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Measures;

/// <summary>A measure inside another may be named in place of being written there.</summary>
public class NamedMeasureTests
{
    [Fact]
    public void A_name_stands_for_the_measure_as_it_is_written()
    {
        const string sections = """
            "measures": {
              "m": { "type": "each-period", "per": "month", "of": "checked", "fold": "count", "require": { "of": "days", "atLeast": 2 } },
              "rate": { "type": "ratio", "of": "checked", "to": "hours", "round": { "to": 0.01, "mode": "half-up" } },
              "hours": { "type": "hours" },
              "checked": { "type": "hours", "title": { "en": "checked", "zh-Hans": "核实" }, "where": { "source": "a" }, "steps": [ { "type": "limit", "per": "day", "max": "1h" } ] },
              "days": { "type": "count", "distinct": "day" } }
            """;
        var records = new Case(sections, Service("2020-01-01", 300) with { Source = "a" }, Service("2020-02-01", 60) with { Source = "a" }, Service("2020-02-02", 60));

        Assert.Equal(("1", "0.29", "2 h", "7 h"), (records.Value(), records.Value("rate"), records.Value("checked"), records.Value("hours"))); // 120 / 420 min
    }

    [Theory]
    [InlineData("\"x\"", "VC3008 measures.m.of x")]
    [InlineData("\"points\"", "VC3008 measures.m.of points")] // a score is no measure
    [InlineData("\"year\"", "VC3085 measures.m.of year")]
    [InlineData("\"life\"", "VC3085 measures.m.of life")]
    [InlineData("\"m\"", "VC3014 measures.m.of m")]
    [InlineData("\"around\"", "VC3014 measures.around.of m")]
    public void A_name_that_stands_for_no_such_measure_is_refused(string of, string fault)
    {
        string sections = $$"""
            "measures": {
              "m": { "type": "each-period", "per": "month", "of": {{of}}, "fold": "count" },
              "around": { "type": "each-period", "per": "month", "of": "m", "fold": "count" },
              "year": { "type": "hours", "window": { "calendar-year": 0 } },
              "life": { "type": "hours", "window": "lifetime" } },
            "scores": { "points": { "type": "points" } }
            """;

        Assert.Contains(fault, Loading.Summary(Loading.Document(sections)));
        Assert.All(Loading.Faults(Loading.Document(sections)), f => Assert.Equal(fault[..6], f.Code));
    }

    [Fact]
    public void The_fault_of_a_named_measure_is_one_fault() => Loading.AssertRefused(
        """ "measures": { "a": { "type": "hours", "wehre": 1 }, "m": { "type": "ratio", "of": "a", "to": "a", "round": { "to": 1, "mode": "up" } } } """,
        "VC3004 measures.a.wehre wehre");

    [Fact]
    public void The_honesty_of_a_named_measure_counts()
    {
        const string document = """
            { "id": "t", "version": "1", "honesty": "official", "sources": [ { "title": "a rule" } ],
              "measures": { "own": { "type": "hours", "honesty": "illustrative" }, "other": { "type": "hours" },
                "m": { "type": "ratio", "of": "{0}", "to": "other", "round": { "to": 1, "mode": "up" } } },
              "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "max": 5 } ] } } }
            """;

        Assert.Equal((Honesty.Illustrative, Honesty.Official), (Decided("own"), Decided("other")));

        static Honesty Decided(string of) => Loading.Load(document.Replace("{0}", of, StringComparison.Ordinal))
            .Score("t", new Volunteer(VolunteerId, Service("2020-01-01", 60)), Evaluation.On(Day("2020-06-30"))).Decision("d").Honesty;
    }

    [Fact]
    public void A_few_names_cannot_stand_for_very_many_measures()
    {
        string Chain(int length) => "\"measures\": { " + string.Join(", ", Enumerable.Range(0, length).Select(i =>
            $$""" "m{{i}}": { "type": "ratio", "of": "m{{i + 1}}", "to": "m{{i + 1}}", "round": { "to": 1, "mode": "up" } } """)) + $$""", "m{{length}}": { "type": "count" } } """;

        Loading.AssertLoads(Chain(8)); // 2 + 4 + … + 256 for the first, half as many for the next: 1004 in all
        Assert.All(Loading.Faults(Loading.Document(Chain(40))), f => Assert.Equal("VC3086", f.Code));
        Assert.NotEmpty(Loading.Faults(Loading.Document(Chain(40))));
    }
}
