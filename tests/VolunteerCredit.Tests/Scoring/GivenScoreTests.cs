using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
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
    [InlineData("about 400")]
    [InlineData("1000000000.000001")]
    public void One_that_cannot_be_read_is_unknown_and_reported(string value)
    {
        CreditResult result = Given("", Score(value)).Computed();

        Assert.Null(result.Score("s").Value);
        Assert.Equal("VC1210", Assert.Single(result.Notices).Code);
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
