using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>A score of one volunteer.</summary>
/// <param name="Name">Its name in the document.</param>
/// <param name="Value">The score; <see langword="null"/> if unknown.</param>
/// <param name="Openness">In which direction it may still move.</param>
/// <param name="Honesty">The lowest honesty of what it rests on.</param>
/// <param name="Lines">What it is made of.</param>
/// <param name="Given">Where it came from, if from outside.</param>
/// <param name="Computed">What the other rule set computed, where the score is taken from one.</param>
public sealed record ScoreResult(
    string Name,
    Amount? Value,
    Openness Openness,
    Honesty Honesty,
    IReadOnlyList<ScoreLine> Lines,
    GivenOrigin? Given,
    ComputedScore? Computed) : INamedResult
{
    /// <inheritdoc/>
    public Words Label { get; init; } = Words.Same(Name);

    /// <summary>How far the score is exact, where it was given from outside.</summary>
    public Qualifier Qualifier => Given?.Qualifier ?? Computed?.Score.Qualifier ?? Qualifier.None;

    /// <summary>By whom and why the score was set by hand, where it was; a line of kind <see cref="ScoreLineKind.Manual"/> then says by how much.</summary>
    public ManualOverride? Manual { get; init; }
}
