using System.Globalization;
using VolunteerCredit.Bulk;
using VolunteerCredit.Comparisons;
using VolunteerCredit.Explanations;
using VolunteerCredit.Receipts;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Statistics;
using VolunteerCredit.Tests.RuleSets;

namespace VolunteerCredit.Tests.Guarding;

/// <summary>Every seam, every harm, every way of asking: the volunteer is refused with a code and the component's place, and nobody and nothing else is harmed.</summary>
public sealed class FaultTests
{
    private static readonly Evaluation Asked = Evaluation.On(Given.Day("2024-12-31"));
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(n => (byte)n)];

    /// <summary>The second is marked.</summary>
    private static readonly Volunteer[] Crowd = [Person("a"), Person("b", marked: true), Person("c")];

    public static TheoryData<string> Cases => [.. FaultyCase.All.Select(c => c.Name)];

    [Fact]
    public void Every_harm_has_a_name_of_its_own() => Assert.Equal(FaultyCase.All.Count, FaultyCase.All.DistinctBy(c => c.Name).Count());

    [Theory]
    [MemberData(nameof(Cases))]
    public void One_by_one(string name)
    {
        FaultyCase faulty = Case(name);
        CreditEngine engine = EngineOf(faulty), fresh = EngineOf(faulty);
        CreditResult[] results = [.. engine.Score("t", [.. Crowd, Crowd[0]], Asked with { Explain = true })];

        Assert.Equal([ResultStatus.Computed, ResultStatus.Refused, ResultStatus.Computed, ResultStatus.Computed], results.Select(r => r.Status));
        AssertRefused(faulty, results[1]);

        // What stood in the memory that is used again harms nobody: the same bits as from an engine that has never met the faulty one.
        Assert.Equal(fresh.Score("t", Crowd[2], Asked with { Explain = true }).ToJson(), results[2].ToJson());
        Assert.Equal(fresh.Score("t", Crowd[0], Asked with { Explain = true }).ToJson(), results[3].ToJson());
        Assert.Equal(ResultStatus.Computed, engine.Score("sound", Crowd[1], Asked).Status);
        AssertRefused(faulty, engine.Score("t", Crowd[1], Asked));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void In_bulk(string name)
    {
        FaultyCase faulty = Case(name);
        CreditEngine engine = EngineOf(faulty);
        BulkRequest[] requests = [new("t", Asked), new("sound", Asked)];
        foreach (BulkOptions how in new BulkOptions[] { new() { Threads = 1 }, new() { Threads = 2, KeepOffers = true } })
        {
            using RecordTableBuilder builder = Filled(engine, requests);
            RecordTable table = builder.Build();
            IReadOnlyList<BulkScores> scores = engine.ScoreTable(table, requests, how);
            int marked = table.IndexOf("b");
            AssertRefused(faulty, scores[0].RefusalOf(marked)!);
            Assert.All(scores[0].Where(row => row.Volunteer != marked), row => Assert.Equal((ResultStatus.Computed, "3"), (row.Status, row.Measure("n").ToString())));
            Assert.All(scores[1], row => Assert.Equal((ResultStatus.Computed, "3"), (row.Status, row.Measure("n").ToString())));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void In_groups_and_on_boards(string name)
    {
        FaultyCase faulty = Case(name);
        CreditEngine engine = EngineOf(faulty);
        foreach (CreditResult[] groups in new[] { engine.ScoreGroups("groups", Crowd, Asked).ToArray(), [.. engine.ExplainGroups("groups", Crowd, Asked).Select(e => e.Result)] })
        {
            Assert.Equal(["organization:o-a Computed", "organization:o-b Refused", "organization:o-c Computed"], groups.Select(g => $"{g.VolunteerId} {g.Status}"));
            if (faulty.IsOfIntake && !faulty.Refusal.StartsWith("VC4005", StringComparison.Ordinal))
            {
                Assert.StartsWith("VC4020", groups[1].Refusal!.ToString(), StringComparison.Ordinal);
                Assert.Contains(Place(faulty), groups[1].Refusal!.ToString(), StringComparison.Ordinal);
            }
            else if (!faulty.IsOfIntake)
            {
                AssertRefused(faulty, groups[1]);
            }
        }

        if (faulty.IsOfIntake || faulty.IsOfMeasure)
        {
            BoardResult board = engine.Rank("t", "b", Crowd, Asked);
            Assert.Equal(["a", "c"], board.Rows.Select(r => r.Id));
            BoardRow refused = Assert.Single(board.Unranked);
            Assert.Equal(("b", null), (refused.Id, refused.Value));
            Assert.NotNull(refused.Refusal);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Explained_advised_certified_compared_and_summed_up(string name)
    {
        FaultyCase faulty = Case(name);
        CreditEngine engine = EngineOf(faulty);
        Explanation explanation = engine.Explain("t", Crowd[1], Asked);
        AssertRefused(faulty, explanation.Result);
        Assert.Equal(ResultStatus.Computed, engine.Explain("t", Crowd[0], Asked).Result.Status);

        if (!faulty.IsOfGrant && !faulty.Name.StartsWith("offer", StringComparison.Ordinal))
        {
            AdviceResult refused = engine.Advise("t", Crowd[1], Asked, AdviceGoal.Eligible("d"), new() { HorizonDays = 10 });
            Assert.Equal(AdviceStatus.Refused, refused.Status);
            AssertRefused(faulty, refused.Refusal!);
        }

        Assert.Contains(engine.Advise("t", Crowd[0], Asked, AdviceGoal.Eligible("d"), new() { HorizonDays = 10 }).Status, new[] { AdviceStatus.Reachable, AdviceStatus.AlreadyReached });

        Receipt receipt = engine.IssueReceipt("t", Crowd[1], Asked, new() { Key = Key });
        Assert.Equal(faulty.Refusal[..6], receipt.Result.Find("refusal")!.Text);
        Assert.Null(engine.Verify(receipt, Crowd[1], new() { Key = Key }).Difference);

        var request = new ComparisonRequest(new("t", Asked), new("sound", Asked));
        using RecordTableBuilder builder = Filled(engine, request.Requests);
        foreach (Comparison comparison in new[] { engine.Compare(request, Crowd), engine.CompareTables(request, [builder.Build()]) })
        {
            Assert.Equal((3L, 2L, 1L, 3L, 0L), (comparison.Volunteers, comparison.Baseline.Computed, comparison.Baseline.Refused, comparison.Candidate.Computed, comparison.Candidate.Refused));
            Assert.All(comparison.Values.Where(v => v.Kind == "measure" && v.Name == "n"), change => Assert.Equal((0L, 0L, 2L, 1L), (change.Up, change.Down, change.Same, change.NotCompared)));
        }

        StatisticsResult statistics = engine.Summarize("t", Crowd, Asked);
        Assert.Equal((3L, faulty.IsOfIntake ? 1L : 0L), (statistics.VolunteersRead, statistics.VolunteersRefused));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void In_a_worked_case_at_load(string name)
    {
        FaultyCase faulty = Case(name);
        const string Cases = """
            , "verify": [ { "name": "marked", "asOf": "2024-12-31", "given": { "mark": 13 },
              "records": [ { "date": "2024-01-01", "minutes": 60 }, { "date": "2024-01-02", "minutes": 60, "category": "visit" }, { "date": "2024-03-03", "quantity": 1 }, { "date": "2024-04-03", "minutes": 1 }, { "date": "2024-05-04", "quantity": 1 } ], "expect": { "n": "5" } } ]
            """;
        Notice[] faults = [.. Assert.Throws<RuleSetRefusedException>(() => EngineOf(faulty.Type, Loading.Document(faulty.Sections + Cases))).Faults];

        Assert.Equal(("VC3040", "verify[0]"), (faults[0].Code, faults[0].Place.Name));
        Assert.StartsWith($"marked: {faulty.Refusal}", faults[0].Found, StringComparison.Ordinal);
    }

    private static FaultyCase Case(string name) => FaultyCase.All.Single(c => c.Name == name);

    private static string Place(FaultyCase faulty) => faulty.Refusal[7..].Split(':')[0];

    private static void AssertRefused(FaultyCase faulty, CreditResult result)
    {
        AssertRefused(faulty, result.Refusal!);
        Assert.Equal(ResultStatus.Refused, result.Status);
        Assert.All(result.Measures, m => Assert.Null(m.Value));
        Assert.All(result.Scores, s => Assert.Null(s.Value));
        Assert.All(result.Decisions, d => Assert.Equal(VolunteerCredit.Decisions.Outcome.Undetermined, d.Outcome));
        Assert.DoesNotContain("the name of a volunteer", result.ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain("{", result.Refusal!.In(Language.Chinese), StringComparison.Ordinal);
    }

    private static void AssertRefused(FaultyCase faulty, Notice refusal)
    {
        Assert.StartsWith(faulty.Refusal, $"{refusal.Code} {refusal.Found}", StringComparison.Ordinal);
        Assert.Equal(Severity.Refusal, refusal.Severity);
    }

    /// <summary>The faulty rule set, the same about groups, and a sound one.</summary>
    private static CreditEngine EngineOf(FaultyCase faulty) => EngineOf(
        faulty.Type,
        Loading.Document(faulty.Sections),
        Loading.Document($""" "subject": "organization", {faulty.Sections} """).Replace("\"id\": \"t\"", "\"id\": \"groups\"", StringComparison.Ordinal),
        Loading.Document(FaultyCase.Document()).Replace("\"id\": \"t\"", "\"id\": \"sound\"", StringComparison.Ordinal));

    private static CreditEngine EngineOf(ComponentType type, params string[] documents) => CreditEngine.Create(options =>
    {
        options.Components.Add(type);
        options.Add(documents.Select(d => RuleSetSource.FromText(d)));
    });

    private static RecordTableBuilder Filled(CreditEngine engine, IReadOnlyList<BulkRequest> requests)
    {
        RecordTableBuilder builder = engine.CreateTable(requests);
        using RecordTableWriter writer = builder.OpenWriter();
        foreach (Volunteer volunteer in Crowd)
        {
            foreach (Fact fact in volunteer.Facts.Where(f => f.SubjectId == volunteer.Id))
            {
                writer.Add(fact);
            }

            writer.AddRange(volunteer.Records);
        }

        return builder;
    }

    internal static Volunteer Person(string id, bool marked = false)
    {
        ServiceRecord[] records =
        [
            Given.Service("1", "2024-02-01", 60), Given.Service("2", "2024-02-02", 90) with { Category = "visit" }, Given.Act("3", "2024-03-01", "gift"),
        ];
        Fact[] facts = [.. new[] { id, $"organization:o-{id}" }.Select(subject => new Fact { Id = $"f-{subject}", SubjectId = subject, Name = Marked.Fact, Value = 13.ToString(CultureInfo.InvariantCulture) })];
        return new(id, [.. records.Select(r => r with { VolunteerId = id, Organization = $"o-{id}" })], marked ? facts : []);
    }
}
