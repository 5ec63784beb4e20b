using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>An input that was missing.</summary>
/// <param name="Name">The fact, score or record that is missing or not final.</param>
/// <param name="SuppliedBy">Who can supply it.</param>
public sealed record MissingInput(string Name, Words SuppliedBy);
