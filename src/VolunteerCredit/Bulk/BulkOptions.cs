namespace VolunteerCredit.Bulk;

/// <summary>How a table is scored. Nothing here changes a result.</summary>
public sealed record BulkOptions
{
    /// <summary>How many threads score.</summary>
    /// <value>The default is one for each processor. Allowed: 1 to 1,024.</value>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether what is offered to each eligible volunteer is kept (<see cref="DecisionColumn.OfferOf"/>): a list for each.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool KeepOffers { get; init; }

    /// <summary>Told at most five times a second, and at the end, from any thread, how far the run is. The default is nobody.</summary>
    public IProgress<BulkProgress>? Progress { get; init; }
}

/// <summary>How far a run in bulk is.</summary>
/// <param name="Volunteers">Volunteers done.</param>
/// <param name="VolunteersInAll">Volunteers in all.</param>
/// <param name="Rows">Rows done, once however many rule sets they are scored under.</param>
/// <param name="RowsPerSecond">The rate since the start.</param>
/// <param name="TimeLeft">If the volunteers to come take as long, on average, as those that are done.</param>
public sealed record BulkProgress(long Volunteers, long VolunteersInAll, long Rows, long RowsPerSecond, TimeSpan TimeLeft);
