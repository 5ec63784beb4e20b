using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;
using static VolunteerCredit.Tests.RuleSets.Loading;

namespace VolunteerCredit.Tests.RuleSets;

public class EngineTests
{
    private const string Sections = """
        "title": { "en": "Thanks", "zh-Hans": "感谢" },
        "measures": { "hours": { "type": "hours" }, "donations": { "type": "quantity", "units": [ { "unit": "x", "times": 1000000 }, { "unit": "y" } ] } },
        "scores": { "points": { "type": "points", "base": 5 } },
        "tiers": { "stars": { "type": "ladder", "by": "hours", "steps": [ { "id": "one", "at": "1h" } ] } },
        "decisions": { "loan": { "require": [ { "type": "compare", "of": "hours", "min": "1h" } ], "askAPerson": { "en": "ask", "zh-Hans": "问" } } }
        """;

    private static readonly Evaluation Asked = Evaluation.On(new(2020, 6, 30));

    [Fact]
    public void A_name_that_is_not_there_is_answered_with_those_that_are()
    {
        CreditEngine engine = Load(Document(Sections), """{ "id": "u", "version": "1", "honesty": "illustrative" }""");
        CreditResult result = engine.Score("t", new Volunteer(VolunteerId), Asked);

        var ruleSet = Assert.Throws<UnknownNameException>(() => engine.Score("T", new Volunteer(VolunteerId), Asked));
        Assert.Equal(["t", "u"], ruleSet.Known);
        Assert.Equal("VC4001: VolunteerCredit: there is no rule set 'T', expected one of: t, u. Correct the spelling.", ruleSet.Message);
        Assert.Equal("VC4001: t: there is no tier 'star', expected one of: stars. Correct the spelling.", Assert.Throws<UnknownNameException>(() => result.Tier("star")).Message);
        Assert.Equal(["points"], Assert.Throws<UnknownNameException>(() => result.Score("Points")).Known);
        Assert.Equal(["loan"], Assert.Throws<UnknownNameException>(() => result.Decision("")).Known);
        Assert.Equal(["hours", "donations"], Assert.Throws<UnknownNameException>(() => result.Measure("stars")).Known);
        Assert.Equal("a\u200Db", Assert.Throws<UnknownNameException>(() => result.Measures["a\u200Db"]).Name);
        Assert.Contains("a\\u{200d}b", Assert.Throws<UnknownNameException>(() => result.Measures["a\u200Db"]).Message, StringComparison.Ordinal);
        Assert.Throws<UnknownNameException>(() => engine.Score("nobody", [], Asked)); // now, not when the results are read
    }

    [Theory]
    [InlineData("1899-12-31", false)]
    [InlineData("1900-01-01", true)]
    [InlineData("2199-12-31", true)]
    [InlineData("2200-01-01", false)]
    [InlineData("0001-01-01", false)]
    [InlineData("9999-12-31", false)]
    public void The_as_of_day_lies_between_1900_and_2199(string day, bool allowed)
    {
        CreditEngine engine = Load(Document(Sections));

        if (allowed)
        {
            Assert.Equal(ResultStatus.Computed, engine.Score("t", new Volunteer(VolunteerId), Evaluation.On(Day(day))).Status);
        }
        else
        {
            var refused = Assert.Throws<RuleSetRefusedException>(() => engine.Score("t", new Volunteer(VolunteerId), Evaluation.On(Day(day))));
            Assert.Equal($"VC4010: the as-of day {day} is not allowed, expected a day from 1900-01-01 to 2199-12-31. Give a day within the bounds.", refused.Message);
        }
    }

    [Fact]
    public void Options_that_do_not_fit_are_refused_all_at_once()
    {
        var refused = Assert.Throws<RuleSetRefusedException>(() => CreditEngine.Create(options =>
        {
            options.RecordsPerVolunteerMax = 0;
            options.Components.Add(ComponentCatalog.BuiltIn[0]);
            options.Add(RuleSetSource.FromText("{}", "a.json"), RuleSetSource.FromFile("/no/such/file.json"));
        }));

        Assert.Equal(
            ["VC5001 RecordsPerVolunteerMax 0", "VC5001 Components Intake exclude ×2", "VC3050  ", "VC3005  ", "VC3005  ", "VC3005  "],
            refused.Faults.Select(f => $"{f.Code} {f.Place.Name} {(f.Code == "VC5001" ? f.Found : "")}"));
    }

    [Fact]
    public void An_engine_has_at_least_one_rule_set()
    {
        var refused = Assert.Throws<RuleSetRefusedException>(() => CreditEngine.Create(_ => { }));

        Assert.Equal("VC5001: 'RuleSets': the option is set to '0', expected at least one rule set. Correct the option where it is set.", refused.Message);
    }

    [Fact]
    public void Who_has_more_records_and_facts_than_allowed_is_refused_alone()
    {
        CreditEngine engine = CreditEngine.Create(options => (options.Add(RuleSetSource.FromText(Document(Sections))).RecordsPerVolunteerMax, _) = (2, 0));
        var few = new Volunteer("few", [Service("2020-01-01", 60) with { VolunteerId = "few" }], [Fact("a", "b") with { SubjectId = "few" }]);
        var many = new Volunteer("many", [Service("2020-01-01", 60), Service("2020-01-01", 60)], [Fact("a", "b")]);

        CreditResult[] results = [.. engine.Score("t", [few, many, few], Asked)];

        Assert.Equal([ResultStatus.Computed, ResultStatus.Refused, ResultStatus.Computed], results.Select(r => r.Status));
        Assert.Equal("VC4008: the volunteer has 3 records and facts, expected at most 2; the volunteer was not rated. Raise the limit in the options if this is right.", results[1].Refusal!.ToString());
        AssertAllUnknown(results[1], Outcome.Undetermined);
    }

    [Fact]
    public void Outside_the_effective_period_all_names_are_there_and_unknown()
    {
        CreditEngine engine = Load(Document(Sections + """, "effective": { "from": "2019-01-01", "to": "2019-12-31" } """));
        var volunteer = new Volunteer(VolunteerId, Service("2018-01-01", 600));

        foreach ((string day, bool inForce) in (ReadOnlySpan<(string, bool)>)[("2018-12-31", false), ("2019-01-01", true), ("2019-12-31", true), ("2020-01-01", false)])
        {
            CreditResult result = engine.Score("t", volunteer, Evaluation.On(Day(day)) with { Explain = true });
            Assert.Equal(inForce ? ResultStatus.Computed : ResultStatus.NotInForce, result.Status);
            if (inForce)
            {
                Assert.Equal(("10 h", "5", "one", Outcome.Eligible), (result.Measure("hours").Value.ToString(), result.Score("points").Value.ToString(), result.Tier("stars").Reached, result.Decision("loan").Outcome));
            }
            else
            {
                AssertAllUnknown(result, Outcome.NotInForce);
                Assert.Null(result.Refusal);
            }
        }
    }

    [Fact]
    public void An_amount_beyond_64_bits_refuses_that_volunteer_alone()
    {
        CreditEngine engine = Load(Document(Sections));
        Volunteer Donor(string id, decimal quantity) => new(id, Act("2020-01-01", quantity, "x") with { VolunteerId = id });

        // A millionth of y is a quantum, and one x is worth 10^6: 10^12 quanta.
        CreditResult[] results = [.. engine.Score("t", [Donor("a", 9_223_372.036854m), Donor("b", 9_223_372.036855m), Donor("c", -9_223_372.036855m), Donor("d", 2)], Asked)];

        Assert.Equal("9223372036854", results[0].Measure("donations").Value.ToString());
        Assert.Equal([ResultStatus.Computed, ResultStatus.Refused, ResultStatus.Refused, ResultStatus.Computed], results.Select(r => r.Status));
        Assert.Equal("VC4005: an amount is larger than can be computed exactly; the volunteer was not rated. Look for absurd minutes or quantities among the records.", results[1].Refusal!.ToString());
        AssertAllUnknown(results[1], Outcome.Undetermined);
        Assert.Equal("2000000", results[3].Measure("donations").Value.ToString());
    }

    [Fact]
    public void The_longest_services_are_summed_exactly()
    {
        ServiceRecord[] records = [.. Enumerable.Range(0, 1_000).Select(_ => Service("2020-01-01", int.MaxValue))];

        Assert.Equal((1_000L * int.MaxValue).ToString(System.Globalization.CultureInfo.InvariantCulture), new Case(Sections, records).Computed().Measure("hours").Value!.Value.Figure.ToString());
    }

    [Fact]
    public void A_sum_of_weighted_minutes_beyond_64_bits_is_refused()
    {
        const string weights = """ "measures": { "m": { "type": "hours", "weights": [ { "where": { "disputed": false }, "times": 999.999999999999 } ] } } """;

        Assert.Equal("VC4005", new Case(weights, Service("2020-01-01", int.MaxValue)).Score().Refusal?.Code);
        Assert.Equal(ResultStatus.Computed, new Case(weights, Service("2020-01-01", 9_000)).Score().Status);
    }

    [Fact]
    public void The_result_says_what_was_asked()
    {
        CreditEngine engine = Load(Document(Sections));
        var knownAt = new DateTimeOffset(2020, 1, 1, 8, 0, 0, TimeSpan.FromHours(8));

        CreditResult result = engine.Score("t", new Volunteer(VolunteerId), Asked with { KnownAt = knownAt });

        Assert.Equal((VolunteerId, "t", "1", engine.RuleSets[0].Identity.Hash, Semantics.Version), (result.VolunteerId, result.RuleSet.Id, result.RuleSet.Version, result.RuleSet.Hash, result.RuleSet.SemanticsVersion));
        Assert.Equal((new DateOnly(2020, 6, 30), knownAt, Honesty.Illustrative, null), (result.AsOf, result.KnownAt, result.Honesty, result.Records));
    }

    [Fact]
    public void Arguments_that_are_null_are_refused_now()
    {
        CreditEngine engine = Load(Document(Sections));

        Assert.Throws<ArgumentNullException>(() => engine.Score(null!, new Volunteer(VolunteerId), Asked));
        Assert.Throws<ArgumentNullException>(() => engine.Score("t", (Volunteer)null!, Asked));
        Assert.Throws<ArgumentNullException>(() => engine.Score("t", (IEnumerable<Volunteer>)null!, Asked));
        Assert.Throws<ArgumentNullException>(() => engine.Score("t", new Volunteer(VolunteerId), null!));
        Assert.Throws<ArgumentNullException>(() => new CreditEngine(null!));
        Assert.Throws<ArgumentNullException>(() => CreditEngine.Create(null!));
    }

    private static void AssertAllUnknown(CreditResult result, Outcome outcome)
    {
        Assert.Equal(["hours", "donations"], result.Measures.Select(m => m.Name));
        Assert.All(result.Measures, m => Assert.Null(m.Value));
        Assert.Equal((null, 0), (result.Score("points").Value, result.Score("points").Lines.Count));
        Assert.Equal((null, true), (result.Tier("stars").Reached, result.Tier("stars").IsUnknown));
        Assert.Equal((outcome, 0, "ask"), (result.Decision("loan").Outcome, result.Decision("loan").Offer.Count, result.Decision("loan").AskAPerson!.English));
        Assert.Equal((0L, 0L, 0), (result.Time.Recorded, result.Time.Counted, result.Time.Reasons.Count));
    }
}
