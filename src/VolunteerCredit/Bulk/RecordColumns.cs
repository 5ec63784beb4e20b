using VolunteerCredit.Intake;

namespace VolunteerCredit.Bulk;

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
