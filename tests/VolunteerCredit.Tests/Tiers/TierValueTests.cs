using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Tiers;

/// <summary>A tier is a value: a number that scores, criteria, offers and other ladders may read.</summary>
public class TierValueTests
{
    private const string Sections = """
        "intake": [ { "type": "exclude", "where": { "status": "pending" }, "as": "held" } ],
        "measures": { "h": { "type": "hours" } },
        "tiers": {
          "grade": { "type": "ladder", "by": "points", "steps": [ { "id": "low", "at": 10 }, { "id": "high", "at": 30 } ] },
          "stars": { "type": "ladder", "by": "h", "steps": [ { "id": "one", "at": "1h", "title": { "en": "One star", "zh-Hans": "一星" } }, { "id": "two", "at": "2h" }, { "id": "three", "at": "3h" } ] }
        },
        "scores": { "points": { "type": "points", "parts": [ { "id": "stars", "of": "stars", "through": { "type": "rate", "per": 1, "gives": 10 } } ] } },
        "decisions": { "d": {
          "require": [ { "type": "compare", "of": "stars", "min": 2 } ],
          "offer": { "type": "rows", "columns": { "gift": "text", "rate": "percent" }, "by": "stars", "rows": [ { "at": "two", "gift": "book" }, { "at": "three", "gift": "bag", "rate": "5%" } ] } } }
        """;

    private static string Found(Case given)
    {
        CreditResult result = given.Computed();
        return $"{result.Tier("stars").Reached ?? "–"} {result.Score("points").Value} {result.Tier("grade").Reached ?? "–"} {result.Decision("d").Outcome} {string.Join(" ", result.Decision("d").Offer.Select(o => o.Text))}".TrimEnd();
    }

    [Theory]
    [InlineData(59, "– 0 – NotEligible")]
    [InlineData(60, "one 10 low NotEligible")] // 1 × 10
    [InlineData(120, "two 20 low Eligible book")]
    [InlineData(180, "three 30 high Eligible bag 5%")]
    public void Scores_ladders_criteria_and_offers_read_a_tier(int minutes, string found) => Assert.Equal(found, Found(new(Sections, Service("2020-01-01", minutes))));

    [Fact]
    public void What_reads_an_open_tier_is_open_too()
    {
        CreditResult result = new Case(Sections, Service("2020-01-01", 60), Service("2020-01-02", 600) with { Status = "pending" }).Computed();

        Assert.Equal((true, Openness.Above, true, Outcome.Undetermined), (result.Tier("stars").IsOpen, result.Score("points").Openness, result.Tier("grade").IsOpen, result.Decision("d").Outcome));
        Assert.StartsWith("record:", Assert.Single(result.Decision("d").Missing).Name, StringComparison.Ordinal);
    }

    [Fact]
    public void What_reads_an_unknown_tier_is_unknown_by_the_same_name()
    {
        CreditResult result = new Case("""
            "measures": { "g": { "type": "given", "name": "g" } },
            "tiers": { "t": { "type": "ladder", "by": "g", "steps": [ { "id": "a", "at": 1 } ] } },
            "scores": { "s": { "type": "points", "base": 1, "parts": [ { "id": "p", "of": "t" } ] } },
            "decisions": { "d": { "require": [ { "type": "tier", "of": "t", "atLeast": "a" }, { "type": "compare", "of": "s", "min": 1 } ] } }
            """).Computed();

        Assert.Equal((true, null, Outcome.Undetermined), (result.Tier("t").IsUnknown, result.Score("s").Value, result.Decision("d").Outcome));
        Assert.Equal(["score:g"], result.Decision("d").Missing.Select(m => m.Name));
    }

    [Fact]
    public void Honesty_flows_along()
    {
        const string sections = """
            "sources": [ { "title": "a" } ], "measures": { "h": { "type": "hours" } },
            "tiers": { "ours": { "type": "ladder", "honesty": "illustrative", "by": "h", "steps": [ { "id": "a", "at": "1h" } ] }, "theirs": { "type": "ladder", "by": "h", "steps": [ { "id": "a", "at": "1h" } ] } },
            "scores": { "s": { "type": "points", "parts": [ { "id": "p", "of": "ours" } ] } },
            "decisions": { "indicative": { "require": [ { "type": "tier", "of": "ours", "atLeast": "a" } ] }, "official": { "require": [ { "type": "tier", "of": "theirs", "atLeast": "a" } ] } }
            """;
        CreditResult result = Loading.Load($$"""{ "id": "t", "version": "1", "honesty": "official", {{sections}} }""").Score("t", new Volunteer(VolunteerId, Service("2020-01-01", 60)), new() { AsOf = Day("2020-06-30") });

        Assert.Equal((Honesty.Illustrative, Honesty.Illustrative, Honesty.Official), (result.Score("s").Honesty, result.Decision("indicative").Honesty, result.Decision("official").Honesty));
    }

    [Theory]
    [InlineData(""" "scores": { "s": { "type": "points", "parts": [ { "id": "p", "of": "t" } ] } }, "tiers": { "t": { "type": "ladder", "by": "s", "steps": [ { "id": "a", "at": 1 } ] } } """, "VC3014 tiers.t.by s")]
    [InlineData(""" "tiers": { "t": { "type": "ladder", "steps": [ { "id": "a", "require": [ { "type": "tier", "of": "t", "atLeast": "a" } ] } ] } } """, "VC3014 tiers.t.steps[0].require[0].of t")]
    [InlineData(""" "measures": { "m": { "type": "count" } }, "decisions": { "d": { "require": [ { "type": "tier", "of": "m", "atLeast": "a" } ] } } """, "VC3070 decisions.d.require[0].of m")]
    [InlineData(""" "measures": { "m": { "type": "count" } }, "tiers": { "t": { "type": "ladder", "by": "m", "steps": [ { "id": "a", "at": 1 } ] } }, "decisions": { "d": { "require": [ { "type": "tier", "of": "t", "atLeast": "b" } ] } } """, "VC3072 decisions.d.require[0].atLeast b")]
    [InlineData(""" "measures": { "m": { "type": "count" } }, "tiers": { "t": { "type": "ladder", "by": "m", "steps": [ { "id": "a", "at": 1 } ] } }, "decisions": { "d": { "require": [ { "type": "compare", "of": "t", "min": 2 } ] } } """, "VC3032 decisions.d.require[0].min 2")]
    public void A_tier_that_cannot_be_read_so_is_refused(string sections, string fault) => Loading.AssertRefused(sections, fault);
}
