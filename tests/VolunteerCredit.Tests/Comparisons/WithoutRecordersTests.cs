using FsCheck.Xunit;
using VolunteerCredit.Bulk;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.Properties;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Comparisons;

public sealed class WithoutRecordersTests
{
    private static readonly Evaluation AsOf = Evaluation.On(new(2024, 12, 31));

    [Fact]
    public void Records_of_a_recorder_who_is_left_out_are_voided_and_the_result_says_so()
    {
        Volunteer volunteer = Given.Volunteer(
            Given.Service("a", "2024-01-01", 60) with { Recorder = "clerk-7" }, Given.Service("b", "2024-01-02", 30) with { Recorder = "clerk-8" }, Given.Service("c", "2024-01-03", 15));
        CreditResult result = Given.Engine(Given.Hours).Score("t", volunteer, AsOf with { WithoutRecorders = ["clerk-9", "clerk-7", "clerk-7"] });

        Assert.Equal(["clerk-7", "clerk-9"], result.WithoutRecorders);
        Assert.Equal((105, 45, 60), (result.Time.Recorded, result.Time.Counted, result.Time.Lost));
        Assert.Equal(("voided", 60), (result.Time.Reasons[0].Reason, result.Time.Reasons[0].Lost));
        Assert.Equal(2, result.Measure("records").Value!.Value.Quanta);
        Assert.Contains("Without the records of: clerk-7, clerk-9\n", result.Explain(), StringComparison.Ordinal);
        Assert.Contains("不计以下账号登记的记录：clerk-7, clerk-9\n", result.Explain(Language.Chinese), StringComparison.Ordinal);
        Assert.Contains("\"withoutRecorders\":[\"clerk-7\",\"clerk-9\"]", result.ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain("withoutRecorders", Given.Engine(Given.Hours).Score("t", volunteer, AsOf).ToJson(), StringComparison.Ordinal);
    }

    /// <summary>Versions are resolved first: the record that a voided correction replaced does not come back.</summary>
    [Fact]
    public void A_correction_that_is_left_out_does_not_bring_back_what_it_corrected()
    {
        Volunteer volunteer = Given.Volunteer(
            Given.Service("a", "2024-01-01", 60) with { Recorder = "clerk-8" }, Given.Service("b", "2024-01-01", 30) with { Recorder = "clerk-7", Replaces = "a" });
        Assert.Equal(0, Given.Engine(Given.Hours).Score("t", volunteer, AsOf with { WithoutRecorders = ["clerk-7"] }).Time.Counted);
        Assert.Equal(30, Given.Engine(Given.Hours).Score("t", volunteer, AsOf with { WithoutRecorders = ["clerk-8"] }).Time.Counted);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(201)]
    public void A_recorder_that_can_be_none_is_refused(int length)
    {
        RuleSetRefusedException refused = Assert.Throws<RuleSetRefusedException>(
            () => Given.Engine(Given.Hours).Score("t", Given.Volunteer(), AsOf with { WithoutRecorders = [new string('x', length)] }));
        Assert.Equal("VC4070", refused.Faults.Single().Code);
    }

    [Fact]
    public void A_table_that_does_not_keep_recorders_is_refused()
    {
        CreditEngine engine = Given.Engine(Given.Hours);
        BulkRequest[] plain = [new("t", AsOf)], without = [new("t", AsOf with { WithoutRecorders = ["clerk-7"] })];
        using RecordTableBuilder builder = engine.CreateTable(plain);
        RecordTable table = builder.Build();
        Assert.Contains("VC4026", Assert.Throws<ArgumentException>(() => engine.ScoreTable(table, without)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_and_boards_leave_them_out_too()
    {
        CreditEngine engine = CreditEngine.Create(options => options.RuleSets.Add(RuleSetSource.FromText(
            """{ "id": "g", "version": "1", "honesty": "illustrative", "subject": "organization", "measures": { "hours": { "type": "hours" } }, "boards": { "by": { "type": "board", "group": "organization", "by": { "type": "hours" } } } }""")));
        Volunteer volunteer = Given.Volunteer(
            Given.Service("a", "2024-01-01", 60) with { Recorder = "clerk-7", Organization = "o" }, Given.Service("b", "2024-01-02", 30) with { Organization = "o" });
        Evaluation without = AsOf with { WithoutRecorders = ["clerk-7"] };
        Assert.Equal(30, engine.ScoreGroups("g", [volunteer], without).Single().Measure("hours").Value!.Value.Quanta);
        BoardResult board = engine.Rank("g", "by", [volunteer], without);
        Assert.Equal(30, board.Rows.Single().Value!.Value.Quanta);
        Assert.Equal(["clerk-7"], board.WithoutRecorders);
        Assert.Contains("clerk-7", board.Explain(), StringComparison.Ordinal);
    }

    /// <summary>As if a fact said so for ever: singly and in bulk, whatever else is known.</summary>
    [Property(Arbitrary = [typeof(Scenes)], MaxTest = 80)]
    public void It_is_as_if_facts_voided_them_for_ever(Scene scene)
    {
        string[] leftOut = LeftOut(scene);
        Fact[] voids = [.. leftOut.Select((recorder, i) => new Fact { Id = $"left-out-{i}", SubjectId = $"recorder:{recorder}", Name = "voided", Value = "true" })];
        foreach (Asked asked in Engines.For(scene))
        {
            Evaluation plain = asked.Of(scene);
            string voided = Bits.Of(Engines.One.Score(asked.RuleSetId, scene.With([.. scene.Facts, .. voids]).Volunteer, plain));
            LawFault.UnlessSame(voided, Bits.Of(Engines.One.Score(asked.RuleSetId, scene.Volunteer, plain with { WithoutRecorders = leftOut }) with { WithoutRecorders = [] }), $"{asked}, left out");
        }
    }

    [Property(Arbitrary = [typeof(Scenes)], MaxTest = 60)]
    public void In_bulk_it_is_the_same(Scene scene)
    {
        var crowd = new Crowd(scene);
        string[] leftOut = LeftOut(scene);
        foreach (Asked asked in Engines.For(scene).Take(4))
        {
            BulkRequest[] requests = [new(asked.RuleSetId, asked.Of(scene, explain: false)), new(asked.RuleSetId, asked.Of(scene, explain: false) with { WithoutRecorders = leftOut })];
            string[] single = [.. crowd.Volunteers.SelectMany(v => requests.Select(r => Text(Engines.One.Score(r.RuleSetId, v, r.Evaluation)))).Order(StringComparer.Ordinal)];
            string[] bulk = [.. crowd.Parts(Engines.One, requests, long.MaxValue).SelectMany(part => Engines.One.ScoreTable(part, requests)).SelectMany(s => s).Select(Text).Order(StringComparer.Ordinal)];
            Assert.Equal(single, bulk);
        }
    }

    /// <summary>
    /// Where no record is a version of another, it is also as if the records were not there, but for two things: what was recorded and lost still tells them, and a filter that asks a
    /// fact that is not known of such a row leaves open what reads it.
    /// </summary>
    [Property(Arbitrary = [typeof(Scenes)], MaxTest = 100)]
    public void Without_versions_it_is_as_if_the_records_were_not_there(Scene scene)
    {
        Scene apart = scene.With(scene.Records.Select((r, i) => r with { Id = $"r{i:D4}", Replaces = null, Voids = null }));
        string[] leftOut = LeftOut(scene);
        Scene less = apart.With(apart.Records.Where(r => !leftOut.Contains(r.Recorder)));
        foreach (Asked asked in Engines.For(scene))
        {
            CreditResult left = Engines.One.Score(asked.RuleSetId, apart.Volunteer, asked.Of(apart) with { WithoutRecorders = leftOut }), gone = Engines.One.Score(asked.RuleSetId, less.Volunteer, asked.Of(less));
            Assert.Equal(gone.Time.Counted, left.Time.Counted);
            Assert.Equal(gone.Measures.Select(m => m.Value), left.Measures.Select(m => m.Value));
            if (gone.Measures.Select(m => m.Openness).SequenceEqual(left.Measures.Select(m => m.Openness)))
            {
                LawFault.UnlessSame(Values(gone), Values(left), $"{asked}, removed");
            }
        }
    }

    private static string[] LeftOut(Scene scene) => [.. scene.Records.Select(r => r.Recorder).OfType<string>().Where(RecordRules.IsId).Distinct().Where((_, i) => i % 2 == 0), "nobody"];

    private static string Values(CreditResult result) => (result with
    {
        Notices = [], Records = null, Time = new(0, 0, 0, 0, 0, 0, []), WithoutRecorders = [],

        // The fact that such a filter asks for is named as missing, also where something else leaves the value open anyway.
        Grants = new("grant", "", [.. result.Grants.Select(g => g with { Missing = [] })]),
        Decisions = new("decision", "", [.. result.Decisions.Select(d => d with { Missing = [] })]),
    }).ToJson();

    private static string Text(CreditResult r) => $"{r.VolunteerId} {r.Status} {r.Time.Recorded} {r.Time.Counted} {string.Join(',', r.Measures.Select(m => m.Value))} {string.Join(',', r.Scores.Select(s => s.Value))} {string.Join(',', r.Tiers.Select(t => t.Reached))} {string.Join(',', r.Decisions.Select(d => d.Outcome))}";

    private static string Text(BulkRow r) => $"{r.VolunteerId} {r.Status} {r.Scores.RecordedMinutes[r.Volunteer]} {r.Scores.CountedMinutes[r.Volunteer]} {string.Join(',', r.Scores.Measures.Select(m => m[r.Volunteer]))} {string.Join(',', r.Scores.Scores.Select(s => s[r.Volunteer]))} {string.Join(',', r.Scores.Tiers.Select(t => t[r.Volunteer]?.Id))} {string.Join(',', r.Scores.Decisions.Select(d => d[r.Volunteer]))}";
}
