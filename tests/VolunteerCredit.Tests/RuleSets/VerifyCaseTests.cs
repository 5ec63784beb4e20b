using static VolunteerCredit.Tests.RuleSets.Loading;

namespace VolunteerCredit.Tests.RuleSets;

/// <summary>A document that does not do what its own worked cases say is refused.</summary>
public class VerifyCaseTests
{
    private const string Sections = """
        "reasons": { "too-much": { "en": "a", "zh-Hans": "b" } },
        "intake": [ { "type": "limit", "per": "day", "max": "8h", "reason": "too.much" } ],
        "measures": { "m": { "type": "hours" }, "negative": { "type": "hours", "weights": [ { "where": { "disputed": false }, "times": -1 } ] }, "given": { "type": "given", "name": "x" } },
        "scores": { "s": { "type": "points", "base": 0.5, "parts": [ { "id": "p", "of": "m", "through": { "type": "rate", "per": "3h", "gives": 1 } } ] } },
        "tiers": { "t": { "type": "ladder", "by": "m", "steps": [ { "id": "one", "at": "10h" } ] } },
        "decisions": { "d.e": { "require": [ { "type": "compare", "of": "m", "min": "10h" } ], "offer": { "type": "rows", "columns": { "a.b": "CNY" }, "always": { "a.b": "5 CNY" } } } },
        "verify": [ { "name": "a case", "asOf": "2020-06-30", CASE } ]
        """;

    private const string TwelveHours = """ "records": [ { "date": "2020-01-01", "hours": 12 }, { "date": "2020-01-02", "minutes": 240 } ], """;

    private static void AssertCase(string rest, params string[] faults) => AssertRefused(Sections.Replace("CASE", rest, StringComparison.Ordinal), faults);

    [Fact]
    public void A_case_that_holds_loads()
    {
        AssertCase(TwelveHours + """
            "expect": { "m": "12h", "negative": "-12h", "given": null, "s": 4.5, "t": "one", "d.e": "Eligible", "d.e.a.b": "5 CNY", "status": "Computed",
              "time.recorded": "16h", "time.added": "0h", "time.counted": "12h", "time.held": 0min, "time.lost": "4h", "lost.too.much": "240min", "held.too.much": "0h", "rows.too.much": 1, "lost.voided": "0h" }
            """.Replace("0min,", "\"0min\",", StringComparison.Ordinal));
        AssertCase(""" "records": [ { "date": "2020-01-01", "minutes": 95 } ], "expect": { "m": "1h 35min", "negative": "-1h 35min", "t": null, "d.e": "NotEligible", "d.e.a.b": null } """);
        AssertCase(""" "records": [ { "date": "2020-01-01", "minutes": 95 } ], "expect": { "m": "95min", "negative": "-95min", "m": "95min" } """.Replace(", \"m\": \"95min\" }", " }", StringComparison.Ordinal));
        AssertCase(""" "measures": { "m": "20h" }, "given": { "x": { "value": "7 in 0..9", "from": "2020-01-01", "source": "somebody" } }, "expect": { "m": "20h", "given": 7, "t": "one" } """);
        AssertCase(""" "scores": { "s": 7 }, "facts": { "born": "1990-01-01", "member": ["a", { "value": "b", "from": "2019-01-01", "to": "2019-12-31", "recorded_at": "2019-01-01T00:00:00+08:00" }] }, "expect": { "s": 7.0 } """);
    }

    [Theory]
    [InlineData("m", "\"11h 59min\"", "VC3040 verify[0].expect.m m = 12 h (a case)")]
    [InlineData("m", "null", "VC3040 verify[0].expect.m m = 12 h (a case)")]
    [InlineData("m", "720", "VC3040 verify[0].expect.m m = 12 h (a case)")]
    [InlineData("m", "\"999999999999999999h\"", "VC3040 verify[0].expect.m m = 12 h (a case)")]
    [InlineData("m", "[]", "VC3040 verify[0].expect.m m = 12 h (a case)")]
    [InlineData("s", "4.500001", "VC3040 verify[0].expect.s s = 4.5 (a case)")]
    [InlineData("s", "\"4.5 h\"", "VC3040 verify[0].expect.s s = 4.5 (a case)")]
    [InlineData("given", "0", "VC3040 verify[0].expect.given given = null (a case)")]
    [InlineData("t", "\"two\"", "VC3040 verify[0].expect.t t = one (a case)")]
    [InlineData("t", "null", "VC3040 verify[0].expect.t t = one (a case)")]
    [InlineData("d.e", "\"eligible\"", "VC3040 verify[0].expect.d.e d.e = Eligible (a case)")]
    [InlineData("d.e.a.b", "\"5 EUR\"", "VC3040 verify[0].expect.d.e.a.b d.e.a.b = 5 CNY (a case)")]
    [InlineData("d.e.a.b", "null", "VC3040 verify[0].expect.d.e.a.b d.e.a.b = 5 CNY (a case)")]
    [InlineData("status", "\"NotInForce\"", "VC3040 verify[0].expect.status status = Computed (a case)")]
    [InlineData("time.lost", "\"5h\"", "VC3040 verify[0].expect.time.lost time.lost = 4 h (a case)")]
    [InlineData("lost.too.much", "null", "VC3040 verify[0].expect.lost.too.much lost.too.much = 4 h (a case)")]
    public void A_case_that_does_not_hold_is_refused(string key, string expected, string fault) =>
        AssertCase(TwelveHours + $$""" "expect": { "{{key}}": {{expected}} } """, fault);

    [Theory]
    [InlineData("hours")]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("d.e.a")]
    [InlineData("d.e.rate")]
    [InlineData("time.gone")]
    [InlineData("time")]
    [InlineData("lost.to-much")]
    [InlineData("lost.too-much")]
    [InlineData("held")]
    [InlineData("rows.overlap")]
    public void A_case_that_expects_what_there_is_not_is_refused_even_if_it_expects_nothing(string key)
    {
        foreach (string expected in (string[])["null", "\"0h\"", "0"])
        {
            AssertCase($$""" "expect": { "{{key}}": {{expected}} } """, $"VC3004 verify[0].expect.{key} {key}".TrimEnd());
        }
    }

    [Theory]
    [InlineData(""" "expect": [] """, "VC3006 verify[0].expect […]")]
    [InlineData(""" "expect": null """, "VC3006 verify[0].expect null")]
    [InlineData(""" "expect": "m" """, "VC3006 verify[0].expect m")]
    [InlineData(""" "note": "no expectation" """, "VC3005 verify[0]")]
    [InlineData(""" "expect": {}, "measures": [] """, "VC3006 verify[0].measures […]")]
    [InlineData(""" "expect": {}, "scores": 5 """, "VC3006 verify[0].scores 5")]
    [InlineData(""" "expect": {}, "parameters": [] """, "VC3006 verify[0].parameters […]")]
    [InlineData(""" "expect": {}, "facts": [] """, "VC3006 verify[0].facts […]")]
    [InlineData(""" "expect": {}, "given": 5 """, "VC3006 verify[0].given 5")]
    [InlineData(""" "expect": {}, "records": {} """, "VC3006 verify[0].records {…}")]
    [InlineData(""" "expect": {}, "records": [ 5 ] """, "VC3006 verify[0].records[0] 5")]
    [InlineData(""" "expect": {}, "knownAt": "2019-03-20" """, "VC3006 verify[0].knownAt 2019-03-20")]
    [InlineData(""" "expect": {}, "measures": { "x": 1 } """, "VC3004 verify[0].measures.x x")]
    [InlineData(""" "expect": {}, "measures": { "s": 1 } """, "VC3004 verify[0].measures.s s")]
    [InlineData(""" "expect": {}, "measures": { "m": 1 } """, "VC3012 verify[0].measures.m 1")]
    [InlineData(""" "expect": {}, "measures": { "m": "0.5min" } """, "VC3012 verify[0].measures.m 0.5 min")]
    [InlineData(""" "expect": {}, "measures": { "m": "lots" } """, "VC3009 verify[0].measures.m lots")]
    [InlineData(""" "expect": {}, "facts": { "a": {} } """, "VC3005 verify[0].facts.a")]
    [InlineData(""" "expect": {}, "facts": { "a": null } """, "VC3005 verify[0].facts.a")]
    [InlineData(""" "expect": {}, "facts": { "a": { "value": [] } } """, "VC3005 verify[0].facts.a")]
    [InlineData(""" "expect": {}, "facts": { "a": { "value": "b", "from": "2019" } } """, "VC3006 verify[0].facts.a.from 2019")]
    [InlineData(""" "expect": {}, "records": [ { "date": "2020-01-01", "hours": 0.01 } ] """, "VC3006 verify[0].records[0].hours 0.01")]
    [InlineData(""" "expect": {}, "records": [ { "date": "2020-01-01", "hours": -1 } ] """, "VC3006 verify[0].records[0].hours -1")]
    [InlineData(""" "expect": {}, "records": [ { "date": "2020-01-01", "minutes": 1.5 } ] """, "VC3006 verify[0].records[0].minutes 1.5")]
    [InlineData(""" "expect": {}, "records": [ { "date": "2020-01-01", "minutes": null } ] """, "VC3006 verify[0].records[0].minutes null")]
    [InlineData(""" "expect": {}, "records": [ { "date": "2020-01-01", "source": ["a"] } ] """, "VC3006 verify[0].records[0].source […]")]
    [InlineData(""" "expect": {}, "records": [ { "date": "2020-01-01", "start": "8:00" } ] """, "VC3006 verify[0].records[0].start 8:00")]
    [InlineData(""" "expect": {}, "records": [ { "date": "2020-01-01", "minutes": 1, "every": "week" } ] """, "VC3006 verify[0].records[0].every week")]
    public void A_case_that_cannot_be_read_is_refused(string rest, params string[] faults) => AssertCase(rest, faults);

    [Theory]
    [InlineData(""" "records": [ { "minutes": 60 } ], "expect": { "m": "0h" } """, "VC3040 verify[0] a case: VC1202 r0")]
    [InlineData(""" "records": [ { "date": "2020-01-01", "minutes": 60, "quantity": 1 } ], "expect": { "m": "0h" } """, "VC3040 verify[0] a case: VC1204 r0")]
    [InlineData(""" "facts": { "born": "yesterday" }, "expect": { "m": "0h" } """, "VC3040 verify[0] a case: VC1210 born-0")]
    [InlineData(""" "given": { "x": "a lot" }, "expect": { "given": null } """, "VC3040 verify[0] a case: VC1210 score:x-0")]
    public void A_case_whose_records_are_refused_shows_nothing(string rest, string fault) => AssertCase(rest, fault);

    [Fact]
    public void A_case_that_overflows_shows_nothing() => AssertRefused(
        """
        "measures": { "m": { "type": "quantity", "units": [ { "unit": "x", "times": 1000000 }, { "unit": "y", "times": 0.000001 } ] } },
        "verify": [ { "name": "big", "asOf": "2020-06-30", "records": [ { "date": "2020-01-01", "quantity": 1000000000, "unit": "x" } ], "expect": { "m": null } } ]
        """,
        "VC3040 verify[0] big: VC4005");

    [Fact]
    public void Null_is_what_an_empty_cell_is() => AssertRefused(
        """
        "intake": [ { "type": "exclude", "unless": { "status": "approved" }, "as": "held" } ], "measures": { "m": { "type": "hours" } },
        "verify": [ { "asOf": "2020-06-30", "records": [ { "date": "2020-01-01", "hours": 1, "status": null }, { "date": "2020-01-02", "hours": 2 } ], "expect": { "m": "2h", "held.excluded": "1h" } } ]
        """);

    [Fact]
    public void Every_failing_expectation_of_every_case_is_reported_at_once() => AssertRefused(
        """
        "measures": { "m": { "type": "hours" } },
        "verify": [
          { "asOf": "2020-06-30", "expect": { "m": "1h", "status": "Refused" } }, 5,
          { "asOf": "2020-06-31", "expect": {} },
          { "asOf": "2020-06-30", "expect": { "m": "2h" } } ]
        """,
        "VC3040 verify[0].expect.m m = 0 h ()", "VC3040 verify[0].expect.status status = Computed ()", "VC3006 verify[1] 5", "VC3006 verify[2].asOf 2020-06-31", "VC3040 verify[3].expect.m m = 0 h ()");

    [Fact]
    public void Records_repeat_every_so_often() => AssertRefused(
        """
        "measures": { "m": { "type": "count" }, "days": { "type": "count", "where": { "date": { "from": "2019-01-31", "to": "2019-04-30" } } } },
        "verify": [
          { "asOf": "2020-06-30", "records": [ { "date": "2019-01-31", "minutes": 60, "repeat": 4, "every": "1 month" } ], "expect": { "m": 4, "days": 4 } },
          { "asOf": "2019-02-27", "records": [ { "date": "2019-01-31", "minutes": 60, "repeat": 4, "every": "1 month" } ], "expect": { "m": 1 } },
          { "asOf": "2019-02-28", "records": [ { "date": "2019-01-31", "minutes": 60, "repeat": 4, "every": "1 month" } ], "expect": { "m": 2 } },
          { "asOf": "2020-06-30", "records": [ { "date": "2019-01-31", "minutes": 60, "repeat": 0 }, { "date": "2019-02-01", "minutes": 60 } ], "expect": { "m": 1 } } ]
        """);
}
