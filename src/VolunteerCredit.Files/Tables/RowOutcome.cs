using VolunteerCredit.Explanations;

namespace VolunteerCredit.Files.Tables;

/// <summary>What became of a row.</summary>
/// <param name="IsRefused">Whether it was left out.</param>
/// <param name="Notices">What was noticed; <see langword="null"/> for nothing.</param>
internal readonly record struct RowOutcome(bool IsRefused, Notice[]? Notices);
