using VolunteerCredit.Advice;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.Properties;
using Xunit;

namespace VolunteerCredit.Tests.Advice;

/// <summary>Advice whose figures can be told by hand.</summary>
public sealed class AdviceTests
{
    private const string Window = """
        "measures": { "hours": { "type": "hours", "window": { "rolling": "12 months" } }, "verified": { "type": "hours", "where": { "source": "signed-in-out" } } },
        "scores": { "points": { "type": "points", "parts": [ { "id": "h", "of": "verified", "through": { "type": "rate", "per": "1h", "gives": 1 }, "max": 40 } ] } },
        "tiers": { "stars": { "type": "ladder", "by": "hours", "steps": [ { "id": "star-1", "at": "100h" }, { "id": "star-3", "at": "600h" } ] } },
        "decisions": {
          "adult": { "require": [ { "type": "compare", "of": "verified", "min": "10h" }, { "type": "fact", "name": "member", "is": "yes" } ] },
          "early": { "require": [ { "type": "compare", "of": "verified", "max": "10h" } ] }
        }
        """;

    private static readonly DateOnly Today = new(2024, 2, 29);

    [Fact]
    public void The_earliest_day_at_eight_hours_a_day_and_the_least_on_it()
    {
        // 52 h 30 min counted: 47 h 30 min are wanting, which is five days of eight hours and 7 h 30 min on the sixth, 6 March.
        AdviceResult advice = Advise(Given.Volunteer(Given.Service("a", "2024-01-10", 3150)), AdviceGoal.Tier("stars", "star-1"));

        Assert.Equal(AdviceStatus.Reachable, advice.Status);
        Assert.Equal(new DateOnly(2024, 3, 6), advice.ReachedOn);
        Assert.Equal(2850, advice.Minutes);
        Assert.Equal(2850, advice.MinutesCounted);
        Assert.Equal([480, 480, 480, 480, 480, 450], advice.Plan.Select(r => r.Minutes!.Value));
        Assert.True(advice.IsEarliest && advice.IsLeast);
        Assert.Contains("47 h 30 min more", advice.In(Language.English), StringComparison.Ordinal);
        Assert.Contains("2024-03-06", advice.In(Language.Chinese), StringComparison.Ordinal);
    }

    /// <summary>Such a rule set has no value by whose absence one could tell that it is not in force.</summary>
    [Theory]
    [InlineData("yes", AdviceStatus.AlreadyReached)]
    [InlineData("no", AdviceStatus.Impossible)]
    public void A_rule_set_of_decisions_alone_is_in_force(string member, AdviceStatus expected)
    {
        CreditEngine engine = Given.Engine(""" "decisions": { "in": { "require": [ { "type": "fact", "name": "member", "is": "yes" } ] } } """);

        AdviceResult advice = engine.Advise("t", Given.Volunteer() with { Facts = [Given.Fact("f", "member", member)] }, Evaluation.On(Today), AdviceGoal.Eligible("in"));

        Assert.Equal(expected, advice.Status);
    }

    [Fact]
    public void Days_with_records_of_ones_own_are_left_alone()
    {
        Volunteer volunteer = Given.Volunteer(Given.Service("a", "2024-01-10", 5940), Given.Service("b", "2024-03-01", 10));

        AdviceResult advice = Advise(volunteer, AdviceGoal.Tier("stars", "star-1"));

        // 99 h, and ten minutes on 1 March: the fifty that are wanting fall on the 2nd.
        Assert.Equal(new DateOnly(2024, 3, 2), advice.ReachedOn);
        Assert.Equal([50], advice.Plan.Select(r => r.Minutes!.Value));
        Assert.Contains("by that day at least 50 min more, on 1 day: service; a later day may need less", advice.In(Language.English), StringComparison.Ordinal);
        Assert.Contains("分 1 天", advice.In(Language.Chinese), StringComparison.Ordinal);
    }

    /// <summary>The order of ids is not that of days, and what is recorded for a day to come counts from that day on.</summary>
    [Fact]
    public void Records_of_days_to_come_count_from_their_day_on()
    {
        Volunteer volunteer = Given.Volunteer(Given.Service("a", "2024-03-05", 300), Given.Service("z", "2024-01-10", 5700));

        AdviceResult advice = Advise(volunteer, AdviceGoal.Tier("stars", "star-1"));

        Assert.Equal(new DateOnly(2024, 3, 1), advice.ReachedOn);
        Assert.Equal([300], advice.Plan.Select(r => r.Minutes!.Value));
    }

    [Fact]
    public void A_plan_goes_around_a_record_that_is_there_already()
    {
        Volunteer volunteer = Given.Volunteer(Given.Service("a", "2024-03-02", 60), Given.Service("z", "2024-01-10", 5100));

        AdviceResult advice = Advise(volunteer, AdviceGoal.Tier("stars", "star-1"));

        Assert.Equal(new DateOnly(2024, 3, 3), advice.ReachedOn);
        Assert.Equal([(1, 480), (3, 360)], advice.Plan.Select(r => (r.Date.Day, r.Minutes!.Value)));
    }

    [Fact]
    public void Months_before_and_after_a_record_of_days_to_come_are_counted_apart()
    {
        AdviceResult advice = Given.Engine(""" "measures": { "months": { "type": "each-period", "per": "month", "of": { "type": "hours" }, "fold": "count" } } """)
            .Advise("t", Given.Volunteer(Given.Service("a", "2024-04-15", 60)), Evaluation.On(Today), AdviceGoal.AtLeast("months", "3"));

        Assert.Equal(new DateOnly(2024, 5, 1), advice.ReachedOn);
        Assert.Equal([3, 5], advice.Plan.Select(r => r.Date.Month));
    }

    [Fact]
    public void Time_alone_takes_a_star_when_hours_leave_the_window()
    {
        Volunteer volunteer = Given.Volunteer(Given.Service("a", "2023-04-01", 720), Given.Service("b", "2024-01-10", 36_000 - 720));

        AdviceResult advice = Advise(volunteer, AdviceGoal.Tier("stars", "star-3"));

        Assert.Equal(AdviceStatus.AlreadyReached, advice.Status);
        AdviceChange hours = advice.TimeAlone[0], stars = advice.TimeAlone[1];
        Assert.Equal((new DateOnly(2024, 4, 1), "hours", "600 h", "588 h"), (hours.On, hours.Name, hours.Before.English, hours.After.English));
        Assert.Equal((new DateOnly(2024, 4, 1), "stars", "star-3", "star-1"), (stars.On, stars.Name, stars.Before.English, stars.After.English));
        Assert.Contains("on 2024-04-01 stars: star-3 → star-1", advice.In(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void Advice_on_a_score_of_our_own_says_so()
    {
        Evaluation asked = Evaluation.On(new(2019, 3, 20)) with { Parameters = new Dictionary<string, string> { ["fallbackScore"] = "example.volunteer-credit-score" } };
        Volunteer applicant = new("v", [Given.Service("a", "2019-01-10", 600)], [Given.Fact("b", "born", "1990-01-01"), Given.Fact("r", "registered-with", "zhiyuanhui")]);

        Assert.Equal(Honesty.Illustrative, Properties.Engines.One.Advise("cn.tonglu.volunteer-loan", applicant, asked, AdviceGoal.Eligible("loan")).Honesty);
    }

    [Fact]
    public void What_is_not_counted_would_not_help()
    {
        AdviceResult advice = Advise(Given.Volunteer(), AdviceGoal.AtLeast("points", "40"));

        Assert.Equal(2400, advice.Minutes);
        Assert.Equal("service (source: signed-in-out)", advice.Records!.English);
        AdviceUseless useless = Assert.Single(advice.Useless);
        Assert.Equal(("service (source: other)", false), (useless.Records.English, useless.IsCounted));
    }

    [Fact]
    public void Above_the_cap_of_a_score_is_impossible_and_the_cap_is_named()
    {
        AdviceResult advice = Advise(Given.Volunteer(), AdviceGoal.AtLeast("points", "41"));

        Assert.Equal(AdviceStatus.Impossible, advice.Status);
        Assert.Equal("at most 40", Assert.Single(advice.Obstacles).Found.English);
    }

    /// <summary>A record from 15:00 to 23:00 is 8 h and touches the night too, while one that begins at 22:00 has 2 h of its day.</summary>
    [Fact]
    public void Records_that_have_a_place_in_the_day_are_told_with_it_and_prove_no_earliest_day()
    {
        CreditEngine engine = Given.Engine("""
            "measures": { "m": { "type": "hours", "where": { "category": "call-out", "touches": "22:00-06:00" } } },
            "tiers": { "t": { "type": "ladder", "by": "m", "steps": [ { "id": "one", "at": "4h" } ] } }
            """);

        AdviceResult advice = engine.Advise("t", Given.Volunteer(), Evaluation.On(Today), AdviceGoal.Tier("t", "one"));

        Assert.Equal((AdviceStatus.Reachable, 240, false, false), (advice.Status, (int)advice.Minutes, advice.IsEarliest, advice.IsLeast));
        Assert.Contains("\"start\":\"22:00\",\"end\":\"00:00\",\"category\":\"call-out\"", advice.ToJson(), StringComparison.Ordinal);
    }

    /// <summary>What has the tag of the weight counts for nothing; plain service of one hour is enough.</summary>
    [Fact]
    public void Records_that_differ_in_tags_alone_are_tried()
    {
        CreditEngine engine = Given.Engine("""
            "measures": { "m": { "type": "hours", "weights": [ { "where": { "tags": { "not": "indoor" } }, "times": 0 }, { "where": { "recordedAfter": "1 month" }, "times": 2 } ] } },
            "tiers": { "t": { "type": "ladder", "by": "m", "steps": [ { "id": "one", "at": "1h" } ] } }
            """);

        AdviceResult advice = engine.Advise("t", Given.Volunteer(), Evaluation.On(Today), AdviceGoal.Tier("t", "one"));

        Assert.Equal((AdviceStatus.Reachable, 60), (advice.Status, (int)advice.Minutes));
        Assert.Empty(Assert.Single(advice.Plan).Tags);
    }

    [Fact]
    public void A_missing_fact_is_named_with_who_supplies_it()
    {
        AdviceResult advice = Advise(Given.Volunteer(), AdviceGoal.Eligible("adult"));

        Assert.Equal(AdviceStatus.Undetermined, advice.Status);
        Assert.Equal("member", Assert.Single(advice.Missing).Name);
        Assert.NotEmpty(advice.Missing[0].SuppliedBy.English);
    }

    [Fact]
    public void A_fact_that_says_no_makes_it_impossible_until_it_changes()
    {
        Volunteer no = Given.Volunteer() with { Facts = [Given.Fact("f", "member", "no")] };
        Volunteer soon = Given.Volunteer() with { Facts = [Given.Fact("f", "member", "yes", "2024-05-01")] };

        Assert.Equal(AdviceStatus.Impossible, Advise(no, AdviceGoal.Eligible("adult")).Status);
        AdviceResult later = Advise(soon, AdviceGoal.Eligible("adult"));
        Assert.Equal((new DateOnly(2024, 5, 1), 600L, true, true), (later.ReachedOn, later.Minutes, later.IsEarliest, later.IsLeast));
    }

    [Fact]
    public void A_short_horizon_is_not_called_impossible()
    {
        AdviceResult advice = Advise(Given.Volunteer(), AdviceGoal.Tier("stars", "star-3"), new() { HorizonDays = 74 });

        Assert.Equal((AdviceStatus.BeyondHorizon, true), (advice.Status, advice.IsEarliest));
        Assert.Equal(new DateOnly(2024, 5, 14), Advise(Given.Volunteer(), AdviceGoal.Tier("stars", "star-3"), new() { HorizonDays = 75 }).ReachedOn);
    }

    /// <summary>Service of the horizon moves nothing in any of these, and that of a later day does.</summary>
    [Theory]
    [InlineData("", "\"type\": \"hours\"", 2)] // own records on both days
    [InlineData("", "\"type\": \"hours\", \"window\": { \"calendar-year\": -1 }", 90)]
    [InlineData("", "\"type\": \"hours\", \"window\": { \"calendar-year\": -2 }", 365)]
    [InlineData("", "\"type\": \"hours\", \"window\": { \"from\": \"2024-09-01\", \"to\": \"2024-12-31\" }", 90)]
    [InlineData("", "\"type\": \"hours\", \"where\": { \"weekday\": [\"wednesday\"] }", 3)]
    [InlineData("\"reviewed\": [\"12-31\"],", "\"type\": \"hours\"", 90)]
    public void What_service_moves_only_after_the_horizon_is_not_called_impossible(string reviewed, string measure, int horizon)
    {
        string sections = $$"""
            {{reviewed}} "measures": { "hours": { {{measure}} } },
            "decisions": { "loan": { "require": [ { "type": "compare", "of": "hours", "min": "20h" } ] } }
            """;
        Volunteer volunteer = Given.Volunteer(Given.Service("a", "2024-03-01", 10), Given.Service("b", "2024-03-02", 10));

        AdviceResult advice = Given.Engine(sections).Advise("t", volunteer, Evaluation.On(Today), AdviceGoal.Eligible("loan"), new() { HorizonDays = horizon });

        Assert.Equal(AdviceStatus.BeyondHorizon, advice.Status);
        Assert.True(horizon > 2 || advice.Useless.Count == 0); // no day was free to try any
    }

    [Fact]
    public void Where_service_may_hurt_nothing_is_called_proven()
    {
        Volunteer volunteer = Given.Volunteer(Given.Service("a", "2024-01-10", 601) with { Source = "signed-in-out" });

        AdviceResult advice = Advise(volunteer, AdviceGoal.Eligible("early"));

        Assert.Equal((AdviceStatus.BeyondHorizon, false), (advice.Status, advice.IsEarliest));
    }

    [Fact]
    public void Donations_are_counted_in_acts()
    {
        AdviceResult advice = Engines.One.Advise("cn.blood-donation", Given.Volunteer(), Evaluation.On(Today), AdviceGoal.Tier("award", "bronze"));

        Assert.Equal((AdviceStatus.Reachable, 20, 0L), (advice.Status, advice.Acts, advice.Minutes));
        Assert.Equal(Today.AddDays(20), advice.ReachedOn);
        Assert.True(advice.IsEarliest);
    }

    [Theory]
    [InlineData("\"lifetime\"")]
    [InlineData("{ \"rolling\": \"12 months\" }")]
    public void As_few_acts_as_each_gives_are_the_least(string window)
    {
        AdviceResult advice = Given.Engine($$""" "measures": { "given": { "type": "quantity", "where": { "category": "donation" }, "window": {{window}} } } """)
            .Advise("t", Given.Volunteer(), Evaluation.On(Today), AdviceGoal.AtLeast("given", "3"));

        Assert.Equal((AdviceStatus.Reachable, 3, true), (advice.Status, advice.Acts, advice.IsLeast));
    }

    [Fact]
    public void A_score_given_from_outside_is_not_computable_here()
    {
        AdviceResult advice = Engines.One.Advise("cn.yuyao.moral-bank", Given.Volunteer(), Evaluation.On(Today), AdviceGoal.Eligible("loan"));

        Assert.Equal(AdviceStatus.NotComputable, advice.Status);
        Assert.Contains(advice.Missing, m => m.Name == "score:moral-bank.points");
    }

    [Fact]
    public void Templates_of_the_caller_are_taken_as_they_are()
    {
        ServiceRecord template = Given.Service("x", "2000-01-01", 1) with { Source = "signed-in-out", Organization = "o1" };

        AdviceResult advice = Advise(Given.Volunteer(), AdviceGoal.AtLeast("verified", "90min"), new() { Templates = [template], MinutesPerDayMax = 60 });

        Assert.All(advice.Plan, r => Assert.Equal("o1", r.Organization));
        Assert.Equal([60, 30], advice.Plan.Select(r => r.Minutes!.Value));
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1441, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 3661, 1)]
    [InlineData(1, 1, 101)]
    public void Options_out_of_bounds_are_refused(int minutes, int horizon, int acts)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() =>
            Advise(Given.Volunteer(), AdviceGoal.AtLeast("hours", "1h"), new() { MinutesPerDayMax = minutes, HorizonDays = horizon, ActsPerDayMax = acts }));
        Assert.StartsWith("VC5001", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rating_that_the_caller_gives_is_repeated_as_it_is()
    {
        const string Ratings = """ "measures": { "good": { "type": "count", "where": { "rating": { "min": 4 } } } } """;
        var rating = new ServiceRecord { Id = "t", VolunteerId = "v", Date = Today, Rating = 5 };

        AdviceResult advice = Given.Engine(Ratings).Advise("t", Given.Volunteer(), Evaluation.On(Today), AdviceGoal.AtLeast("good", "2"), new() { Templates = [rating] });

        Assert.Equal([(5m, null), (5m, null)], advice.Plan.Select(r => (r.Rating!.Value, r.Quantity)));
        Assert.Equal("act (rating: 5)", advice.Records!.English);
    }

    [Fact]
    public void Goals_and_templates_that_fit_nothing_are_refused()
    {
        Assert.StartsWith("VC4041", Assert.Throws<ArgumentException>(() => Advise(Given.Volunteer(), AdviceGoal.AtLeast("hours", "many"))).Message, StringComparison.Ordinal);
        Assert.StartsWith("VC4042", Assert.Throws<ArgumentException>(() => Advise(Given.Volunteer(), AdviceGoal.AtLeast("hours", "1h"), new() { Templates = [Given.Service("x", "2024-01-01", -1)] })).Message, StringComparison.Ordinal);
        Assert.Throws<UnknownNameException>(() => Advise(Given.Volunteer(), AdviceGoal.Tier("stars", "star-9")));
        Assert.Throws<RuleSetRefusedException>(() => Engines.One.Advise("cn.household", Given.Volunteer(), Evaluation.On(Today), AdviceGoal.Tier("stars", "star-1")));
    }

    [Fact]
    public void Both_languages_and_json_say_the_same_figures()
    {
        AdviceResult advice = Advise(Given.Volunteer(Given.Service("a", "2023-04-01", 720), Given.Service("b", "2024-01-10", 5400)), AdviceGoal.Tier("stars", "star-3"));
        string english = advice.In(Language.English), chinese = advice.In(Language.Chinese), json = advice.ToJson(indented: true);

        Assert.Equal(FiguresOf(english), FiguresOf(chinese));
        Assert.Contains($"\"minutes\": {advice.Minutes}", json, StringComparison.Ordinal);
        Assert.Contains($"\"reachedOn\": \"{advice.ReachedOn:yyyy-MM-dd}\"", json, StringComparison.Ordinal);
        Assert.Equal(FiguresOf(advice.ToJson(Language.English).Split("\"timeAlone\"")[0]).Count, FiguresOf(advice.ToJson(Language.Chinese).Split("\"timeAlone\"")[0]).Count);
    }

    private static List<string> FiguresOf(string text) => [.. System.Text.RegularExpressions.Regex.Matches(text, "[0-9]+").Select(m => m.Value).Order(StringComparer.Ordinal)];

    private static AdviceResult Advise(Volunteer volunteer, AdviceGoal goal, AdviceOptions? options = null) =>
        Given.Engine(Window).Advise("t", volunteer, Evaluation.On(Today), goal, options);
}
