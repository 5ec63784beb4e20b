using VolunteerCredit.RuleSets;
using VolunteerCredit.RuleSets.Linting;
using static VolunteerCredit.Tests.RuleSets.Linting.Linting;

namespace VolunteerCredit.Tests.RuleSets.Linting;

/// <summary>For each finding a smallest document that has it, and a nearest neighbour that has not.</summary>
public class FindingTests
{
    private const string Hours = """ "measures": { "hours": { "type": "hours" } } """;

    private const string Given = """ "measures": { "x": { "type": "given", "name": "x" } } """;

    private const string Ask = """ "askAPerson": { "en": "the office", "zh-Hans": "办公室" } """;

    [Theory]
    [InlineData(150, "100", "150", "VC3101 tiers.t.steps[0]")] // everybody has 150: the first tier is never the result
    [InlineData(150, "100", "151", "")]
    [InlineData(0, "99.2", "99.7", "VC3101 tiers.t.steps[0]")] // points are whole: both begin at 100
    [InlineData(0, "99.2", "100.7", "")]
    public void A_tier_that_is_never_the_result(int start, string first, string second, string error)
    {
        string sections = $$"""
            "measures": { "days": { "type": "count" } },
            "scores": { "s": { "type": "points", "base": {{start}}, "parts": [ { "id": "d", "of": "days" } ] } },
            "tiers": { "t": { "type": "ladder", "by": "s", "steps": [ { "id": "one", "at": {{first}} }, { "id": "two", "at": {{second}} } ] } }
            """;

        Assert.Equal(error, error.Length > 0 ? string.Join(' ', Refused(sections)) : string.Join(' ', Codes(sections)));
    }

    [Theory]
    [InlineData("travel", true)]
    [InlineData("training", false)]
    public void A_tier_by_a_measure_that_intake_leaves_nothing_of(string category, bool refused)
    {
        string sections = $$"""
            "intake": [ { "type": "exclude", "where": { "category": ["travel", "meal"] } } ],
            "measures": { "m": { "type": "hours", "where": { "category": "{{category}}" } } },
            "tiers": { "t": { "type": "ladder", "by": "m", "steps": [ { "id": "one", "at": "1h" } ] } }
            """;

        Assert.Equal(refused ? ["VC3102 tiers.t.steps[0]"] : [], refused ? Refused(sections) : Codes(sections));
    }

    [Theory]
    [InlineData(10, 20, "")]
    [InlineData(20, 30, "VC3103 decisions.d.offer.rows[0]")] // from 10 on one is eligible, and below 20 gets nothing
    [InlineData(5, 10, "VC3104 decisions.d.offer.rows[0]")] // whoever is eligible has the second row
    [InlineData(5, 11, "")]
    public void Rows_of_an_offer_against_its_criteria(int first, int second, string finding) => Assert.Equal(
        finding,
        string.Join(' ', Codes($$"""
            {{Given}},
            "decisions": { "d": { "require": [ { "type": "compare", "of": "x", "min": 10 } ],
              "offer": { "type": "rows", "columns": { "rate": "percent" }, "by": "x", "rows": [ { "at": {{first}}, "rate": "5%" }, { "at": {{second}}, "rate": "4%" } ] } } }
            """)));

    [Theory]
    [InlineData("5%", "VC3104 decisions.d.offer.rows[1]")]
    [InlineData("4%", "")]
    public void Two_rows_with_the_same_cells(string rate, string finding) => Assert.Equal(
        finding,
        string.Join(' ', Codes($$"""
            {{Given}},
            "decisions": { "d": { "require": [ { "type": "fact", "name": "member", "is": "yes" }, { "type": "compare", "of": "x", "min": 1 } ],
              "offer": { "type": "rows", "columns": { "rate": "percent" }, "by": "x", "rows": [ { "at": 1, "rate": "5%" }, { "at": 9, "rate": "{{rate}}" } ] } } }
            """)));

    [Theory]
    [InlineData(""" "max": 75 """, "VC3105 scores.s.parts[0].max")] // 25 months at most are in 24 months, of 3 points each
    [InlineData(""" "max": 74 """, "")]
    [InlineData(""" "min": 0 """, "VC3105 scores.s.parts[0].min")]
    [InlineData(""" "min": 1 """, "")]
    public void A_cap_beyond_what_the_window_lets_be(string limit, string finding) => Assert.Equal(
        finding,
        string.Join(' ', Codes($$"""
            "measures": { "months": { "type": "each-period", "per": "month", "window": { "rolling": "24 months" }, "of": { "type": "hours" }, "fold": "count" } },
            "scores": { "s": { "type": "points", "parts": [ { "id": "m", "of": "months", "through": { "type": "rate", "per": 1, "gives": 3 }, {{limit}} } ] } }
            """)));

    [Theory]
    [InlineData(20, 20, "VC3105 scores.s.clamp.max", "VC3105 scores.s.parts[0].max")] // 10 + 10 in the group
    [InlineData(19, 19, "VC3105 scores.s.clamp.max")]
    [InlineData(19, 18)]
    public void A_cap_of_a_group_or_score_beyond_that_of_its_parts(int group, int clamp, params string[] findings) => Assert.Equal(
        findings,
        Codes($$"""
            "measures": { "a": { "type": "hours" }, "b": { "type": "count" } },
            "scores": { "s": { "type": "points", "clamp": { "max": {{clamp}} }, "parts": [ { "id": "g", "max": {{group}}, "parts": [
              { "id": "a", "of": "a", "through": { "type": "rate", "per": "1h", "gives": 1 }, "max": 10 }, { "id": "b", "of": "b", "max": 10 } ] } ] } }
            """));

    [Theory]
    [InlineData(10, "VC3105 measures.m.max")]
    [InlineData(9, "")]
    public void A_cap_on_a_period_beyond_its_curve(int max, string finding) => Assert.Equal(
        finding,
        string.Join(' ', Codes($$"""
            "measures": { "m": { "type": "each-period", "per": "month", "of": { "type": "hours" }, "fold": "sum", "max": {{max}},
              "through": { "type": "step-bands", "bands": [ { "from": "1h", "gives": 10 } ] } } }
            """)));

    [Theory]
    [InlineData("night", "1", "VC3106 measures.m.weights[0]")]
    [InlineData("night", "2", "")]
    [InlineData("travel", "2", "VC3106 measures.m.weights[0]")] // intake leaves no travel
    [InlineData("day", "2", "VC3106 measures.m.weights[0]")] // the measure itself leaves no days
    public void A_weight_that_changes_nothing(string category, string times, string finding) => Assert.Equal(
        finding,
        string.Join(' ', Codes($$"""
            "intake": [ { "type": "exclude", "where": { "category": "travel" } } ],
            "measures": { "m": { "type": "hours", "where": { "category": { "not": "day" } }, "weights": [ { "where": { "category": "{{category}}" }, "times": {{times}} } ] } }
            """)));

    [Theory]
    [InlineData(""" { "category": "meal" } """, "VC3107 measures.m.where")]
    [InlineData(""" { "category": "meal", "source": "imported" } """, "VC3107 measures.m.where")]
    [InlineData(""" { "status": "pending" } """, "VC3107 measures.m.where")]
    [InlineData(""" { "minutes": { "min": 60, "below": 60 } } """, "VC3107 measures.m.where")]
    [InlineData(""" { "category": "training" } """, "")]
    [InlineData(""" { "minutes": { "min": 60, "max": 60 } } """, "")]
    public void A_filter_that_matches_nothing(string where, string finding) => Assert.Equal(
        finding,
        string.Join(' ', Codes($$"""
            "intake": [ { "type": "exclude", "where": { "category": ["travel", "meal"] } }, { "type": "exclude", "unless": { "status": "approved" } } ],
            "measures": { "m": { "type": "hours", "where": {{where}} } }
            """)));

    [Theory]
    [InlineData(-1, "VC3108 scores.s")]
    [InlineData(1, "")]
    public void A_curve_that_falls_for_service(int gives, string finding) => Assert.Equal(
        finding,
        string.Join(' ', Codes($$"""
            {{Hours}}, "scores": { "s": { "type": "points", "base": 100, "parts": [ { "id": "h", "of": "hours", "through": { "type": "per-whole", "per": "10h", "gives": {{gives}} } } ] } }
            """)));

    [Fact]
    public void A_curve_that_falls_for_no_shows_is_meant_so() => Assert.Empty(Codes("""
        "measures": { "missed": { "type": "count", "where": { "category": "no-show" } } },
        "scores": { "s": { "type": "points", "base": 100, "parts": [ { "id": "m", "of": "missed", "through": { "type": "rate", "per": 1, "gives": -5 } } ] } }
        """));

    [Theory]
    [InlineData("", "VC3108 scores.s")] // 8 keyed hours fill the day before the 8 verified ones that count double
    [InlineData(""" , "prefer": { "source": "signed-in-out" } """, "")]
    public void An_early_light_record_under_a_cap(string prefer, string finding) => Assert.Equal(
        finding,
        string.Join(' ', Codes($$"""
            "intake": [ { "type": "limit", "per": "day", "max": "8h" {{prefer}} } ],
            "measures": { "hours": { "type": "hours", "weights": [ { "where": { "source": "signed-in-out" }, "times": 2 } ] } },
            "scores": { "s": { "type": "points", "parts": [ { "id": "h", "of": "hours", "through": { "type": "rate", "per": "1h", "gives": 1 } } ] } }
            """)));

    [Theory]
    [InlineData("reject", "VC3108 tiers.t")] // 9 hours on a day count nothing, 8 count
    [InlineData("cut", "")]
    public void Too_much_on_a_day_that_is_rejected(string over, string finding) => Assert.Equal(
        finding,
        string.Join(' ', Codes($$"""
            "intake": [ { "type": "limit", "per": "day", "max": "8h", "over": "{{over}}" } ],
            {{Hours}},
            "tiers": { "t": { "type": "ladder", "by": "hours", "steps": [ { "id": "one", "at": "8h" } ] } }
            """)));

    [Theory]
    [InlineData("max", "VC3108 decisions.d")]
    [InlineData("min", "")]
    public void An_outcome_that_more_service_takes_away(string bound, string finding) => Assert.Equal(
        finding, string.Join(' ', Codes($$"""{{Hours}}, "decisions": { "d": { "require": [ { "type": "compare", "of": "hours", "{{bound}}": "10h" } ] } } """)));

    [Theory]
    [InlineData("10h", "9h", true)]
    [InlineData("10h", "10h", false)]
    public void A_decision_that_nobody_is_eligible_for(string min, string max, bool refused)
    {
        string sections = $$"""
            {{Hours}}, "decisions": { "d": { "require": [ { "type": "compare", "of": "hours", "min": "{{min}}" }, { "type": "all", "of": [ { "type": "compare", "of": "hours", "max": "{{max}}" } ] } ] } }
            """;

        Assert.Equal(refused ? ["VC3109 decisions.d.require[0].min"] : ["VC3108 decisions.d"], refused ? Refused(sections) : Codes(sections));
    }

    [Theory]
    [InlineData("hours", "min", "0h", "VC3110 decisions.d.require[0].min")]
    [InlineData("hours", "min", "1min", "")]
    [InlineData("months", "max", "25", "VC3110 decisions.d.require[0].max")]
    [InlineData("months", "below", "26", "VC3110 decisions.d.require[0].below")]
    [InlineData("hours", "above", "0h", "")]
    public void A_bound_that_everybody_meets(string of, string key, string bound, string finding) => Assert.Equal(
        finding,
        string.Join(' ', Codes($$"""
            "measures": { "hours": { "type": "hours" }, "months": { "type": "each-period", "per": "month", "window": { "rolling": "24 months" }, "of": { "type": "hours" }, "fold": "count" } },
            "decisions": { "d": { "require": [ { "type": "compare", "of": "{{of}}", "{{key}}": "{{bound}}" } ] } }
            """)));

    [Theory]
    [InlineData("The step of 2 h is our own reading.", "", "VC3111 measures.m.note")]
    [InlineData("两小时为自拟。", "", "VC3111 measures.m.note")]
    [InlineData("The step of 2 h is our own reading.", """ , "honesty": "illustrative" """, "")]
    [InlineData("By the hour, as the notice of four cities says.", "", "")]
    public void A_figure_of_ours_in_an_official_document(string note, string honesty, string finding) => Assert.Equal(
        finding,
        string.Join(' ', Codes(Findings($$"""
            { "id": "t", "version": "1", "honesty": "official", "sources": [ { "title": "a notice" } ], "measures": { "m": { "type": "hours", "note": "{{note}}" {{honesty}} } } }
            """))));

    [Theory]
    [InlineData("", "VC3111 parameters.cap.default")]
    [InlineData(""" , "honesty": "illustrative" """, "")]
    [InlineData(""" , "note": "by the notice of 2020" """, "")]
    public void A_default_without_a_source_in_an_official_document(string more, string finding) => Assert.Equal(
        finding,
        string.Join(' ', Codes(Findings($$"""
            { "id": "t", "version": "1", "honesty": "official", "sources": [ { "title": "a notice" } ], "parameters": { "cap": { "default": "8h" {{more}} } },
              "intake": [ { "type": "limit", "per": "day", "max": { "param": "cap" } } ], "measures": { "m": { "type": "hours" } } }
            """))));

    [Theory]
    [InlineData("party-member", "credit", true)]
    [InlineData("has-disability", "credit", true)]
    [InlineData("religion", "credit", true)]
    [InlineData("trace", "credit", false)]
    [InlineData("registered-with", "credit", false)]
    [InlineData("party-member", "recognition", false)]
    public void A_sensitive_fact_in_a_decision_on_credit(string fact, string purpose, bool found) => Assert.Equal(
        found ? ["VC3112 decisions.d.require[0].name"] : [],
        Codes($$""" "purpose": "{{purpose}}", {{Ask}}, "decisions": { "d": { "require": [ { "type": "fact", "name": "{{fact}}", "is": "yes" } ] } } """));

    [Theory]
    [InlineData(""" { "district": "north" } """, "VC3112 measures.m.where.district")]
    [InlineData(""" { "age": { "max": 13 } } """, "VC3112 measures.m.where.age")]
    [InlineData(""" { "fact:ethnic-group": "x" } """, "VC3112 measures.m.where.fact:ethnic-group")]
    [InlineData(""" { "age": { "min": 18 } } """, "")]
    [InlineData(""" { "organization": "north" } """, "")]
    public void A_sensitive_filter_for_credit(string where, string finding) => Assert.Equal(
        finding, string.Join(' ', Codes($$""" "purpose": "credit", "measures": { "m": { "type": "hours", "where": {{where}} } } """)));

    [Theory]
    [InlineData("lifetime", -5, "VC3113 measures.missed.window")]
    [InlineData("61 months", -5, "VC3113 measures.missed.window")]
    [InlineData("5 years", -5, "")]
    [InlineData("lifetime", 5, "")]
    public void What_counts_against_a_person_for_more_than_five_years(string window, int gives, string finding) => Assert.Equal(
        finding,
        string.Join(' ', Codes($$"""
            "purpose": "credit",
            "measures": { "missed": { "type": "count", "where": { "category": "no-show" }, "window": {{(window == "lifetime" ? "\"lifetime\"" : $$"""{ "rolling": "{{window}}" }""")}} } },
            "scores": { "s": { "type": "points", "base": 100, "parts": [ { "id": "m", "of": "missed", "through": { "type": "rate", "per": 1, "gives": {{gives}} } } ] } }
            """)));

    [Fact]
    public void A_decision_on_credit_says_whom_to_ask()
    {
        const string Decision = """ "decisions": { "d": { "require": [ { "type": "fact", "name": "member", "is": "yes" } ] } } """;

        Assert.Equal(["VC3114 decisions.d"], Refused($$""" "purpose": "credit", {{Decision}} """));
        Assert.Empty(Codes($$""" "purpose": "credit", {{Ask}}, {{Decision}} """));
        Assert.Empty(Codes(Decision));
    }

    [Theory]
    [InlineData("10h, 9h 59min", "")]
    [InlineData("10h, 9h", "")]
    [InlineData("10h, 8h", "VC3115 tiers.t.steps[0].at")]
    [InlineData("10h", "VC3115 tiers.t.steps[0].at")]
    [InlineData("9h 59min, 10h 1min", "VC3115 tiers.t.steps[0].at")]
    [InlineData("", "VC3115 verify")]
    public void Cases_on_both_sides_of_a_threshold(string values, string finding)
    {
        string[] hours = values.Split(", ", StringSplitOptions.RemoveEmptyEntries);
        string cases = string.Join(", ", hours.Select(h => $$""" { "asOf": "2020-01-01", "measures": { "hours": "{{h}}" }, "expect": { "hours": "{{h}}" } } """));

        Assert.Equal(finding, string.Join(' ', Codes($$"""
            {{Hours}}, "tiers": { "t": { "type": "ladder", "by": "hours", "steps": [ { "id": "one", "at": "10h" } ] } }, "verify": [ {{cases}} ]
            """, cases: true)));
    }

    [Theory]
    [InlineData("max", "60, 61", true)]
    [InlineData("max", "60, 59", false)]
    [InlineData("above", "60, 61", true)]
    [InlineData("below", "60, 59", true)]
    [InlineData("below", "60, 61", false)]
    public void Cases_on_both_sides_of_a_bound(string key, string values, bool complete)
    {
        string cases = string.Join(", ", values.Split(", ").Select(x => $$""" { "asOf": "2020-01-01", "measures": { "x": {{x}} }, "expect": { "x": {{x}} } } """));

        Assert.Equal(
            complete ? [] : [$"VC3115 decisions.d.require[0].{key}"],
            Codes($$"""{{Given}}, "decisions": { "d": { "require": [ { "type": "compare", "of": "x", "{{key}}": 60 } ] } }, "verify": [ {{cases}} ] """, cases: true));
    }

    /// <summary>The volunteer of the most records that are tried takes spells within spells hours: nothing is found where it is not computed.</summary>
    [Theory]
    [InlineData(0, "VC3106 measures.m.weights[0]")]
    [InlineData(1, "VC3106 measures.m.weights[0]")]
    [InlineData(3, "")]
    public void What_takes_too_much_work_is_not_tried(int spells, string finding)
    {
        string steps = "";
        for (int i = 0; i < spells; i++)
        {
            steps = $$"""
                , "steps": [ { "type": "exclude", "where": { "category": "help" }, "during": { "opens": { "category": "award" }, "until": { "atLeast": 100000, "of":
                  { "type": "each-period", "per": "day", "fold": "sum", "of": { "type": "quantity"{{steps}} } } } } } ]
                """;
        }

        Assert.Equal(finding, string.Join(' ', Codes($$"""
            "measures": { "m": { "type": "count", "where": { "category": "award" }, "weights": [ { "where": { "category": "award" }, "times": 1 } ]{{steps}} } }
            """)));
    }
}
