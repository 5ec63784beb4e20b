using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>What a rule set says of itself.</summary>
/// <param name="Title">Its name for people.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Sources">Where its figures stand.</param>
/// <param name="Note">Its own remark, where it has one.</param>
/// <param name="ApprovedBy">Who approved it, on which day and under which reference, as written; <see langword="null"/> where it does not say.</param>
public sealed record RuleSetBasis(Words Title, Purpose Purpose, IReadOnlyList<RuleSource> Sources, Words? Note, string? ApprovedBy);
