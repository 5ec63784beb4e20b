using BenchmarkDotNet.Attributes;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Benchmarks;

/// <summary>
/// 1,000 volunteers of 40 records rated by cn.national-stars: the engine, against the ladder as apps hard-code it today in LINQ. The hand-written code
/// knows nothing of versions, facts, open minutes or reasons; that both give the same stars is asserted before anything is timed.
/// </summary>
[MemoryDiagnoser]
public class StarsBenchmark
{
    private static readonly int[] LowerBounds = [100, 300, 600, 1000, 1500];
    private static readonly string[] NotService = ["travel", "meal", "rest", "automation"];

    private readonly Volunteer[] _volunteers = GeneratedVolunteers.Make(1_000, 40);
    private readonly Evaluation _evaluation = Evaluation.On(new(2026, 8, 31));
    private readonly CreditEngine _engine = CreditEngine.Create(o => o.RuleSets.Add(ShippedRuleSets.Source("cn.national-stars")));

    /// <summary>Refuses to time engines that disagree.</summary>
    [GlobalSetup]
    public void Agree()
    {
        int[] linq = [.. _volunteers.Select(StarsByLinq)];
        int[] engine = [.. _engine.Score("cn.national-stars", _volunteers, _evaluation).Select(StarsOf)];
        if (!linq.SequenceEqual(engine))
        {
            throw new InvalidOperationException("The engine and the LINQ baseline give different stars.");
        }
    }

    /// <summary>The baseline: an if-ladder in LINQ.</summary>
    [Benchmark(Baseline = true)]
    public int Linq() => _volunteers.Sum(StarsByLinq);

    /// <summary>The engine, results as objects.</summary>
    [Benchmark]
    public int Engine() => _engine.Score("cn.national-stars", _volunteers, _evaluation).Sum(StarsOf);

    /// <summary>The engine with full explanations.</summary>
    [Benchmark]
    public int EngineExplained() => _engine.Score("cn.national-stars", _volunteers, _evaluation with { Explain = true }).Sum(StarsOf);

    private static int StarsOf(CreditResult result) => result.Tier("stars").Reached is { } star ? star[^1] - '0' : 0;

    private int StarsByLinq(Volunteer volunteer)
    {
        long minutes = volunteer.Records
            .Where(r => r.Date <= _evaluation.AsOf && r.Status == "approved" && !NotService.Contains(r.Category))
            .Sum(r => (long)r.Minutes!.Value);
        return LowerBounds.Count(bound => minutes >= bound * 60L);
    }
}
