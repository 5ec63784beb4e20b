using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Grants;

/// <summary>Coins, stamps and points: dated lots that expire and are spent.</summary>
public class GrantTests
{
    /// <summary>A coin an hour of signed time.</summary>
    private static Case Coins(string more, params IReadOnlyList<ServiceRecord> records) => new($$"""
        "intake": [ { "type": "exclude", "where": { "status": "pending" }, "as": "held" } ],
        "grants": { "g": { "type": "grant", "title": { "en": "Coins", "zh-Hans": "益币" }, "currency": "coin", "of": { "type": "hours", "where": { "source": { "not": "administrator" } } },
          "through": { "type": "CURVE", "per": "1h", "gives": 1 }{{more}} } }
        """.Replace("CURVE", more.Contains("whole", StringComparison.Ordinal) ? "per-whole" : "rate", StringComparison.Ordinal).Replace(""", "whole": true""", "", StringComparison.Ordinal), records);

    private static ServiceRecord Hours(string date, int minutes) => Service(date, minutes) with { Source = "signed-in-out" };

    private static ServiceRecord Claim(string date, decimal quantity) => Act(date, quantity, "coin") with { Category = "claim" };

    private const string Spent = """, "spent": { "type": "quantity", "where": { "category": "claim" } } """;

    private static GrantResult Granted(Case given) => given.Computed().Grant("g");

    /// <summary>Each lot as amount = spent + left + expired, and the balance.</summary>
    private static string Found(Case given)
    {
        GrantResult grant = Granted(given);
        return $"{string.Join("; ", grant.Lots.Select(l => $"{l.Amount} = {l.Spent} + {l.Left} + {l.Expired}"))} → {grant.Balance}".TrimStart();
    }

    [Fact]
    public void Honour_hours_earn_nothing_and_credit_hours_a_lot_each()
    {
        GrantResult grant = Granted(Coins("", Hours("2010-01-01", 480) with { Id = "a" }, Hours("2011-01-01", 480) with { Source = "administrator" }));
        GrantLot lot = Assert.Single(grant.Lots);

        Assert.Equal(("coin", "8", "0"), (grant.Currency, grant.Balance.ToString(), grant.Owed.ToString()));
        Assert.Equal((Day("2010-01-01"), null, "a"), (lot.EarnedOn, lot.ExpiresOn, Assert.Single(lot.RecordIds)));
    }

    [Theory]
    [InlineData("2019-12-31", "8 = 0 + 8 + 0 → 8")]
    [InlineData("2020-01-01", "8 = 0 + 0 + 8 → 0")]
    public void At_the_end_of_the_year_points_are_still_there_and_die_at_midnight(string asOf, string found) =>
        Assert.Equal(found, Found(Coins(""", "expires": "end-of-year" """, Hours("2019-12-31", 480)) with { AsOf = asOf }));

    [Theory]
    [InlineData("2020-01-30", "1 = 0 + 1 + 0 → 1")]
    [InlineData("2020-01-31", "1 = 0 + 0 + 1 → 0")] // a month from 31 December is 31 January: the day before is the last
    public void A_span_ends_on_the_day_before(string asOf, string found) => Assert.Equal(found, Found(Coins(""", "expires": "1 month" """, Hours("2019-12-31", 60)) with { AsOf = asOf }));

    [Fact]
    public void Records_of_one_day_are_lots_of_their_own() => Assert.Equal("1 = 0 + 1 + 0; 0.5 = 0 + 0.5 + 0; 2 = 0 + 2 + 0 → 3.5", Found(Coins("", Hours("2020-01-01", 60), Hours("2020-01-01", 30), Hours("2020-01-02", 120))));

    [Theory]
    [InlineData("", "1 = 0 + 1 + 0; 1 = 0 + 1 + 0 → 2")] // 90 and 100 minutes: an hour each
    [InlineData(""", "per": "month" """, "3 = 0 + 3 + 0 → 3")] // 190 minutes
    [InlineData(""", "per": ["day", "source"] """, "1 = 0 + 1 + 0; 1 = 0 + 1 + 0 → 2")]
    public void What_makes_a_lot_is_rounded_by_itself(string per, string found) => Assert.Equal(found, Found(Coins($$""", "whole": true{{per}}""", Hours("2020-01-01", 90), Hours("2020-01-02", 100))));

    [Fact]
    public void The_lot_of_a_period_is_earned_on_its_last_day_with_something()
    {
        GrantLot lot = Assert.Single(Granted(Coins(""", "per": "month" """, Hours("2020-01-05", 60) with { Id = "a" }, Hours("2020-01-20", 60) with { Id = "b" })).Lots);

        Assert.Equal((Day("2020-01-20"), "a b"), (lot.EarnedOn, string.Join(" ", lot.RecordIds)));
    }

    [Fact]
    public void A_shift_over_midnight_is_one_lot_of_the_day_it_starts()
    {
        ServiceRecord shift = Placed("2019-12-31", "22:00", "01:00") with { Source = "signed-in-out" };
        GrantLot lot = Assert.Single(Granted(Coins("", shift)).Lots);

        Assert.Equal((Day("2019-12-31"), "3"), (lot.EarnedOn, lot.Amount.ToString()));
    }

    [Fact]
    public void Claims_use_up_what_expires_first()
    {
        // Lots of 4 (until 2019-12-31), 4 (until 2020-12-31); a claim of 3 takes from the first, one of 5 in 2020 what is there: 4.
        Case given = Coins(""", "expires": "end-of-year" """ + Spent, Hours("2019-06-01", 240), Hours("2020-01-15", 240), Claim("2019-07-01", 3), Claim("2020-02-01", -2), Claim("2020-03-01", 1));

        Assert.Equal("4 = 3 + 0 + 1; 4 = 3 + 1 + 0 → 1", Found(given));
        Assert.DoesNotContain(given.Computed().Notices, n => n.Code == "VC2014");
    }

    [Fact]
    public void Of_two_lots_the_one_that_expires_first_is_used_first_even_if_it_was_earned_later()
    {
        const string sections = """
            "grants": { "g": { "type": "grant", "currency": "coin", "of": { "type": "hours" }, "expires": "12 months", "through": { "type": "rate", "per": "1h", "gives": 1 }, "spent": { "type": "quantity" } } }
            """;

        Assert.Equal("1 = 1 + 0 + 0; 1 = 0 + 1 + 0 → 1", Found(new Case(sections, Service("2020-01-01", 60), Service("2020-02-01", 60), Act("2020-03-01", 1))));
    }

    [Fact]
    public void An_overspend_is_owed_and_said_and_the_next_lot_pays_it()
    {
        Case owing = Coins(Spent, Hours("2020-01-01", 120), Claim("2020-01-02", 5));
        CreditResult result = owing.Computed();

        Assert.Equal(("2 = 2 + 0 + 0 → -3", "3", "g: 3"), (Found(owing), result.Grant("g").Owed.ToString(), Assert.Single(result.Notices, n => n.Code == "VC2014").Found));
        Assert.Equal("2 = 2 + 0 + 0; 4 = 3 + 1 + 0 → 1", Found(owing with { Records = [.. owing.Records, Hours("2020-01-03", 240)] }));
    }

    [Fact]
    public void What_is_earned_on_the_day_of_a_claim_is_there_for_it() => Assert.Equal("1 = 1 + 0 + 0 → 0", Found(Coins(Spent, Hours("2020-01-01", 60), Claim("2020-01-01", 1))));

    [Fact]
    public void A_claim_after_the_as_of_day_has_not_been_made() =>
        Assert.Equal("1 = 0 + 1 + 0 → 1", Found(Coins(Spent, Hours("2020-01-01", 60), Claim("2020-01-03", 1)) with { AsOf = "2020-01-02" }));

    [Fact]
    public void A_cap_of_points_a_day_is_a_lot_a_day() => Assert.Equal("2 = 0 + 2 + 0; 1 = 0 + 1 + 0 → 3", Found(new Case("""
        "grants": { "g": { "type": "grant", "currency": "coin", "per": "day", "of": { "type": "each-period", "per": "day", "of": { "type": "count" }, "max": 2, "fold": "sum" } } }
        """, Service("2020-01-01", 60), Service("2020-01-01", 60), Service("2020-01-01", 60), Service("2020-01-02", 60))));

    [Fact]
    public void Held_time_leaves_the_balance_open_by_the_record()
    {
        GrantResult grant = Granted(Coins("", Hours("2020-01-01", 60), Hours("2020-01-02", 60) with { Status = "pending", Id = "held" }));

        Assert.Equal(("1", Openness.Above, "record:held"), (grant.Balance.ToString(), grant.Openness, Assert.Single(grant.Missing).Name));
    }

    [Theory]
    [InlineData(null, Openness.Above, "coverage:shop")]
    [InlineData("2020-01-02", Openness.Above, "coverage:shop")]
    [InlineData("2020-01-01", Openness.Closed, "")] // from the first record on
    public void A_source_that_is_not_complete_leaves_the_balance_open(string? coveredFrom, Openness open, string missing)
    {
        GrantResult grant = Granted(new Case(
            """ "grants": { "g": { "type": "grant", "currency": "coin", "of": { "type": "count", "coverage": "shop" } } } """, Service("2020-01-01", 60))
        {
            Facts = coveredFrom is null ? [] : [Fact("coverage:shop", "yes", coveredFrom)],
        });

        Assert.Equal(("1", open, missing), (grant.Balance.ToString(), grant.Openness, string.Join(" ", grant.Missing.Select(m => m.Name))));
    }

    [Theory]
    [InlineData(""" "where": { "fact:member": "yes" } """, Openness.Above, "member record:held")] // both may come to count
    [InlineData(""" "weights": { "where": { "fact:member": "yes" }, "times": 2 } """, Openness.Above | Openness.Below, "member record:held")]
    public void A_fact_that_is_missing_leaves_the_balance_open_beside_held_time(string option, Openness open, string missing)
    {
        GrantResult grant = Granted(new Case($$"""
            "intake": [ { "type": "exclude", "where": { "status": "pending" }, "as": "held" } ],
            "grants": { "g": { "type": "grant", "currency": "coin", "of": { "type": "count", {{option}} } } }
            """, Service("2020-01-01", 60), Service("2020-01-02", 60) with { Status = "pending", Id = "held" }) { Facts = [Fact("member", "yes", "2020-01-02")] });

        Assert.Equal((open, missing), (grant.Openness, string.Join(" ", grant.Missing.Select(m => m.Name).Order(StringComparer.Ordinal))));
    }

    [Fact]
    public void An_unknown_measure_leaves_it_unknown_by_its_name()
    {
        GrantResult grant = Granted(new Case(
            """ "grants": { "g": { "type": "grant", "currency": "coin", "per": "total", "of": { "type": "given", "name": "x" } } } """, Service("2020-01-01", 60)));

        Assert.Equal((null, "score:x"), (grant.Balance, Assert.Single(grant.Missing).Name));
    }

    [Fact]
    public void Out_of_force_the_name_is_there_and_unknown()
    {
        CreditResult result = (Coins("") with { Sections = Coins("").Sections + """, "effective": { "from": "2021-01-01" } """ }).Score();

        Assert.Equal((ResultStatus.NotInForce, null), (result.Status, result.Grant("g").Balance));
        Assert.Throws<UnknownNameException>(() => result.Grant("h"));
    }

    [Fact]
    public void The_text_and_JSON_say_where_everything_is()
    {
        CreditResult result = Coins(""", "expires": "end-of-year" """ + Spent, Hours("2020-01-01", 120) with { Id = "a" }, Claim("2020-02-01", 1)).Computed();

        Assert.Contains("Grant Coins = 1 coin (illustrative)\n  earned on 2020-01-01, expires on 2020-12-31: 2 = 1 spent + 1 left + 0 expired\n", result.Explain(), StringComparison.Ordinal);
        Assert.Contains("发放 益币 = 1 coin（示例）\n", result.Explain(Language.Chinese), StringComparison.Ordinal);
        Assert.Contains("\"grants\":{\"g\":{\"label\":\"Coins\",\"currency\":\"coin\",\"balance\":{\"value\":\"1\",\"unit\":\"\",\"text\":\"1\"}", result.ToJson(), StringComparison.Ordinal);
        Assert.Contains("\"expired\":{\"value\":\"0\",\"unit\":\"\",\"text\":\"0\"},\"records\":[\"a\"]}", result.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_worked_case_names_the_balance() => Loading.AssertRefused(
        Coins("").Sections + """, "verify": [ { "name": "8", "asOf": "2020-01-01", "records": [ { "date": "2019-12-31", "hours": 8, "source": "signed-in-out" } ], "expect": { "g": 7 } } ]""",
        "VC3040 verify[0].expect.g g = 8 (8)");

    [Theory]
    [InlineData(""" "of": { "type": "hours" } """, "VC3005 grants.g")]
    [InlineData(""" "currency": "coin", "of": { "type": "elapsed", "since": "born" } """, "VC3030 grants.g record")]
    [InlineData(""" "currency": "coin", "of": { "type": "hours" }, "expires": "soon" """, "VC3030 grants.g.expires soon")]
    [InlineData(""" "currency": "coin", "of": { "type": "hours" }, "spent": { "type": "quantity" } """, "VC3012 grants.g.spent spent")]
    [InlineData(""" "currency": "coin", "of": { "type": "hours" }, "spent": { "type": "given", "name": "x" } """, "VC3030 grants.g.spent spent")]
    public void A_grant_that_says_too_little_or_what_does_not_fit_is_refused(string grant, string fault) => Loading.AssertRefused($$""" "grants": { "g": { "type": "grant", {{grant}} } } """, fault);

    [Fact]
    public void A_grant_shares_the_names_of_all() => Loading.AssertRefused(
        """ "measures": { "g": { "type": "hours" } }, "grants": { "g": { "type": "grant", "currency": "coin", "of": { "type": "hours" } } } """, "VC3013 grants.g g");
}
