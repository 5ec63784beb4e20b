using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Comparisons;

/// <summary>What the change does to the groups of a population, told apart by one attribute.</summary>
/// <param name="Grouping">The attribute: <c>age</c>, or the name of the fact.</param>
/// <param name="Groups">The groups: bands by age, others in the order of their bytes; who is in none comes last.</param>
public sealed record GroupEffects(string Grouping, IReadOnlyList<PopulationGroup> Groups);

/// <summary>A group of the population.</summary>
/// <param name="Group">The band, or the value of the fact; <see langword="null"/> for those of whom it is unknown.</param>
/// <param name="Volunteers">How many there are; <see langword="null"/> where the group is too small to be told (<see cref="ComparisonOptions.GroupMin"/>), or would give away one that is.</param>
/// <param name="Decisions">What is decided; empty where the group is not told.</param>
/// <param name="Moves">How tiers and scores move; empty where the group is not told.</param>
public sealed record PopulationGroup(string? Group, long? Volunteers, IReadOnlyList<GroupDecision> Decisions, IReadOnlyList<GroupMoves> Moves)
{
    /// <summary>Whether its figures are kept back.</summary>
    public bool IsSuppressed => Volunteers is null;
}

/// <summary>A decision about the volunteers of a group.</summary>
/// <param name="Name">The decision's name in both documents.</param>
/// <param name="Label">The candidate's name for people.</param>
/// <param name="Before">In the baseline.</param>
/// <param name="After">In the candidate.</param>
public sealed record GroupDecision(string Name, Words Label, Approval Before, Approval After);

/// <summary>How many of a group a decision finds eligible.</summary>
/// <param name="Computed">Volunteers about whom it was decided: those who were not refused, if the rule set is in force.</param>
/// <param name="Eligible">Those of them who are eligible.</param>
/// <param name="ImpactRatio">
/// The group's rate divided by the highest rate of any group of the grouping that is told, has <see cref="ComparisonOptions.RatioGroupMin"/> and is not the unknown (the adverse impact ratio);
/// <see langword="null"/> where the group is smaller, or nobody is eligible.
/// </param>
public sealed record Approval(long Computed, long Eligible, Fraction? ImpactRatio)
{
    private static readonly Fraction FourFifths = new(4, 5);

    /// <summary>Eligible ÷ computed; <see langword="null"/> where nobody was computed.</summary>
    public Fraction? Rate => Computed == 0 ? null : new(Eligible, Computed);

    /// <summary>Whether the ratio is below four fifths: a convention of the field for "look into it", and no proof of unfairness.</summary>
    public bool IsBelowFourFifths => ImpactRatio is { } ratio && ratio < FourFifths;
}

/// <summary>How a tier or score moves in a group. The four are the group.</summary>
/// <param name="Kind"><c>tier</c> or <c>score</c>.</param>
/// <param name="Name">The name in both documents.</param>
/// <param name="Label">The candidate's name for people.</param>
/// <param name="Up">Volunteers who move up.</param>
/// <param name="Down">Volunteers who move down.</param>
/// <param name="Same">Volunteers who stay.</param>
/// <param name="Other">Volunteers of whom it is not known, or whose step the candidate does not have.</param>
public sealed record GroupMoves(string Kind, string Name, Words Label, long Up, long Down, long Same, long Other);
