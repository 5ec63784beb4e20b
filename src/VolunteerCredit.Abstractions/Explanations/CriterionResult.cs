using VolunteerCredit.Decisions;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>A criterion of a decision.</summary>
/// <param name="Requirement">What was asked.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Found">What was found.</param>
/// <param name="Inner">The criteria inside it.</param>
public sealed record CriterionResult(Words Requirement, Outcome Outcome, Words? Found, IReadOnlyList<CriterionResult> Inner);
