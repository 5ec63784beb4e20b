namespace VolunteerCredit.Explanations;

/// <summary>
/// Why a result is what it is: what every record gave, what every part lost, the reasons of every refusal, the rules in words, and where they stand. Every
/// figure is that of the result, or adds up to one of it.
/// </summary>
public sealed record Explanation
{
    /// <summary>The result, with what became of each record.</summary>
    public required CreditResult Result { get; init; }

    /// <summary>What the rule set says of itself.</summary>
    public required RuleSetBasis Basis { get; init; }

    /// <summary>The rules in words, in the order of the document: intake, measures, scores, tiers, decisions; then those of rule sets that computed a score for it.</summary>
    public required IReadOnlyList<RuleText> Rules { get; init; }

    /// <summary>For each measure what each record gave, in the order of the result.</summary>
    public required IReadOnlyList<MeasureContributions> Measures { get; init; }

    /// <summary>For each score what each line may give and what each record gave, in the order of the result.</summary>
    public required IReadOnlyList<ScoreContributions> Scores { get; init; }

    /// <summary>For each decision that is not Eligible why, in the order of the result.</summary>
    public required IReadOnlyList<DecisionReasons> Decisions { get; init; }

    /// <summary>Scores and measures on which a tier, criterion or offer turns, each with the figures at which it does.</summary>
    public required IReadOnlyList<Scale> Scales { get; init; }

    /// <summary>What persons decided, beside what was computed; the default is nothing.</summary>
    public IReadOnlyList<PersonReview> Reviews { get; init; } = [];
}
