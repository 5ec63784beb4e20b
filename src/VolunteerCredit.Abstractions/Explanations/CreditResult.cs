using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>How far a result got.</summary>
public enum ResultStatus
{
    /// <summary>Everything was computed.</summary>
    Computed,

    /// <summary>The rule set is not in force on the as-of day: nothing was computed.</summary>
    NotInForce,

    /// <summary>This volunteer could not be computed, for instance for an overflow; <see cref="CreditResult.Refusal"/> says why.</summary>
    Refused,
}

/// <summary>All that a rule set says of one volunteer, or of one group, as of one day.</summary>
public sealed record CreditResult
{
    /// <summary>The volunteer; for a rule set about groups the group, such as <c>household:h1</c>.</summary>
    public required string VolunteerId { get; init; }

    /// <summary>What was scored: <c>volunteer</c>, or the kind of group.</summary>
    public string Subject { get; init; } = "volunteer";

    /// <summary>The rule set.</summary>
    public required RuleSetIdentity RuleSet { get; init; }

    /// <summary>The lowest honesty of any part that was used.</summary>
    public required Honesty Honesty { get; init; }

    /// <summary>The day for whose end the result holds: the as-of day asked for, or the last review day before it where the rule set names any.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The moment of knowledge, included; <see langword="null"/> for everything given.</summary>
    public required DateTimeOffset? KnownAt { get; init; }

    /// <summary>Recorders whose records were left out because the evaluation says so, in the order of bytes. The default is none.</summary>
    public IReadOnlyList<string> WithoutRecorders { get; init; } = [];

    /// <summary>Parameters of the rule set and their values, as text.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; }

    /// <summary>How far the result got.</summary>
    public required ResultStatus Status { get; init; }

    /// <summary>Why nothing was computed, where <see cref="Status"/> is <see cref="ResultStatus.Refused"/>.</summary>
    public Notice? Refusal { get; init; }

    /// <summary>Where every recorded minute went.</summary>
    public required TimeBalance Time { get; init; }

    /// <summary>The measures, in the order of the document.</summary>
    public required NamedResults<MeasureResult> Measures { get; init; }

    /// <summary>The scores.</summary>
    public required NamedResults<ScoreResult> Scores { get; init; }

    /// <summary>The tiers.</summary>
    public required NamedResults<TierResult> Tiers { get; init; }

    /// <summary>The decisions.</summary>
    public required NamedResults<DecisionResult> Decisions { get; init; }

    /// <summary>The grants.</summary>
    public NamedResults<GrantResult> Grants { get; init; } = new("grant", "", []);

    /// <summary>What was noticed about the records and facts. It depends on what was handed in, duplicates included; the rest does not.</summary>
    public required IReadOnlyList<Notice> Notices { get; init; }

    /// <summary>What became of each record; <see langword="null"/> unless asked for.</summary>
    public IReadOnlyList<RecordExplanation>? Records { get; init; }

    /// <summary>A measure by name.</summary>
    /// <param name="name">The name in the document.</param>
    /// <exception cref="UnknownNameException">There is no such measure; the message lists those there are.</exception>
    public MeasureResult Measure(string name) => Measures[name];

    /// <summary>A score by name.</summary>
    /// <param name="name">The name in the document.</param>
    /// <exception cref="UnknownNameException">There is no such score; the message lists those there are.</exception>
    public ScoreResult Score(string name) => Scores[name];

    /// <summary>A tier by name.</summary>
    /// <param name="name">The name in the document.</param>
    /// <exception cref="UnknownNameException">There is no such tier; the message lists those there are.</exception>
    public TierResult Tier(string name) => Tiers[name];

    /// <summary>A grant by name.</summary>
    /// <param name="name">The name in the document.</param>
    /// <exception cref="UnknownNameException">There is no such grant; the message lists those there are.</exception>
    public GrantResult Grant(string name) => Grants[name];

    /// <summary>A decision by name.</summary>
    /// <param name="name">The name in the document.</param>
    /// <exception cref="UnknownNameException">There is no such decision; the message lists those there are.</exception>
    public DecisionResult Decision(string name) => Decisions[name];
}
