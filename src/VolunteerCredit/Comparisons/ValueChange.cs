using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Comparisons;

/// <summary>A figure of the distribution of changes.</summary>
/// <param name="Percent">At least so many percent of the changes are at most the figure, and it is the smallest such change.</param>
/// <param name="Change">The figure; where changes are counted in bins, the lower end of its bin.</param>
public sealed record ChangeQuantile(int Percent, Amount Change);

/// <summary>
/// How a measure, score or balance changes from the baseline to the candidate. Up, down, same, became known, became unknown, unknown in both and not compared
/// are the whole population.
/// </summary>
/// <param name="Kind"><c>measure</c>, <c>score</c> or <c>grant</c>.</param>
/// <param name="Name">The name in both documents.</param>
/// <param name="Label">The candidate's name for people.</param>
public sealed record ValueChange(string Kind, string Name, Words Label)
{
    /// <summary>Volunteers whose value is larger than before.</summary>
    public required long Up { get; init; }

    /// <summary>Volunteers whose value is smaller than before.</summary>
    public required long Down { get; init; }

    /// <summary>Volunteers whose value is the same.</summary>
    public required long Same { get; init; }

    /// <summary>Volunteers whose value is known in the candidate only.</summary>
    public required long BecameKnown { get; init; }

    /// <summary>Volunteers whose value is known in the baseline only.</summary>
    public required long BecameUnknown { get; init; }

    /// <summary>Volunteers whose value is unknown in both.</summary>
    public required long UnknownInBoth { get; init; }

    /// <summary>Volunteers who were refused, or whose rule set is not in force, on one side or both; and those whose change does not fit into 64 bits.</summary>
    public required long NotCompared { get; init; }

    /// <summary>The smallest change, that of the largest loss if anybody loses; <see langword="null"/> where nothing could be compared.</summary>
    public required Amount? Least { get; init; }

    /// <summary>The largest change.</summary>
    public required Amount? Most { get; init; }

    /// <summary>The distribution at 1, 5, 10, 25, 50, 75, 90, 95 and 99 percent; empty where nothing could be compared.</summary>
    public required IReadOnlyList<ChangeQuantile> Quantiles { get; init; }

    /// <summary>The width of the bins in which changes were counted: a single quantum, which makes the quantiles exact, unless there were more than <see cref="ComparisonOptions.DistinctMax"/>.</summary>
    public required Amount BinWidth { get; init; }

    /// <summary>Of a score how far its distribution has shifted; otherwise <see langword="null"/>.</summary>
    public StabilityIndex? Stability { get; init; }
}
