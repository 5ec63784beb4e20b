using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Comparisons;

/// <summary>
/// What is different between two evaluations of one population. It does not depend on the order of volunteers, partitions, threads or memory, and is the same from single
/// volunteers, tables and files.
/// </summary>
public sealed record Comparison
{
    /// <summary>As it is.</summary>
    public required ComparedEvaluation Baseline { get; init; }

    /// <summary>As it would be.</summary>
    public required ComparedEvaluation Candidate { get; init; }

    /// <summary>How many volunteers were compared.</summary>
    public required long Volunteers { get; init; }

    /// <summary>What could not be compared by name.</summary>
    public required IReadOnlyList<UnmatchedName> Unmatched { get; init; }

    /// <summary>For each tier who goes from where to where. Steps are compared by id, and not how often a ladder was climbed or an award given.</summary>
    public required IReadOnlyList<TransitionMatrix> Tiers { get; init; }

    /// <summary>For each decision who goes from which outcome to which.</summary>
    public required IReadOnlyList<TransitionMatrix> Decisions { get; init; }

    /// <summary>How measures, scores and balances change.</summary>
    public required IReadOnlyList<ValueChange> Values { get; init; }

    /// <summary>The effect by group, for each grouping that was asked for.</summary>
    public required IReadOnlyList<GroupEffects> Groups { get; init; }

    /// <summary>The volunteers that a group must have for its figures to be told.</summary>
    public required int GroupMin { get; init; }

    /// <summary>Volunteers who stand for the changes: of tiers, decisions, then scores.</summary>
    public required IReadOnlyList<ComparisonExample> Examples { get; init; }

    /// <summary>What was noticed.</summary>
    public required IReadOnlyList<Notice> Notices { get; init; }
}

/// <summary>One side of a comparison.</summary>
/// <param name="RuleSet">The rule set.</param>
/// <param name="Evaluation">What was asked; its as-of day is the last review day where the rule set has any.</param>
/// <param name="Parameters">Parameters of the rule set and their values, as text.</param>
/// <param name="Computed">Volunteers who were computed.</param>
/// <param name="NotInForce">Volunteers of whom nothing was computed, since the rule set is not in force.</param>
/// <param name="Refused">Volunteers who could not be computed.</param>
public sealed record ComparedEvaluation(
    RuleSetIdentity RuleSet, Evaluation Evaluation, IReadOnlyList<KeyValuePair<string, string>> Parameters, long Computed, long NotInForce, long Refused);

/// <summary>Why a name is not compared.</summary>
public enum UnmatchedReason
{
    /// <summary>Only the baseline has it.</summary>
    OnlyInBaseline,

    /// <summary>Only the candidate has it.</summary>
    OnlyInCandidate,

    /// <summary>Both have it, in units that do not mix, or in quanta so fine that no common one fits into 64 bits.</summary>
    UnitsDiffer,
}

/// <summary>A measure, score, tier, grant or decision that is not compared.</summary>
/// <param name="Kind"><c>measure</c>, <c>score</c>, <c>tier</c>, <c>grant</c> or <c>decision</c>.</param>
/// <param name="Name">The name in the document.</param>
/// <param name="Reason">Why.</param>
public sealed record UnmatchedName(string Kind, string Name, UnmatchedReason Reason);
