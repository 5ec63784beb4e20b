namespace VolunteerCredit.Explanations;

/// <summary>What became of one record.</summary>
/// <param name="RecordId">The record.</param>
/// <param name="Date">The day of service.</param>
/// <param name="Recorded">Minutes recorded; <see langword="null"/> if unknown or for an act.</param>
/// <param name="Counted">Minutes that count; for an act <see langword="null"/>.</param>
/// <param name="Stands">Whether anything of it counts.</param>
/// <param name="Disputed">Whether somebody disputes it.</param>
/// <param name="Changes">Every cut, with its reason.</param>
public sealed record RecordExplanation(
    string RecordId, DateOnly Date, long? Recorded, long? Counted, bool Stands, bool Disputed, IReadOnlyList<RecordChange> Changes)
{
    /// <summary>Whose record it is: the volunteer, or in the result of a group the member.</summary>
    public string VolunteerId { get; init; } = "";
}
