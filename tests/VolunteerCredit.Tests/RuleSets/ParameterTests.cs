using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;
using static VolunteerCredit.Tests.RuleSets.Loading;

namespace VolunteerCredit.Tests.RuleSets;

public class ParameterTests
{
    private const string Rate = """
        "parameters": { "rate": { "is": "figure", "min": 1, "max": 5 DEFAULT } },
        "measures": { "m": { "type": "hours" } },
        "scores": { "s": { "type": "points", "parts": [ { "id": "p", "of": "m", "through": { "type": "rate", "per": "1h", "gives": { "param": "rate" } } } ] } }
        """;

    private static string RateWith(string rest) => Rate.Replace("DEFAULT", rest, StringComparison.Ordinal);

    [Fact]
    public void A_default_stands_where_nothing_is_given()
    {
        var tenHours = new Case(RateWith(", \"default\": 2"), Service("2020-01-01", 600));

        Assert.Equal("20", tenHours.Value("s"));
        Assert.Equal([KeyValuePair.Create("rate", "2")], tenHours.Score().Parameters);
    }

    [Fact]
    public void A_given_value_stands_for_the_default()
    {
        var tenHours = new Case(RateWith(", \"default\": 2"), Service("2020-01-01", 600)) { Parameters = new Dictionary<string, string> { ["rate"] = "2.5" } };

        Assert.Equal("25", tenHours.Value("s"));
        Assert.Equal([KeyValuePair.Create("rate", "2.5")], tenHours.Score().Parameters);
    }

    [Theory]
    [InlineData("0.999999")]
    [InlineData("5.000001")]
    [InlineData("2h")]
    [InlineData("2 CNY")]
    [InlineData("two")]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("1e0")]
    [InlineData("999999999999999999h")]
    [InlineData("9999999999999999999")]
    [InlineData("\ud800")]
    public void A_value_that_does_not_fit_is_refused(string value)
    {
        CreditEngine engine = Load(Document(RateWith(", \"default\": 2")));

        var refused = Assert.Throws<RuleSetRefusedException>(() => engine.Score("t", new Volunteer("v"), Asked(("rate", value))));

        Notice fault = Assert.Single(refused.Faults);
        Assert.Equal(("VC4004", "parameters.rate", "a figure 1…5"), (fault.Code, fault.Place.Name, fault.Expected?.English));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("5")]
    [InlineData("5.000000")]
    public void Bounds_are_included(string value) => Assert.Equal(
        ResultStatus.Computed, Load(Document(RateWith(", \"default\": 2"))).Score("t", new Volunteer("v"), Asked(("rate", value))).Status);

    [Theory]
    [InlineData(", \"default\": 6", "VC4004 parameters.rate.default rate=6")]
    [InlineData(", \"default\": \"2h\"", "VC4004 parameters.rate.default rate=2h")]
    [InlineData(", \"default\": [2]", "VC4004 parameters.rate.default rate=")]
    [InlineData(", \"optional\": \"yes\"", "VC4003 parameters.rate rate", "VC3006 parameters.rate.optional yes")]
    [InlineData(", \"default\": 2, \"unit\": 5", "VC3006 parameters.rate.unit 5")]
    [InlineData(", \"default\": 2, \"unit\": \"h\"", "VC4004 parameters.rate.default rate=2")]
    [InlineData(", \"default\": 2, \"title\": \"rate\"", "VC3006 parameters.rate.title rate")]
    [InlineData(", \"default\": 2, \"honesty\": \"certain\"", "VC3010 parameters.rate.honesty certain")]
    [InlineData("", "VC4003 parameters.rate rate")]
    [InlineData(", \"optional\": true", "VC3005 scores.s.parts[0].through")]
    public void A_declaration_that_does_not_fit_is_refused(string rest, params string[] faults) => AssertRefused(RateWith(rest), faults);

    [Theory]
    [InlineData("number")]
    [InlineData("")]
    [InlineData("Figure")]
    public void A_kind_of_parameter_is_one_of_four(string kind) => AssertRefused(
        $$""" "parameters": { "p": { "is": "{{kind}}", "optional": true } } """, $"VC3010 parameters.p.is {kind}".TrimEnd());

    [Fact]
    public void A_parameter_without_a_published_value_must_be_given()
    {
        const string worked = """, "verify": [ { "asOf": "2020-06-30", "parameters": { "rate": 3 }, "records": [ { "date": "2020-01-01", "hours": 10 } ], "expect": { "s": 30 } } ] """;
        CreditEngine engine = Load(Document(RateWith("") + worked));

        Assert.Null(engine.RuleSets[0].Honesty);
        var refused = Assert.Throws<RuleSetRefusedException>(() => engine.Score("t", new Volunteer("v"), Asked()));
        Assert.Equal(
            "VC4003: doc.json, line 1, column 81 'parameters.rate': the parameter 'rate' has no published value and must be given: a figure 1…5. Give it with the evaluation (the console: --set NAME=VALUE).",
            refused.Message);
        Assert.Equal("40", engine.Score("t", new Volunteer("v", Service("2020-01-01", 600)), Asked(("rate", "4"))).Score("s").Value.ToString());
    }

    [Fact]
    public void A_worked_case_must_give_it_too() => AssertRefused(
        RateWith("") + """, "verify": [ { "asOf": "2020-06-30", "expect": {} } ] """, "VC4003 parameters.rate rate");

    [Fact]
    public void An_unknown_parameter_is_refused()
    {
        AssertRefused(""" "measures": { "m": { "type": "hours", "window": { "param": "widow" } } }, "parameters": { "window": { "is": "text", "optional": true } } """, "VC3020 measures.m.window widow");
        AssertRefused(""" "measures": { "m": { "type": "hours", "window": { "param": { "a": 1 } } } } """, "VC3020 measures.m.window");
        AssertRefused(""" "verify": [ { "asOf": "2020-06-30", "parameters": { "p": 1 }, "expect": {} } ] """, "VC3020 parameters p");

        var refused = Assert.Throws<RuleSetRefusedException>(() => Load(Document(RateWith(", \"default\": 2"))).Score("t", new Volunteer("v"), Asked(("raet", "2"))));
        Assert.Equal(("VC3020", "raet", "rate"), (refused.Faults[0].Code, refused.Faults[0].Found, refused.Faults[0].Expected!.English));
    }

    [Fact]
    public void Optional_parameters_that_are_not_given_stand_for_nothing_written()
    {
        const string sections = """
            "parameters": { "least": { "optional": true }, "most": { "optional": true } },
            "measures": {
              "m": { "type": "hours", "where": { "source": "a", "minutes": { "min": { "param": "least" }, "max": 600 } } } },
            "scores": { "s": { "type": "points", "parts": [ { "id": "p", "of": "m", "through": { "type": "rate", "per": "1h", "gives": 1 }, "max": { "param": "most" } } ] } }
            """;
        var records = new Case(sections, Service("2015-01-01", 30) with { Source = "a" }, Service("2020-06-01", 90) with { Source = "a" }, Service("2020-06-01", 700) with { Source = "b" });

        Assert.Equal(("2 h", "2"), (records.Value(), records.Value("s")));

        Case given = records with { Parameters = new Dictionary<string, string> { ["least"] = "1h", ["most"] = "1.25" } };
        Assert.Equal(("1 h 30 min", "1.25"), (given.Value(), given.Value("s")));
    }

    [Theory]
    [InlineData(""" "where": { "source": { "param": "p" } } """, "VC3005 measures.m.where.source")]
    [InlineData(""" "window": { "rolling": { "param": "p" } } """, "VC3005 measures.m.window.rolling")]
    public void A_filter_or_window_is_not_quietly_left_out(string option, string fault) => AssertRefused(
        $$""" "parameters": { "p": { "is": "text", "optional": true } }, "measures": { "m": { "type": "hours", {{option}} } } """, fault);

    [Fact]
    public void A_parameter_may_stand_for_a_whole_number_a_component_or_a_row_table()
    {
        const string sections = """
            "parameters": { "year": { "default": -1 }, "per": { "default": 3 }, "rows": { "is": "rows", "default": [ { "at": "1h", "rate": "5‰" } ] } },
            "measures": { "m": { "type": "hours", "window": { "calendar-year": { "param": "year" } } }, "q": { "type": "quantity", "units": [ { "unit": "mL", "per": { "param": "per" }, "remainder": "lost" } ] } },
            "decisions": { "d": { "require": [], "offer": { "type": "rows", "columns": { "rate": "permille" }, "by": "m", "rows": { "param": "rows" } } } }
            """;
        var records = new Case(sections, Service("2019-01-01", 600), Service("2020-01-01", 60), Act("2020-01-01", 10, "mL"));

        Assert.Equal(("10 h", "3", "5 ‰"), (records.Value(), records.Value("q"), records.Computed().Decision("d").Offer[0].Text.Replace("‰", " ‰", StringComparison.Ordinal)));
        Assert.Contains("\"5‰\"", Assert.Single(records.Computed().Parameters, p => p.Key == "rows").Value, StringComparison.Ordinal);

        Case given = records with { Parameters = new Dictionary<string, string> { ["year"] = "0", ["per"] = "4", ["rows"] = """[{"at":"1h","rate":"3‰"},{"at":"2h","rate":"2‰"}]""" } };
        Assert.Equal(("1 h", "2", "3‰"), (given.Value(), given.Value("q"), given.Computed().Decision("d").Offer[0].Text));
    }

    [Theory]
    [InlineData("[{\"at\":\"2h\",\"rate\":\"3‰\"},{\"at\":\"1h\",\"rate\":\"2‰\"}]", "VC3033")]
    [InlineData("[{\"at\":\"2h\",\"rat\":\"3‰\"}]", "VC3004")]
    [InlineData("[{\"at\":\"2h\",\"rate\":\"3%\"}]", "VC3012")]
    [InlineData("[{\"at\":2,\"rate\":\"3‰\"}]", "VC3012")]
    [InlineData("[{\"rate\":\"3‰\"}]", "VC3005")]
    [InlineData("[null]", "VC3006")]
    [InlineData("{\"at\":\"2h\"}", "VC4004")]
    [InlineData("[{\"at\":\"2h\",\"at\":\"3h\"}]", "VC4004")]
    [InlineData("[", "VC4004")]
    [InlineData("", "VC4004")]
    [InlineData("null", "VC4004")]
    public void Rows_that_are_given_are_checked_as_those_of_the_document(string rows, string code)
    {
        CreditEngine engine = Load(Document("""
            "parameters": { "rows": { "is": "rows", "optional": true } }, "measures": { "m": { "type": "hours" } },
            "decisions": { "d": { "require": [], "offer": { "type": "rows", "columns": { "rate": "permille" }, "by": "m", "rows": { "param": "rows" } } } }
            """));

        var refused = Assert.Throws<RuleSetRefusedException>(() => engine.Score("t", new Volunteer("v"), Asked(("rows", rows))));

        Assert.Equal(code, Assert.Single(refused.Faults).Code);
    }

    [Theory]
    [InlineData(""" "measures": { "a": { "param": "p" }, "m": { "type": "hours" } } """, "VC3005 measures.a")]
    [InlineData(""" "scores": { "a": { "param": "p" } } """, "VC3005 scores.a")]
    [InlineData(""" "measures": { "a": { "param": "p" } }, "tiers": { "t": { "type": "ladder", "by": "a", "steps": [ { "id": "x", "at": 1 } ] } } """, "VC3005 measures.a")]
    public void A_named_value_cannot_be_left_out_by_a_parameter(string sections, params string[] faults) =>
        AssertRefused(""" "parameters": { "p": { "is": "text", "optional": true } }, """ + sections, faults);

    [Fact]
    public void A_parameter_that_names_itself_is_no_value()
    {
        AssertRefused(""" "parameters": { "p": { "is": "text", "default": { "param": "p" } } }, "measures": { "m": { "type": "hours", "window": { "param": "p" } } } """, "VC3006 parameters.p.default { \"param\": \"p\" }");
        AssertRefused(""" "parameters": { "p": { "is": "rows", "default": { "param": "p" } } } """, "VC3006 parameters.p.default { \"param\": \"p\" }");
    }

    [Fact]
    public void The_honesty_of_a_parameter_reaches_what_uses_it()
    {
        const string document = """
            { "id": "t", "version": "1", "honesty": "official", "sources": [ { "title": "a rule" } ],
              "parameters": { "rate": { "default": 2, "honesty": "illustrative" } },
              "measures": { "m": { "type": "count" } },
              "scores": { "a": { "type": "points", "parts": [ { "id": "p", "of": "m", "max": { "param": "rate" } } ] }, "b": { "type": "points", "parts": [ { "id": "p", "of": "m" } ] } } }
            """;

        CreditResult result = Load(document).Score("t", new Volunteer("v"), Asked());

        Assert.Equal((Honesty.Illustrative, Honesty.Official, Honesty.Illustrative), (result.Score("a").Honesty, result.Score("b").Honesty, result.Honesty));
    }

    [Fact]
    public void Values_of_parameters_are_never_mistaken_for_each_other()
    {
        CreditEngine engine = Load(Document("""
            "parameters": { "a": { "is": "text", "default": "x" }, "b": { "is": "text", "default": "y" } },
            "measures": { "a": { "type": "count", "where": { "source": { "param": "a" } } }, "b": { "type": "count", "where": { "source": { "param": "b" } } } }
            """));
        var volunteer = new Volunteer("v", Service("2020-01-01", 60) with { Source = "1" }, Service("2020-01-02", 60) with { Source = "2" });

        CreditResult odd = engine.Score("t", volunteer, Asked(("a", "1\nb=2")));
        CreditResult plain = engine.Score("t", volunteer, Asked(("a", "1"), ("b", "2")));

        Assert.Equal(("0", "0"), (odd.Measure("a").Value.ToString(), odd.Measure("b").Value.ToString()));
        Assert.Equal(("1", "1"), (plain.Measure("a").Value.ToString(), plain.Measure("b").Value.ToString()));
    }

    [Fact]
    public void Many_choices_of_parameters_are_compiled_and_forgotten()
    {
        CreditEngine engine = Load(Document(RateWith(", \"default\": 2")));
        var volunteer = new Volunteer("v", Service("2020-01-01", 60));

        for (int i = 0; i < 2_500; i++)
        {
            string rate = $"1.{i:D4}";
            Assert.Equal(rate.TrimEnd('0').TrimEnd('.'), engine.Score("t", volunteer, Asked(("rate", rate))).Score("s").Value.ToString());
        }
    }

    private static Evaluation Asked(params (string Name, string Value)[] parameters) =>
        new() { AsOf = new(2020, 6, 30), Parameters = parameters.ToDictionary(p => p.Name, p => p.Value) };
}
