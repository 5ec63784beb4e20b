using System.Globalization;
using System.Runtime.ExceptionServices;
using VolunteerCredit.Bulk.Building;
using VolunteerCredit.Explanations;
using VolunteerCredit.Intake;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Bulk;

/// <summary>
/// Makes a <see cref="RecordTable"/> from records and facts in any order: the same table whatever the order, the number of writers and the
/// memory budget. Records without ids, which <see cref="RecordColumns"/> may be, are ordered as they come.
/// </summary>
public sealed class RecordTableBuilder : IDisposable
{
    private const int DefaultPartitionBits = 6;

    // About what the results of a volunteer take, who may have a row only.
    private const long ResultBytes = 128;

    private readonly Lock _lock = new();
    private readonly int _partitionBits;
    private readonly bool[] _kept = new bool[Block.ColumnCount];
    private readonly Dictionary<string, long> _notices = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, RowSink> _sinks = [];
    private readonly SortedDictionary<int, List<Fact>> _facts = [];
    private readonly SpillFolder? _files;
    private readonly PartitionStore _store;
    private int _writers;
    private int _open;
    private bool _hasRecords;
    private bool _over;
    private Exception? _fault;

    internal RecordTableBuilder(TableSpec spec, RecordTableOptions options, int partitionBits = DefaultPartitionBits)
    {
        OptionBounds.Demand($"{nameof(RecordTableOptions)}.{nameof(options.Threads)}", options.Threads, 1, 1024);
        OptionBounds.Demand($"{nameof(RecordTableOptions)}.{nameof(options.MemoryBudget)}", options.MemoryBudget, 0);

        (Spec, Options, _partitionBits) = (spec, options, partitionBits);
        if (IsBounded)
        {
            _files = OpenFiles(options.TemporaryFolder ?? Path.GetTempPath(), 1 << partitionBits);
        }

        _store = new(partitionBits, _files);
        foreach (Column column in spec.Columns)
        {
            _kept[(int)column] = true;
        }
    }

    /// <summary>Records that were taken so far by writers that are disposed of.</summary>
    public long RowsTaken { get; private set; }

    /// <summary>Records that were refused so far, by any writer. Those that a file reader refuses never come here.</summary>
    public long RowsRefused { get; private set; }

    /// <summary>How often each code was noticed so far.</summary>
    public IReadOnlyDictionary<string, long> NoticeCounts
    {
        get
        {
            lock (_lock)
            {
                return new Dictionary<string, long>(_notices, StringComparer.Ordinal);
            }
        }
    }

    internal TableSpec Spec { get; }

    internal RecordTableOptions Options { get; }

    /// <summary>Bytes that one writer may hold before it goes to files.</summary>
    internal long ShareOfMemory { get; private set; } = long.MaxValue;

    /// <summary>One thread's way in. Several may be used at the same time, each by one thread.</summary>
    /// <exception cref="InvalidOperationException">The table was built, or the builder is disposed of (VC4030).</exception>
    /// <exception cref="IOException">Temporary files of another writer could not be written (VC4032).</exception>
    public RecordTableWriter OpenWriter()
    {
        lock (_lock)
        {
            DemandWritable();
            Demand(!_over, "VC4030");
            _open++;
            ShareOfMemory = IsBounded ? Options.MemoryBudget / 2 / _open : long.MaxValue;
            return new(this, _writers++);
        }
    }

    /// <summary>The table, in memory. What was added is used up.</summary>
    /// <param name="cancellation">Ends the building.</param>
    /// <exception cref="InvalidOperationException">A writer is still open, the table was built, or the builder is disposed of (VC4030).</exception>
    /// <exception cref="OperationCanceledException">It was cancelled. What was added is lost.</exception>
    /// <exception cref="IOException">Temporary files cannot be read (VC4034).</exception>
    public RecordTable Build(CancellationToken cancellation = default)
    {
        TableBuilding building = Begin(cancellation);
        var segments = new Segment[building.Partitions][];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Options.Threads, CancellationToken = cancellation };
        try
        {
            Parallel.For(0, segments.Length, parallel, building.Open, (partition, _, build) =>
            {
                segments[partition] = [.. building.Take(partition, build)];
                return build;
            }, static _ => { });
        }
        catch (AggregateException faults)
        {
            ExceptionDispatchInfo.Throw(faults.InnerExceptions[0]); // the same as where one thread builds
        }

        return building.Table(segments.SelectMany(s => s));
    }

    /// <summary>
    /// The table in parts, in the order of <see cref="VolunteerHash"/>: each within half of the memory budget, unless it is one that cannot be cut further.
    /// Without a budget there is one part. What was added is used up.
    /// </summary>
    /// <param name="cancellation">Ends the building.</param>
    /// <returns>The parts, each built when it is asked for; at least one. Read them once, before the builder is disposed of.</returns>
    /// <exception cref="InvalidOperationException">A writer is still open, the table was built, or the builder is disposed of (VC4030).</exception>
    /// <exception cref="OperationCanceledException">It was cancelled. What was added is lost.</exception>
    /// <exception cref="IOException">Temporary files cannot be read (VC4034).</exception>
    public IEnumerable<RecordTable> BuildParts(CancellationToken cancellation = default)
    {
        // Wrong use throws now, not when the parts are read.
        return IsBounded ? Parts(Begin(cancellation), cancellation) : [Build(cancellation)];
    }

    /// <summary>Removes temporary files. Tables that were built stay.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _over = true;
            _files?.Dispose();
        }
    }

    /// <summary>A writer's place for rows. From now on it stays so which columns are kept.</summary>
    internal RowSink OpenSink(int writer)
    {
        lock (_lock)
        {
            _hasRecords = true;
            return new(writer, _partitionBits, Spec.Literals, _kept);
        }
    }

    /// <summary>Keeps the column by which a fact concerns records, whatever the rule sets read.</summary>
    internal void KeepColumnOf(Fact fact)
    {
        if (fact.Name != FactNames.Voided || ColumnOf(fact.SubjectId) is not { } column)
        {
            return;
        }

        lock (_lock)
        {
            Demand(_kept[(int)column] || !_hasRecords, "VC4031", fact.Id);
            _kept[(int)column] = true;
        }
    }

    /// <summary>Counts notices and tells them, one at a time.</summary>
    internal void Tell(IReadOnlyList<Notice> notices, string? source = null, long line = 0, bool refused = false)
    {
        lock (_lock)
        {
            RowsRefused += refused ? 1 : 0;
            foreach (Notice notice in notices)
            {
                _notices[notice.Code] = _notices.GetValueOrDefault(notice.Code) + 1;
                Options.Noticed?.Invoke(source is null && line == 0 ? notice : notice with { Place = notice.Place with { Source = source, Line = line } });
            }
        }
    }

    /// <summary>Lets a writer's rows go to files if they are more than its share of the memory.</summary>
    internal void Fit(RowSink sink)
    {
        if (sink.Bytes > ShareOfMemory)
        {
            lock (_lock)
            {
                Store(sink, toFiles: true);
            }
        }
    }

    /// <summary>Takes over what a writer was given.</summary>
    internal void Close(int writer, long taken, RowSink? sink, List<Fact> facts)
    {
        lock (_lock)
        {
            _open--;
            RowsTaken += taken;
            _facts.Add(writer, facts);
            if (sink is not null && !_over)
            {
                _sinks.Add(writer, sink);
                Store(sink, IsBounded && _store.Held + sink.Bytes > Options.MemoryBudget / 2);
            }
        }
    }

    private bool IsBounded => Options.MemoryBudget < long.MaxValue;

    private static Column? ColumnOf(string subjectId) => subjectId.Split(':')[0] switch
    {
        "activity" => Column.Activity,
        "organization" => Column.Organization,
        "recorder" => Column.Recorder,
        _ => null,
    };

    /// <exception cref="InvalidOperationException">It is not so; the message has a code.</exception>
    private static void Demand(bool isSo, string code, string? found = null)
    {
        if (!isSo)
        {
            throw new InvalidOperationException(new Notice(code, default, found).ToString());
        }
    }

    /// <exception cref="IOException">The folder cannot be made.</exception>
    private static SpillFolder OpenFiles(string parent, int partitions)
    {
        try
        {
            SpillFolder.RemoveAbandoned(parent);
            return new(parent, partitions);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(parent, fault);
        }
    }

    private static IOException NotWritable(string folder, Exception fault) => new(new Notice("VC4032", default, folder).ToString(), fault);

    private TableBuilding Begin(CancellationToken cancellation)
    {
        lock (_lock)
        {
            Demand(!_over && _open == 0, "VC4030");
            _over = true;
        }

        return new(_store, Spec, Options, _kept, [.. _sinks.Values], [.. _facts.Values.SelectMany(f => f)], notices => Tell(notices), cancellation);
    }

    private IEnumerable<RecordTable> Parts(TableBuilding building, CancellationToken cancellation)
    {
        Demand(!building.IsTaken, "VC4030"); // parts are used up as they are read
        building.IsTaken = true;
        // Half of the budget for what is handed out, half for what is being built.
        PartitionBuild build = building.Open();
        var segments = new List<Segment>();
        long held = 0;
        bool any = false;
        for (int partition = 0; partition < building.Partitions; partition++)
        {
            foreach (Segment segment in building.Take(partition, build))
            {
                cancellation.ThrowIfCancellationRequested();
                long bytes = segment.BytesHeld + (ResultBytes * segment.VolunteerCount);
                if (segments.Count > 0 && held + bytes > Options.MemoryBudget / 2)
                {
                    yield return building.Table(segments);
                    (any, held) = (true, 0);
                    segments.Clear();
                }

                segments.Add(segment);
                held += bytes;
            }
        }

        if (segments.Count > 0 || !any)
        {
            yield return building.Table(segments);
        }
    }

    /// <exception cref="IOException">A temporary file cannot be written; all of them are gone then.</exception>
    private void Store(RowSink sink, bool toFiles)
    {
        try
        {
            _store.Take(sink.Take(), toFiles);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            (_over, _fault) = (true, fault);
            _files!.Dispose();
            DemandWritable();
        }
    }

    /// <exception cref="IOException">A temporary file could not be written.</exception>
    private void DemandWritable()
    {
        if (_fault is not null)
        {
            throw NotWritable(Options.TemporaryFolder ?? Path.GetTempPath(), _fault);
        }
    }
}
