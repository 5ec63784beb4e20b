using BenchmarkDotNet.Attributes;
using VolunteerCredit.Benchmarks.Baselines;
using VolunteerCredit.Benchmarks.Data;
using VolunteerCredit.Benchmarks.Reports;
using VolunteerCredit.Bulk;

namespace VolunteerCredit.Benchmarks;

/// <summary>The weighted sum of a million records without a limit, grouped.</summary>
[ShortRunJob]
[MemoryDiagnoser]
public class UncappedBenchmark
{
    private readonly Ours _ours = new("uncapped");
    private GroupedColumns _grouped = null!;
    private RecordTable _table = null!;

    /// <summary>Refuses to time engines that disagree.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        ServiceColumns columns = Generator.Make(Shape.Capped(1_000_000));
        _grouped = GroupedColumns.Of(columns);
        _table = _ours.Build([columns.ToRecordColumns()], 1);
        HandLoop.Uncapped(_grouped).MustEqual("the library", Ours.ToResult(_ours.Score(_table, 1), columns, Job.QuantaPerMinute));
    }

    /// <summary>The practical limit.</summary>
    [Benchmark(Baseline = true)]
    public object HandWrittenLoop() => HandLoop.Uncapped(_grouped);

    /// <summary>The library, one thread.</summary>
    [Benchmark]
    public object OneThread() => _ours.Score(_table, 1);
}
