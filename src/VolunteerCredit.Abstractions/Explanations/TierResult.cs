using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>A tier of one volunteer.</summary>
/// <param name="Name">The ladder's name in the document.</param>
/// <param name="Reached">The id of the highest tier reached; <see langword="null"/> for none, or where it is unknown.</param>
/// <param name="Title">The tier's name for people.</param>
/// <param name="IsUnknown">Whether an input that decides it is missing.</param>
/// <param name="IsOpen">Whether the true tier may be another, since minutes that decide it are held or unknown.</param>
/// <param name="Held">The tier that an award fact (<c>tier:NAME</c>) says is held, where there is one.</param>
public sealed record TierResult(string Name, string? Reached, Words? Title, bool IsUnknown, bool IsOpen, string? Held) : INamedResult
{
    /// <inheritdoc/>
    public Words Label { get; init; } = Words.Same(Name);

    /// <summary>For a ladder that begins again after its top: how many whole rounds lie behind <see cref="Reached"/>. Otherwise, and where the tier is unknown, <see langword="null"/>.</summary>
    public long? Cycle { get; init; }

    /// <summary>For a tier that is kept: the day that gave it, which is the last review day (reviewed), or the first day on which it was reached (sticky). Otherwise <see langword="null"/>.</summary>
    public DateOnly? ReachedOn { get; init; }

    /// <summary>For an award: every time it was given up to the as-of day, whether or not it is still valid.</summary>
    public IReadOnlyList<TierAward> Awards { get; init; } = [];

    /// <summary>By whom and why the tier was set by hand, where it was.</summary>
    public ManualOverride? Manual { get; init; }
}
