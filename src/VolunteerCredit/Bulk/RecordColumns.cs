using VolunteerCredit.Intake;

namespace VolunteerCredit.Bulk;

/// <summary>Records in columns, in any order, as a program that already has them in arrays hands them over.</summary>
public sealed class RecordColumns
{
    /// <summary>The ids of volunteers, by number, each of 1 to 200 characters; records of another id are refused.</summary>
    public required IReadOnlyList<string> VolunteerIds { get; init; }

    /// <summary>The number of the volunteer of each row, from 0.</summary>
    public required ReadOnlyMemory<int> Volunteers { get; init; }

    /// <summary>The day of each row, as <see cref="DateOnly.DayNumber"/>, from 1900-01-01 to 2199-12-31; a row of another day is refused.</summary>
    public required ReadOnlyMemory<int> Dates { get; init; }

    /// <summary>The minutes of each row, from 0, or -1 for unknown; a row of fewer is refused.</summary>
    public required ReadOnlyMemory<int> Minutes { get; init; }

    /// <summary>When each row became known, in UTC ticks, 0 for always; empty for always throughout.</summary>
    public ReadOnlyMemory<long> RecordedAt { get; init; }

    /// <summary>The ids of records, each of 1 to 200 characters; where absent, a row is told by its place, from 1, and rows are ordered as they come.</summary>
    public IReadOnlyList<string>? Ids { get; init; }

    /// <summary>Text columns: for each row a code, 0 for unknown, k + 1 for text k, so that at most 255 texts can be named. A column that is absent is unknown, status <c>approved</c>.</summary>
    public IReadOnlyDictionary<Column, (ReadOnlyMemory<byte> Codes, IReadOnlyList<string> Texts)> Texts { get; init; } =
        new Dictionary<Column, (ReadOnlyMemory<byte>, IReadOnlyList<string>)>();
}
