using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>What a line of a score is.</summary>
public enum ScoreLineKind
{
    /// <summary>What everybody starts with.</summary>
    Base,

    /// <summary>A part, after its curve, cap and rounding.</summary>
    Part,

    /// <summary>What the cap of a group took away or added.</summary>
    GroupCap,

    /// <summary>What the clamp took away or added.</summary>
    Clamp,

    /// <summary>What the final rounding took away or added.</summary>
    Rounding,

    /// <summary>A score given from outside.</summary>
    Given,

    /// <summary>A score computed by another rule set.</summary>
    Computed,

    /// <summary>What a person added or took away by setting the score by hand.</summary>
    Manual,
}

/// <summary>A line of a score; the lines sum to it exactly.</summary>
/// <param name="Kind">What the line is.</param>
/// <param name="Id">The part or group.</param>
/// <param name="Value">The contribution.</param>
/// <param name="Of">The measure or score it comes from, if from one.</param>
/// <param name="Found">The value of <paramref name="Of"/>.</param>
public sealed record ScoreLine(ScoreLineKind Kind, string Id, Amount Value, string? Of, Amount? Found)
{
    /// <summary>The part's name for people; the id itself where the document gives none.</summary>
    public Words Label { get; init; } = Words.Same(Id);
}
