namespace VolunteerCredit.Comparisons;

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
