namespace VolunteerCredit.Bulk;

/// <summary>How a table is scored. Nothing here changes a result.</summary>
public sealed record BulkOptions
{
    /// <summary>How many threads score.</summary>
    /// <value>The default is one for each processor. Allowed: 1 to 1,024.</value>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Told now and then, from any thread, how far the run is.</summary>
    public IProgress<BulkProgress>? Progress { get; init; }
}

/// <summary>How far a run in bulk is.</summary>
/// <param name="Volunteers">Volunteers done.</param>
/// <param name="VolunteersInAll">Volunteers in all.</param>
/// <param name="Rows">Rows done.</param>
/// <param name="RowsPerSecond">The rate so far.</param>
/// <param name="TimeLeft">At this rate.</param>
public sealed record BulkProgress(long Volunteers, long VolunteersInAll, long Rows, long RowsPerSecond, TimeSpan TimeLeft);
