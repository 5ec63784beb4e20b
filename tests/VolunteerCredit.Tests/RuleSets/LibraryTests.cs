using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;
using static VolunteerCredit.Tests.RuleSets.Loading;

namespace VolunteerCredit.Tests.RuleSets;

/// <summary>Several rule sets in one engine, and scores that one takes from another.</summary>
public class LibraryTests
{
    private static string Taking(string id, params string[] others) => $$"""
        { "id": "{{id}}", "version": "1", "honesty": "illustrative",
          "scores": { {{string.Join(", ", others.Select((other, i) => $"\"s{i}\": {{ \"type\": \"given\", \"name\": \"x{i}\", \"else\": \"{other}\" }}"))}} } }
        """;

    private static string Counting(string id, string part = "\"of\": \"m\"", string effective = "{}", string measure = "{ \"type\": \"count\" }") => $$"""
        { "id": "{{id}}", "version": "2", "honesty": "illustrative", "effective": {{effective}},
          "measures": { "m": {{measure}} }, "scores": { "score": { "type": "points", "base": 10, "parts": [ { "id": "p", {{part}} } ] } } }
        """;

    [Fact]
    public void Rule_sets_that_refer_to_each_other_in_a_circle_are_refused()
    {
        string[] faults = [.. Faults(Taking("a", "b"), Taking("b", "c"), Taking("c", "a"), Taking("d", "d")).Select(f => $"{f.Code} {f.Found}")];

        Assert.Equal(["VC3037 a → b → c → a", "VC3037 b → c → a → b", "VC3037 c → a → b → c", "VC3037 d → d"], faults);
    }

    [Fact]
    public void A_long_chain_of_rule_sets_does_not_overflow_the_stack()
    {
        string[] Chain(int length) => [.. Enumerable.Range(0, length).Select(i => i == length - 1 ? Counting($"c{i:D5}") : Taking($"c{i:D5}", $"c{i + 1:D5}"))];

        Assert.Empty(Faults(Chain(60)));
        Assert.All(Faults(Chain(300)), f => Assert.Equal("VC3002", f.Code));
    }

    [Fact]
    public void Rule_sets_that_all_refer_to_each_other_are_refused_in_bounded_time()
    {
        string[] ids = [.. Enumerable.Range(0, 12).Select(i => $"r{i}")];

        IReadOnlyList<Notice> faults = Faults(ids.Select(id => Taking(id, [.. ids.Where(other => other != id)])));

        Assert.All(faults, f => Assert.Equal("VC3037", f.Code));
        Assert.Equal(ids.Length * (ids.Length - 1), faults.Count);
    }

    [Fact]
    public void A_rule_set_whose_parameters_must_be_given_is_described_all_the_same()
    {
        CreditEngine engine = Load("""
            { "id": "a", "version": "1", "honesty": "illustrative", "purpose": "credit", "title": { "en": "A", "zh-Hans": "甲" },
              "parameters": { "p": {} }, "verify": [ { "asOf": "2020-01-01", "parameters": { "p": 1 }, "expect": {} } ] }
            """);

        Assert.Equal(("甲", Purpose.Credit, Honesty.Illustrative), (engine.RuleSets[0].Title.Chinese, engine.RuleSets[0].Purpose, engine.RuleSets[0].Honesty));
    }

    [Fact]
    public void A_rule_set_that_is_not_there_is_refused()
    {
        Notice fault = Assert.Single(Faults(Taking("a", "bb"), Counting("b")));

        Assert.Equal(("VC3036", "scores.s0.else", "bb", "b? (a, b)"), (fault.Code, fault.Place.Name, fault.Found, fault.Expected!.English));
    }

    [Theory]
    [InlineData("b#scroe")]
    [InlineData("b#")]
    [InlineData("c")]
    public void A_score_that_is_not_there_or_not_the_only_one_is_refused(string other)
    {
        Notice fault = Assert.Single(Faults(Taking("a", other), Counting("b"), Taking("c", "b", "b")));

        Assert.Equal(("VC3036", other), (fault.Code, fault.Found));
    }

    [Fact]
    public void A_fault_of_another_rule_set_is_reported_where_it_stands()
    {
        Notice fault = Assert.Single(Faults(Taking("a", "b"), Counting("b", "\"of\": \"n\"")));

        Assert.Equal(("VC3008", "scores.score.parts[0].of"), (fault.Code, fault.Place.Name));
    }

    [Fact]
    public void A_score_that_another_rule_set_cannot_hand_over_exactly_is_refused()
    {
        Notice fault = Assert.Single(Faults(Taking("a", "b"), Counting("b", "\"of\": \"m\", \"through\": { \"type\": \"rate\", \"per\": 3, \"gives\": 1 }")));

        Assert.Equal(("VC3035", "scores.s0.else", "b: 1/3"), (fault.Code, fault.Place.Name, fault.Found));
        Assert.Empty(Faults(Taking("a", "b"), Counting("b", "\"of\": \"m\", \"through\": { \"type\": \"rate\", \"per\": 3, \"gives\": 1 }, \"round\": { \"to\": 0.5, \"mode\": \"down\" }")));
    }

    [Fact]
    public void Two_rule_sets_of_one_id_are_refused()
    {
        Notice fault = Assert.Single(Faults(Counting("a"), Counting("b"), Counting("a")));

        Assert.Equal("VC3043: doc.json: the rule set a@2 is loaded twice, from doc.json too. Give one of them another id or version.", fault.ToString());
    }

    [Fact]
    public void Rule_sets_are_described_by_id()
    {
        CreditEngine engine = Load(Counting("b"), Taking("a", "b"));

        Assert.Equal(["a", "b"], engine.RuleSets.Select(r => r.Identity.Id));
        Assert.Equal(("2", "1", Honesty.Illustrative, "b"), (engine.RuleSets[1].Identity.Version, engine.RuleSets[1].Identity.SemanticsVersion, engine.RuleSets[1].Honesty, engine.RuleSets[1].Title.Chinese));
    }

    [Fact]
    public void A_score_is_taken_only_where_none_is_given()
    {
        CreditEngine engine = Load(Taking("a", "b#score"), Counting("b"));
        var records = new[] { Service("2020-01-01", 60), Service("2020-01-02", 60) };

        ScoreResult taken = engine.Score("a", new Volunteer(VolunteerId, records, []), On("2020-06-30")).Score("s0");
        ScoreResult given = engine.Score("a", new Volunteer(VolunteerId, records, [Fact("score:x0", "400")]), On("2020-06-30")).Score("s0");

        Assert.Equal(("12", "b", "score", "12"), (taken.Value.ToString(), taken.Computed!.By.Id, taken.Computed.Score.Name, taken.Computed.Score.Value.ToString()));
        Assert.Equal([(ScoreLineKind.Computed, "b#score", "12")], taken.Lines.Select(l => (l.Kind, l.Id, l.Value.ToString())));
        Assert.Equal(("400", null), (given.Value.ToString(), given.Computed));
    }

    [Fact]
    public void A_score_that_is_too_old_is_not_replaced_by_a_computed_one()
    {
        CreditEngine engine = Load(Taking("a", "b").Replace("\"name\"", "\"maxAge\": \"3 months\", \"name\"", StringComparison.Ordinal), Counting("b"));

        ScoreResult old = engine.Score("a", new Volunteer(VolunteerId, [], [Fact("score:x0", "400", "2019-01-01")]), On("2020-06-30")).Score("s0");

        Assert.Equal((null, null), (old.Value, old.Computed));
    }

    [Fact]
    public void What_a_taken_score_leaves_open_stays_open()
    {
        CreditEngine engine = Load(Taking("a", "b"), Counting("b"));

        ScoreResult taken = engine.Score("a", new Volunteer(VolunteerId, Service("2020-01-01", null)), On("2020-06-30")).Score("s0");

        Assert.Equal(("10", Openness.Above), (taken.Value.ToString(), taken.Openness));
    }

    [Fact]
    public void Outside_its_effective_period_another_rule_set_gives_no_score_and_remembers_nobody()
    {
        const string decision = ", \"decisions\": { \"d\": { \"require\": [ { \"type\": \"compare\", \"of\": \"s0\", \"min\": 1 } ] } } }";
        CreditEngine engine = Load(
            Taking("a", "b")[..^1] + decision,
            Counting("b", effective: "{ \"to\": \"2019-12-31\" }", measure: "{ \"type\": \"elapsed\", \"since\": \"enrolled\" }"));
        var other = new Volunteer("other", Service("2019-01-01", null) with { VolunteerId = "other" });
        var nobody = new Volunteer(VolunteerId);

        DecisionResult before = engine.Score("a", nobody, On("2020-06-30")).Decision("d");
        DecisionResult inForce = engine.Score("a", other, On("2019-06-30")).Decision("d");
        DecisionResult after = engine.Score("a", nobody, On("2020-06-30")).Decision("d");

        Assert.Equal((Outcome.Undetermined, "enrolled"), (inForce.Outcome, Assert.Single(inForce.Missing).Name));
        Assert.Equal((Outcome.Undetermined, "score:x0"), (before.Outcome, Assert.Single(before.Missing).Name));
        Assert.Equal((Outcome.Undetermined, "score:x0"), (after.Outcome, Assert.Single(after.Missing).Name));
    }

    [Fact]
    public void Who_cannot_be_computed_by_the_other_rule_set_is_refused()
    {
        CreditEngine engine = Load(
            Taking("a", "b"),
            Counting("b", measure: "{ \"type\": \"quantity\", \"units\": [ { \"unit\": \"x\", \"times\": 1000000 }, { \"unit\": \"y\", \"times\": 0.1 } ] }", part: "\"of\": \"m\", \"round\": { \"to\": 1, \"mode\": \"down\" }"));
        ServiceRecord[] records = [Act("2020-01-01", 1_000_000_000, "x")];

        CreditResult result = engine.Score("a", new Volunteer(VolunteerId, records, []), On("2020-06-30"));

        Assert.Equal((ResultStatus.Refused, "VC4005"), (result.Status, result.Refusal?.Code));
        Assert.Null(result.Score("s0").Value);
    }

    private static Evaluation On(string day) => Evaluation.On(Day(day));
}
