using VolunteerCredit.Measures;

namespace VolunteerCredit.Explanations;

/// <summary>What one record gave.</summary>
/// <param name="RecordId">The record.</param>
/// <param name="Date">The day on which it starts.</param>
/// <param name="Share">
/// What it gave, so that the shares sum to the whole; <see langword="null"/> where the value is not a sum over records, as for the number of distinct days or an
/// active month: then the record is one of those that it rests on.
/// </param>
/// <param name="Disputed">Whether somebody disputes it.</param>
public sealed record RecordShare(string RecordId, DateOnly Date, Amount? Share, bool Disputed)
{
    /// <summary>Whose record it is: the volunteer, or in the result of a group the member.</summary>
    public string VolunteerId { get; init; } = "";
}
