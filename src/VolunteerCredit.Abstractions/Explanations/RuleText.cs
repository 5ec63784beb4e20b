using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>One rule in words.</summary>
/// <param name="Section">The section of the document: <c>intake</c>, <c>measures</c>, <c>scores</c>, <c>tiers</c>, <c>decisions</c>.</param>
/// <param name="Name">Its name in the document; of an intake step its number, from 1.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Text">The rule, as plain text; its lines are separated by line feeds.</param>
public sealed record RuleText(string Section, string Name, Words Label, Words Text)
{
    /// <summary>The rule set whose rule it is, where that is another, which computed a score; otherwise <see langword="null"/>.</summary>
    public string? RuleSetId { get; init; }
}
