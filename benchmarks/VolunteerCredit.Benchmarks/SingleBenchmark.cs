using BenchmarkDotNet.Attributes;
using VolunteerCredit.Benchmarks.Baselines;
using VolunteerCredit.Benchmarks.Data;
using VolunteerCredit.Benchmarks.Reports;
using VolunteerCredit.Bulk;
using VolunteerCredit.Records;

namespace VolunteerCredit.Benchmarks;

/// <summary>One volunteer of 40 records by the capped job: from a table, from records, and with full explanation. A thousand of them; figures are for one.</summary>
[MemoryDiagnoser]
public class SingleBenchmark
{
    private const int Count = 1_000;

    private readonly Ours _ours = new("capped");
    private readonly Evaluation _explained = Ours.Evaluation with { Explain = true };
    private Volunteer[] _volunteers = [];
    private RecordTable _table = null!;

    /// <summary>Makes them, and asserts what is scored.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        ServiceColumns columns = Generator.Make(SingleScores.Shape);
        _volunteers = columns.ToVolunteers();
        _table = _ours.Build([columns.ToRecordColumns()], 1);
        JobResult expected = HandLoop.Capped(GroupedColumns.Of(columns));
        expected.MustEqual("single scores", _ours.ScoreOneByOne(_volunteers, Job.QuantaPerMinute));
        expected.MustEqual("a table", Ours.ToResult(_ours.Score(_table, 1), columns, Job.QuantaPerMinute));
    }

    /// <summary>Rows of a table.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public BulkScores FromTable() => _ours.Score(_table, 1);

    /// <summary>Records as objects.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public object? FromRecords() => Last(Ours.Evaluation);

    /// <summary>Records as objects, and all that became of them.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public object? Explained() => Last(_explained);

    private object? Last(Evaluation evaluation)
    {
        object? last = null;
        foreach (Volunteer volunteer in _volunteers)
        {
            last = _ours.Engine.Score(_ours.RuleSet, volunteer, evaluation);
        }

        return last;
    }
}
