namespace VolunteerCredit.Explanations;

/// <summary>What a document says of itself, and its rules in words; the same for every volunteer.</summary>
internal sealed record RuleSetStory(RuleSetBasis Basis, IReadOnlyList<RuleText> Rules);
