using VolunteerCredit.Explanations;
using static VolunteerCredit.Tests.RuleSets.Loading;

namespace VolunteerCredit.Tests.RuleSets;

public class RefusalTests
{
    private const string Hours = """ "measures": { "m": { "type": "hours" } } """;

    [Theory]
    [InlineData(""" "pupose": "credit" """, "VC3004 pupose pupose")]
    [InlineData(""" "title": { "en": "a", "zh-Hans": "b", "fr": "c" } """, "VC3004 title.fr fr")]
    [InlineData(""" "sources": [ { "title": "a", "page": "1" } ] """, "VC3004 sources[0].page page")]
    [InlineData(""" "approval": { "by": "a", "on": "b", "why": "c" } """, "VC3004 approval.why why")]
    [InlineData(""" "effective": { "form": "2019-01-01" } """, "VC3004 effective.form form")]
    [InlineData(""" "parameters": { "p": { "optional": true, "type": "text" } } """, "VC3004 parameters.p.type type")]
    [InlineData(""" "inputs": { "born": { "suppliedBy": { "en": "a", "zh-Hans": "b" }, "from": 1 } } """, "VC3004 inputs.born.from from")]
    [InlineData(""" "intake": [ { "type": "limit", "per": "day", "max": "8h", "maximum": "9h" } ] """, "VC3004 intake[0].maximum maximum")]
    [InlineData(""" "measures": { "m": { "type": "hours", "windows": "lifetime" } } """, "VC3004 measures.m.windows windows")]
    [InlineData(""" "measures": { "m": { "type": "hours", "where": { "sauce": "a" } } } """, "VC3004 measures.m.where.sauce sauce")]
    [InlineData(""" "measures": { "m": { "type": "count", "where": { "rating": { "least": 4 } } } } """, "VC3004 measures.m.where.rating.least least")]
    [InlineData(""" "measures": { "m": { "type": "count", "where": { "date": { "until": "2019-01-01" } } } } """, "VC3004 measures.m.where.date.until until")]
    [InlineData(""" "measures": { "m": { "type": "hours", "weights": [ { "where": { "disputed": true }, "times": 2, "when": 1 } ] } } """, "VC3004 measures.m.weights[0].when when")]
    [InlineData(Hours + """, "tiers": { "t": { "type": "ladder", "by": "m", "steps": [ { "id": "a", "at": "1h", "above": "2h" } ] } } """, "VC3004 tiers.t.steps[0].above above")]
    [InlineData(Hours + """, "decisions": { "d": { "require": [], "requires": [] } } """, "VC3004 decisions.d.requires requires")]
    [InlineData(Hours + """, "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "least": "1h" } ] } } """, "VC3004 decisions.d.require[0].least least")]
    [InlineData(Hours + """, "decisions": { "d": { "require": [], "offer": { "type": "rows", "columns": { "a": "CNY" }, "always": { "b": "1 CNY" } } } } """, "VC3004 decisions.d.offer.always b")]
    [InlineData(""" "scores": { "s": { "type": "points", "clamp": { "least": 0 } } } """, "VC3004 scores.s.clamp.least least")]
    [InlineData(Hours + """, "verify": [ { "asOf": "2020-01-01", "expects": {}, "expect": {} } ] """, "VC3004 verify[0].expects expects")]
    [InlineData(Hours + """, "verify": [ { "asOf": "2020-01-01", "records": [ { "date": "2019-01-01", "hour": 1 } ], "expect": {} } ] """, "VC3004 verify[0].records[0].hour hour")]
    [InlineData(Hours + """, "verify": [ { "asOf": "2020-01-01", "facts": { "f": { "value": "a", "until": "2019-01-01" } }, "expect": {} } ] """, "VC3004 verify[0].facts.f.until until")]
    public void An_unknown_key_is_refused_at_every_level(string sections, string fault) => AssertRefused(sections, fault);

    [Theory]
    [InlineData(""" "intake": [ { "type": "cap" } ] """, "VC3007 intake[0].type cap")]
    [InlineData(""" "measures": { "m": { "type": "minutes" } } """, "VC3007 measures.m.type minutes")]
    [InlineData(""" "measures": { "m": { "type": "exclude" } } """, "VC3007 measures.m.type exclude")]
    [InlineData(""" "scores": { "s": { "type": "score" } } """, "VC3007 scores.s.type score")]
    [InlineData(""" "tiers": { "t": { "type": "leader" } } """, "VC3007 tiers.t.type leader")]
    [InlineData(""" "decisions": { "d": { "require": [ { "type": "any" } ], "offer": { "type": "row" } } } """, "VC3007 decisions.d.require[0].type any", "VC3007 decisions.d.offer.type row")]
    [InlineData(Hours + """, "scores": { "s": { "type": "points", "parts": [ { "id": "a", "of": "m", "through": { "type": "rat" } } ] } } """, "VC3007 scores.s.parts[0].through.type rat")]
    [InlineData(""" "measures": { "m": { "type": "each-period", "per": "day", "of": { "type": "sum" }, "fold": "sum" } } """, "VC3007 measures.m.of.type sum")]
    public void An_unknown_component_is_refused(string sections, params string[] faults) => AssertRefused(sections, faults);

    [Theory]
    [InlineData(""" "measures": { "m": {} } """, "VC3005 measures.m")]
    [InlineData(""" "measures": { "m": { "type": 5 } } """, "VC3005 measures.m")]
    [InlineData(""" "measures": { "m": { "type": "elapsed" } } """, "VC3005 measures.m")]
    [InlineData(""" "intake": [ { "type": "limit", "max": "8h" } ] """, "VC3005 intake[0]")]
    [InlineData(Hours + """, "tiers": { "t": { "type": "ladder" } } """, "VC3005 tiers.t")]
    [InlineData(Hours + """, "decisions": { "d": {} } """, "VC3005 decisions.d")]
    [InlineData(Hours + """, "decisions": { "d": { "require": [ { "type": "compare" } ] } } """, "VC3005 decisions.d.require[0]")]
    [InlineData(Hours + """, "verify": [ { "name": "a" } ] """, "VC3005 verify[0]")]
    [InlineData(""" "title": { "en": "a" } """, "VC3005 title")]
    [InlineData(""" "reasons": { "a": { "zh-Hans": "a" } } """, "VC3005 reasons.a")]
    [InlineData(""" "inputs": { "born": {} } """, "VC3005 inputs.born")]
    [InlineData(""" "approval": {} """, "VC3005 approval", "VC3005 approval")]
    [InlineData(""" "sources": [ {} ] """, "VC3005 sources[0]")]
    [InlineData(Hours + """, "decisions": { "d": { "require": [], "offer": { "type": "rows", "columns": { "a": "CNY" }, "rows": [ { "at": "1h", "a": "1 CNY" } ] } } } """, "VC3005 decisions.d.offer.rows rows")]
    public void A_missing_key_is_refused(string sections, params string[] faults) => AssertRefused(sections, faults);

    [Fact]
    public void A_document_says_what_it_is()
    {
        Assert.Equal(["VC3005", "VC3005", "VC3005"], Faults("{}").Select(f => f.Code));
        Assert.Equal(["id", "version", "honesty"], Faults("{}").Select(f => f.Expected!.English));
        Assert.Equal(["VC3006 id a b"], Summary("""{ "id": "a b", "version": "1", "honesty": "illustrative" }"""));
        Assert.Equal(["VC3006 version 1"], Summary("""{ "id": "a", "version": 1, "honesty": "illustrative" }"""));
        Assert.Equal(["VC3010 honesty Illustrative"], Summary("""{ "id": "a", "version": "1", "honesty": "Illustrative" }"""));
        AssertRefused(""" "purpose": "fun" """, "VC3010 purpose fun");
    }

    [Theory]
    [InlineData("official")]
    [InlineData("reported")]
    public void Who_claims_a_published_rule_says_where_it_stands(string honesty)
    {
        Assert.Equal(["VC3005"], Summary($$"""{ "id": "t", "version": "1", "honesty": "{{honesty}}" }"""));
        Assert.Equal(["VC3005 sources"], Summary($$"""{ "id": "t", "version": "1", "honesty": "{{honesty}}", "sources": [] }"""));
        Assert.Empty(Summary($$"""{ "id": "t", "version": "1", "honesty": "{{honesty}}", "sources": [ { "title": "a rule" } ] }"""));
    }

    [Theory]
    [InlineData(""" "intake": [ { "type": "exclude", "where": { "disputed": true }, "honesty": "official" } ] """, "VC3042 intake[0].honesty official")]
    [InlineData(""" "measures": { "m": { "type": "hours", "honesty": "reported" } } """, "VC3042 measures.m.honesty reported")]
    [InlineData(Hours + """, "decisions": { "d": { "require": [], "honesty": "official" } } """, "VC3042 decisions.d.honesty official")]
    [InlineData(""" "measures": { "m": { "type": "hours", "honesty": "true" } } """, "VC3010 measures.m.honesty true")]
    public void Honesty_is_never_raised_on_a_part(string sections, string fault) => AssertRefused(sections, fault);

    [Fact]
    public void Honesty_is_lowered_on_each_part_by_itself()
    {
        const string document = """
            { "id": "t", "version": "1", "honesty": "official", "sources": [ { "title": "a rule" } ],
              "intake": [
                { "type": "exclude", "where": { "source": "a" }, "honesty": "illustrative" },
                { "type": "exclude", "where": { "source": "b" }, "honesty": "reported" },
                { "type": "exclude", "where": { "source": "c" }, "honesty": "official" } ] }
            """;

        Assert.Empty(Summary(document));
    }

    [Theory]
    [InlineData("\"100h\"", "\"300h\"", "\"300h\"", "VC3031 tiers.t.steps[2].at 300 h")]
    [InlineData("\"100h\"", "\"300h\"", "\"6000min\"", "VC3031 tiers.t.steps[2].at 100 h")]
    [InlineData("\"300h\"", "\"100h\"", "\"600h\"", "VC3031 tiers.t.steps[1].at 100 h")]
    [InlineData("\"100h\"", "300", "\"600h\"", "VC3012 tiers.t.steps[1].at 300")]
    [InlineData("\"100h\"", "\"300 CNY\"", "\"600h\"", "VC3012 tiers.t.steps[1].at 300 CNY")]
    [InlineData("\"100h\"", "[\"300h\", \"1h\"]", "\"600h\"", "VC3030 tiers.t.steps[1].at 300 h, 1 h")]
    [InlineData("\"100h\"", "\"a lot\"", "\"600h\"", "VC3009 tiers.t.steps[1].at a lot")]
    public void Tiers_are_written_from_the_lowest_to_the_highest(string first, string second, string third, string fault) => AssertRefused(
        Hours + $$"""
            , "tiers": { "t": { "type": "ladder", "by": "m", "steps": [
              { "id": "a", "at": {{first}} }, { "id": "b", "at": {{second}} }, { "id": "c", "at": {{third}} } ] } }
            """,
        fault);

    [Fact]
    public void A_tier_has_an_id_of_its_own() => AssertRefused(
        Hours + """, "tiers": { "t": { "type": "ladder", "by": "m", "steps": [ { "id": "a", "at": "1h" }, { "id": "a", "at": "2h" } ] } } """,
        "VC3013 tiers.t.steps[1].id a");

    [Fact]
    public void A_part_has_an_id_of_its_own_among_its_neighbours()
    {
        const string count = """ "measures": { "m": { "type": "count" } }, """;

        AssertRefused(count + """ "scores": { "s": { "type": "points", "parts": [ { "id": "a", "of": "m" }, { "id": "b", "of": "m" }, { "id": "a", "of": "m" } ] } } """, "VC3013 scores.s.parts[2].id a");
        AssertLoads(count + """ "scores": { "s": { "type": "points", "parts": [ { "id": "a", "of": "m" }, { "id": "b", "parts": [ { "id": "a", "of": "m" } ] } ] } } """);
    }

    [Fact]
    public void A_tier_that_no_score_reaches_is_refused()
    {
        const string score = """ "scores": { "s": { "type": "points", "base": 150, "clamp": { "min": 0, "max": 650 } } }, "tiers": { "t": { "type": "ladder", "by": "s", "steps": [ { "id": "a", "at": AT } ] } } """;

        AssertLoads(score.Replace("AT", "150", StringComparison.Ordinal));
        AssertRefused(score.Replace("AT", "150.000001", StringComparison.Ordinal), "VC3032 tiers.t.steps[0].at 150.000001");
    }

    [Theory]
    [InlineData("\"max\": 60", 60, 61)]
    [InlineData("\"max\": 60.5, \"round\": { \"to\": 1, \"mode\": \"up\" }", 61, 62)]
    [InlineData("\"max\": 60.5, \"round\": { \"to\": 1, \"mode\": \"down\" }", 60, 61)]
    public void A_bound_beyond_what_caps_leave_is_refused(string cap, int reachable, int beyond)
    {
        string Sections(int at) => $$"""
            "measures": { "m": { "type": "count" } },
            "scores": { "s": { "type": "points", "parts": [ { "id": "p", "of": "m", {{cap}} } ] } },
            "tiers": { "t": { "type": "ladder", "by": "s", "steps": [ { "id": "a", "at": {{at}} } ] } },
            "decisions": { "d": { "require": [ { "type": "compare", "of": "s", "min": {{at}} } ], "offer": { "type": "rows", "columns": { "a": "number" }, "by": "s", "rows": [ { "at": {{at}}, "a": 1 } ] } } }
            """;

        AssertLoads(Sections(reachable));
        AssertRefused(
            Sections(beyond),
            $"VC3032 tiers.t.steps[0].at {beyond}",
            $"VC3032 decisions.d.require[0].min {beyond}",
            $"VC3032 decisions.d.offer.rows[0].at {beyond}");
    }

    [Theory]
    [InlineData("\"above\": 60", "VC3032 decisions.d.require[0].above 60")]
    [InlineData("\"min\": 60, \"max\": 50", "VC3010 decisions.d.require[0].max 50")]
    [InlineData("\"above\": 50, \"below\": 50", "VC3010 decisions.d.require[0].below 50")]
    [InlineData("\"max\": -1", "VC3032 decisions.d.require[0].max -1")]
    [InlineData("\"below\": 0", "VC3032 decisions.d.require[0].below 0")]
    [InlineData("\"note\": 1", "VC3030 decisions.d.require[0] –")]
    [InlineData("\"min\": \"50h\"", "VC3012 decisions.d.require[0].min 50 h")]
    public void Bounds_that_nobody_can_meet_are_refused(string bounds, string fault) => AssertRefused(
        $$"""
        "measures": { "m": { "type": "count" } },
        "scores": { "s": { "type": "points", "parts": [ { "id": "p", "of": "m", "max": 60 } ] } },
        "decisions": { "d": { "require": [ { "type": "compare", "of": "s", {{bounds}} } ] } }
        """,
        fault);

    [Theory]
    [InlineData("marginal-bands", "\"per\": \"1h\", ")]
    [InlineData("step-bands", "")]
    public void Bands_are_written_from_the_lowest_to_the_highest(string curve, string per)
    {
        string Sections(string from) => Hours + $$"""
            , "scores": { "s": { "type": "points", "parts": [ { "id": "p", "of": "m", "through": { "type": "{{curve}}", "bands": [
              { "from": "0h", {{per}}"gives": 1 }, { "from": "20h", {{per}}"gives": 2 }, { "from": {{from}}, {{per}}"gives": 3 } ] } } ] } }
            """;

        AssertLoads(Sections("\"21h\""));
        AssertRefused(Sections("\"20h\""), "VC3033 scores.s.parts[0].through.bands[2].from 20 h");
        AssertRefused(Sections("\"19h\""), "VC3033 scores.s.parts[0].through.bands[2].from 19 h");
        AssertRefused(Sections("21"), "VC3012 scores.s.parts[0].through.bands[2].from 21");
    }

    [Fact]
    public void Rows_of_an_offer_are_written_from_the_lowest_to_the_highest() => AssertRefused(
        Hours + """
            , "decisions": { "d": { "require": [], "offer": { "type": "rows", "columns": { "rate": "permille" }, "by": "m", "rows": [
              { "at": "2h", "rate": "4‰" }, { "at": "1h", "rate": "3‰" }, { "at": 5, "rate": "3‰" }, { "at": "6h", "rate": "3%" }, { "at": "7h", "rate": "low" } ] } } }
            """,
        "VC3033 decisions.d.offer.rows[1].at 1 h",
        "VC3012 decisions.d.offer.rows[2].at 5",
        "VC3012 decisions.d.offer.rows[3] rate: 3%",
        "VC3012 decisions.d.offer.rows[4] rate: low");

    [Fact]
    public void Names_are_shared_by_measures_scores_tiers_and_decisions() => AssertRefused(
        """
        "measures": { "a": { "type": "hours" }, "b": { "type": "hours" }, "c": { "type": "hours" } },
        "scores": { "a": { "type": "points" } },
        "tiers": { "b": { "type": "ladder", "by": "a", "steps": [ { "id": "x", "at": "1h" } ] } },
        "decisions": { "c": { "require": [] } }
        """,
        "VC3013 scores.a a", "VC3013 tiers.b b", "VC3013 decisions.c c");

    [Fact]
    public void A_name_is_an_id() => AssertRefused(""" "measures": { "total hours": { "type": "hours" }, "": { "type": "hours" } } """, "VC3006 measures.total hours total hours", "VC3006 measures.");

    [Theory]
    [InlineData("""  "scores": { "s": { "type": "points", "parts": [ { "id": "p", "of": "hours" } ] } } """, "VC3008 scores.s.parts[0].of hours")]
    [InlineData(Hours + """, "tiers": { "t": { "type": "ladder", "by": ["m", "n"], "steps": [ { "id": "a", "at": ["1h", 1] } ] } } """, "VC3008 tiers.t.by[1] n")]
    [InlineData(Hours + """, "decisions": { "d": { "require": [ { "type": "compare", "of": "M", "min": "1h" } ] } } """, "VC3008 decisions.d.require[0].of M")]
    public void An_unknown_measure_is_refused(string sections, string fault) => AssertRefused(sections, fault);

    [Fact]
    public void Scores_that_depend_on_themselves_are_refused() => AssertRefused(
        """
        "scores": {
          "a": { "type": "points", "parts": [ { "id": "p", "of": "b" } ] },
          "b": { "type": "points", "parts": [ { "id": "p", "of": "c" } ] },
          "c": { "type": "points", "parts": [ { "id": "p", "of": "a" } ] },
          "d": { "type": "points", "parts": [ { "id": "p", "of": "d" } ] } }
        """,
        "VC3014 scores.c.parts[0].of a", "VC3014 scores.d.parts[0].of d");

    [Fact]
    public void Time_becomes_points_only_through_a_curve() => AssertRefused(
        Hours + """, "scores": { "s": { "type": "points", "parts": [ { "id": "p", "of": "m" } ] } } """,
        "VC3012 scores.s.parts[0].of m");

    [Theory]
    [InlineData(""" "measures": { "m": { "type": "each-period", "per": "day", "of": { "type": "hours" }, "fold": "sum", "max": 3 } } """, "VC3012 measures.m.max 3")]
    [InlineData(""" "measures": { "m": { "type": "each-period", "per": "day", "of": { "type": "hours" }, "fold": "sum", "atLeast": 3 } } """, "VC3012 measures.m.atLeast 3")]
    [InlineData(""" "measures": { "m": { "type": "count", "where": { "rating": { "min": "4h" } } } } """, "VC3012 measures.m.where.rating.min 4h")]
    [InlineData(""" "measures": { "m": { "type": "count", "where": { "age": { "min": "18 CNY" } } } } """, "VC3012 measures.m.where.age.min 18 CNY")]
    [InlineData(""" "intake": [ { "type": "limit", "per": "day", "max": 8 } ] """, "VC3012 intake[0].max 8")]
    [InlineData(""" "intake": [ { "type": "merge-overlaps", "tolerance": 5 } ] """, "VC3012 intake[0].tolerance 5")]
    [InlineData(Hours + """, "scores": { "s": { "type": "points", "parts": [ { "id": "p", "of": "m", "through": { "type": "rate", "per": 1, "gives": 1 } } ] } } """, "VC3012 scores.s.parts[0].through.per 1")]
    [InlineData(Hours + """, "scores": { "s": { "type": "points", "base": "1h" } } """, "VC3012 scores.s.base 1h")]
    public void Units_never_mix(string sections, string fault) => AssertRefused(sections, fault);

    [Theory]
    [InlineData(""" "intake": [ { "type": "limit", "per": "day", "max": "8h", "count": 3 } ] """, "VC3030 intake[0] max, count")]
    [InlineData(""" "intake": [ { "type": "limit", "per": "day" } ] """, "VC3030 intake[0] –")]
    [InlineData(""" "intake": [ { "type": "limit", "per": "day", "max": "30.5min" } ] """, "VC3030 intake[0].max 30.5 min")]
    [InlineData(""" "intake": [ { "type": "limit", "per": "fortnight", "max": "8h" } ] """, "VC3010 intake[0].per fortnight")]
    [InlineData(""" "intake": [ { "type": "limit", "per": ["day", "week"], "max": "8h" } ] """, "VC3010 intake[0].per[1] week")]
    [InlineData(""" "intake": [ { "type": "limit", "per": "day", "max": "8h", "over": "drop" } ] """, "VC3010 intake[0].over drop")]
    [InlineData(""" "intake": [ { "type": "exclude" } ] """, "VC3030 intake[0] –")]
    [InlineData(""" "intake": [ { "type": "exclude", "where": { "disputed": true }, "unless": { "disputed": true } } ] """, "VC3030 intake[0] where, unless")]
    [InlineData(""" "intake": [ { "type": "split-at", "times": ["24:00"] } ] """, "VC3006 intake[0].times[0] 24:00")]
    [InlineData(""" "intake": [ { "type": "split-at", "times": [] } ] """, "VC3010 intake[0].times 0")]
    [InlineData(""" "intake": [ { "type": "merge-overlaps", "tolerance": "25h" } ] """, "VC3010 intake[0].tolerance 25h")]
    [InlineData(""" "measures": { "m": { "type": "hours", "window": "week" } } """, "VC3006 measures.m.window week")]
    [InlineData(""" "measures": { "m": { "type": "hours", "window": { "rolling": "a year" } } } """, "VC3006 measures.m.window.rolling a year")]
    [InlineData(""" "measures": { "m": { "type": "hours", "window": { "calendar-year": 1 } } } """, "VC3006 measures.m.window { \"calendar-year\": 1 }")]
    [InlineData(""" "measures": { "m": { "type": "elapsed", "since": "born", "window": "lifetime" } } """, "VC3004 measures.m.window window")]
    [InlineData(""" "measures": { "m": { "type": "elapsed", "since": "born", "where": {} } } """, "VC3004 measures.m.where where")]
    [InlineData(""" "measures": { "m": { "type": "count", "where": {} } } """, "VC3005 measures.m.where")]
    [InlineData(""" "measures": { "m": { "type": "count", "where": { "source": [] } } } """, "VC3010 measures.m.where.source […]")]
    [InlineData(""" "measures": { "m": { "type": "count", "where": { "weekday": { "not": [] } } } } """, "VC3010 measures.m.where.weekday.not […]")]
    [InlineData(""" "measures": { "m": { "type": "count", "where": { "weekday": "someday" } } } """, "VC3010 measures.m.where.weekday someday")]
    [InlineData(""" "measures": { "m": { "type": "count", "where": { "within": "22:00" } } } """, "VC3006 measures.m.where.within 22:00")]
    [InlineData(""" "measures": { "m": { "type": "count", "where": { "within": "22:00-23:00-24:00" } } } """, "VC3006 measures.m.where.within 22:00-23:00-24:00")]
    [InlineData(""" "measures": { "m": { "type": "count", "where": { "source": 5 } } } """, "VC3006 measures.m.where.source 5")]
    [InlineData(""" "measures": { "m": { "type": "count", "where": { "source": { "not": 5 } } } } """, "VC3006 measures.m.where.source.not 5")]
    [InlineData(""" "measures": { "m": { "type": "count", "where": { "disputed": "true" } } } """, "VC3006 measures.m.where.disputed true")]
    [InlineData(""" "measures": { "m": { "type": "count", "where": { "date": { "from": "2019-02-29" } } } } """, "VC3006 measures.m.where.date.from 2019-02-29")]
    [InlineData(""" "measures": { "m": { "type": "quantity", "units": [ { "unit": "mL", "per": 0 } ] } } """, "VC3010 measures.m.units[0].per 0")]
    [InlineData(""" "measures": { "m": { "type": "quantity", "units": [ { "unit": "mL" }, { "unit": "mL", "per": 2 } ] } } """, "VC3030 measures.m.units[1].unit ×2")]
    [InlineData(""" "measures": { "m": { "type": "each-period", "per": "day", "of": { "type": "hours" }, "fold": "count", "max": "1h" } } """, "VC3030 measures.m.max max")]
    [InlineData(""" "scores": { "s": { "type": "points", "clamp": { "min": 5, "max": 4 } } } """, "VC3010 scores.s.clamp.min 5")]
    [InlineData(""" "scores": { "s": { "type": "points", "round": { "to": 0, "mode": "down" } } } """, "VC3030 scores.s.round.to 0")]
    [InlineData(""" "scores": { "s": { "type": "points", "round": { "to": 1, "mode": "bankers" } } } """, "VC3010 scores.s.round.mode bankers")]
    [InlineData(Hours + """, "scores": { "s": { "type": "points", "parts": [ { "id": "p" } ] } } """, "VC3030 scores.s.parts[0] –")]
    [InlineData(Hours + """, "scores": { "s": { "type": "points", "parts": [ { "id": "p", "of": "m", "through": { "type": "rate", "per": "0h", "gives": 1 } } ] } } """, "VC3030 scores.s.parts[0].through.per 0 h")]
    [InlineData(Hours + """, "scores": { "s": { "type": "points", "parts": [ { "id": "p", "of": "m", "through": { "type": "rate", "per": "1h", "gives": 2000000000 } } ] } } """, "VC3010 scores.s.parts[0].through.gives 2000000000")]
    [InlineData(""" "effective": { "from": "2020-01-01", "to": "2019-12-31" } """, "VC3010 effective 2020-01-01 … 2019-12-31")]
    [InlineData(""" "effective": { "from": "1899-12-31" } """, "VC3006 effective.from 1899-12-31")]
    public void An_option_that_does_not_fit_is_refused(string sections, string fault) => AssertRefused(sections, fault);

    [Fact]
    public void A_group_of_parts_has_no_value_and_no_curve_of_its_own() => AssertRefused(
        """
        "measures": { "m": { "type": "count" } },
        "scores": { "s": { "type": "points", "parts": [
          { "id": "g", "of": "m", "parts": [ { "id": "p", "of": "m" } ] },
          { "id": "h", "through": { "type": "rate", "per": 1, "gives": 2 }, "parts": [ { "id": "p", "of": "m" } ] } ] } }
        """,
        "VC3030 scores.s.parts[0] of, parts", "VC3030 scores.s.parts[1].through through");

    [Fact]
    public void Figures_that_no_quantum_holds_are_refused() => AssertRefused(
        Hours + """, "scores": { "s": { "type": "points", "parts": [ { "id": "p", "of": "m", "through": { "type": "rate", "per": "7h", "gives": 0.0000000000001 } } ] } } """,
        "VC3035 scores.s.parts[0].through 1/4200000000000000");

    [Fact]
    public void Weights_whose_product_leaves_no_room_are_refused()
    {
        string weights = string.Join(",", Enumerable.Repeat("""{ "where": { "disputed": true }, "times": 0.001 }""", 5));

        AssertRefused($$""" "measures": { "m": { "type": "hours", "weights": [{{weights}}] } } """, "VC3035 measures.m 1/1000000000000000");
    }

    [Fact]
    public void A_bound_beyond_64_bits_is_refused()
    {
        AssertRefused(""" "measures": { "m": { "type": "count", "where": { "rating": { "min": 999999999999999999 } } } } """, "VC3010 measures.m.where.rating { \"min\": 999999999999999999 }");
        AssertRefused(""" "intake": [ { "type": "limit", "per": "day", "max": "999999999999999999h" } ] """, "VC3009 intake[0].max 999999999999999999h");
        AssertRefused(""" "measures": { "m": { "type": "hours", "window": { "rolling": "2401 months" } } } """, "VC3006 measures.m.window.rolling 2401 months");
    }

    /// <summary>Where there is no most, no figure is above it.</summary>
    [Fact]
    public void A_bound_beyond_64_bits_of_quanta_has_no_quantum() => Assert.Equal(
        ["VC3035 tiers.t"],
        Faults(Document(""" "measures": { "m": { "type": "quantity" } }, "tiers": { "t": { "type": "ladder", "by": "m", "steps": [ { "id": "a", "at": 10000000000000 } ] } } """)).Select(f => $"{f.Code} {f.Place.Name}"));

    [Fact]
    public void All_faults_come_at_once_in_the_order_of_the_document_each_with_its_place()
    {
        const string document = """
            {
              "id": "t",
              "version": "1",
              "honesty": "official",
              "titel": { "en": "a" },
              "sources": [ { "title": "a", "date": 2019 } ],
              "measures": {
                "小时": { "type": "hours", "where": { "来源": "a" } },
                "m": { "type": "hours", "window": { "rolling": "24" } },
                "n": { "type": "counts" }
              },
              "scores": {
                "s": { "type": "points", "bas": 1, "parts": [ { "id": "p", "of": "nn" }, { "of": "m" } ] }
              },
              "tiers": { "t": { "type": "ladder", "by": "小时", "steps": [ 1 ] } },
              "verify": { }
            }
            """;

        Assert.Equal(
            [
                "doc.json:5:12 VC3004 titel titel",
                "doc.json:6:40 VC3006 sources[0].date 2019",
                "doc.json:8:47 VC3004 measures.小时.where.来源 来源",
                "doc.json:9:52 VC3006 measures.m.window.rolling 24",
                "doc.json:10:20 VC3007 measures.n.type counts",
                "doc.json:13:37 VC3004 scores.s.bas bas",
                "doc.json:13:70 VC3008 scores.s.parts[0].of nn",
                "doc.json:13:78 VC3005 scores.s.parts[1] ",
                "doc.json:15:62 VC3006 tiers.t.steps[0] 1",
                "doc.json:16:13 VC3006 verify {…}",
            ],
            Faults(document).Select(f => $"{f.Place.Source}:{f.Place.Line}:{f.Place.Column} {f.Code} {f.Place.Name} {f.Found}"));
    }

    [Fact]
    public void A_key_that_is_missing_is_named_even_beside_one_that_is_unknown() => Assert.Equal(
        ["VC3005 per", "VC3005 gives", "VC3004 per, gives, type, honesty, note"],
        Faults(Document(Hours + """, "scores": { "s": { "type": "points", "parts": [ { "id": "p", "of": "m", "through": { "type": "rate", "prr": "1h" } } ] } } """))
            .Select(f => $"{f.Code} {f.Expected!.English}".Replace("per? (per, gives, type, honesty, note)", "per, gives, type, honesty, note", StringComparison.Ordinal)));

    [Fact]
    public void Faults_of_all_documents_come_at_once()
    {
        string[] faults = [.. Faults("""{ "id": "a", "version": "1" }""", "{", """{ "id": "b", "version": "1", "honesty": "illustrative", "x": 1 }""").Select(f => $"{f.Code} {f.Place.Name}".TrimEnd())];

        Assert.Equal(["VC3001", "VC3005", "VC3004 x"], faults);
    }
}
