namespace VolunteerCredit.Explanations;

/// <summary>A source of a rule set, as the document states it.</summary>
/// <param name="Title">The publication.</param>
/// <param name="Date">Its date.</param>
/// <param name="Url">Its address.</param>
/// <param name="Note">What it is a source of.</param>
public sealed record RuleSource(string Title, string? Date, string? Url, string? Note);
