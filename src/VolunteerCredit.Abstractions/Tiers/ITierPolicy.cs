using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tiers;

/// <summary>A tier policy: named values in, a tier out.</summary>
/// <remarks>One instance serves all volunteers and threads and keeps nothing between calls.</remarks>
public interface ITierPolicy
{
    /// <summary>The tiers, lowest first.</summary>
    IReadOnlyList<TierStep> Steps { get; }

    /// <summary>Finds the tier that is reached.</summary>
    /// <param name="values">The measures and scores of one volunteer.</param>
    TierRank Rank(in Values values);
}

/// <summary>One tier of a ladder.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its name for people, where it has one.</param>
/// <param name="Thresholds">What it asks of each value, all of which must hold.</param>
public sealed record TierStep(string Id, Words? Title, IReadOnlyList<TierThreshold> Thresholds);

/// <summary>The least that a tier asks of a value.</summary>
/// <param name="Of">The value.</param>
/// <param name="AtLeast">The threshold, included.</param>
public sealed record TierThreshold(ValueRef Of, Amount AtLeast);

/// <summary>A tier that was found.</summary>
/// <param name="Step">The index of the highest tier reached, or -1 for none.</param>
/// <param name="IsUnknown">Whether a value that decides it is unknown.</param>
/// <param name="IsOpen">Whether the true tier may be another, since a value that decides it is open.</param>
public readonly record struct TierRank(int Step, bool IsUnknown = false, bool IsOpen = false);
