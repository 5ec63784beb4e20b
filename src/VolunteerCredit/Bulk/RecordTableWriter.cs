using System.Text;
using VolunteerCredit.Bulk.Building;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Bulk;

/// <summary>One thread's way into a <see cref="RecordTableBuilder"/>. What it was given is in the table once it is disposed of.</summary>
public sealed class RecordTableWriter : IDisposable
{
    private readonly RecordTableBuilder _builder;
    private readonly EntryText _text = new();
    private readonly List<Fact> _facts = [];
    private readonly int _number;
    private RowSink? _sink;
    private long _taken;
    private bool _closed;

    internal RecordTableWriter(RecordTableBuilder builder, int number) => (_builder, _number) = (builder, number);

    /// <summary>Adds a record; one that is refused is noticed, and left out.</summary>
    /// <param name="record">The record.</param>
    /// <exception cref="ObjectDisposedException">The writer is disposed of.</exception>
    /// <exception cref="IOException">Temporary files cannot be written (VC4032); all of them are gone then.</exception>
    public void Add(ServiceRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (IsSound(record, null, 0))
        {
            Take(_text.Of(record));
        }
    }

    /// <summary>Adds records; one that is refused is noticed, and left out.</summary>
    /// <param name="records">The records.</param>
    /// <exception cref="ObjectDisposedException">The writer is disposed of.</exception>
    /// <exception cref="IOException">Temporary files cannot be written (VC4032); all of them are gone then.</exception>
    public void AddRange(IEnumerable<ServiceRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        foreach (ServiceRecord record in records)
        {
            Add(record);
        }
    }

    /// <summary>Adds records as they come; one that is refused is noticed, and left out.</summary>
    /// <param name="records">The records.</param>
    /// <param name="cancellation">Ends it; what was added stays.</param>
    /// <exception cref="ObjectDisposedException">The writer is disposed of.</exception>
    /// <exception cref="IOException">Temporary files cannot be written (VC4032); all of them are gone then.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task AddRangeAsync(IAsyncEnumerable<ServiceRecord> records, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        await foreach (ServiceRecord record in records.WithCancellation(cancellation).ConfigureAwait(false))
        {
            Add(record);
        }
    }

    /// <summary>Adds a record as a file reader hands it over.</summary>
    /// <param name="record">The record.</param>
    /// <param name="source">The file, for notices.</param>
    /// <param name="line">Its line, from 1, for notices; 0 for none.</param>
    /// <returns>Whether it was taken; one that is refused is noticed, and left out.</returns>
    /// <exception cref="ObjectDisposedException">The writer is disposed of.</exception>
    /// <exception cref="IOException">Temporary files cannot be written (VC4032); all of them are gone then.</exception>
    public bool Add(in RecordEntry record, string? source = null, long line = 0)
    {
        bool sound = EntryCheck.IsPlain(record) || IsSound(EntryCheck.ObjectOf(record), source, line);
        if (sound)
        {
            Take(record);
        }

        return sound;
    }

    /// <summary>Adds a fact. One that voids an activity, organisation or recorder comes before the first record of any writer.</summary>
    /// <param name="fact">The fact.</param>
    /// <exception cref="InvalidOperationException">It says that an activity, organisation or recorder was voided, the records before it were added without that column, and no rule set reads it (VC4031).</exception>
    /// <exception cref="ObjectDisposedException">The writer is disposed of.</exception>
    public void Add(Fact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        ObjectDisposedException.ThrowIf(_closed, this);
        _builder.KeepColumnOf(fact);
        _facts.Add(fact);
    }

    /// <summary>Adds records in columns; one that is refused is noticed, and left out.</summary>
    /// <param name="columns">The records. They are copied.</param>
    /// <exception cref="ObjectDisposedException">The writer is disposed of.</exception>
    /// <exception cref="IOException">Temporary files cannot be written (VC4032); all of them are gone then.</exception>
    /// <exception cref="ArgumentException">The columns are of different lengths, or the number of a volunteer or the code of a text is out of bounds; then none of them was added.</exception>
    public void Add(RecordColumns columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        RowSink sink = Sink;
        _taken += new ColumnsIntake(columns, sink).Add(record => IsSound(record, null, 0));
        _builder.Fit(sink);
    }

    /// <summary>Hands what was added over to the builder.</summary>
    /// <exception cref="IOException">Temporary files cannot be written (VC4032); all of them are gone then.</exception>
    public void Dispose()
    {
        if (!_closed)
        {
            _closed = true;
            _builder.Close(_number, _taken, _sink, _facts);
            _sink = null;
        }
    }

    private RowSink Sink
    {
        get
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            return _sink ??= _builder.OpenSink(_number);
        }
    }

    private void Take(scoped in RecordEntry record)
    {
        RowSink sink = Sink;
        sink.Add(record);
        _taken++;
        if (sink.Bytes > _builder.ShareOfMemory)
        {
            _builder.Fit(sink);
        }
    }

    private bool IsSound(ServiceRecord record, string? source, long line)
    {
        IReadOnlyList<Notice> notices = RecordRules.Check(record);
        if (notices.Count == 0)
        {
            return true;
        }

        bool refused = EntryCheck.Refuses(notices);
        _builder.Tell(notices, source, line, refused);
        if (refused && RecordRules.IsId(record.VolunteerId))
        {
            Sink.Refuse(Encoding.UTF8.GetBytes(record.VolunteerId));
        }

        return !refused;
    }
}
