namespace VolunteerCredit.Comparisons;

/// <summary>What a comparison tells besides matrices and changes, and its bounds.</summary>
public sealed record ComparisonOptions
{
    /// <summary>By what the population is told apart, each by itself.</summary>
    /// <value>The default is nothing.</value>
    public IReadOnlyList<PopulationGrouping> GroupBy { get; init; } = [];

    /// <summary>How many volunteers are explained for each change: a cell of a matrix beside its diagonal, a score that goes up or down.</summary>
    /// <value>The default is 3. Allowed: 0 to 100.</value>
    public int ExamplesPerChange { get; init; } = 3;

    /// <summary>The volunteers that a group must have for its figures to be told. Smaller ones are named without any.</summary>
    /// <value>The default is 10. Allowed: 1 to 1,000,000.</value>
    public int GroupMin { get; init; } = 10;

    /// <summary>The computed volunteers that a group must have, on the side in question, for its adverse impact ratio to be told, and to be the group of the highest rate.</summary>
    /// <value>The default is 30. Allowed: 1 to 1,000,000.</value>
    public int RatioGroupMin { get; init; } = 30;

    /// <summary>The most groups of one grouping. With more, none is told (VC4071).</summary>
    /// <value>The default is 1,000. Allowed: 1 to 100,000.</value>
    public int GroupsMax { get; init; } = 1_000;

    /// <summary>Into how many bins of equally many volunteers, as far as values allow, the baseline's score is cut for the population stability index.</summary>
    /// <value>The default is 10. Allowed: 2 to 100.</value>
    public int StabilityBins { get; init; } = 10;

    /// <summary>
    /// The most different figures that are counted one by one for each measure, score and grant; some 40 bytes each. With more, neighbouring figures are
    /// counted together, in bins of 2, 4, 8 … quanta.
    /// </summary>
    /// <value>The default is 100,000. Allowed: 100 to 10,000,000.</value>
    public int DistinctMax { get; init; } = 100_000;

    /// <exception cref="ArgumentException">An option is out of its bounds (VC5001).</exception>
    internal void Demand()
    {
        Demand(nameof(ExamplesPerChange), ExamplesPerChange, 0, 100);
        Demand(nameof(GroupMin), GroupMin, 1, 1_000_000);
        Demand(nameof(RatioGroupMin), RatioGroupMin, 1, 1_000_000);
        Demand(nameof(GroupsMax), GroupsMax, 1, 100_000);
        Demand(nameof(StabilityBins), StabilityBins, 2, 100);
        Demand(nameof(DistinctMax), DistinctMax, 100, 10_000_000);
    }

    private static void Demand(string option, int found, int least, int most) => OptionBounds.Demand($"{nameof(ComparisonOptions)}.{option}", found, least, most);
}
