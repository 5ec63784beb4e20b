namespace VolunteerCredit.Explanations;

/// <summary>What the records gave to a measure.</summary>
/// <param name="Name">The measure's name in the document.</param>
/// <param name="Records">The records that count in it, in canonical order. The shares, where there are any, sum to the measure.</param>
public sealed record MeasureContributions(string Name, IReadOnlyList<RecordShare> Records);
