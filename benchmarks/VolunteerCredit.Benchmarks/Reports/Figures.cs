using System.Globalization;
using VolunteerCredit.Benchmarks.Baselines;
using VolunteerCredit.Benchmarks.Data;
using VolunteerCredit.Bulk;

namespace VolunteerCredit.Benchmarks.Reports;

/// <summary>
/// The figures, on so many records: everybody's result is compared first, then each is timed in turn with the library, and the medians are
/// printed, a line each: <c>name: ratio (ours, theirs)</c>.
/// </summary>
internal sealed class Figures
{
    private readonly ServiceColumns _columns;
    private readonly GroupedColumns _grouped;
    private readonly JobResult _capped, _uncapped;
    private readonly Ours _ours = new("capped");
    private readonly RecordTable _table;

    public Figures(int records)
    {
        _columns = Generator.Make(Shape.Capped(records));
        _grouped = GroupedColumns.Of(_columns);
        _capped = HandLoop.Capped(_grouped);
        _uncapped = HandLoop.Uncapped(_grouped);
        _table = _ours.Build([_columns.ToRecordColumns()], 2);
    }

    /// <summary>Those that matter, or all.</summary>
    public static void Print(int records, bool all)
    {
        Machine.Print();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{records:N0} records of {records / 100:N0} volunteers; every result compared before it is timed; medians of runs in turn"));
        var figures = new Figures(records);
        figures.Loops();
        figures.Unsorted();
        figures.Linq(all);
        figures.Sqlite();
        SecondDocument(records / 4);
        SingleScores.Print();
        if (all)
        {
            Hangzhou();
        }

        figures.Peers(all);
    }

    /// <summary>Millions of volunteers of one record each, or a little more.</summary>
    public static void Hangzhou()
    {
        ServiceColumns columns = Generator.Make(Shape.Hangzhou);
        GroupedColumns grouped = GroupedColumns.Of(columns);
        var ours = new Ours("capped");
        RecordTable table = ours.Build([columns.ToRecordColumns()], 2);
        HandLoop.Capped(grouped).MustEqual("the library, Hangzhou", Ours.ToResult(ours.Score(table, 1), columns, Job.QuantaPerMinute));
        Console.WriteLine(Pairs.Of(() => ours.Score(table, 1), () => HandLoop.Capped(grouped)).Multiple("Hangzhou 2018 (2.68 million volunteers, 3.27 million records), one thread, against the hand-written loop"));
        Console.WriteLine(Pairs.Of(() => ours.Score(table, 2), () => ours.Score(table, 1)).Faster("Hangzhou 2018, two threads against one"));
    }

    private void Loops()
    {
        _capped.MustEqual("the library", Ours.ToResult(_ours.Score(_table, 1), _columns, Job.QuantaPerMinute));
        _capped.MustEqual("the library, two threads", Ours.ToResult(_ours.Score(_table, 2), _columns, Job.QuantaPerMinute));
        Pairs loop = Pairs.Of(() => _ours.Score(_table, 1), () => HandLoop.Capped(_grouped), 15);
        Console.WriteLine(loop.Multiple("grouped, one thread, against the hand-written loop"));
        Console.WriteLine(FormattableString.Invariant($"  that is {loop.Ours.TotalNanoseconds / _columns.Count:0.00} ns a record, the loop {loop.Theirs.TotalNanoseconds / _columns.Count:0.00}"));
        Console.WriteLine(Pairs.Of(() => _ours.Score(_table, 1), () => PhysicalLimit.Sum(_grouped), 15).Multiple("grouped, one thread, against adding up the same bytes"));
        Console.WriteLine(Pairs.Of(() => _ours.Score(_table, 2), () => _ours.Score(_table, 1), 15).Faster("two threads against one"));

        var uncapped = new Ours("uncapped");
        RecordTable table = uncapped.Build([_columns.ToRecordColumns()], 2);
        _uncapped.MustEqual("the library, uncapped", Ours.ToResult(uncapped.Score(table, 1), _columns, Job.QuantaPerMinute));
        Console.WriteLine(Pairs.Of(() => uncapped.Score(table, 1), () => HandLoop.Uncapped(_grouped), 15).Multiple("uncapped sum, one thread, against the hand-written loop"));
    }

    private void Unsorted()
    {
        RecordColumns columns = _columns.ToRecordColumns();
        _capped.MustEqual("counting sort", CountingSort.Capped(_columns));
        Console.WriteLine(Pairs.Of(() => _ours.Score(_ours.Build([columns], 1), 1), () => CountingSort.Capped(_columns)).Multiple("unsorted, one thread, against a counting sort and the loop"));
    }

    private void Linq(bool parallel)
    {
        PlainRecord[] records = _columns.ToPlainRecords();
        _capped.MustEqual("LINQ", LinqJob.ToResult(LinqJob.Run(records), _columns));
        Console.WriteLine(Pairs.Of(() => _ours.Score(_table, 1), () => LinqJob.Run(records), warm: true).Faster("grouped, one thread, against LINQ with GroupBy"));
        if (parallel)
        {
            _capped.MustEqual("PLINQ", LinqJob.ToResult(LinqJob.RunParallel(records, 2), _columns));
            Console.WriteLine(Pairs.Of(() => _ours.Score(_table, 2), () => LinqJob.RunParallel(records, 2), warm: true).Faster("grouped, two threads, against PLINQ"));
        }
    }

    /// <summary>SQLite takes its time, so it runs once.</summary>
    private void Sqlite()
    {
        using var sqlite = new SqliteJob(_columns);
        JobResult result = new(0);
        Pairs once = Pairs.Of([(Pairs.Time(() => _ours.Score(_table, 1)), Pairs.Time(() => result = sqlite.Capped()))]);
        _capped.MustEqual("SQLite", result);
        Console.WriteLine(once.Faster("grouped, one thread, against SQLite in process (one run)"));
    }

    private static void SecondDocument(int records)
    {
        ServiceColumns placed = Generator.Make(Shape.Capped(records) with { Placed = true });
        GroupedColumns grouped = GroupedColumns.Of(placed);
        var ours = new Ours("overlaps");
        RecordTable table = ours.Build(placed.ToRecords());
        OverlapLoop.Run(grouped).MustEqual("the library, second document", Ours.ToResult(ours.Score(table, 1), placed, 1));
        Console.WriteLine(Pairs.Of(() => ours.Score(table, 1), () => OverlapLoop.Run(grouped)).Multiple("second document (overlaps, rolling year, two measures), one thread, against its own hand-written loop"));
        Console.WriteLine(Pairs.Of(() => ours.Score(table, 2), () => ours.Score(table, 1)).Faster("second document, two threads against one"));
    }

    private void Peers(bool ruleEngines)
    {
        string folder = Directory.CreateTempSubdirectory("volunteercredit-bench-").FullName;
        try
        {
            string records = Path.Combine(folder, "records.csv"), expected = Path.Combine(folder, "expected.csv"), scores = Path.Combine(folder, "scores.csv");
            CsvFile.Write(records, _columns);
            ExpectedFile.Write(expected, _columns, _capped, _uncapped);
            _ours.ScoreFile(records, scores, 2);
            _capped.MustEqual("the library, file to file", Ours.ReadScores(scores, _columns), reasons: false);
            using Peer? duckDb = Peer.Start(records, expected, out string missing);
            if (duckDb is null)
            {
                Console.WriteLine(missing);
                TimeSpan median = Pairs.Median(Enumerable.Range(0, 5).Select(_ => Pairs.Time(() => _ours.ScoreFile(records, scores, 2))));
                Console.WriteLine($"CSV to scores, two threads: {Pairs.Text(median)}");
                return;
            }

            DuckDb(duckDb, records, scores);
            if (ruleEngines)
            {
                Peer.RunRules(expected);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void DuckDb(Peer duckDb, string records, string scores)
    {
        RecordColumns columns = _columns.ToRecordColumns();
        var uncapped = new Ours("uncapped");
        RecordTable table = uncapped.Build([columns], 2);
        Console.WriteLine($"DuckDB {duckDb.Version}, which has checked its results against ours:");
        Console.WriteLine(duckDb.Against(() => _ours.Score(_table, 2), 2, "grouped").Faster("grouped, two threads, against DuckDB"));
        Console.WriteLine(duckDb.Against(() => uncapped.Score(table, 2), 2, "uncapped").Faster("uncapped sum, two threads, against DuckDB"));
        Console.WriteLine(duckDb.Against(() => _ours.Score(_ours.Build([columns], 2), 2), 2, "unsorted").Faster("unsorted, two threads, against DuckDB"));
        Console.WriteLine(duckDb.Against(() => _ours.ScoreFile(records, scores, 2), 2, "csv " + scores + ".theirs").Faster("CSV to scores, two threads, against DuckDB"));
    }
}
