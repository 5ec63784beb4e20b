namespace VolunteerCredit.Files;

/// <summary>What a run over files came to.</summary>
public sealed record BulkFilesSummary
{
    /// <summary>What became of each file: of facts, then of volunteers, then of records.</summary>
    public required IReadOnlyList<FileReading> Files { get; init; }

    /// <summary>Rows of records that were read.</summary>
    public long RowsRead { get; init; }

    /// <summary>Rows of records that were left out; the notices of <see cref="Files"/> say why.</summary>
    public long RowsRefused { get; init; }

    /// <summary>How often each code was noticed when services were put together from their versions, and of records that count all the same.</summary>
    public IReadOnlyDictionary<string, long> NoticeCounts { get; init; } = new Dictionary<string, long>();

    /// <summary>Volunteers in each file of results.</summary>
    public long Volunteers { get; init; }

    /// <summary>For each request how many volunteers could not be computed.</summary>
    public IReadOnlyList<long> VolunteersRefused { get; init; } = [];

    /// <summary>Whether a file as a whole was refused: then nothing was written, since results of half the records are none.</summary>
    public bool IsRefused => Files.Any(file => file.IsRefused);
}
