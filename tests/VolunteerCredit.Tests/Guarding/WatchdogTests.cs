using VolunteerCredit.Bulk;
using VolunteerCredit.Comparisons;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Guarding;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Receipts;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.RuleSets;

namespace VolunteerCredit.Tests.Guarding;

/// <summary>A component that never returns: its volunteer is refused and its thread left behind; the others go on, and what comes back late finds nobody.</summary>
public sealed class WatchdogTests
{
    private const string HangingMeasure = """ { "type": "faulty" } """;

    private static readonly Words Summary = new("a plug-in", "插件");
    private static readonly Option<ValueRef> Of = Option.Value("of", Summary).Required();
    private static readonly Evaluation Asked = Evaluation.On(Given.Day("2024-12-31"));
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(n => (byte)n)];
    private static readonly Volunteer[] Crowd = [Person("a"), Person("b", marked: true), Person("c")];

    /// <summary>Each seam's place and document.</summary>
    private static readonly Dictionary<string, string> Seams = new(StringComparer.Ordinal)
    {
        ["intake[0]"] = FaultyCase.Document(intake: HangingMeasure),
        ["measures.m"] = FaultyCase.Document(measure: HangingMeasure),
        ["scores.s.parts[0].through"] = FaultyCase.Document(score: """ { "type": "points", "parts": [ { "id": "p", "of": "mark", "through": { "type": "faulty" } } ] } """),
        ["scores.s"] = FaultyCase.Document(score: """ { "type": "faulty", "of": "n" } """),
        ["tiers.t"] = FaultyCase.Document(tier: """ { "type": "faulty", "of": "n" } """),
        ["decisions.d.require[0].of[0]"] = FaultyCase.Document(criterion: """ { "type": "all", "of": [ { "type": "faulty", "of": "n" } ] } """),
        ["decisions.d.offer[0]"] = FaultyCase.Document(offer: """ { "type": "faulty", "of": "mark" } """).Replace("\"min\": 5", "\"min\": 1", StringComparison.Ordinal),
        ["grants.g"] = FaultyCase.Document(grant: HangingMeasure),
    };

    public static TheoryData<string> Places => [.. Seams.Keys];

    [Theory]
    [MemberData(nameof(Places))]
    public void Who_is_not_computed_in_time_is_refused_with_the_place(string place)
    {
        using var hang = new Hang();
        CreditEngine engine = EngineOf(hang, Seams[place]);
        CreditResult[] results = [.. engine.Score("t", Crowd, Asked)];

        Assert.Equal([ResultStatus.Computed, ResultStatus.Refused, ResultStatus.Computed], results.Select(r => r.Status));
        AssertLate(place, results[1].Refusal);
        Assert.Equal($"VC4043: the component '{place}' did not return within 00:00:00.0200000; the volunteer was not rated", results[1].Refusal!.ToString().Split(". ")[0]);
        hang.Release();
        Assert.Equal(ResultStatus.Computed, engine.Score("t", Crowd[0], Asked).Status);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void In_bulk_nothing_is_written_by_who_comes_back_late(string place)
    {
        using var hang = new Hang();
        CreditEngine engine = EngineOf(hang, Seams[place]);
        BulkRequest[] requests = [new("t", Asked), new("sound", Asked)];
        using RecordTableBuilder builder = Filled(engine, requests);
        RecordTable table = builder.Build();
        IReadOnlyList<BulkScores> scores = engine.ScoreTable(table, requests, new() { Threads = 1, KeepOffers = true });
        string before = TextOf(scores);

        AssertLate(place, scores[0].RefusalOf(table.IndexOf("b")));
        Assert.Equal(["", "", ""], scores[1].Select(row => $"{row.Refusal}"));
        Assert.Equal(["", ""], scores[0].Where(row => row.VolunteerId != "b").Select(row => $"{row.Refusal}"));
        hang.Release();
        Assert.Equal(before, TextOf(scores));
    }

    [Fact]
    public void The_memory_of_an_abandoned_thread_is_never_used_again()
    {
        using var hang = new Hang();
        var blocks = new List<Block>();
        CreditEngine engine = EngineOf(hang, Seams["measures.m"], blocks.Add);
        engine.Score("t", Crowd[1], Asked);
        Block lost = blocks[^1];
        hang.Release();
        blocks.Clear();
        foreach (int _ in Enumerable.Range(0, 20))
        {
            engine.Score("t", Crowd[0], Asked);
        }

        Assert.NotEmpty(blocks);
        Assert.DoesNotContain(lost, blocks);
    }

    [Fact]
    public void Groups_boards_statistics_and_comparisons_go_on()
    {
        using var hang = new Hang();
        CreditEngine engine = EngineOf(hang, Seams["intake[0]"]);
        foreach (CreditResult[] groups in new[] { engine.ScoreGroups("groups", Crowd, Asked).ToArray(), [.. engine.ExplainGroups("groups", Crowd, Asked).Select(e => e.Result)] })
        {
            Assert.Equal(["organization:o-a ", "organization:o-b VC4020", "organization:o-c "], groups.Select(g => $"{g.VolunteerId} {g.Refusal?.Code}"));
            Assert.Contains("VC4043", groups[1].Refusal!.ToString(), StringComparison.Ordinal);
        }

        BoardResult board = engine.Rank("t", "b", Crowd, Asked);
        Assert.Equal(["a", "c"], board.Rows.Select(r => r.Id));
        Assert.Equal("VC4020", Assert.Single(board.Unranked).Refusal!.Code);
        Assert.Equal(1, engine.Summarize("t", Crowd, Asked).VolunteersRefused);

        var request = new ComparisonRequest(new("t", Asked), new("sound", Asked));
        using RecordTableBuilder builder = Filled(engine, request.Requests);
        foreach (Comparison comparison in new[] { engine.Compare(request, Crowd), engine.CompareTables(request, [builder.Build()], how: new() { Threads = 1 }) })
        {
            Assert.Equal((2L, 1L, 3L), (comparison.Baseline.Computed, comparison.Baseline.Refused, comparison.Candidate.Computed));
        }

        hang.Release();
    }

    [Fact]
    public void A_group_over_whose_rows_it_hangs_is_refused()
    {
        using var hang = new Hang();
        CreditEngine engine = EngineOf(hang, Seams["measures.m"]);
        Assert.Equal(["", "VC4043", ""], engine.ScoreGroups("groups", Crowd, Asked).Select(g => $"{g.Refusal?.Code}"));
        Assert.Equal(["", "VC4043", ""], engine.ExplainGroups("groups", Crowd, Asked).Select(g => $"{g.Result.Refusal?.Code}"));
        AssertLate("boards.b.by", Assert.Single(engine.Rank("t", "b", Crowd, Asked).Unranked).Refusal);
        hang.Release();
    }

    [Fact]
    public void Explanations_and_advice_are_refused()
    {
        using var hang = new Hang();
        CreditEngine engine = EngineOf(hang, Seams["tiers.t"]);
        AssertLate("tiers.t", engine.Explain("t", Crowd[1], Asked).Result.Refusal);
        AdviceResult advice = engine.Advise("t", Crowd[1], Asked, AdviceGoal.Eligible("d"), new() { HorizonDays = 5 });
        Assert.Equal(AdviceStatus.Refused, advice.Status);
        AssertLate("tiers.t", advice.Refusal);
        Assert.Equal(AdviceStatus.Reachable, engine.Advise("t", Crowd[0], Asked, AdviceGoal.Eligible("d"), new() { HorizonDays = 5 }).Status);
        Assert.Throws<UnknownNameException>(() => engine.Advise("t", Crowd[0], Asked, AdviceGoal.Eligible("nothing"), new() { HorizonDays = 5 }));
        hang.Release();
    }

    [Fact]
    public void There_is_no_receipt_and_none_is_verified()
    {
        using var hang = new Hang { IsOn = false };
        CreditEngine engine = EngineOf(hang, Seams["scores.s"]);
        Receipt receipt = engine.IssueReceipt("t", Crowd[1], Asked, new() { Key = Key });
        Assert.True(engine.Verify(receipt, Crowd[1], new() { Key = Key }).Holds);

        hang.IsOn = true;
        Assert.Equal("VC4048", Assert.Throws<WatchdogException>(() => engine.IssueReceipt("t", Crowd[1], Asked, new() { Key = Key })).Fault.Code);
        AssertLate("scores.s", engine.Verify(receipt, Crowd[1], new() { Key = Key }).Difference);
        hang.Release();
    }

    [Fact]
    public void After_so_many_a_run_ends_and_what_was_handed_out_stands()
    {
        using var hang = new Hang();
        CreditEngine engine = EngineOf(hang, Seams["scores.s"], abandonedMax: 2);
        var results = new List<CreditResult>();
        Volunteer[] many = [Crowd[0], Person("x", marked: true), Crowd[0], Person("y", marked: true), Crowd[2], Person("z", marked: true)];
        WatchdogException ended = Assert.Throws<WatchdogException>(() => results.AddRange(engine.Score("t", many, Asked)));

        Assert.Equal(("VC4044", "2"), (ended.Fault.Code, ended.Fault.Found));
        using IEnumerator<CreditResult> again = engine.Score("t", many, Asked).GetEnumerator();
        Assert.Throws<WatchdogException>(() => again.MoveNext()); // they hang still, and a thread more would be too many
        hang.Release();
        hang.IsOn = false;
        Assert.Equal(6, engine.Score("t", many, Asked).Count());
    }

    /// <summary>Nor does the time of others count against them: who computes without components of others is counted apart.</summary>
    [Fact]
    public void Threads_that_hang_stop_no_rule_set_without_components_of_others()
    {
        using var hang = new Hang();
        CreditEngine engine = hang.EngineAfterLoad(
            options =>
            {
                options.Components.Add(TypeOf(hang, Seams["scores.s"]));
                string[] scores = ["""{ "type": "faulty", "of": "n" }""", """{ "type": "given", "name": "none", "else": "other0" }""", """{ "type": "given", "name": "none" }"""];
                options.Add(scores.Select((score, i) => RuleSetSource.FromText(Loading.Document(
                    $$""" "measures": { "n": { "type": "count" } }, "scores": { "s": {{score}} } """).Replace("\"id\": \"t\"", $"\"id\": \"other{i}\"", StringComparison.Ordinal))));
            },
            abandonedMax: 1);
        AssertLate("scores.s", engine.Score("other0", Crowd[1], Asked).Refusal);

        Assert.All((string[])["other0", "other1"], id => Assert.Equal("VC4044", Assert.Throws<WatchdogException>(() => engine.Score(id, Crowd[0], Asked)).Fault.Code));
        BulkRequest[] requests = [new("other2", Asked)];
        using RecordTableBuilder builder = Filled(engine, requests);
        Assert.Equal([ResultStatus.Computed, ResultStatus.Computed, ResultStatus.Computed], Assert.Single(engine.ScoreTable(builder.Build(), requests)).Select(row => row.Status));
        Assert.Equal(ResultStatus.Computed, engine.Score("other2", Crowd[0], Asked).Status);
        Assert.Equal(1, engine.Abandoned);
        hang.Release();
    }

    [Fact]
    public void Results_are_handed_out_until_a_run_ends()
    {
        using var hang = new Hang();
        CreditEngine engine = EngineOf(hang, Seams["scores.s"], abandonedMax: 1);
        using IEnumerator<CreditResult> results = engine.Score("t", Crowd, Asked).GetEnumerator();

        Assert.True(results.MoveNext());
        Assert.Equal(ResultStatus.Computed, results.Current.Status);
        Assert.True(results.MoveNext());
        AssertLate("scores.s", results.Current.Refusal);
        Assert.Throws<WatchdogException>(() => results.MoveNext());
        hang.Release();
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 3)] // when the second is left behind, somebody may be at work behind the first
    public void A_run_in_bulk_ends_after_so_many(int threads, int most)
    {
        using var hang = new Hang();
        CreditEngine engine = EngineOf(hang, Seams["scores.s"], abandonedMax: 2);
        BulkRequest[] requests = [new("t", Asked)];
        using RecordTableBuilder builder = Filled(engine, requests, [.. Enumerable.Range(0, 5).Select(n => Person($"m{n}", marked: true))]);
        RecordTable table = builder.Build();

        Assert.Equal("VC4044", Assert.Throws<WatchdogException>(() => engine.ScoreTable(table, requests, new() { Threads = threads })).Fault.Code);
        Assert.InRange(hang.Count, 2, most);
        hang.Release();
    }

    [Fact]
    public async Task Cancelling_a_run_in_bulk_does_not_wait_for_who_hangs()
    {
        using var hang = new Hang { TimeGoesOn = false };
        using var cancellation = new CancellationTokenSource();
        CreditEngine engine = EngineOf(hang, Seams["scores.s"]);
        BulkRequest[] requests = [new("t", Asked)];
        using RecordTableBuilder builder = Filled(engine, requests);
        RecordTable table = builder.Build();
        Task run = Task.Run(() => engine.ScoreTable(table, requests, null, cancellation.Token));
        hang.Entered.Wait();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.WaitAsync(TimeSpan.FromMinutes(1)));
        hang.Release();
    }

    [Fact]
    public void At_load_a_worked_case_that_does_not_return_refuses_the_document()
    {
        using var hang = new Hang();
        const string Cases = """ , "verify": [ { "name": "one", "asOf": "2024-12-31", "given": { "mark": 13 }, "expect": { "n": "0" } }, { "name": "two", "asOf": "2024-12-31", "given": { "mark": 13 }, "expect": { "n": "0" } } ] """;
        Notice fault = Assert.Single(Assert.Throws<RuleSetRefusedException>(() => hang.Engine(options =>
        {
            options.Components.Add(TypeOf(hang, Seams["scores.s"]));
            options.Add(RuleSetSource.FromText(Loading.Document(Seams["scores.s"] + Cases)));
        })).Faults);

        Assert.Equal(("VC4047", "verify[0]", "scores.s"), (fault.Code, fault.Place.Name, fault.Found));
        Assert.Equal(1, hang.Count); // the second case is not tried
        Assert.True(fault.Place.Line > 0);
        hang.Release();
    }

    [Fact]
    public void At_load_a_made_up_volunteer_of_the_linter_who_is_not_computed_refuses_the_document()
    {
        using var hang = new Hang();
        ComponentType type = ComponentType.Score("faulty", Summary, [Of], options => new EndlessScore(hang));
        RuleSetRefusedException refused = Assert.Throws<RuleSetRefusedException>(() => hang.Engine(options =>
        {
            options.Components.Add(type);
            options.Add(RuleSetSource.FromText(Loading.Document(Seams["scores.s"])));
        }));

        Assert.Equal([("VC4047", "scores.s")], refused.Faults.Select(f => (f.Code, f.Found)));
        hang.Release();
    }

    [Fact]
    public void At_load_a_factory_that_does_not_return_refuses_the_document()
    {
        using var hang = new Hang();
        ComponentType type = ComponentType.Score("faulty", Summary, [Of], options =>
        {
            hang.Wait();
            options.Refuse(null, "late", Words.Same("late")); // nobody listens
            return new EndlessScore(hang);
        });
        RuleSetRefusedException refused = Assert.Throws<RuleSetRefusedException>(() => hang.Engine(options =>
        {
            options.Components.Add(type);
            options.Add(RuleSetSource.FromText(Loading.Document(Seams["scores.s"])));
        }));

        Assert.Equal([("VC4047", "scores.s", "scores.s: faulty")], refused.Faults.Select(f => (f.Code, f.Place.Name!, f.Found!)));
        hang.Release();
        Assert.Single(refused.Faults);
    }

    [Fact]
    public void Off_everything_runs_on_the_threads_it_always_did()
    {
        var threads = new List<Thread>();
        using var hang = new Hang { IsOn = false };
        ComponentType type = TypeOf(hang, Seams["measures.m"], _ => threads.Add(Thread.CurrentThread));
        var engine = CreditEngine.Create(options =>
        {
            options.Components.Add(type);
            options.Add(RuleSetSource.FromText(Loading.Document(Seams["measures.m"])));
        });
        threads.Clear();
        engine.Score("t", Crowd[0], Asked);

        Assert.NotEmpty(threads);
        Assert.All(threads, thread => Assert.Same(Thread.CurrentThread, thread));
    }

    [Fact]
    public void Options_out_of_bounds_are_told_all_at_once()
    {
        RuleSetRefusedException refused = Assert.Throws<RuleSetRefusedException>(() => CreditEngine.Create(options =>
        {
            (options.Watchdog.VolunteerTimeout, options.Watchdog.AbandonedMax, options.RecordsPerVolunteerMax) = (TimeSpan.FromMilliseconds(9), 0, 0);
            options.Add(RuleSetSource.FromText(Loading.Document(Given.Hours)));
        }));

        Assert.Equal(["VC5001 RecordsPerVolunteerMax 0", "VC5001 Watchdog.VolunteerTimeout 00:00:00.0090000", "VC5001 Watchdog.AbandonedMax 0"], refused.Faults.Select(f => $"{f.Code} {f.Place.Name} {f.Found}"));
        foreach ((TimeSpan? time, int most, bool fits) in new (TimeSpan?, int, bool)[]
        {
            (null, 1, true), (TimeSpan.FromMilliseconds(10), 1_000, true), (TimeSpan.FromDays(1), 16, true), (TimeSpan.FromDays(1) + TimeSpan.FromTicks(1), 16, false), (null, 1_001, false), (TimeSpan.Zero, 16, false),
        })
        {
            var options = new CreditEngineOptions { Watchdog = { VolunteerTimeout = time, AbandonedMax = most } };
            options.Add(RuleSetSource.FromText(Loading.Document(Given.Hours)));
            Assert.Equal(fits, Record.Exception(() => new CreditEngine(options)) is null);
        }
    }

    private static void AssertLate(string place, Notice? refusal) => Assert.Equal(("VC4043", place, "00:00:00.0200000"), (refusal?.Code, refusal?.Found, refusal?.Expected?.English));

    private static string TextOf(IReadOnlyList<BulkScores> scores) => string.Join("\n", scores.SelectMany(s => s.Select(row => string.Join(
        " ", row.VolunteerId, row.Status, row.Refusal, row.Measure("n"), row.Measure("m"), row.Score("s"), row.Tier("t")?.Id, row.Decision("d"), s.Grant("g")[row.Volunteer], s.RecordedMinutes[row.Volunteer], s.CountedMinutes[row.Volunteer],
        string.Join(",", s.Decision("d").OfferOf(row.Volunteer)), s.Reasons.Sum(r => r.Rows[row.Volunteer])))));

    internal static CreditEngine EngineOf(Hang hang, string sections, Action<Block>? seen = null, int abandonedMax = 16) => hang.EngineAfterLoad(
        options =>
        {
            options.Components.Add(TypeOf(hang, sections, seen));
            options.Add(
                RuleSetSource.FromText(Loading.Document(sections)),
                RuleSetSource.FromText(Loading.Document($""" "subject": "organization", {sections} """).Replace("\"id\": \"t\"", "\"id\": \"groups\"", StringComparison.Ordinal)),
                RuleSetSource.FromText(Loading.Document(FaultyCase.Document()).Replace("\"id\": \"t\"", "\"id\": \"sound\"", StringComparison.Ordinal)));
        },
        abandonedMax);

    /// <summary>A component that hangs for who is marked, of the seam where the document names it.</summary>
    private static ComponentType TypeOf(Hang hang, string sections, Action<Block>? seen = null)
    {
        string place = Seams.Where(s => sections.StartsWith(s.Value, StringComparison.Ordinal)).Select(s => s.Key).First();
        return place.Split('.', '[')[0] switch
        {
            "intake" => ComponentType.Intake("faulty", Summary, [], _ => new FaultyStep((_, _, _) => hang.Wait())),
            "measures" => ComponentType.Measure("faulty", Summary, RowKinds.Any, hasWindow: true, [], _ => new SeeingMeasure(seen, new((_, values) => { hang.Wait(); values.Fill(2); }))),
            "scores" when place.EndsWith("through", StringComparison.Ordinal) => ComponentType.Curve("faulty", Summary, [], _ => new FaultyCurve(() => { hang.Wait(); return 2; })),
            "scores" => ComponentType.Score("faulty", Summary, [Of], options => new FaultyScore(options.Get(Of), sheet => { hang.Wait(); sheet.Add(ScoreLineKind.Part, "p", 2); })),
            "tiers" => ComponentType.Tier("faulty", Summary, [Of], options => new FaultyTier(options.Get(Of), (in Evidence _) => { hang.Wait(); return new(1); })),
            "grants" => ComponentType.Grant("faulty", Summary, [], _ => new FaultyGrant((block, ledger) => { hang.Wait(); ledger.Earn(block.AsOf, null, 2, []); })),
            _ when place.Contains("offer", StringComparison.Ordinal) => ComponentType.Offer("faulty", Summary, [Of], options => new FaultyOffer(options.Get(Of), items => { hang.Wait(); items.Add(new("a", null, "late")); })),
            _ => ComponentType.Criterion("faulty", Summary, [Of], options => new FaultyCriterion(options.Get(Of), (in Evidence _) => { hang.Wait(); return new(Outcome.Refer, null); })),
        };
    }

    internal static RecordTableBuilder Filled(CreditEngine engine, IReadOnlyList<BulkRequest> requests, params Volunteer[] who)
    {
        RecordTableBuilder builder = engine.CreateTable(requests);
        using RecordTableWriter writer = builder.OpenWriter();
        foreach (Volunteer volunteer in who.Length > 0 ? who : Crowd)
        {
            foreach (Fact fact in volunteer.Facts.Where(f => f.SubjectId == volunteer.Id))
            {
                writer.Add(fact);
            }

            writer.AddRange(volunteer.Records);
        }

        return builder;
    }

    private static Volunteer Person(string id, bool marked = false) => FaultTests.Person(id, marked);

    private sealed class SeeingMeasure(Action<Block>? seen, FaultyMeasure measure) : IMeasure
    {
        public ValueShape Shape => measure.Shape;

        public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values)
        {
            seen?.Invoke(block);
            measure.Evaluate(block, selected, periods, values);
        }
    }

    private sealed class EndlessScore(Hang hang) : VolunteerCredit.Scoring.IScoreModel
    {
        public ValueShape Shape { get; } = new(Unit.Number, 1, new(0, 100));

        public void Score(in Evidence evidence, VolunteerCredit.Scoring.ScoreSheet sheet) => hang.Wait();
    }
}
