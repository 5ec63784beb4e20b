using VolunteerCredit.Explanations;

namespace VolunteerCredit.Bulk;

/// <summary>How a table is built.</summary>
public sealed record RecordTableOptions
{
    /// <summary>
    /// Whether the ids of records are kept in the finished table: 4 bytes and the id for each row. Rule sets that split at clock times need them; if the
    /// table is made for one, they are kept in any case.
    /// </summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool KeepRecordIds { get; init; }

    /// <summary>
    /// Bytes that rows and volunteers may take. Beyond half of it, what was added goes to temporary files. Facts, texts and each writer's open blocks
    /// (64 of up to 16 KiB of rows) come on top, and a volunteer is never cut. Nothing in a result depends on this.
    /// </summary>
    /// <value>The default is <see cref="long.MaxValue"/>: no limit, and no temporary files. Allowed: from 0.</value>
    public long MemoryBudget { get; init; } = long.MaxValue;

    /// <summary>How many threads <see cref="RecordTableBuilder.Build"/> uses; parts are built by one. Nothing in the table depends on this.</summary>
    /// <value>The default is one for each processor. Allowed: 1 to 1,024.</value>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Where temporary files go, in a folder of their own for each builder. It is made if it is not there.</summary>
    /// <value>The default is the system's temporary folder.</value>
    public string? TemporaryFolder { get; init; }

    /// <summary>
    /// Told of every refused record and of what was noticed, as it happens, from any thread, one at a time; others wait meanwhile.
    /// By default notices are only counted (<see cref="RecordTableBuilder.NoticeCounts"/>).
    /// </summary>
    public Action<Notice>? Noticed { get; init; }
}
