using VolunteerCredit.Explanations;
using VolunteerCredit.Intake;
using VolunteerCredit.Records;

namespace VolunteerCredit.Bulk;

/// <summary>Makes a <see cref="RecordTable"/> from records and facts in any order.</summary>
public sealed class RecordTableBuilder : IDisposable
{
    internal RecordTableBuilder(TableSpec spec, RecordTableOptions options)
    {
        Spec = spec;
        Options = options;
    }

    internal TableSpec Spec { get; }

    internal RecordTableOptions Options { get; }

    /// <summary>One thread's way in. Several may be used at the same time, each by one thread.</summary>
    public RecordTableWriter OpenWriter() => throw new NotSupportedException();

    /// <summary>The table. What was added is used up.</summary>
    public RecordTable Build(CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>The table in parts that each fit the memory budget, in the order of <see cref="VolunteerHash"/>. What was added is used up.</summary>
    public IEnumerable<RecordTable> BuildParts(CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}

/// <summary>What a table is to hold.</summary>
/// <param name="Literals">Texts of the first rule set, which have codes 1, 2 … in every column.</param>
/// <param name="Columns">The text columns that a rule set reads.</param>
/// <param name="RecordsPerVolunteerMax">The most records and facts of one volunteer.</param>
internal sealed record TableSpec(IReadOnlyList<string> Literals, IReadOnlySet<Column> Columns, int RecordsPerVolunteerMax);

/// <summary>How a table is built.</summary>
public sealed record RecordTableOptions
{
    /// <summary>Whether the ids of records are kept in the finished table. The default is <see langword="false"/>.</summary>
    public bool KeepRecordIds { get; init; }

    /// <summary>Bytes that what was added may take in memory before it goes to temporary files. The default is no limit.</summary>
    public long MemoryBudget { get; init; } = long.MaxValue;

    /// <summary>Where temporary files go. The default is the system's temporary folder.</summary>
    public string? TemporaryFolder { get; init; }

    /// <summary>Told of every refused record and of what was noticed, as it happens, one at a time; the default only counts them.</summary>
    public Action<Notice>? Noticed { get; init; }
}

/// <summary>One thread's way into a <see cref="RecordTableBuilder"/>.</summary>
public sealed class RecordTableWriter : IDisposable
{
    /// <summary>Adds a record; one that is refused is noticed, and left out.</summary>
    public void Add(ServiceRecord record) => throw new NotSupportedException();

    /// <summary>Adds a record as a file reader hands it over.</summary>
    /// <param name="record">The record.</param>
    /// <param name="source">The file, for notices.</param>
    /// <param name="line">Its line, from 1, for notices; 0 for none.</param>
    /// <returns>Whether it was taken.</returns>
    public bool Add(in RecordEntry record, string? source = null, long line = 0) => throw new NotSupportedException();

    /// <summary>Adds a fact. Facts of activities, organisations and recorders come before the first record.</summary>
    public void Add(Fact fact) => throw new NotSupportedException();

    /// <summary>Adds records in columns.</summary>
    public void Add(RecordColumns columns) => throw new NotSupportedException();

    /// <summary>Hands what was added over to the builder.</summary>
    public void Dispose()
    {
    }
}

/// <summary>Records in columns, in any order, as a program that already has them in arrays hands them over.</summary>
public sealed class RecordColumns
{
    /// <summary>The ids of volunteers, by number.</summary>
    public required IReadOnlyList<string> VolunteerIds { get; init; }

    /// <summary>The number of the volunteer of each row.</summary>
    public required ReadOnlyMemory<int> Volunteers { get; init; }

    /// <summary>The day of each row, as <see cref="DateOnly.DayNumber"/>.</summary>
    public required ReadOnlyMemory<int> Dates { get; init; }

    /// <summary>The minutes of each row, -1 for unknown.</summary>
    public required ReadOnlyMemory<int> Minutes { get; init; }

    /// <summary>When each row became known, in UTC ticks, 0 for always; empty for always throughout.</summary>
    public ReadOnlyMemory<long> RecordedAt { get; init; }

    /// <summary>The ids of records; where absent, a row is told by its position, and rows are ordered by it.</summary>
    public IReadOnlyList<string>? Ids { get; init; }

    /// <summary>Text columns: for each row a code, 0 for unknown, k + 1 for text k. A column that is absent is unknown, status <c>approved</c>.</summary>
    public IReadOnlyDictionary<Column, (ReadOnlyMemory<byte> Codes, IReadOnlyList<string> Texts)> Texts { get; init; } =
        new Dictionary<Column, (ReadOnlyMemory<byte>, IReadOnlyList<string>)>();
}
