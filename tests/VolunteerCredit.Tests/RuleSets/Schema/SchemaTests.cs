using System.Text.Json;
using FsCheck.Xunit;
using VolunteerCredit.Explanations;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.RuleSets.Schema;

public class SchemaTests
{
    private static readonly Words Summary = new("a plug-in", "插件");

    private static readonly SchemaValidator BuiltIn = new(RuleSetSchema.Create(ComponentCatalog.BuiltIn));

    /// <summary>
    /// The schema that ships is the one that the built-in components declare. After a change: set VOLUNTEERCREDIT_WRITE_SCHEMA=1 and run
    /// this test, or <c>vcredit schema > src/VolunteerCredit/rule-set.schema.json</c>, and look at the difference.
    /// </summary>
    [Fact]
    public void The_file_that_ships_is_the_schema_of_the_built_in_components()
    {
        string file = Path.Combine(Repository.Root, "src", "VolunteerCredit", "rule-set.schema.json"), generated = RuleSetSchema.Create(ComponentCatalog.BuiltIn);
        if (Environment.GetEnvironmentVariable("VOLUNTEERCREDIT_WRITE_SCHEMA") == "1")
        {
            File.WriteAllText(file, generated);
        }

        Assert.Equal(generated, File.ReadAllText(file));
    }

    [Fact]
    public void Every_shipped_document_is_valid() =>
        Assert.All(Trees.Documents, document => Assert.Empty(BuiltIn.Faults(Trees.Json(document))));

    [Property(MaxTest = 500)]
    public void A_random_document_that_loads_is_valid(uint seed) =>
        Assert.Empty(BuiltIn.Faults(new RuleSetMaker(new Dice(seed)).Make("any").ToJson()));

    /// <summary>The grammar of the whole language, whatever of it the components at hand already read.</summary>
    [Theory]
    [InlineData(""" "$schema": "rule-set.schema.json", "subject": "household", "reviewed": ["12-31", "06-30"], "builds": ["a.b", "a.c@2"], "overrides": ["measures.hours", "intake"] """)]
    [InlineData(""" "manual": ["stars"], "suspension": "Refer", "accept": [ { "code": "VC3101", "at": "tiers.stars", "reason": { "en": "a", "zh-Hans": "甲" } } ] """)]
    [InlineData(""" "decisions": { "d": { "require": [], "valid": "12 months" } } """)]
    [InlineData(""" "measures": { "m": { "type": "hours", "window": { "fiscal-year": 4, "years": -1 } }, "n": { "type": "hours", "window": { "best": "12 months" } }, "o": { "type": "hours", "window": { "anniversary": "registered" } } } """)]
    [InlineData(""" "measures": { "m": { "type": "hours", "window": { "byDate": [ { "until": "2019-12-31", "value": "lifetime" }, { "from": "2020-01-01", "value": { "rolling": "1 year" } } ], "decides": "as-of" } } } """)]
    [InlineData(""" "measures": { "m": { "byDate": [ { "value": { "type": "hours" } } ] }, "n": { "type": "each-period", "per": "month", "of": "m", "fold": "sum" } } """)]
    [InlineData(""" "intake": [ { "type": "limit", "per": ["day", "volunteer"], "max": { "byDate": [ { "from": "2020-01-01", "value": "8h" } ], "decides": "service" } }, { "type": "limit", "per": { "fiscal-year": 4 }, "max": { "param": "p" } } ] """)]
    [InlineData(""" "grants": { "coin": { "type": "grant", "currency": "coin", "of": "hours", "through": { "type": "rate", "per": "1h", "gives": 1 }, "per": "month", "expires": "end-of-year", "spent": { "type": "quantity" } } } """)]
    [InlineData(""" "boards": { "projects": { "type": "board", "group": "project", "by": "hours", "top": 10, "period": { "calendar-year": -1 }, "perHead": "inhabitants" } } """)]
    public void The_language_to_come_is_valid(string sections) => Assert.Empty(BuiltIn.Faults(Loading.Document(sections)));

    [Theory]
    [InlineData(""" "subject": "my team" """, "subject pattern")]
    [InlineData(""" "reviewed": ["02-30"] """, "reviewed[0] pattern")]
    [InlineData(""" "builds": ["a@b@c"] """, "builds[0] pattern")]
    [InlineData(""" "overrides": ["verify"] """, "overrides[0] pattern")]
    [InlineData(""" "effective": { "from": "2019-02-29" } """, "effective.from pattern")]
    [InlineData(""" "effective": { "from": "2100-02-29" } """, "effective.from pattern")]
    [InlineData(""" "measures": { "m": { "type": "hours", "window": { "fiscal-year": 13 } } } """, "measures.m.window anyOf")]
    [InlineData(""" "measures": { "m": { "type": "hours", "window": { "rolling": "1 fortnight" } } } """, "measures.m.window anyOf")]
    [InlineData(""" "measures": { "m": { "type": "hours", "window": { "byDate": [ { "from": "2019-01-01" } ] } } } """, "measures.m.window.byDate[0].value required")]
    [InlineData(""" "measures": { "m": { "type": "hours", "window": { "byDate": [ { "value": "for ever" } ] } } } """, "measures.m.window.byDate[0].value anyOf")]
    [InlineData(""" "measures": { "m": { "type": "hour" } } """, "measures.m.type enum")]
    [InlineData(""" "measures": { "m": { "type": "elapsed", "since": "born", "where": { "source": "a" } } } """, "measures.m.where additionalProperties")]
    [InlineData(""" "measures": { "m": { "type": "each-period", "per": "month", "fold": "sum", "of": { "type": "hours", "window": "lifetime" } } } """, "measures.m.of.window false")]
    [InlineData(""" "intake": [ { "type": "limit", "per": "day", "max": 8 } ] """, "intake[0].max type")]
    [InlineData(""" "intake": [ { "type": "limit", "per": "day", "max": "-8h" } ] """, "intake[0].max pattern")]
    [InlineData(""" "intake": [ { "type": "limit", "per": "decade", "max": "8h" } ] """, "intake[0].per enum")]
    [InlineData(""" "intake": [ { "type": "exclude", "where": { "fact:": "a" } } ] """, "intake[0].where.fact: additionalProperties")]
    [InlineData(""" "measures": { "a b": { "type": "hours" } } """, "measures.a b propertyNames")]
    public void What_does_not_fit_is_said_where_it_stands(string sections, string fault) =>
        Assert.Equal([fault], BuiltIn.Faults(Loading.Document(sections)).Select(f => $"{f.Path} {f.Keyword}"));

    [Fact]
    public void Who_says_that_a_figure_is_anothers_names_the_source()
    {
        Assert.Equal([(".sources", "required")], BuiltIn.Faults("""{ "id": "t", "version": "1", "honesty": "official" }"""));
        Assert.Equal([("sources", "minItems")], BuiltIn.Faults("""{ "id": "t", "version": "1", "honesty": "reported", "sources": [] }"""));
    }

    [Fact]
    public void A_plug_in_is_in_it_however_it_calls_its_parts()
    {
        ComponentType type = ComponentType.Intake(
            "shift/50%~a", Summary,
            [Option.Choice("häufig", Summary, ("x", 1), ("y", 2)).Required(), Option.Whole("whole", Summary, 3, 5).List(2, 3)], _ => throw new NotSupportedException());
        var validator = new SchemaValidator(RuleSetSchema.Create([.. ComponentCatalog.BuiltIn, type]));
        string[] Faults(string options) => [.. validator.Faults(Loading.Document($$""" "intake": [ { "type": "shift/50%~a", {{options}} } ] """)).Select(f => $"{f.Path} {f.Keyword}")];

        Assert.Empty(Faults(""" "häufig": "y", "whole": [3, 5] """));
        Assert.Equal(["intake[0].häufig enum", "intake[0].whole[1] maximum"], Faults(""" "häufig": "z", "whole": [3, 6] """));
        Assert.Equal(["intake[0].whole type", "intake[0].häufig required"], Faults(""" "whole": 4 """));
        Assert.NotEmpty(BuiltIn.Faults(Loading.Document(""" "intake": [ { "type": "shift/50%~a", "häufig": "y" } ] """)));
    }

    [Fact]
    public void The_order_of_the_components_does_not_matter_and_none_may_stand_twice()
    {
        Assert.Equal(RuleSetSchema.Create(ComponentCatalog.BuiltIn), RuleSetSchema.Create(ComponentCatalog.BuiltIn.Reverse()));
        Assert.Throws<ArgumentException>(() => RuleSetSchema.Create([ComponentCatalog.BuiltIn[0], ComponentCatalog.BuiltIn[0]]));
    }

    [Fact]
    public void Every_option_is_described_in_both_languages()
    {
        using var schema = JsonDocument.Parse(RuleSetSchema.Create(ComponentCatalog.BuiltIn));
        JsonElement limit = schema.RootElement.GetProperty("$defs").GetProperty("intake.limit");

        Assert.Equal("at most so much per period or key\n\n每周期或每组的限额", limit.GetProperty("markdownDescription").GetString());
        Assert.All(schema.RootElement.GetProperty("$defs").EnumerateObject().Where(d => d.Value.TryGetProperty("properties", out _) && d.Name.Contains('.', StringComparison.Ordinal)), definition =>
            Assert.All(definition.Value.GetProperty("properties").EnumerateObject(), key =>
            {
                Assert.False(string.IsNullOrWhiteSpace(key.Value.GetProperty("description").GetString()), $"{definition.Name}.{key.Name}");
                Assert.Contains(key.Value.GetProperty("markdownDescription").GetString()!, c => c is >= '\u4e00' and <= '\u9fff');
            }));
    }
}
