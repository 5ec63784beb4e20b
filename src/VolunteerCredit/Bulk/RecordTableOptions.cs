using VolunteerCredit.Explanations;

namespace VolunteerCredit.Bulk;

/// <summary>How a table is built.</summary>
public sealed record RecordTableOptions
{
    /// <summary>Whether the ids of records are kept in the finished table. The default is <see langword="false"/>.</summary>
    public bool KeepRecordIds { get; init; }

    /// <summary>Bytes that what was added may take in memory before it goes to temporary files. The default is no limit. Allowed: from 0.</summary>
    public long MemoryBudget { get; init; } = long.MaxValue;

    /// <summary>How many threads build the table from what was added. Nothing in it depends on this.</summary>
    /// <value>The default is one for each processor. Allowed: 1 to 1,024.</value>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Where temporary files go. The default is the system's temporary folder.</summary>
    public string? TemporaryFolder { get; init; }

    /// <summary>Told of every refused record and of what was noticed, as it happens, one at a time; the default only counts them.</summary>
    public Action<Notice>? Noticed { get; init; }
}
