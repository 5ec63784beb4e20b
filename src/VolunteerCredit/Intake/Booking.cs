namespace VolunteerCredit.Intake;

/// <summary>What one step did to one row, in minutes.</summary>
/// <param name="Row">The row.</param>
/// <param name="Step">The step, from 1 in the order of the document; 0 for what is voided.</param>
/// <param name="Reason">The reason code.</param>
/// <param name="Added">Minutes added.</param>
/// <param name="Held">Minutes held.</param>
/// <param name="Lost">Minutes lost.</param>
/// <param name="Cause">The record for whose sake it was done, where there is one and it is asked for.</param>
internal readonly record struct Booking(int Row, int Step, string Reason, long Added, long Held, long Lost, string? Cause);
