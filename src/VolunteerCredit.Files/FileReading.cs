using VolunteerCredit.Explanations;

namespace VolunteerCredit.Files;

/// <summary>What became of the rows of one file: how many there were, and every one that was refused, located and explained.</summary>
/// <remarks><see cref="Rows"/> = <see cref="RowsRead"/> + <see cref="RowsRefused"/> + <see cref="RowsExcluded"/>, always.</remarks>
public record FileReading
{
    /// <summary>The name of the file, as it stands in the notices.</summary>
    public required string Source { get; init; }

    /// <summary>What was refused or noticed, in the order of the file; within a row by column.</summary>
    public required IReadOnlyList<Notice> Notices { get; init; }

    /// <summary>Rows found below the header. Empty lines are none; a quoted cell may hold line breaks.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows that were taken.</summary>
    public required int RowsRead { get; init; }

    /// <summary>Rows that were left out. If the file as a whole was refused: all that had been found by then.</summary>
    public required int RowsRefused { get; init; }

    /// <summary>Rows that were left out because the mapping says so, for instance cancelled ones; without a mapping 0.</summary>
    public int RowsExcluded { get; init; }

    /// <summary>Whether the file as a whole was refused: it cannot be opened, its header cannot be used, or it is beyond a limit.</summary>
    public bool IsRefused => Notices.Any(notice => notice.Severity == Severity.Error);
}

/// <summary>The same with what was read.</summary>
/// <typeparam name="T">Service records or facts.</typeparam>
/// <remarks>
/// Readings of several files are joined by joining their <see cref="Items"/>:
/// <c>Population.Create([.. march.Items, .. april.Items], facts.Items)</c>.
/// </remarks>
public sealed record FileReading<T> : FileReading
{
    /// <summary>What was read, in the order of the file. Empty if the file as a whole was refused.</summary>
    public required IReadOnlyList<T> Items { get; init; }
}
