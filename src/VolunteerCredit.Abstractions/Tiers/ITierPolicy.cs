using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tiers;

/// <summary>A tier policy: named values and facts in, a tier out.</summary>
/// <remarks>One instance serves all volunteers and threads and keeps nothing between calls.</remarks>
public interface ITierPolicy
{
    /// <summary>The tiers, lowest first.</summary>
    IReadOnlyList<TierStep> Steps { get; }

    /// <summary>The tier as a number that scores, criteria and offers may read: 0 none, 1 the lowest step and so on. The default is for one round of <see cref="Steps"/>, and says that more of any value never gives a lower tier.</summary>
    ValueShape Shape => new(Unit.Number, 1, new(0, Steps.Count));

    /// <summary>Finds the tier that is reached.</summary>
    /// <param name="evidence">The values and facts of one volunteer on the as-of day.</param>
    TierRank Rank(in Evidence evidence);
}

/// <summary>One tier of a ladder.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its name for people, where it has one.</param>
/// <param name="Thresholds">What it asks of each value, all of which must hold.</param>
public sealed record TierStep(string Id, Words? Title, IReadOnlyList<TierThreshold> Thresholds)
{
    /// <summary>Criteria that must be met besides.</summary>
    public IReadOnlyList<ICriterion> Require { get; init; } = [];

    /// <summary>The name for people; the id where there is none.</summary>
    public Words Label => Title ?? Words.Same(Id);
}

/// <summary>The least that a tier asks of a value.</summary>
/// <param name="Of">The value.</param>
/// <param name="AtLeast">The threshold, included.</param>
public sealed record TierThreshold(ValueRef Of, Amount AtLeast);

/// <summary>A tier that was found.</summary>
/// <param name="Step">The index of the highest tier reached, or -1 for none.</param>
/// <param name="IsUnknown">Whether a value that decides it is unknown.</param>
/// <param name="Openness">In which direction the true tier may still lie, since a value that decides it is open.</param>
public readonly record struct TierRank(int Step, bool IsUnknown = false, Openness Openness = Openness.Closed)
{
    /// <summary>The tier as a number, for an award how many are valid; the default is one more than <see cref="Step"/>.</summary>
    public long? Number { get; init; }

    /// <summary>For a ladder that begins again: how many whole rounds lie below <see cref="Step"/>.</summary>
    public long? Cycle { get; init; }

    /// <summary>For an award: every time it was given, in order.</summary>
    public IReadOnlyList<TierAward>? Awards { get; init; }

    /// <summary>Names of facts that were missing.</summary>
    public IReadOnlyList<string>? MissingFacts { get; init; }
}
