using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Decisions;

/// <summary>Results that a person sets by hand, and suspensions.</summary>
public class ManualTests
{
    private const string Sections = """
        "manual": ["points", "stars", "loan"],
        "suspension": "Refer",
        "measures": { "h": { "type": "hours" }, "g": { "type": "given", "name": "g" } },
        "scores": {
          "points": { "type": "points", "base": 5, "parts": [ { "id": "h", "of": "h", "through": { "type": "rate", "per": "1h", "gives": 1 }, "max": 95 } ] },
          "other": { "type": "points", "parts": [ { "id": "g", "of": "g" } ] } },
        "tiers": { "stars": { "type": "ladder", "by": "points", "steps": [ { "id": "one", "at": 10 }, { "id": "two", "at": 50 } ] } },
        "decisions": { "loan": { "require": [ { "type": "tier", "of": "stars", "atLeast": "two" } ], "valid": "1 year", "offer": { "type": "rows", "columns": { "rate": "percent" }, "always": { "rate": "5%" } } } }
        """;

    /// <summary>Seven hours: 12 points, one star, no loan.</summary>
    private static Case With(params IReadOnlyList<Fact> facts) => new(Sections, Service("2020-01-01", 7 * 60)) { Facts = facts };

    private static Fact ByHand(string name, string value) => Fact($"manual:{name}", value, "2020-01-01", "2020-12-31") with { Author = "office-7", Reason = "appeal 12" };

    private static string Found(CreditResult result) =>
        $"{result.Score("points").Value?.ToString() ?? "?"} {(result.Tier("stars").IsUnknown ? "?" : result.Tier("stars").Reached ?? "–")} {result.Decision("loan").Outcome}";

    [Fact]
    public void Without_a_fact_everything_is_as_computed() => Assert.Equal("12 one NotEligible", Found(With().Computed()));

    [Fact]
    public void A_score_set_by_hand_has_a_line_for_the_difference_and_all_that_reads_it_follows()
    {
        CreditResult result = With(ByHand("points", "60")).Computed();

        Assert.Equal("60 two Eligible", Found(result));
        Assert.Equal([(ScoreLineKind.Base, "5"), (ScoreLineKind.Part, "7"), (ScoreLineKind.Manual, "48")], result.Score("points").Lines.Select(l => (l.Kind, l.Value.ToString())));
        Assert.Equal(new ManualOverride("office-7", "appeal 12", Day("2020-12-31"), "12"), result.Score("points").Manual);
        Assert.Equal((null, null), (result.Tier("stars").Manual, result.Decision("loan").Manual));
    }

    [Fact]
    public void A_tier_set_by_hand_says_what_was_computed()
    {
        CreditResult result = With(ByHand("stars", "two")).Computed();

        Assert.Equal("12 two Eligible", Found(result));
        Assert.Equal(("one", "office-7"), (result.Tier("stars").Manual!.Computed, result.Tier("stars").Manual!.Author));
        Assert.Equal("12 – NotEligible", Found(With(ByHand("stars", "none")).Computed()));
    }

    [Theory]
    [InlineData("Eligible", Outcome.Eligible, "5%")]
    [InlineData("Refer", Outcome.Refer, "")]
    [InlineData("Undetermined", Outcome.Undetermined, "")]
    public void A_decision_set_by_hand_keeps_its_criteria(string value, Outcome outcome, string offer)
    {
        DecisionResult decision = With(ByHand("loan", value)).Computed().Decision("loan");

        Assert.Equal((outcome, offer, "NotEligible"), (decision.Outcome, string.Join(" ", decision.Offer.Select(o => o.Text)), decision.Manual!.Computed));
        Assert.Equal(Outcome.NotEligible, Assert.Single(decision.Criteria).Outcome);
    }

    [Fact]
    public void Past_its_expiry_it_holds_no_more()
    {
        Case set = With(ByHand("points", "60"));

        Assert.Equal("60 two Eligible", Found((set with { AsOf = "2020-12-31" }).Computed()));
        Assert.Equal("12 one NotEligible", Found((set with { AsOf = "2021-01-01" }).Computed()));
    }

    [Theory]
    [InlineData("points", "many", "? ? Undetermined")]
    [InlineData("points", "60.001", "? ? Undetermined")] // minutes are the quantum, 1/60 of a point
    [InlineData("points", "100.5", "? ? Undetermined")] // at most 5 + 95
    [InlineData("points", "60h", "? ? Undetermined")]
    [InlineData("stars", "three", "12 ? Undetermined")]
    [InlineData("loan", "yes", "12 one Undetermined")]
    public void What_cannot_be_read_is_unknown_and_said(string name, string value, string found)
    {
        CreditResult result = With(ByHand(name, value)).Computed();

        Assert.Equal((found, "VC2012"), (Found(result), string.Join(" ", result.Notices.Select(n => n.Code).Where(c => c == "VC2012"))));
        Assert.Equal([$"manual:{name}"], result.Decision("loan").Missing.Select(m => m.Name));
    }

    [Fact]
    public void Two_that_differ_since_the_same_day_are_unknown()
    {
        CreditResult result = With(ByHand("points", "60"), ByHand("points", "61")).Computed();

        Assert.Equal(("? ? Undetermined", true), (Found(result), result.Notices.Any(n => n.Code == "VC2010" && n.Found == "manual:points")));
    }

    [Fact]
    public void An_unknown_score_may_be_set_by_hand()
    {
        Case given = With(ByHand("other", "9"));
        CreditResult result = (given with { Sections = Sections.Replace("\"manual\": [", "\"manual\": [\"other\", ", StringComparison.Ordinal) }).Computed();

        Assert.Equal(("9", null, ScoreLineKind.Manual), (result.Score("other").Value.ToString(), result.Score("other").Manual!.Computed, Assert.Single(result.Score("other").Lines).Kind));
    }

    [Fact]
    public void A_name_that_is_not_listed_is_not_set_and_said()
    {
        CreditResult result = With(ByHand("other", "9")).Computed();

        Assert.Null(result.Score("other").Value);
        Assert.Equal("manual:other", Assert.Single(result.Notices, n => n.Code == "VC2013").Found);
    }

    [Fact]
    public void A_suspension_gives_every_decision_at_least_its_outcome_and_a_line()
    {
        Fact suspended = Fact("suspended", "true", "2020-02-01", "2020-07-31") with { Reason = "case 9" };
        DecisionResult decision = With(ByHand("points", "60"), suspended).Computed().Decision("loan");

        Assert.Equal((Outcome.Refer, "suspended until 2020-07-31: case 9"), (decision.Outcome, decision.Criteria[^1].Found!.English));
        Assert.Equal((0, null), (decision.Offer.Count, decision.ValidUntil));
        Assert.Equal(Outcome.NotEligible, With(suspended).Computed().Decision("loan").Outcome); // refer does not lift a no
        Assert.Equal(Outcome.Eligible, With(ByHand("points", "60"), Fact("suspended", "false")).Computed().Decision("loan").Outcome);
        Assert.Equal(Outcome.Eligible, (With(ByHand("points", "60"), suspended) with { AsOf = "2020-08-01" }).Computed().Decision("loan").Outcome);
        Assert.Equal(Outcome.Refer, With(ByHand("loan", "Eligible"), suspended).Computed().Decision("loan").Outcome);
    }

    [Theory]
    [InlineData("2020-06-30", "2021-06-29")] // one year, its last day the day before
    [InlineData("2020-02-29", "2021-02-27")] // the year ends on 28 February: the day before
    public void A_decision_is_valid_for_its_span(string asOf, string until) => Assert.Equal(
        Day(until), (With(Fact("manual:points", "60")) with { AsOf = asOf }).Computed().Decision("loan").ValidUntil);

    [Fact]
    public void A_decision_set_by_hand_is_valid_no_longer_than_that()
    {
        Assert.Equal(Day("2020-12-31"), With(ByHand("loan", "Eligible")).Computed().Decision("loan").ValidUntil);
        Assert.Null(With().Computed().Decision("loan").ValidUntil);
    }

    [Fact]
    public void The_text_says_who_why_and_until_when()
    {
        string english = With(ByHand("stars", "two")).Computed().Explain(), chinese = With(ByHand("stars", "two")).Computed().Explain(Language.Chinese);

        Assert.Contains("  set by hand by office-7, until 2020-12-31: appeal 12; computed: one\n", english, StringComparison.Ordinal);
        Assert.Contains("  valid until 2021-06-29, included\n", english, StringComparison.Ordinal);
        Assert.Contains("  由 office-7 人工设定，至 2020-12-31：appeal 12；计算结果：one\n", chinese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"manual\": [\"m\"], \"measures\": { \"m\": { \"type\": \"hours\" } }", "VC3073 manual[0] m")]
    [InlineData("\"manual\": [\"s\", \"s\"], \"scores\": { \"s\": { \"type\": \"points\" } }", "VC3013 manual[1] s")]
    [InlineData("\"suspension\": \"Eligible\"", "VC3010 suspension Eligible")]
    [InlineData("\"decisions\": { \"d\": { \"require\": [], \"valid\": \"a while\" } }", "VC3006 decisions.d.valid a while")]
    public void What_names_nothing_is_refused(string sections, string fault) => Loading.AssertRefused(sections, fault);
}
