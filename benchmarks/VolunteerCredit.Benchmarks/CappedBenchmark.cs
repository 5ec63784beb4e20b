using BenchmarkDotNet.Attributes;
using VolunteerCredit.Benchmarks.Baselines;
using VolunteerCredit.Benchmarks.Data;
using VolunteerCredit.Benchmarks.Reports;
using VolunteerCredit.Bulk;

namespace VolunteerCredit.Benchmarks;

/// <summary>The capped job over a million records, grouped: the hand-written loop, the library, LINQ, PLINQ, SQLite, and a sum of the same bytes.</summary>
[ShortRunJob]
[MemoryDiagnoser]
#pragma warning disable CA1001 // BenchmarkDotNet calls CleanUp, which disposes
public class CappedBenchmark
#pragma warning restore CA1001
{
    private readonly Ours _ours = new("capped");
    private GroupedColumns _grouped = null!;
    private PlainRecord[] _records = [];
    private RecordTable _table = null!;
    private SqliteJob _sqlite = null!;

    /// <summary>Refuses to time engines that disagree.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        ServiceColumns columns = Generator.Make(Shape.Capped(1_000_000));
        _grouped = GroupedColumns.Of(columns);
        _records = columns.ToPlainRecords();
        _table = _ours.Build([columns.ToRecordColumns()], 1);
        _sqlite = new(columns);
        JobResult expected = HandLoop.Capped(_grouped);
        expected.MustEqual("the library", Ours.ToResult(_ours.Score(_table, 2), columns, Job.QuantaPerMinute));
        expected.MustEqual("LINQ", LinqJob.ToResult(LinqJob.Run(_records), columns));
        expected.MustEqual("PLINQ", LinqJob.ToResult(LinqJob.RunParallel(_records, 2), columns));
        expected.MustEqual("SQLite", _sqlite.Capped());
    }

    /// <summary>Closes the database.</summary>
    [GlobalCleanup]
    public void CleanUp() => _sqlite.Dispose();

    /// <summary>The practical limit.</summary>
    [Benchmark(Baseline = true)]
    public object HandWrittenLoop() => HandLoop.Capped(_grouped);

    /// <summary>The physical limit.</summary>
    [Benchmark]
    public ulong BytesAddedUp() => PhysicalLimit.Sum(_grouped);

    /// <summary>The library, one thread.</summary>
    [Benchmark]
    public object OneThread() => _ours.Score(_table, 1);

    /// <summary>The library, two threads.</summary>
    [Benchmark]
    public object TwoThreads() => _ours.Score(_table, 2);

    /// <summary>LINQ over objects.</summary>
    [Benchmark]
    public object Linq() => LinqJob.Run(_records);

    /// <summary>Parallel LINQ over objects, two threads.</summary>
    [Benchmark]
    public object ParallelLinq() => LinqJob.RunParallel(_records, 2);

    /// <summary>SQLite in process.</summary>
    [Benchmark]
    public object Sqlite() => _sqlite.Capped();
}
