namespace BankEligibility.Hazards;

/// <summary>A hazard seen in the field, and what the library made of it.</summary>
/// <param name="Title">The hazard.</param>
/// <param name="Evidence">The library's own words; empty if the hazard did not show, which is a fault of the data or of the library.</param>
internal sealed record Hazard(string Title, IReadOnlyList<string> Evidence);
