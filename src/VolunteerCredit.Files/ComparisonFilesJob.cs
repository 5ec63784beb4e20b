using VolunteerCredit.Comparisons;

namespace VolunteerCredit.Files;

/// <summary>Over which files two evaluations are compared. The ending of a name says the format: <c>.csv</c> or <c>.jsonl</c>.</summary>
public sealed record ComparisonFilesJob
{
    /// <summary>The two evaluations.</summary>
    public required ComparisonRequest Request { get; init; }

    /// <summary>Files of service records, as <see cref="CsvRecords"/> and <see cref="JsonLinesRecords"/> read them.</summary>
    public required IReadOnlyList<string> Records { get; init; }

    /// <summary>Files of facts, as <see cref="CsvFacts"/> and <see cref="JsonLinesFacts"/> read them. The default is none.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>Files of volunteers, as <see cref="CsvVolunteers"/> reads them. The default is none.</summary>
    public IReadOnlyList<string> Volunteers { get; init; } = [];

    /// <summary>What the comparison tells. The default is <see cref="ComparisonOptions"/>' own.</summary>
    public ComparisonOptions Options { get; init; } = new();
}
