using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Scoring;

public class GivenScoreTests
{
    private static Case Given(string options, params Fact[] facts) => new($$""" "scores": { "s": { "type": "given", "name": "zyh.credit-score"{{options}} } } """) { Facts = facts };

    private static Fact Score(string value, string? from = null) => Fact("score:zyh.credit-score", value, from);

    [Fact]
    public void A_given_score_carries_issuer_date_range_and_reasons()
    {
        ScoreResult score = Given("", Score("335 in 0..650", "2020-03-01") with { Source = "zhiyuanhui", Reason = "hours and awards" }).Computed().Score("s");

        Assert.Equal(new GivenOrigin("zhiyuanhui", new(2020, 3, 1), "0..650", "hours and awards"), score.Given);
        Assert.Equal(("335", Openness.Closed, null), (score.Value.ToString(), score.Openness, score.Computed));
        Assert.Equal((ScoreLineKind.Given, "score:zyh.credit-score", "335"), Assert.Single(score.Lines.Select(l => (l.Kind, l.Id, l.Value.ToString()))));
    }

    [Fact]
    public void Without_one_the_score_is_unknown()
    {
        ScoreResult score = Given("").Computed().Score("s");

        Assert.Equal((null, 0, null), (score.Value, score.Lines.Count, score.Given));
    }

    [Theory]
    [InlineData("2020-03-31", "3 months", "400")]
    [InlineData("2020-03-30", "3 months", "?")]
    [InlineData("2020-06-24", "7 days", "400")]
    [InlineData("2020-06-23", "7 days", "?")]
    [InlineData(null, "200 years", "?")]
    public void One_older_than_the_limit_is_unknown(string? from, string maxAge, string expected) =>
        Assert.Equal(expected, Given($", \"maxAge\": \"{maxAge}\"", Score("400", from)).Value("s"));

    [Theory]
    [InlineData("334.9999999")]
    [InlineData("651 in 0..650")]
    [InlineData("about many")]
    [InlineData("over over 400")]
    [InlineData("over 400+")]
    [InlineData("约400余")]
    [InlineData("400 +")]
    [InlineData("+400")]
    [InlineData("+")]
    [InlineData("over")]
    [InlineData("over ")]
    [InlineData("Over 400")]
    [InlineData("over  400")]
    [InlineData("over 651 in 0..650")]
    [InlineData("400 in over 0..650")]
    [InlineData("2 hours over")]
    [InlineData("1000000000.000001")]
    public void One_that_cannot_be_read_is_unknown_and_reported(string value)
    {
        CreditResult result = Given("", Score(value)).Computed();

        Assert.Null(result.Score("s").Value);
        Assert.Equal("VC1210", Assert.Single(result.Notices).Code);
    }

    [Theory]
    [InlineData("400+", Qualifier.Over, Openness.Above, null)]
    [InlineData("over 400", Qualifier.Over, Openness.Above, null)]
    [InlineData("超400", Qualifier.Over, Openness.Above, null)]
    [InlineData("400余", Qualifier.Over, Openness.Above, null)]
    [InlineData("nearly 400", Qualifier.Nearly, Openness.Below, null)]
    [InlineData("近400", Qualifier.Nearly, Openness.Below, null)]
    [InlineData("about 400", Qualifier.About, Openness.Above | Openness.Below, null)]
    [InlineData("约400", Qualifier.About, Openness.Above | Openness.Below, null)]
    [InlineData("400", Qualifier.None, Openness.Closed, null)]
    [InlineData("400+ in 0..650", Qualifier.Over, Openness.Above, "0..650")]
    [InlineData("about 400 in 0..650", Qualifier.About, Openness.Above | Openness.Below, "0..650")]
    [InlineData("近400 in 0..650", Qualifier.Nearly, Openness.Below, "0..650")]
    [InlineData("over 400 in 0..400", Qualifier.Over, Openness.Above, "0..400")]
    public void A_qualified_one_stays_open_and_keeps_its_qualifier(string value, Qualifier qualifier, Openness open, string? range)
    {
        CreditResult result = Given("", Score(value)).Computed();
        ScoreResult score = result.Score("s");

        Assert.Equal(("400", qualifier, qualifier, open, range), (score.Value.ToString(), score.Qualifier, score.Given!.Qualifier, score.Openness, score.Given.Range));
        Assert.Empty(result.Notices);
        string word = qualifier.ToString().ToLowerInvariant();
        Assert.Equal(qualifier != Qualifier.None, result.ToJson().Contains($"\"qualifier\":\"{word}\"", StringComparison.Ordinal));
        Assert.Contains(qualifier == Qualifier.None ? "400" : $"{word} 400", result.Explain(), StringComparison.Ordinal);
        Assert.Contains(qualifier switch { Qualifier.Over => "超 400", Qualifier.Nearly => "近 400", Qualifier.About => "约 400", _ => "400" }, result.Explain(Language.Chinese), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2680000+", "min", 2680000, Outcome.Eligible)]
    [InlineData("2680000+", "min", 2700000, Outcome.Undetermined)]
    [InlineData("2680000+", "max", 2680000, Outcome.Undetermined)]
    [InlineData("2680000+", "max", 2679999, Outcome.NotEligible)]
    [InlineData("近2680000", "min", 2680000, Outcome.Undetermined)]
    [InlineData("近2680000", "min", 2680001, Outcome.NotEligible)]
    [InlineData("近2680000", "max", 2680000, Outcome.Eligible)]
    [InlineData("近2680000", "max", 2600000, Outcome.Undetermined)]
    [InlineData("about 2680000", "min", 1, Outcome.Undetermined)]
    [InlineData("about 2680000", "max", 9000000, Outcome.Undetermined)]
    [InlineData("2680000", "min", 2680000, Outcome.Eligible)]
    public void A_bound_that_a_qualified_one_may_cross_is_undetermined_by_its_name(string value, string bound, int figure, Outcome outcome)
    {
        var compared = new Case($$"""
            "measures": { "m": { "type": "given", "name": "zyh.credit-score" } },
            "scores": { "s": { "type": "given", "name": "zyh.credit-score" }, "p": { "type": "points", "parts": [ { "id": "m", "of": "m" } ] } },
            "decisions": {
              "measure": { "require": [ { "type": "compare", "of": "m", "{{bound}}": {{figure}} } ] },
              "score": { "require": [ { "type": "compare", "of": "s", "{{bound}}": {{figure}} } ] },
              "points": { "require": [ { "type": "compare", "of": "p", "{{bound}}": {{figure}} } ] } }
            """) { Facts = [Score(value)] };

        Assert.All(compared.Computed().Decisions, d => Assert.Equal(outcome, d.Outcome));
        Assert.All(compared.Computed().Decisions, d => Assert.Equal(outcome == Outcome.Undetermined ? ["score:zyh.credit-score"] : [], d.Missing.Select(m => m.Name)));
    }

    [Fact]
    public void A_qualified_one_of_another_rule_set_stays_qualified()
    {
        CreditEngine engine = Loading.Load(
            Loading.Document(""" "scores": { "s": { "type": "given", "name": "x", "else": "o" } }, "decisions": { "d": { "require": [ { "type": "compare", "of": "s", "min": 500 } ] } } """),
            """{ "id": "o", "version": "1", "honesty": "illustrative", "scores": { "t": { "type": "given", "name": "y" } } }""");

        CreditResult result = engine.Score("t", new Volunteer(VolunteerId, [], [Fact("score:y", "400余")]), Evaluation.On(Day("2020-06-30")));

        Assert.Equal((Qualifier.Over, Openness.Above, Outcome.Undetermined), (result.Score("s").Qualifier, result.Score("s").Openness, result.Decision("d").Outcome));
        Assert.Equal(["score:y"], result.Decision("d").Missing.Select(m => m.Name));
    }

    [Fact]
    public void Known_at_decides_which_one_is_seen()
    {
        Fact early = Score("300", "2020-01-01") with { RecordedAt = new DateTimeOffset(2020, 1, 2, 0, 0, 0, TimeSpan.Zero) };
        Fact late = Score("400", "2020-02-01") with { RecordedAt = new DateTimeOffset(2020, 2, 2, 0, 0, 0, TimeSpan.Zero) };
        CreditEngine engine = Loading.Load(Loading.Document(Given("").Sections));

        string? Seen(string asOf, int month) => engine.Score("t", new Volunteer(VolunteerId, [], [late, early]), Evaluation.On(Day(asOf)) with { KnownAt = new DateTimeOffset(2020, month, 2, 0, 0, 0, TimeSpan.Zero) }).Score("s").Value?.ToString();

        Assert.Equal(("300", "400", "300"), (Seen("2020-06-30", 1), Seen("2020-06-30", 2), Seen("2020-01-31", 2)));
    }
}
