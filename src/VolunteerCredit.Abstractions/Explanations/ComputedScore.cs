namespace VolunteerCredit.Explanations;

/// <summary>A score that another rule set computed for the same volunteer, as-of and known-at.</summary>
/// <param name="By">The rule set.</param>
/// <param name="Score">Its score, with its own lines.</param>
public sealed record ComputedScore(RuleSetIdentity By, ScoreResult Score);
