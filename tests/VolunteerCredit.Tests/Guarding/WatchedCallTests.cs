using System.Globalization;
using VolunteerCredit.Bulk;
using VolunteerCredit.Comparisons;
using VolunteerCredit.Explanations;
using VolunteerCredit.Guarding;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.RuleSets;
using VolunteerCredit.Tiers;

namespace VolunteerCredit.Tests.Guarding;

/// <summary>What a watched call shares with its caller, and with other calls: his culture, and nothing else.</summary>
public sealed class WatchedCallTests
{
    private static readonly Words Summary = new("a plug-in", "插件");
    private static readonly Evaluation Asked = Evaluation.On(Given.Day("2024-12-31"));
    private static readonly Volunteer[] Crowd = [FaultTests.Person("a"), FaultTests.Person("b", marked: true), FaultTests.Person("c")];
    private static readonly string HangingScore = FaultyCase.Document(score: """ { "type": "faulty", "of": "n" } """);

    [Fact]
    public void A_component_meets_the_culture_of_the_caller_and_nothing_else_of_him()
    {
        var seen = new List<string>();
        var own = new AsyncLocal<string>();
        CreditEngine engine = EngineOf(CultureMeasure.TypeOf(() => seen.Add($"{NameOf(CultureInfo.CurrentCulture)}; {NameOf(CultureInfo.CurrentUICulture)}; {own.Value}")), FaultyCase.Document(measure: """ { "type": "faulty" } """));
        BulkRequest[] requests = [new("t", Asked)];
        using RecordTableBuilder builder = WatchdogTests.Filled(engine, requests);
        RecordTable table = builder.Build();
        (CultureInfo before, CultureInfo beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            foreach (string name in new[] { "one", "another" })
            {
                (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture, own.Value) = (Named(name), Named($"{name}, written"), $"the request of {name}");
                foreach (Action ask in new Action[] { () => engine.Score("t", Crowd[0], Asked), () => engine.ScoreTable(table, requests, new() { Threads = 1 }) })
                {
                    seen.Clear();
                    ask();
                    Assert.Equal([$"{name}; {name}, written; "], seen.Distinct());
                }
            }
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }

    [Fact]
    public void The_law_that_no_culture_matters_can_fail_under_a_watchdog()
    {
        CreditEngine engine = EngineOf(CultureMeasure.TypeOf(() => { }), FaultyCase.Document(measure: """ { "type": "faulty" } """));
        Law law = RuleSetLaws.All.Single(l => l.Id == "culture-free");
        Assert.Throws<LawBrokenException>(() => RuleSetLaws.Check(law, engine, "t", new() { Cases = 20 }));
    }

    [Fact]
    public async Task After_a_call_nobody_is_told_of_progress_and_nobody_else_is_computed()
    {
        using var hang = new Hang { TimeGoesOn = false };
        using var cancellation = new CancellationTokenSource();
        var progress = new Told();
        CreditEngine engine = WatchdogTests.EngineOf(hang, HangingScore);
        BulkRequest[] requests = [new("t", Asked)];
        using RecordTableBuilder builder = WatchdogTests.Filled(engine, requests, [.. Enumerable.Range(0, 5).Select(n => FaultTests.Person($"m{n}", marked: true))]);
        RecordTable table = builder.Build();
        Task run = Task.Run(() => engine.ScoreTable(table, requests, new() { Threads = 1, Progress = progress }, cancellation.Token));
        hang.Entered.Wait();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.WaitAsync(TimeSpan.FromMinutes(1)));

        hang.Release(); // the thread ends: it comes back from the first of five
        Assert.Equal(1, hang.Count);
        Assert.Equal(0, progress.Count);
        engine.ScoreTable(table, requests, new() { Progress = progress });
        Assert.NotEqual(0, progress.Count);
    }

    [Theory]
    [InlineData("t", false)]
    [InlineData("groups", false)]
    [InlineData("groups", true)]
    public void Each_enumeration_of_the_same_results_is_a_run_of_its_own(string ruleSet, bool explains)
    {
        using var hang = new Hang();
        CreditEngine engine = WatchdogTests.EngineOf(hang, HangingScore, abandonedMax: 2);
        IEnumerable<CreditResult> results = explains ? engine.ExplainGroups(ruleSet, Crowd, Asked).Select(e => e.Result)
            : ruleSet == "t" ? engine.Score(ruleSet, Crowd, Asked) : engine.ScoreGroups(ruleSet, Crowd, Asked);
        foreach (int _ in Enumerable.Range(0, 3))
        {
            Assert.Equal(["", "VC4043", ""], results.Select(r => $"{r.Refusal?.Code}"));
            hang.ReleaseOnce();
        }

        Assert.Throws<UnknownNameException>(() => { _ = engine.Score("nothing", Crowd, Asked); }); // wrong set-up throws at the call
    }

    [Fact]
    public void All_parts_of_a_comparison_are_one_run()
    {
        using var hang = new Hang();
        CreditEngine engine = WatchdogTests.EngineOf(hang, HangingScore, abandonedMax: 2);
        var request = new ComparisonRequest(new("t", Asked), new("sound", Asked));
        int compared = 0;
        WatchdogException ended = Assert.Throws<WatchdogException>(() => engine.CompareTables(request, Parts(), how: new() { Threads = 1 }));

        Assert.Equal(("VC4044", "2", 1), (ended.Fault.Code, ended.Fault.Found, compared)); // the first part, and the second is the last
        hang.Release();

        IEnumerable<RecordTable> Parts()
        {
            foreach (int part in Enumerable.Range(0, 4))
            {
                using RecordTableBuilder builder = WatchdogTests.Filled(engine, request.Requests, FaultTests.Person($"m{part}", marked: true));
                yield return builder.Build();
                compared++;
                hang.ReleaseOnce();
            }
        }
    }

    [Fact]
    public void After_a_score_of_another_rule_set_the_thread_stands_in_the_outer_one()
    {
        var standing = new List<string>();
        ComponentType type = ComponentType.Tier("faulty", Summary, [], _ => new StandingTier(standing));
        CreditEngine engine = EngineOf(
            type,
            """ "scores": { "s": { "type": "given", "name": "x", "else": "inner" } }, "tiers": { "outer": { "type": "faulty" } } """,
            """ "measures": { "n": { "type": "count" } }, "scores": { "s": { "type": "points", "parts": [ { "id": "p", "of": "n" } ] } } """);
        standing.Clear();

        Assert.Equal(ResultStatus.Computed, engine.Score("t", Crowd[0], Asked).Status);
        Assert.Equal(["outer"], standing);
    }

    private static CreditEngine EngineOf(ComponentType type, string sections, string? inner = null) => CreditEngine.Create(options =>
    {
        options.Watchdog.VolunteerTimeout = TimeSpan.FromDays(1);
        options.Components.Add(type);
        options.Add(RuleSetSource.FromText(Loading.Document(sections)));
        if (inner is not null)
        {
            options.Add(RuleSetSource.FromText(Loading.Document(inner).Replace("\"id\": \"t\"", "\"id\": \"inner\"", StringComparison.Ordinal)));
        }
    });

    /// <summary>A culture that can be told from others on a machine that knows none.</summary>
    private static CultureInfo Named(string name)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NaNSymbol = name;
        return culture;
    }

    private static string NameOf(CultureInfo culture) => culture.NumberFormat.NaNSymbol;

    private sealed class Told : IProgress<BulkProgress>
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public void Report(BulkProgress value) => Interlocked.Increment(ref _count);
    }

    /// <summary>A measure that depends on how the culture writes a number below nothing.</summary>
    private sealed class CultureMeasure(Action asked) : IMeasure
    {
        public ValueShape Shape { get; } = new(Unit.Number, 1, new(0, 100));

        public static ComponentType TypeOf(Action asked) => ComponentType.Measure("faulty", Summary, RowKinds.Any, hasWindow: true, [], _ => new CultureMeasure(asked));

        public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values)
        {
            asked();
            values.Fill((-1).ToString(CultureInfo.CurrentCulture)[0] == '-' ? 1 : 2);
        }
    }

    /// <summary>A tier that looks at where its thread is said to stand outside of components.</summary>
    private sealed class StandingTier(List<string> standing) : ITierPolicy
    {
        public IReadOnlyList<TierStep> Steps { get; } = [new("one", null, [])];

        public TierRank Rank(in Evidence evidence)
        {
            standing.Add(Watch.Current!.Run!.Component);
            return new(0);
        }
    }
}
