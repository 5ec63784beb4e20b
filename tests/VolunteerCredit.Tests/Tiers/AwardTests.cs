using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Tiers;

/// <summary>Awards that are given again and again.</summary>
public class AwardTests
{
    /// <summary>An award for 10 h.</summary>
    private static Case Awarding(string more, params IReadOnlyList<ServiceRecord> records) => new($$"""
        "intake": [ { "type": "exclude", "where": { "status": "pending" }, "as": "held" } ],
        "tiers": { "t": { "type": "award", "id": "medal", "title": { "en": "Medal", "zh-Hans": "奖章" }, "needs": [ { "of": { "type": "hours" }, "atLeast": "10h" } ]{{more}} } },
        "scores": { "s": { "type": "points", "parts": [ { "id": "t", "of": "t" } ] } },
        "decisions": { "d": { "require": [ { "type": "tier", "of": "t", "atLeast": "medal" } ] } }
        """, records);

    /// <summary>6 h, 6 h, 9 h, 25 h: 46 h in all.</summary>
    private static readonly ServiceRecord[] Records =
    [
        Service("2018-01-01", 6 * 60), Service("2018-02-01", 6 * 60), Service("2018-03-01", 9 * 60), Service("2019-05-01", 25 * 60),
    ];

    private static string Found(Case given)
    {
        CreditResult result = given.Computed();
        return $"{string.Join(" ", result.Tier("t").Awards.Select(a => $"{a.On:yyyy-MM-dd}"))} = {result.Tier("t").Reached ?? "–"} {result.Score("s").Value}".TrimStart();
    }

    [Theory]
    [InlineData("", "2018-02-01 2019-05-01 = medal 2")] // 12 h; then 9 + 25 h
    [InlineData(""", "consume": "all" """, "2018-02-01 2019-05-01 = medal 2")]
    [InlineData(""", "consume": "needed" """, "2018-02-01 2018-03-01 2019-05-01 2019-05-01 = medal 4")] // at 10, 20, 30 and 40 of 12, 21 and 46 h
    [InlineData(""", "consume": "none" """, "2018-02-01 = medal 1")]
    [InlineData(""", "consume": "none", "valid": "1 year" """, "2018-02-01 2019-02-01 2020-02-01 = medal 1")] // the day after each has expired
    [InlineData(""", "consume": "needed", "most": 3 """, "2018-02-01 2018-03-01 2019-05-01 = medal 3")]
    [InlineData(""", "valid": "2 years" """, "2018-02-01 2019-05-01 = medal 1")] // the first was valid up to 2020-01-31
    [InlineData(""", "since": "2018-02-01" """, "2018-03-01 2019-05-01 = medal 2")] // 6 + 9 h
    [InlineData(""", "since": "2019-06-01" """, "= – 0")]
    public void An_award_is_given_on_the_first_day_its_needs_hold_over_what_is_not_consumed(string more, string found) => Assert.Equal(found, Found(Awarding(more, Records)));

    [Theory]
    [InlineData("2018-01-31", "= – 0")]
    [InlineData("2018-02-01", "2018-02-01 = medal 1")]
    [InlineData("2019-01-31", "2018-02-01 = medal 1")] // its last day
    [InlineData("2019-02-01", "2018-02-01 = – 0")]
    public void An_award_is_valid_for_its_span(string asOf, string found) => Assert.Equal(found, Found(Awarding(""", "valid": "1 year" """, Records) with { AsOf = asOf }));

    [Fact]
    public void All_needs_must_hold_on_the_same_day() => Assert.Equal("2018-03-01 = medal 1", Found(new Case("""
        "tiers": { "t": { "type": "award", "id": "medal", "needs": [ { "of": { "type": "hours" }, "atLeast": "10h" }, { "of": { "type": "count" }, "atLeast": 3 } ] } },
        "scores": { "s": { "type": "points", "parts": [ { "id": "t", "of": "t" } ] } }
        """, Records)));

    [Theory]
    [InlineData("2018-02-28", "= – 0")]
    [InlineData("2018-03-01", "2018-03-01 = medal 1")]
    [InlineData("2020-06-30", "2018-03-01 = medal 1")]
    public void A_need_that_grows_without_records_is_asked_every_day(string asOf, string found) => Assert.Equal(found, Found(new Case("""
        "tiers": { "t": { "type": "award", "id": "medal", "since": "2018-01-01", "consume": "none", "needs": [ { "of": { "type": "elapsed", "since": "registered", "in": "days" }, "atLeast": 59 } ] } },
        "scores": { "s": { "type": "points", "parts": [ { "id": "t", "of": "t" } ] } }
        """) { AsOf = asOf, Facts = [Fact("registered", "2018-01-01")] }));

    /// <summary>10 h on each of three days.</summary>
    private static readonly ServiceRecord[] Tens = [Service("2018-01-01", 600), Service("2018-01-02", 600), Service("2018-01-03", 600)];

    [Theory]
    [InlineData("", "2018-01-01 2018-01-02 2018-01-03 = medal 3")] // each asks 10 h anew, not 20 h and 30 h
    [InlineData(""", "consume": "needed" """, "2018-01-01 2018-01-02 2018-01-03 = medal 3")]
    [InlineData(""", "since": "2020-06-30" """, "= – 0")]
    public void The_next_award_asks_as_much_again(string more, string found) => Assert.Equal(found, Found(Awarding(more, Tens)));

    [Fact]
    public void What_counts_since_the_as_of_day_counts_on_it() => Assert.Equal(
        "2018-01-03 = medal 1", Found(Awarding(""", "since": "2018-01-03" """, Tens) with { AsOf = "2018-01-03" }));

    [Fact]
    public void An_award_is_known_and_closed_and_has_a_name()
    {
        TierResult award = Awarding("", Tens).Computed().Tier("t");

        Assert.Equal(("Medal", false, false), (award.Title!.English, award.IsUnknown, award.IsOpen));
    }

    [Theory]
    [InlineData("", "2018-03-02")]
    [InlineData(""", "since": "2018-01-01" """, "2018-03-01")] // by the day alone
    public void The_first_record_is_the_first_that_counts(string since, string on) => Assert.Equal($"{on} = medal 1", Found(new Case($$"""
        "intake": [ { "type": "exclude", "where": { "category": "bad" } } ],
        "tiers": { "t": { "type": "award", "id": "medal", "consume": "none"{{since}}, "needs": [ { "of": { "type": "elapsed", "since": "registered", "in": "days" }, "atLeast": 59 } ] } },
        "scores": { "s": { "type": "points", "parts": [ { "id": "t", "of": "t" } ] } }
        """, Service("2018-03-01", 60) with { Category = "bad" }, Service("2018-03-02", 60)) { Facts = [Fact("registered", "2018-01-01")] }));

    [Fact]
    public void What_is_consumed_is_asked_again_only_on_days_with_records() => Assert.Equal("2018-01-01 2018-03-01 = medal 2", Found(new Case("""
        "tiers": { "t": { "type": "award", "id": "medal", "needs": [ { "of": { "type": "ratio", "of": { "type": "hours" }, "to": { "type": "count" }, "round": { "to": "1min", "mode": "down" } }, "atLeast": "6h" } ] } },
        "scores": { "s": { "type": "points", "parts": [ { "id": "t", "of": "t" } ] } }
        """, Records[0], Records[2]))); // on the day after there is nothing to divide by

    [Theory]
    [InlineData("2020-06-30", true)]
    [InlineData("2020-07-01", false)] // nothing is asked yet
    public void Before_its_first_day_an_award_wants_nothing(string since, bool open) => Assert.Equal((false, open), Standing(new Case($$"""
        "tiers": { "t": { "type": "award", "id": "medal", "since": "{{since}}", "needs": [ { "of": { "type": "hours", "where": { "age": { "min": 18 } } }, "atLeast": "1h" } ] } }
        """, Service("2020-06-30", 60)).Computed().Tier("t")));

    private static (bool IsUnknown, bool IsOpen) Standing(TierResult tier) => (tier.IsUnknown, tier.IsOpen);

    [Fact]
    public void A_need_that_holds_every_day_is_met_on_the_next_day_again() => Assert.Equal("2018-03-01 2018-03-02 = medal 2", Found(new Case("""
        "tiers": { "t": { "type": "award", "id": "medal", "since": "2018-01-01", "most": 2, "needs": [ { "of": { "type": "elapsed", "since": "registered", "in": "days" }, "atLeast": 59 } ] } },
        "scores": { "s": { "type": "points", "parts": [ { "id": "t", "of": "t" } ] } }
        """) { Facts = [Fact("registered", "2018-01-01")] }));

    /// <summary>At eighteen a year of service counts, and 59 days after the registration there are 59 for the one record; then nothing is left to divide by.</summary>
    [Theory]
    [InlineData("""{ "type": "each-period", "per": "calendar-year", "of": { "type": "hours" }, "fold": "count", "require": [ { "of": { "type": "elapsed", "since": "born" }, "atLeast": 18 } ] }""", 1, "", "2018-03-01 = medal 1")]
    [InlineData("""{ "type": "ratio", "of": { "type": "elapsed", "since": "registered", "in": "days" }, "to": { "type": "count" }, "round": { "to": 1, "mode": "down" } }""", 59, ", \"most\": 1", "2018-03-01 = medal 1")]
    [InlineData("""{ "type": "ratio", "of": { "type": "elapsed", "since": "registered", "in": "days" }, "to": { "type": "count" }, "round": { "to": 1, "mode": "down" } }""", 59, "", "= – ")]
    public void What_moves_by_itself_within_a_need_is_asked_every_day(string need, int atLeast, string more, string found) => Assert.Equal(found, Found(new Case($$"""
        "tiers": { "t": { "type": "award", "id": "medal", "needs": [ { "of": {{need}}, "atLeast": {{atLeast}} } ]{{more}} } },
        "scores": { "s": { "type": "points", "parts": [ { "id": "t", "of": "t" } ] } }
        """, Service("2018-01-01", 60)) { Facts = [Fact("born", "2000-03-01"), Fact("registered", "2018-01-01")] }));

    [Fact]
    public void Only_what_may_move_an_award_is_missing_for_it()
    {
        CreditResult result = new Case("""
            "intake": [ { "type": "exclude", "where": { "status": "pending" }, "as": "held" } ],
            "measures": { "g": { "type": "given", "name": "g" } },
            "tiers": { "t": { "type": "award", "id": "medal", "needs": [ { "of": { "type": "hours" }, "atLeast": "10h" }, { "of": { "type": "elapsed", "since": "registered", "in": "days" }, "atLeast": 1 } ] } },
            "decisions": { "d": { "require": [ { "type": "tier", "of": "t", "atLeast": "medal" } ] } }
            """, Service("2018-01-01", 9 * 60), Service("2018-02-01", 60) with { Status = "pending", Id = "held" }) { Facts = [Fact("registered", "2017-01-01"), Fact("score:g", "over 5")] }.Computed();

        Assert.Equal(["record:held"], result.Decision("d").Missing.Select(m => m.Name));
    }

    [Theory]
    [InlineData("", 1000, null)] // no bound
    [InlineData(""", "most": 3 """, 3, null)]
    [InlineData(""", "most": 3 """, 4, "VC3032 decisions.n.require[0].min 4")]
    [InlineData(""", "consume": "none" """, 1, null)]
    [InlineData(""", "consume": "none" """, 2, "VC3032 decisions.n.require[0].min 2")] // the next is given when the last has expired
    public void More_awards_than_can_be_valid_are_never_asked(string more, int asked, string? fault) => Loading.AssertRefused(
        Awarding(more).Sections.Replace("\"decisions\": {", $$"""
            "decisions": { "n": { "require": [ { "type": "compare", "of": "t", "min": {{asked}} } ] },
            """, StringComparison.Ordinal), fault is null ? [] : [fault]);

    [Fact]
    public void A_need_that_is_unknown_leaves_the_award_unknown_by_its_name()
    {
        CreditResult result = new Case("""
            "tiers": { "t": { "type": "award", "id": "medal", "needs": [ { "of": { "type": "given", "name": "g" }, "atLeast": 1 } ] } },
            "decisions": { "d": { "require": [ { "type": "tier", "of": "t", "atLeast": "medal" } ] } }
            """, Records).Computed();

        Assert.Equal((true, "score:g"), (result.Tier("t").IsUnknown, Assert.Single(result.Decision("d").Missing).Name));
    }

    [Fact]
    public void Held_time_leaves_it_open_by_the_record()
    {
        CreditResult result = Awarding("", Service("2018-01-01", 9 * 60), Service("2018-02-01", 60) with { Status = "pending", Id = "held" }).Computed();

        Assert.Equal((null, true), (result.Tier("t").Reached, result.Tier("t").IsOpen));
        Assert.Equal("record:held", Assert.Single(result.Decision("d").Missing).Name);
    }

    [Fact]
    public void Awards_without_end_refuse_the_volunteer()
    {
        CreditResult result = new Case("""
            "tiers": { "t": { "type": "award", "id": "medal", "consume": "needed", "needs": [ { "of": { "type": "hours" }, "atLeast": "1min" } ] } }
            """, Service("2018-01-01", 1001)).Score();

        Assert.Equal((ResultStatus.Refused, "VC4025", "t: > 1000"), (result.Status, result.Refusal?.Code, result.Refusal?.Found));
    }

    [Fact]
    public void The_text_and_JSON_list_every_award()
    {
        CreditResult result = Awarding(""", "valid": "1 year" """, Records).Computed();

        Assert.Contains("  given on 2018-02-01, valid until 2019-01-31\n", result.Explain(), StringComparison.Ordinal);
        Assert.Contains("\"awards\":[{\"on\":\"2018-02-01\",\"until\":\"2019-01-31\"},{\"on\":\"2019-05-01\",\"until\":\"2020-04-30\"}]", result.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_worked_case_may_count_the_awards() => Loading.AssertRefused(
        Awarding("").Sections + """, "verify": [ { "name": "one", "asOf": "2020-01-01", "records": [ { "date": "2018-01-01", "hours": 10 } ], "expect": { "t": "medal", "t.awards": 2 } } ]""",
        "VC3040 verify[0].expect.t.awards t.awards = 1 (one)");

    [Theory]
    [InlineData(""", "since": "soon" """, "VC3030 tiers.t.since soon")]
    [InlineData(""", "most": 0 """, "VC3010 tiers.t.most 0")]
    [InlineData(""", "consume": "some" """, "VC3010 tiers.t.consume some")]
    public void An_award_that_cannot_be_is_refused(string more, string fault) => Loading.AssertRefused(Awarding(more).Sections, fault);

    [Theory]
    [InlineData("0h", "VC3030 tiers.t.needs.atLeast 0 h")]
    [InlineData("10", "VC3012 tiers.t.needs.atLeast 10")]
    public void A_need_of_nothing_or_of_another_unit_is_refused(string atLeast, string fault) => Loading.AssertRefused(
        $$""" "tiers": { "t": { "type": "award", "id": "medal", "needs": { "of": { "type": "hours" }, "atLeast": "{{atLeast}}" } } } """, fault);

    [Fact]
    public void All_that_the_needs_want_is_named_in_order() => Assert.Equal(
        ["score:a", "score:b"],
        new Case("""
            "tiers": { "t": { "type": "award", "id": "medal", "needs": [ { "of": { "type": "given", "name": "b" }, "atLeast": 1 }, { "of": { "type": "given", "name": "a" }, "atLeast": 1 } ] } },
            "decisions": { "d": { "require": [ { "type": "tier", "of": "t", "atLeast": "medal" } ] } }
            """, Records).Computed().Decision("d").Missing.Select(m => m.Name));
}
