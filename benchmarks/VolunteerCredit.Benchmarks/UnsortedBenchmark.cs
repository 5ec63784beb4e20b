using BenchmarkDotNet.Attributes;
using VolunteerCredit.Benchmarks.Baselines;
using VolunteerCredit.Benchmarks.Data;
using VolunteerCredit.Benchmarks.Reports;
using VolunteerCredit.Bulk;

namespace VolunteerCredit.Benchmarks;

/// <summary>The capped job over a million records from unsorted columns: sorted and scored, one thread.</summary>
[ShortRunJob]
[MemoryDiagnoser]
public class UnsortedBenchmark
{
    private readonly Ours _ours = new("capped");
    private ServiceColumns _columns = null!;
    private RecordColumns _ourColumns = null!;

    /// <summary>Refuses to time engines that disagree.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _columns = Generator.Make(Shape.Capped(1_000_000));
        _ourColumns = _columns.ToRecordColumns();
        JobResult expected = HandLoop.Capped(GroupedColumns.Of(_columns));
        expected.MustEqual("counting sort", CountingSort.Capped(_columns));
        expected.MustEqual("the library", Ours.ToResult(_ours.Score(_ours.Build([_ourColumns], 1), 1), _columns, Job.QuantaPerMinute));
    }

    /// <summary>Two counting sorts and the loop.</summary>
    [Benchmark(Baseline = true)]
    public object HandWritten() => CountingSort.Capped(_columns);

    /// <summary>The library.</summary>
    [Benchmark]
    public object Library() => _ours.Score(_ours.Build([_ourColumns], 1), 1);
}
