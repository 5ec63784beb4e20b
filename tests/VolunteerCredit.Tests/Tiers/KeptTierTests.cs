using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Tiers;

/// <summary>Tiers that do not float: that of the last review day, or the best so far.</summary>
public class KeptTierTests
{
    /// <summary>Hours of the last twelve months: one at 10 h, two at 20 h.</summary>
    private static Case Rolling(string keep, string asOf, params IReadOnlyList<ServiceRecord> records) => new($$"""
        "measures": { "h": { "type": "hours", "where": { "category": { "not": "breach" } }, "window": { "rolling": "12 months" } } },
        "tiers": { "t": { "type": "ladder", "by": "h", {{keep}}, "steps": [ { "id": "one", "at": "10h" }, { "id": "two", "at": "20h" } ] } },
        "scores": { "s": { "type": "points", "parts": [ { "id": "t", "of": "t" } ] } }
        """, records) { AsOf = asOf };

    private static readonly ServiceRecord[] Records =
    [
        Service("2018-03-01", 12 * 60) with { Category = "service" }, Service("2018-09-01", 8 * 60) with { Category = "service" },
        Service("2019-05-01", 10 * 60) with { Category = "service" },
    ];

    private static string Found(Case given)
    {
        TierResult tier = given.Computed().Tier("t");
        return $"{tier.Reached ?? "–"} {tier.ReachedOn:yyyy-MM-dd}".TrimEnd();
    }

    [Theory]
    [InlineData("2018-12-30", "–")] // the last review was on 2017-12-31
    [InlineData("2018-12-31", "two 2018-12-31")] // 12 h and 8 h
    [InlineData("2019-12-30", "two 2018-12-31")]
    [InlineData("2019-12-31", "one 2019-12-31")] // 10 h
    [InlineData("2020-12-31", "–")]
    public void A_reviewed_tier_is_that_of_the_last_review_day(string asOf, string found) => Assert.Equal(found, Found(Rolling(""" "keep": "reviewed", "review": "12-31" """, asOf, Records)));

    [Theory]
    [InlineData("2019-02-27", "two 2018-11-15")]
    [InlineData("2019-02-28", "two 2019-02-28")] // 29 February where there is none
    [InlineData("2020-02-28", "two 2019-11-15")]
    [InlineData("2020-02-29", "one 2020-02-29")]
    public void Review_days_may_come_in_any_order_and_be_the_end_of_February(string asOf, string found) => Assert.Equal(found, Found(Rolling(
        """ "keep": "reviewed", "review": ["11-15", "02-29", "03-31"] """, asOf, [.. Records, Service("2018-12-01", 60) with { Category = "service" }, Service("2019-01-01", 9 * 60) with { Category = "service" }])));

    [Theory]
    [InlineData("2018-08-31", "one 2018-03-01")]
    [InlineData("2018-09-01", "two 2018-09-01")]
    [InlineData("2020-12-31", "two 2018-09-01")]
    public void A_sticky_tier_is_the_best_of_every_day_with_a_record(string asOf, string found) => Assert.Equal(found, Found(Rolling(""" "keep": "sticky" """, asOf, Records)));

    [Theory]
    [InlineData("2018-06-29", "one 2018-06-29")] // the as-of day itself counts
    [InlineData("2018-12-30", "two 2018-12-30")]
    [InlineData("2019-12-31", "one 2018-06-30")] // on 2019-06-30 there are 18 h, one as well
    [InlineData("2020-12-31", "one 2018-06-30")]
    public void A_sticky_tier_with_review_days_looks_at_them_and_the_as_of_day(string asOf, string found) => Assert.Equal(found, Found(Rolling(""" "keep": "sticky", "review": ["06-30"] """, asOf, Records)));

    [Fact]
    public void A_kept_tier_may_be_read() => Assert.Equal("2", Rolling(""" "keep": "sticky" """, "2020-12-31", Records).Value("s"));

    [Fact]
    public void An_act_strips_what_was_kept_up_to_its_day()
    {
        ServiceRecord[] records = [.. Records, Service("2018-12-01", 0) with { Category = "breach", Minutes = null, Quantity = 1 }];

        Assert.Equal("one 2019-05-01", Found(Rolling(""" "keep": "sticky", "strippedBy": { "category": "breach" } """, "2020-12-31", records)));
        Assert.Equal("–", Found(Rolling(""" "keep": "sticky", "strippedBy": { "category": "breach" } """, "2018-12-01", records)));
    }

    [Fact]
    public void A_breach_that_is_held_leaves_the_tier_open()
    {
        const string held = """ "intake": [ { "type": "exclude", "where": { "status": "pending" }, "as": "held" } ], """;
        Case given = Rolling(""" "keep": "sticky", "strippedBy": { "category": "breach" } """, "2020-12-31", [.. Records, Act("2018-12-01", 1) with { Category = "breach", Status = "pending" }]);
        TierResult tier = (given with { Sections = held + given.Sections }).Computed().Tier("t");

        Assert.Equal(("two", true), (tier.Reached, tier.IsOpen));
    }

    [Theory]
    [InlineData("breach", 1, "two open")]
    [InlineData("breach", 2, "two open")] // two are no better than one
    [InlineData("service", 1, "two")] // no breach
    public void Any_number_of_breaches_that_are_held_leave_the_tier_open(string category, int count, string standing)
    {
        const string held = """ "intake": [ { "type": "exclude", "where": { "status": "pending" }, "as": "held" } ], """;
        Case given = Rolling(""" "keep": "sticky", "strippedBy": { "category": "breach" } """, "2020-12-31", [.. Records, .. Enumerable.Range(1, count).Select(day => Act($"2018-12-0{day}", 1) with { Category = category, Status = "pending" })]);

        Assert.Equal(standing, Standing((given with { Sections = held + given.Sections }).Computed()));
    }

    [Theory]
    [InlineData("one")] // 12 h in the first half-year, and a record in the second whose minutes are unknown
    [InlineData("two")]
    public void What_may_still_come_leaves_the_best_so_far_open_up_to_the_top(string best)
    {
        Case given = Rolling(""" "keep": "sticky", "review": ["06-30", "12-31", "08-31"] """, "2019-12-31", Served("2018-03-01", best == "one" ? 720 : 1200), Served("2019-05-01", null));

        Assert.Equal(best == "one" ? "one open" : "two", Standing(given.Computed()));
        Assert.Equal("one", Standing((given with { Records = [Served("2018-03-01", 720)] }).Computed()));

        static ServiceRecord Served(string date, int? minutes) => Service(date, minutes) with { Category = "service" };
    }

    [Theory]
    [InlineData(1, "– unknown", "score:g")]
    [InlineData(2, "two", "")] // at the top: whatever it was on the other days
    public void A_day_of_which_the_value_is_unknown_leaves_the_best_unknown_up_to_the_top(int value, string standing, string missing)
    {
        CreditResult result = new Case("""
            "measures": { "g": { "type": "given", "name": "g" } },
            "tiers": { "t": { "type": "ladder", "by": "g", "keep": "sticky", "review": ["03-31", "06-30", "12-31"], "steps": [ { "id": "one", "at": 1 }, { "id": "two", "at": 2 } ] } },
            "decisions": { "d": { "require": [ { "type": "tier", "of": "t", "atLeast": "two" } ] } }
            """) { AsOf = "2018-12-31", Facts = [Fact("x", "y", "2018-01-01"), Fact("score:g", $"{value}", "2018-12-01")] }.Computed();

        Assert.Equal((standing, missing), (Standing(result), string.Join(" ", result.Decision("d").Missing.Select(m => m.Name))));
    }

    [Fact]
    public void Days_are_looked_back_at_from_the_first_fact_on() => Assert.Equal("two 2018-06-30", Found(new Case("""
        "measures": { "g": { "type": "given", "name": "g", "else": 0 } },
        "tiers": { "t": { "type": "ladder", "by": "g", "keep": "sticky", "review": "06-30", "steps": [ { "id": "one", "at": 1 }, { "id": "two", "at": 2 } ] } }
        """) { AsOf = "2020-12-31", Facts = [Fact("score:g", "2", "2018-03-01", "2018-09-01")] }));

    [Theory]
    [InlineData(""" "keep": "sticky" """)]
    [InlineData(""" "keep": "sticky", "review": "06-30" """)]
    [InlineData(""" "keep": "reviewed", "review": "06-30" """)]
    public void Without_records_and_facts_nothing_is_kept(string keep) => Assert.Equal("–", Standing(Rolling(keep, "2020-12-31").Computed()));

    [Fact]
    public void A_fact_that_decides_which_records_strip_is_missing_for_the_tier_and_for_no_other()
    {
        CreditResult Sticky(string stripping) => new Case($$"""
            "measures": { "grown": { "type": "hours", "where": { "age": { "min": 18 } } }, "h": { "type": "hours" } },
            "tiers": { "t": { "type": "ladder", "by": "h", "keep": "sticky", "strippedBy": { {{stripping}} }, "steps": [ { "id": "one", "at": "10h" }, { "id": "two", "at": "20h" } ] } },
            "decisions": { "d": { "require": [ { "type": "tier", "of": "t", "atLeast": "two" } ] } }
            """, Records).Computed();

        Assert.Equal(("two", ""), (Standing(Sticky("\"category\": \"breach\"")), Missing(Sticky("\"category\": \"breach\""))));
        Assert.Equal(("two open", "born"), (Standing(Sticky("\"age\": { \"min\": 18 }")), Missing(Sticky("\"age\": { \"min\": 18 }"))));

        static string Missing(CreditResult result) => string.Join(" ", result.Decision("d").Missing.Select(m => m.Name));
    }

    [Theory]
    [InlineData(""" "keep": "sticky" """, 0, "one", "")]
    [InlineData(""" "keep": "sticky" """, 1, "one open", "record:open")]
    [InlineData(""" "keep": "sticky", "strippedBy": { "category": "breach" } """, 0, "one", "")]
    [InlineData(""" "keep": "sticky", "strippedBy": { "category": "breach" } """, 1, "one open", "record:open")]
    public void What_another_measure_wants_is_missing_for_no_tier_that_does_not_read_it(string keep, int open, string standing, string missing)
    {
        CreditResult result = new Case($$"""
            "measures": { "h": { "type": "hours" }, "weighed": { "type": "hours", "weights": { "where": { "age": { "min": 18 } }, "times": 2 } } },
            "tiers": { "t": { "type": "ladder", "by": "h", {{keep}}, "steps": [ { "id": "one", "at": "10h" }, { "id": "two", "at": "20h" } ] } },
            "decisions": { "d": { "require": [ { "type": "tier", "of": "t", "atLeast": "two" } ] } }
            """, [Service("2018-03-01", 720), .. Enumerable.Repeat(Service("2019-03-01", null) with { Id = "open" }, open)]).Computed();

        Assert.Equal((standing, missing), (Standing(result), string.Join(" ", result.Decision("d").Missing.Select(m => m.Name))));
    }

    [Fact]
    public void Of_rounds_the_later_is_the_better()
    {
        CreditResult result = new Case("""
            "measures": { "n": { "type": "quantity" } },
            "tiers": { "t": { "type": "ladder", "by": "n", "keep": "sticky", "repeat": 40, "steps": [ { "id": "bronze", "at": 20 }, { "id": "silver", "at": 30 }, { "id": "gold", "at": 40 } ] } },
            "scores": { "s": { "type": "points", "parts": [ { "id": "t", "of": "t" } ] } }
            """, Act("2020-01-01", 40), Act("2020-02-01", 20), Act("2020-03-01", -30)).Computed();

        Assert.Equal(("bronze 2020-02-01", "4"), ($"{result.Tier("t").Reached} {result.Tier("t").ReachedOn:yyyy-MM-dd}", result.Score("s").Value.ToString()));
    }

    [Fact]
    public void As_many_days_as_are_bounded_are_looked_back_at() => Assert.Equal( // 111 years of 9 days, and the as-of day
        ResultStatus.Computed,
        Rolling(""" "keep": "sticky", "review": ["01-01", "02-01", "03-01", "04-01", "05-01", "06-01", "07-01", "08-01", "09-01"] """, "2010-12-31", Service("1900-01-01", 60)).Score().Status);

    private static string Standing(CreditResult result)
    {
        TierResult tier = result.Tier("t");
        return $"{tier.Reached ?? "–"}{(tier.IsUnknown ? " unknown" : "")}{(tier.IsOpen ? " open" : "")}";
    }

    [Fact]
    public void What_was_recorded_after_known_at_does_not_count_on_an_earlier_day_either()
    {
        Case given = Rolling(""" "keep": "sticky" """, "2020-12-31", [.. Records.Select(r => r with { RecordedAt = Given.Moment(r.Date.Month == 9 ? "2021-01-02T00:00:00Z" : "2019-06-01T00:00:00Z") })]);
        CreditResult result = Loading.Load(Loading.Document(given.Sections)).Score("t", new Volunteer(VolunteerId, given.Records), new() { AsOf = Day("2020-12-31"), KnownAt = Given.Moment("2021-01-01T00:00:00Z") });

        Assert.Equal("one", result.Tier("t").Reached);
    }

    [Fact]
    public void Before_the_document_was_in_force_nothing_was_reached()
    {
        Case given = Rolling(""" "keep": "sticky" """, "2020-12-31", Records);

        Assert.Equal("one 2019-05-01", Found(given with { Sections = """ "effective": { "from": "2018-09-02" }, """ + given.Sections }));
    }

    [Fact]
    public void More_days_than_are_bounded_refuse_the_volunteer()
    {
        Case given = Rolling(""" "keep": "sticky", "review": ["01-01", "02-01", "03-01", "04-01", "05-01", "06-01", "07-01", "08-01", "09-01"] """, "2020-12-31", Service("1900-01-01", 60));
        CreditResult result = given.Score();

        // 121 years of 9 days, and the as-of day
        Assert.Equal((ResultStatus.Refused, "VC4025: t: 1090 is more than is bounded, 1000; the volunteer was not rated. Name fewer review days, or bound the awards."), (result.Status, result.Refusal!.ToString()));
    }

    [Theory]
    [InlineData(""" "keep": "reviewed" """, "VC3005 tiers.t –")]
    [InlineData(""" "review": "12-31" """, "VC3030 tiers.t.review review")]
    [InlineData(""" "keep": "sticky", "review": "31-12" """, "VC3030 tiers.t.review 31-12")]
    [InlineData(""" "keep": "reviewed", "review": "02-29", "strippedBy": { "category": "a" } """, "VC3030 tiers.t.strippedBy strippedBy")]
    public void Keeping_that_says_too_little_or_too_much_is_refused(string keep, string fault) => Loading.AssertRefused(Rolling(keep, "2020-01-01").Sections, fault);

    [Fact]
    public void A_kept_tier_cannot_read_another_not_even_by_way_of_a_score() => Loading.AssertRefused(
        """
        "measures": { "n": { "type": "count" } },
        "scores": { "s": { "type": "points", "parts": [ { "id": "a", "of": "a" } ] } },
        "tiers": {
          "a": { "type": "ladder", "by": "n", "keep": "sticky", "steps": [ { "id": "x", "at": 1 } ] },
          "b": { "type": "ladder", "by": "s", "keep": "sticky", "steps": [ { "id": "x", "at": 1 } ] } }
        """, "VC3071 tiers.b b");
}
