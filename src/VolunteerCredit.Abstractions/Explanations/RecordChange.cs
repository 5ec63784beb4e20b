namespace VolunteerCredit.Explanations;

/// <summary>One change that a reason made to a record.</summary>
/// <param name="Reason">The reason code.</param>
/// <param name="Date">The day of the part it was made to.</param>
/// <param name="Added">Minutes added.</param>
/// <param name="Held">Minutes held.</param>
/// <param name="Lost">Minutes lost.</param>
/// <param name="BecauseOf">The record that caused it, where there is one.</param>
public sealed record RecordChange(string Reason, DateOnly Date, long Added, long Held, long Lost, string? BecauseOf);
