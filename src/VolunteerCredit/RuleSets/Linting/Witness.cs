using VolunteerCredit.Records;

namespace VolunteerCredit.RuleSets.Linting;

/// <summary>What shows a finding: volunteers who, scored by the rule set, have the results that the finding speaks of.</summary>
/// <param name="AsOf">The as-of day.</param>
/// <param name="Parameters">Values of the rule set's parameters, as text.</param>
/// <param name="Shows">The volunteers with what is found of each, in the order in which the finding compares them.</param>
public sealed record Witness(DateOnly AsOf, IReadOnlyDictionary<string, string> Parameters, IReadOnlyList<WitnessResult> Shows)
{
    /// <summary>The evaluation under which the volunteers are scored.</summary>
    public Evaluation Evaluation => new() { AsOf = AsOf, Parameters = Parameters };
}

/// <summary>One volunteer of a witness, with one result.</summary>
/// <param name="Volunteer">The volunteer.</param>
/// <param name="Name">What of the result: as in <c>expect</c> of a worked case (a measure, score, tier or decision, <c>DECISION.COLUMN</c>), or <c>DECISION.require[0]</c> for the outcome of a criterion.</param>
/// <param name="Found">What is found, as text; <see langword="null"/> where nothing is.</param>
public sealed record WitnessResult(Volunteer Volunteer, string Name, string? Found);
