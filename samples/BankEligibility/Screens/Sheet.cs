namespace BankEligibility.Screens;

/// <summary>A table to be printed: headings, cells, and which columns hold figures.</summary>
internal sealed class Sheet
{
    private readonly List<IReadOnlyList<string>> _rows = [];

    /// <summary>The headings.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Columns whose cells end at the same place.</summary>
    public IReadOnlySet<int> Figures { get; init; } = new HashSet<int>();

    /// <summary>The rows.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows => _rows;

    /// <summary>Adds a row.</summary>
    public void Add(params IReadOnlyList<string> cells) => _rows.Add(cells);
}
