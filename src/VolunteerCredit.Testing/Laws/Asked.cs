using VolunteerCredit.Explanations;
using VolunteerCredit.Groups;
using VolunteerCredit.Records;

namespace VolunteerCredit.Testing.Laws;

/// <summary>A rule set with one choice of its parameters.</summary>
/// <param name="RuleSetId">The rule set.</param>
/// <param name="Parameters">The parameters.</param>
internal sealed record Asked(string RuleSetId, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>Whom it scores.</summary>
    public string Subject { get; init; } = GroupKey.Volunteer;

    /// <summary>The names of its boards.</summary>
    public IReadOnlyList<string> Boards { get; init; } = [];

    /// <summary>Whether it scores volunteers, and not groups of them.</summary>
    public bool IsOfVolunteers => Subject == GroupKey.Volunteer;

    /// <summary>What is asked of the engine for a case.</summary>
    public Evaluation Of(Scene scene, bool explain = true) => new() { AsOf = scene.AsOf, KnownAt = scene.KnownAt, Parameters = Parameters, Explain = explain };

    /// <summary>The result of the volunteer, or those of all groups.</summary>
    public IReadOnlyList<CreditResult> Results(ICreditEngine engine, Scene scene, bool explain = true) => IsOfVolunteers
        ? [engine.Score(RuleSetId, scene.Volunteer, Of(scene, explain))]
        : [.. engine.ScoreGroups(RuleSetId, scene.Volunteers, Of(scene, explain))];

    /// <summary>The boards of the volunteers of a case.</summary>
    public IEnumerable<BoardResult> Ranked(ICreditEngine engine, Scene scene) => Boards.Select(board => engine.Rank(RuleSetId, board, scene.Volunteers, Of(scene, explain: false)));

    /// <summary>Everything that the rule set says of a case, but the intake reports, which speak of what was handed in.</summary>
    public string BitsOf(ICreditEngine engine, Scene scene) => string.Join(
        '\n', Results(engine, scene).Select(Bits.Of).Concat(Ranked(engine, scene).Select(Bits.Of)));

    /// <inheritdoc/>
    public override string ToString() => $"{RuleSetId}({string.Join(", ", Parameters.Select(p => $"{p.Key}={p.Value}"))})";
}
