namespace VolunteerCredit.Files;

/// <summary>What a run over files may ask of the machine. Nothing here changes a result.</summary>
public sealed record BulkFilesOptions
{
    /// <summary>How many threads read, build and score.</summary>
    /// <value>The default is one for each processor. Allowed: 1 to 1,024.</value>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Bytes that the records may take in memory before they go to temporary files, and are then scored in parts.</summary>
    /// <value>The default is no limit. Allowed: from 0.</value>
    public long MemoryBudget { get; init; } = long.MaxValue;

    /// <summary>Where temporary files go.</summary>
    /// <value>The default is the system's temporary folder.</value>
    public string? TemporaryFolder { get; init; }

    /// <summary>How the files are read; <see cref="Threads"/> takes the place of what it says of threads.</summary>
    public FileReadOptions Reading { get; init; } = new();
}
