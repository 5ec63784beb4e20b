using VolunteerCredit.Files.Cells;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files.Mappings;

/// <summary>How a column of the normal form comes out of a foreign file.</summary>
internal sealed record MappedColumn
{
    /// <summary>The column of the normal form, or <see cref="MappingKeys.LastDate"/>.</summary>
    public required string Target { get; init; }

    /// <summary>The foreign column; <see langword="null"/> for a constant or an id made of the content.</summary>
    public string? Column { get; init; }

    /// <summary>What every row has.</summary>
    public byte[]? Constant { get; init; }

    /// <summary>Whether a file may lack the column.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether a row with an empty cell is refused.</summary>
    public bool IsRequired { get; init; }

    /// <summary>For days, times and moments: how they are read.</summary>
    public InstantReading? Instant { get; init; }

    /// <summary>For minutes: read as a length of time.</summary>
    public bool IsDuration { get; init; }

    /// <summary>The unit of a bare number.</summary>
    public DurationUnit? Unit { get; init; }

    /// <summary>What becomes of a part of a minute.</summary>
    public RoundingMode? Round { get; init; }

    /// <summary>Foreign words and what they mean; empty if the cell is taken as it is.</summary>
    public IReadOnlyList<(byte[] From, byte[] To)> Values { get; init; } = [];

    /// <summary>Whether a keyed digest stands for the cell.</summary>
    public bool IsKeyed { get; init; }

    /// <summary>Whether the number of an identity card may stand here as it is.</summary>
    public bool IsPlain { get; init; }

    /// <summary>What the cell should have been.</summary>
    public Words Expected { get; init; } = Tables.Expected.Text;
}

/// <summary>Reads a cell of a day, a time or a moment.</summary>
/// <param name="Parse">Reads it.</param>
/// <param name="Code">The code for a cell that is none.</param>
/// <param name="HasDay">Whether it says the day.</param>
/// <param name="HasTime">Whether it says the time.</param>
/// <param name="HasRange">Whether it says more than one day.</param>
internal sealed record InstantReading(Tables.CellParser<Instant> Parse, string Code, bool HasDay, bool HasTime, bool HasRange);

/// <summary>Rows of which a foreign column says something that makes them another kind of record, or none.</summary>
/// <param name="Column">The foreign column.</param>
/// <param name="Is">What it says in such rows.</param>
/// <param name="Set">What the columns of the normal form are in such rows, empty for unknown; <see langword="null"/> if the rows are left out.</param>
internal sealed record MappedCase(string Column, IReadOnlyList<byte[]> Is, IReadOnlyDictionary<string, byte[]>? Set);

/// <summary>Which foreign cells make the id of a record.</summary>
/// <param name="Columns">The foreign columns, in the order in which they go into the digest.</param>
/// <param name="Prefix">What ids begin with.</param>
/// <param name="IsKeyed">Whether the digest is keyed.</param>
internal sealed record ContentId(IReadOnlyList<string> Columns, string Prefix, bool IsKeyed);

/// <summary>On which day a row over several days counts.</summary>
internal enum Placement
{
    /// <summary>Such a row is refused.</summary>
    Refuse,

    /// <summary>On its first day.</summary>
    FirstDay,

    /// <summary>On its last day.</summary>
    LastDay,

    /// <summary>On each of its days, evenly.</summary>
    Spread,
}
