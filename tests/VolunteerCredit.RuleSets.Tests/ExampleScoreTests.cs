using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using static VolunteerCredit.RuleSets.Tests.Shipped;

namespace VolunteerCredit.RuleSets.Tests;

public class ExampleScoreTests
{
    private const string Id = "example.volunteer-credit-score";
    private const string Signed = "signed-in-out";

    [Fact]
    public void Nobody_starts_below_150() => Assert.Equal(150, ScoreOf("2019-03-20", []));

    [Theory]
    [InlineData("2018-12-16", 323)]
    [InlineData("2019-03-03", 339)]
    public void Three_hours_each_second_Saturday(string asOf, int score) => Assert.Equal(score, ScoreOf(asOf, Service("2017-03-04", 180, Signed, 53, 14)));

    [Fact]
    public void Four_hours_each_Saturday_for_five_years() =>
        Assert.Equal(453, ScoreOf("2019-03-09", [.. Service("2014-03-08", 240, Signed, 261, 7), .. Service("2019-03-09", 120, Signed)]));

    [Fact]
    public void A_thousand_keyed_hours_give_40_points() => Assert.Equal(190, ScoreOf("2019-03-20", Service("2018-01-01", 480, "administrator", 125)));

    [Fact]
    public void A_city_award_and_two_upheld_complaints() =>
        Assert.Equal(110, ScoreOf("2019-03-20", [.. Acts("2019-01-01", "award", unit: "city"), .. Acts("2019-01-02", "complaint-upheld", 2)]));

    [Theory]
    [InlineData("county", 10)]
    [InlineData("city", 20)]
    [InlineData("province", 40)]
    [InlineData("nation", 60)]
    public void An_award_gives_points_by_its_level(string level, int points) => Assert.Equal(150 + points, ScoreOf("2019-03-20", Acts("2019-01-01", "award", unit: level)));

    [Theory]
    [InlineData(0, 150)]
    [InlineData(100, 200)]
    [InlineData(300, 250)]
    [InlineData(700, 300)]
    [InlineData(1500, 350)]
    [InlineData(3100, 400)]
    [InlineData(4000, 400)]
    public void Verified_hours_of_long_ago_give_points_in_bands(int hours, int score) =>
        Assert.Equal(score, ScoreOf("2019-03-20", Service("2010-01-01", 240, Signed, hours / 4)));

    [Fact]
    public void Without_verified_service_290_is_the_most()
    {
        ServiceRecord[] all = [.. Service("2018-01-01", 1440, "administrator", 400), .. Service("2018-01-01", 1440, "self-reported", 400), .. Acts("2019-01-01", "award", 9, "nation"), .. Ratings(90)];

        Assert.Equal(290, ScoreOf("2019-03-20", all));
    }

    [Fact]
    public void With_1046_verified_hours_593_is_the_most()
    {
        // 1,046 h: 100 + 50 + 50 + 346/16 = 171 points; 24 months, 60 days and more; everything else at its cap.
        ServiceRecord[] all =
        [
            .. Service("2016-10-23", 480, Signed, 8), .. Service("2017-03-01", 120, Signed, 365, 2), .. Service("2017-03-02", 120, Signed, 126, 2),
            .. Service("2010-01-01", 1440, "administrator", 400), .. Acts("2019-01-01", "award", 9, "nation"), .. Ratings(90),
        ];
        CreditResult result = Score(Id, "2019-02-28", all);

        Assert.Equal(1046 * 60, result.Measure("verified").Value!.Value.Figure.ExactlyAt(1));
        Assert.Equal(593, result.Score("score").Value!.Value.Figure.ExactlyAt(1));
        Assert.Equal([150, 171, 40, 72, 60, 60, 40, 0, 0], result.Score("score").Lines.Take(9).Select(l => (int)l.Value.Figure.ExactlyAt(1)));
    }

    [Fact]
    public void Eight_hours_a_day_count_and_verified_ones_first()
    {
        CreditResult result = Score(Id, "2019-03-20", [.. Service("2019-01-01", 300, "administrator"), .. Service("2019-01-01", 300, Signed)]);

        Assert.Equal(300, result.Measure("verified").Value!.Value.Figure.ExactlyAt(1));
        Assert.Equal(180, result.Measure("entered").Value!.Value.Figure.ExactlyAt(1));
        Assert.Equal(120, result.Time.Reasons.Single(r => r.Reason == "daily-limit").Lost);
    }

    [Theory]
    [InlineData("no-show", 9, 105)]
    [InlineData("no-show", 10, 100)]
    [InlineData("no-show", 11, 100)]
    [InlineData("complaint-upheld", 4, 30)]
    [InlineData("complaint-upheld", 5, 0)]
    [InlineData("complaint-upheld", 6, 0)]
    public void No_shows_and_complaints_cost_points_up_to_a_bound(string category, int times, int score) =>
        Assert.Equal(score, ScoreOf("2019-03-20", Acts("2019-01-01", category, times)));

    [Theory]
    [InlineData("award", "nation", "2014-03-20", "2014-03-21", 210)]
    [InlineData("no-show", null, "2018-03-20", "2018-03-21", 145)]
    [InlineData("complaint-upheld", null, "2016-03-20", "2016-03-21", 120)]
    public void An_act_is_forgotten_after_its_time(string category, string? unit, string forgotten, string remembered, int score)
    {
        Assert.Equal(150, ScoreOf("2019-03-20", Acts(forgotten, category, unit: unit)));
        Assert.Equal(score, ScoreOf("2019-03-20", Acts(remembered, category, unit: unit)));
    }

    [Fact]
    public void The_lines_sum_to_the_score()
    {
        ScoreResult score = Score(Id, "2019-03-20", [.. Service("2019-01-01", 300, Signed), .. Acts("2019-01-02", "complaint-upheld", 6), .. Acts("2019-01-02", "no-show", 3)]).Score("score");

        Assert.Equal(score.Value!.Value.Figure, score.Lines.Aggregate(default(Measures.Fraction), (sum, line) => sum + line.Value.Figure));
        Assert.Contains(score.Lines, line => line.Kind == ScoreLineKind.Clamp && line.Value.Quanta > 0);
    }

    [Fact]
    public void Every_score_is_marked_as_our_own() => Assert.Equal(Honesty.Illustrative, Score(Id, "2019-03-20", []).Score("score").Honesty);

    private static IEnumerable<ServiceRecord> Ratings(int times) => Acts("2018-06-01", "rating", times, rating: 5);

    private static long ScoreOf(string asOf, IEnumerable<ServiceRecord> records) => Score(Id, asOf, records).Score("score").Value!.Value.Figure.ExactlyAt(1);
}
