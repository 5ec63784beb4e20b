using VolunteerCredit.Bulk;

namespace VolunteerCredit.Files;

/// <summary>Which files are scored under which rule sets, and where the results go. The ending of a name says the format: <c>.csv</c> or <c>.jsonl</c>.</summary>
public sealed record BulkFilesJob
{
    /// <summary>What is asked, in one reading of the files. At least one; the first names the rule set for which scoring is fastest.</summary>
    public required IReadOnlyList<BulkRequest> Requests { get; init; }

    /// <summary>Files of service records, as <see cref="CsvRecords"/> and <see cref="JsonLinesRecords"/> read them.</summary>
    public required IReadOnlyList<string> Records { get; init; }

    /// <summary>Files of facts, as <see cref="CsvFacts"/> and <see cref="JsonLinesFacts"/> read them. The default is none.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>Files of volunteers, as <see cref="CsvVolunteers"/> reads them. The default is none.</summary>
    public IReadOnlyList<string> Volunteers { get; init; } = [];

    /// <summary>For each request the file of its results, one of its own, as <see cref="CsvResults"/> and <see cref="JsonLinesResults"/> write them; one that is there is replaced.</summary>
    public required IReadOnlyList<string> Outputs { get; init; }
}
