using FsCheck.Xunit;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.Properties;
using VolunteerCredit.Tests.Properties.Generators;
using static VolunteerCredit.Tests.Given;

namespace VolunteerCredit.Tests.Explanations;

/// <summary>What every record gave, what every part lost, and the reasons of a refusal.</summary>
public sealed class WhyTests
{
    /// <summary>Weighted hours; a falling curve of tens; a group with a cap; a limit; a decision at 100.</summary>
    private const string Card = """
        "intake": [ { "type": "exclude", "where": { "category": "meal" } }, { "type": "limit", "per": "day", "max": "8h", "reason": "daily" } ],
        "measures": {
          "served": { "type": "hours", "weights": [ { "where": { "source": "signed-in-out" }, "times": 2 } ] },
          "days": { "type": "count", "distinct": "day" },
          "fails": { "type": "count", "where": { "category": "no-show" } } },
        "scores": { "score": { "type": "points", "base": 10, "parts": [
          { "id": "time", "of": "served", "through": { "type": "marginal-bands", "bands": [ { "from": "0h", "per": "1h", "gives": 1 }, { "from": "10h", "per": "2h", "gives": 1 } ] }, "round": { "to": 1, "mode": "down" }, "max": 60 },
          { "id": "regular", "parts": [ { "id": "days", "of": "days", "max": 30 } ], "max": 2 },
          { "id": "fails", "of": "fails", "through": { "type": "rate", "per": 1, "gives": -5 }, "min": -20 } ], "clamp": { "min": 0, "max": 80 } } },
        "tiers": { "medal": { "type": "ladder", "by": "score", "steps": [ { "id": "bronze", "at": 20 }, { "id": "gold", "at": 60 } ] } },
        "decisions": { "loan": { "require": [ { "type": "compare", "of": "score", "min": 70 }, { "type": "fact", "name": "member", "is": "yes" } ],
          "askAPerson": { "en": "ask", "zh-Hans": "询问" } } }
        """;

    [Fact]
    public void The_share_of_a_record_is_the_line_with_it_less_the_line_without_it()
    {
        Explanation why = Explain(Card, Volunteer(Service("a", "2024-05-01", 270), Service("b", "2024-05-02", 240) with { Source = "signed-in-out" }, Service("c", "2024-05-03", 90)));

        // 4.5 h, 2 × 4 h, 1.5 h: 14 h. In bands: 4.5 → 4, 12.5 → 10 + 1.25 = 11, 14 → 12.
        Assert.Equal([("a", "4 h 30 min"), ("b", "8 h"), ("c", "1 h 30 min")], Shares(why.Measures[0].Records));
        LineContributions time = Line(why, "time");
        Assert.Equal("12", time.Line.Value.ToString());
        Assert.Equal([("a", "4"), ("b", "7"), ("c", "1")], Shares(time.Records));
        Assert.Equal(("0", "0", "60"), (time.AtNothing.ToString(), time.Least.ToString(), time.Most.ToString()));
    }

    [Fact]
    public void Where_a_value_is_no_sum_the_records_that_it_rests_on_are_listed_without_shares()
    {
        Explanation why = Explain(Card, Volunteer(Service("a", "2024-05-01", 30), Service("b", "2024-05-01", 30), Service("m", "2024-05-02", 30) with { Category = "meal" }));

        Assert.Equal(["a", "b"], why.Measures[1].Records.Select(r => r.RecordId));
        Assert.All(why.Measures[1].Records.Concat(Line(why, "days").Records), record => Assert.Null(record.Share));
        Assert.Null(Line(why, "days").AtNothing);
    }

    [Fact]
    public void A_value_of_nothing_that_is_no_sum_has_no_shares_either()
    {
        Explanation why = Explain(""" "measures": { "m": { "type": "each-period", "per": "month", "of": { "type": "hours" }, "atLeast": "2h", "fold": "longest-run" } } """, Volunteer(Service("a", "2024-05-01", 60)));

        Assert.Equal(("a", null), (Assert.Single(why.Measures[0].Records).RecordId, why.Measures[0].Records[0].Share));
    }

    [Fact]
    public void Shares_by_the_figures_of_their_days_add_up()
    {
        // Half up to 2023, whole since: the sum is in halves.
        Explanation why = Explain("""
            "measures": { "m": { "type": "hours", "weights": [ { "where": { "status": "approved" }, "times": { "byDate": [ { "until": "2023-12-31", "value": 0.5 }, { "from": "2024-01-01", "value": 1 } ] } } ] } }
            """, Volunteer(Service("a", "2023-12-31", 61), Service("b", "2024-01-01", 60)));

        Assert.Equal([("a", "30.5 min"), ("b", "1 h")], Shares(why.Measures[0].Records));
    }

    [Fact]
    public void The_shares_of_the_best_window_are_of_its_records_alone()
    {
        Explanation why = Explain(
            """ "measures": { "m": { "type": "hours", "window": { "best": "1 month" } } } """,
            Volunteer(Service("a", "2024-01-01", 60), Service("b", "2024-03-01", 90), Service("c", "2024-03-02", 30), Service("d", "2024-05-01", 120)));

        Assert.Equal([("b", "1 h 30 min"), ("c", "30 min")], Shares(why.Measures[0].Records)); // 2 h, as on 1 May: the first of the best
    }

    [Fact]
    public void A_record_gives_a_window_what_it_has_in_it()
    {
        Explanation why = Explain(
            """ "measures": { "january": { "type": "hours", "window": { "to": "2024-01-31" } }, "february": { "type": "hours", "window": { "from": "2024-02-01" } } } """,
            Volunteer(Placed("a", "2024-01-31", "23:00", "02:00")));

        Assert.Equal([("a", "1 h")], Shares(why.Measures[0].Records));
        Assert.Equal([("a", "2 h")], Shares(why.Measures[1].Records));
    }

    [Fact]
    public void A_measure_that_says_it_is_a_sum_and_is_none_has_no_shares()
    {
        var type = ComponentType.Measure("longest", Words.Same("longest"), RowKinds.Service, hasWindow: true, [], _ => new Longest());
        CreditEngine engine = CreditEngine.Create(options =>
        {
            options.Components.Add(type);
            options.RuleSets.Add(RuleSetSource.FromText("""{ "id": "t", "version": "1", "honesty": "illustrative", "measures": { "m": { "type": "longest" } } }"""));
        });
        MeasureContributions longest = engine.Explain("t", Volunteer(Service("a", "2024-05-01", 60), Service("b", "2024-05-02", 90)), Evaluation.On(Day("2024-12-31"))).Measures[0];

        Assert.Equal([("a", null), ("b", null)], longest.Records.Select(r => (r.RecordId, r.Share))); // 90 min are not 60 + 90
    }

    private sealed class Longest : IMeasure
    {
        public ValueShape Shape { get; } = new(Unit.Minutes, 1, Interval.FromZero) { IsAdditive = true };

        public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values)
        {
            for (int i = 0; i < periods.Length; i++)
            {
                values[i] = selected[block.RowsIn(periods[i])].ToArray().Append(0).Max();
            }
        }
    }

    [Fact]
    public void What_a_line_lost_is_what_the_score_would_be_higher_by()
    {
        // 8 h a day on 3 days: 10 + (10 + 7) + (3, the group takes 1) − 10: 19.
        Explanation why = Explain(Card, Volunteer(
            Service("a", "2024-05-01", 600), Service("b", "2024-05-02", 480), Service("c", "2024-05-03", 480), Act("x", "2024-05-04", "no-show", 1), Act("y", "2024-05-05", "no-show", 1)));

        Assert.Equal(19, why.Result.Score("score").Value!.Value.Quanta);
        Assert.Equal(("17", "43"), (Line(why, "time").Line.Value.ToString(), Line(why, "time").Lost.ToString()));
        Assert.Equal(("5", "0"), (Line(why, "days").Line.Value.ToString(), Line(why, "days").Lost.ToString())); // the group has reached its cap
        Assert.Equal(("-3", "3"), (Line(why, "regular").Line.Value.ToString(), Line(why, "regular").Lost.ToString()));
        Assert.Equal(("-10", "10"), (Line(why, "fails").Line.Value.ToString(), Line(why, "fails").Lost.ToString()));
    }

    [Fact]
    public void Reasons_come_with_what_they_cost_and_the_four_weightiest_are_named()
    {
        Explanation why = Explain(Card, Volunteer(
            Service("a", "2024-05-01", 1200) with { Source = "signed-in-out" }, Service("b", "2024-05-02", 480), Act("x", "2024-05-04", "no-show", 1)));

        // 2 × 8 h + 8 h = 24 h: 10 + 17 + (3 − 1) − 5 = 24, and 46 are wanting. Without the limit: 48 h, 29.
        DecisionReasons loan = Assert.Single(why.Decisions);
        Assert.Equal(
            [("part:time", "43", true), ("intake:daily", "12", true), ("part:fails", "5", true), ("cap:regular", "1", true)],
            loan.Reasons.Select(r => (r.Code, r.Lost.ToString()!, r.IsPrincipal)));
        Assert.All(loan.Reasons, r => Assert.Equal(("46", "score"), (r.Shortfall.ToString(), r.Of)));
    }

    [Fact]
    public void A_criterion_without_figures_comes_before_the_points()
    {
        DecisionReasons loan = Explain(Card, With([Service("a", "2024-05-01", 60)], Fact("f", "member", "no"))).Decisions[0];
        Assert.Equal("fact:member", loan.Reasons[0].Code);
        Assert.Equal(["fact:member", "part:time"], loan.Principal.Take(2).Select(r => r.Code));
    }

    [Fact]
    public void What_only_refers_is_no_principal_reason_of_a_refusal()
    {
        const string Rules = """
            "measures": { "hours": { "type": "hours" } },
            "decisions": { "loan": { "require": [ { "type": "compare", "of": "hours", "min": "1h", "referAbove": "2h" }, { "type": "fact", "name": "member", "is": "yes" } ] } }
            """;
        DecisionReasons loan = Explain(Rules, With([Service("a", "2024-05-01", 180)], Fact("f", "member", "no"))).Decisions[0];
        Assert.Equal([("fact:member", Outcome.NotEligible, true), ("above:hours", Outcome.Refer, false)], loan.Reasons.Select(r => (r.Code, r.Outcome, r.IsPrincipal)));
    }

    [Fact]
    public void Two_criteria_about_one_thing_are_two_reasons()
    {
        const string Rules = """
            "measures": { "hours": { "type": "hours" } },
            "decisions": { "loan": { "require": [
              { "type": "fact", "name": "certificate", "is": "first-aid" }, { "type": "fact", "name": "certificate", "is": "driving" },
              { "type": "compare", "of": "hours", "min": "10h" }, { "type": "all", "of": [ { "type": "compare", "of": "hours", "min": "20h" } ] } ] } }
            """;
        DecisionReasons loan = Explain(Rules, With([Service("a", "2024-05-01", 60)], Fact("f", "certificate", "cooking"))).Decisions[0];
        Assert.Equal(["fact:certificate", "fact:certificate", "measure:hours", "measure:hours"], loan.Reasons.Select(r => r.Code));
        Assert.Equal(["9 h", "19 h"], loan.Reasons.Select(r => r.Shortfall?.ToString()).OfType<string>());
    }

    [Fact]
    public void What_must_not_be_says_what()
    {
        const string Banned = """
            "measures": { "hours": { "type": "hours" } },
            "decisions": { "card": { "require": [ { "type": "not", "of": { "type": "fact", "name": "banned", "is": "yes" } } ] } }
            """;
        DecisionReason reason = Assert.Single(Explain(Banned, With([], Fact("f", "banned", "yes"))).Decisions[0].Reasons);
        Assert.Equal("not the following: banned is yes", reason.Text.English);
    }

    [Fact]
    public void What_is_missing_is_a_reason_of_an_undetermined_decision()
    {
        ServiceRecord[] enough = [.. Enumerable.Range(1, 28).Select(day => Service($"d{day}", $"2024-05-{day:00}", 480) with { Source = "signed-in-out" })];
        Explanation why = Explain(Card, Volunteer(enough));
        DecisionReason reason = Assert.Single(Assert.Single(why.Decisions).Reasons);
        Assert.Equal(("missing:member", Outcome.Undetermined), (reason.Code, reason.Outcome));
        Assert.Empty(Explain(Card, With(enough, Fact("f", "member", "yes"))).Decisions);
    }

    [Fact]
    public void Of_a_measure_that_falls_short_the_reason_says_by_how_much_and_what_intake_cost()
    {
        const string Stars = """
            "intake": [ { "type": "limit", "per": "day", "max": "8h", "reason": "daily" }, { "type": "exclude", "unless": { "status": "approved" }, "as": "held", "reason": "waits" } ],
            "measures": { "hours": { "type": "hours" } },
            "tiers": { "stars": { "type": "ladder", "by": "hours", "steps": [ { "id": "one", "at": "20h" } ] } },
            "decisions": { "card": { "require": [ { "type": "tier", "of": "stars", "atLeast": "one" } ] } }
            """;
        Explanation why = Explain(Stars, Volunteer(Service("a", "2024-05-01", 600), Service("b", "2024-05-02", 480)));
        Assert.Equal([("measure:hours", null, "4 h"), ("intake:daily", "2 h", "4 h")], why.Decisions[0].Reasons.Select(r => (r.Code, r.Lost?.ToString(), r.Shortfall?.ToString())));
        Assert.Equal("One: 16 h", "One: " + why.Scales[0].Value);
        Assert.Equal([(ScaleMarkKind.Tier, "stars", "20 h")], why.Scales[0].Marks.Select(m => (m.Kind, m.Owner, m.At.ToString())));
    }

    [Fact]
    public void A_given_score_that_falls_short_names_its_issuer_and_the_issuers_reasons()
    {
        var given = new Fact { Id = "s", SubjectId = "v", Name = "score:zyh.credit-score", Value = "300 in 0..650", Source = "Zhiyuanhui", Reason = "few sessions", From = Day("2019-03-01") };
        Explanation why = Engines.One.Explain(
            "cn.tonglu.volunteer-loan", new Volunteer("v", [], [given, Fact("b", "born", "1990-01-01"), Fact("r", "registered-with", "zhiyuanhui")]), Evaluation.On(Day("2019-03-20")));

        DecisionReason reason = Assert.Single(Assert.Single(why.Decisions).Reasons);
        Assert.Equal(("given:score", "35"), (reason.Code, reason.Shortfall.ToString()));
        Assert.Contains("Zhiyuanhui", reason.Text.English, StringComparison.Ordinal);
        Assert.Contains("few sessions", reason.Text.Chinese, StringComparison.Ordinal);
        Assert.Equal(("0", "650", "Zhiyuanhui"), (why.Scores[0].Least.ToString(), why.Scores[0].Most.ToString(), why.Scores[0].Issuer));
    }

    [Fact]
    public void Of_a_score_that_another_rule_set_computed_the_reasons_are_its_parts_and_its_rules_are_quoted()
    {
        Evaluation asked = Evaluation.On(Day("2019-03-20")) with { Parameters = new Dictionary<string, string> { ["fallbackScore"] = "example.volunteer-credit-score" } };
        Explanation why = Engines.One.Explain("cn.tonglu.volunteer-loan", With([Service("a", "2019-03-01", 600) with { Source = "signed-in-out" }], Fact("b", "born", "1990-01-01"), Fact("r", "registered-with", "zhiyuanhui")), asked);

        // 8 h: 4 points, 1 month 3, 1 day 1: 158 of 335. Two more hours would be one more point.
        Assert.Equal("158", why.Result.Score("score").Value.ToString());
        Assert.Equal(["part:verified-hours", "part:frequency", "part:awards", "part:long-days"], why.Decisions[0].Principal.Select(r => r.Code));
        Assert.Equal("1", why.Decisions[0].Reasons.Single(r => r.Code == "intake:daily-limit").Lost.ToString());
        Assert.Equal(Texts.Phrase("who.acts"), why.Decisions[0].Reasons.Single(r => r.Code == "part:awards").MendedBy);
        Assert.Contains(why.Rules, r => r is { RuleSetId: "example.volunteer-credit-score", Section: "intake" });
    }

    [Fact]
    public void Every_rule_is_quoted_in_both_languages_and_without_marks()
    {
        Explanation why = Explain(Card, Volunteer(Service("a", "2024-05-01", 60)));
        Assert.Equal(["intake/1", "intake/2", "measures/served", "measures/days", "measures/fails", "scores/score", "tiers/medal", "decisions/loan"], why.Rules.Select(r => $"{r.Section}/{r.Name}"));
        Assert.All(why.Rules, rule => Assert.DoesNotMatch(@"[*`]|\\", rule.Text.English + rule.Text.Chinese));
        Assert.Contains("at most 8 h count", why.Rules[1].Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_were_disputed_are_marked_wherever_they_count()
    {
        Explanation why = Explain(Card, Volunteer(Service("a", "2024-05-01", 60) with { Disputed = true }, Service("b", "2024-05-02", 60)));
        Assert.All([why.Measures[0].Records, why.Measures[1].Records, Line(why, "time").Records], records => Assert.Equal([true, false], records.Select(r => r.Disputed)));
    }

    /// <summary>Eight hours and a day: 10 without them, 10 + 8 + 1 with them.</summary>
    [Fact]
    public void What_was_voided_has_its_cost_too()
    {
        Explanation why = Explain(Card, With([Service("a", "2024-05-01", 480) with { Activity = "x" }], Fact("f", FactNames.Voided, "true") with { SubjectId = "activity:x" }));

        Assert.Equal("9", Assert.Single(why.Decisions).Reasons.Single(r => r.Code == "intake:voided").Lost.ToString());
    }

    [Fact]
    public void A_household_is_explained_by_its_members_records()
    {
        Volunteer Of(string id) => new(id, [Service("a", "2024-05-01", 600) with { VolunteerId = id }], [Fact("h", "household", "h1") with { SubjectId = id }]);
        Explanation why = Assert.Single(Engines.One.ExplainGroups("cn.household", [Of("v1"), Of("v2")], Evaluation.On(Day("2024-06-01"))));
        Assert.Equal([("v1", "8 h"), ("v2", "8 h")], why.Measures[0].Records.Select(r => (r.VolunteerId, r.Share.ToString()!)));
    }

    /// <summary>Contributions sum exactly, the result is that of a plain score, and whoever is not eligible is told why.</summary>
    [Property(MaxTest = 300, Arbitrary = [typeof(Scenes)])]
    public void What_is_explained_adds_up(Scene scene) => WhyLaw.What_is_explained_adds_up(Engines.Trial(scene));

    [Fact]
    public void Generated_volunteers_have_shares_to_add_up()
    {
        Explanation[] explained = [.. Enumerable.Range(1, 60).Select(seed => SceneMaker.Make((ulong)seed, 40)).SelectMany(scene =>
            Engines.For(scene).Select(asked => Engines.One.Explain(asked.RuleSetId, scene.Volunteer, asked.Of(scene))))];

        Assert.True(explained.Count(why => why.Measures.Any(m => m.Records.Any(r => r.Share is { Quanta: not 0 }))) > explained.Length / 4);
        Assert.True(explained.Count(why => why.Scores.Any(s => s.Lines.Any(l => l.Records.Any(r => r.Share is { Quanta: not 0 })))) > explained.Length / 20);
        Assert.True(explained.Count(why => why.Decisions.Any(d => d.Reasons.Any(r => r.Lost is not null))) > explained.Length / 50);
    }

    private static Volunteer With(IReadOnlyList<ServiceRecord> records, params Fact[] facts) => new(VolunteerId, records, facts);

    private static Explanation Explain(string sections, Volunteer volunteer) => Engine(sections).Explain("t", volunteer, Evaluation.On(Day("2024-12-31")));

    private static LineContributions Line(Explanation why, string id) => why.Scores[0].Lines.Single(l => l.Line.Id == id);

    private static IEnumerable<(string, string)> Shares(IEnumerable<RecordShare> records) => records.Select(r => (r.RecordId, r.Share.ToString()!));
}
