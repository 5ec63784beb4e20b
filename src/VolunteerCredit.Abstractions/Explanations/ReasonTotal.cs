using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>What one reason did.</summary>
/// <param name="Reason">The reason code.</param>
/// <param name="Text">The reason in words.</param>
/// <param name="Added">Minutes added.</param>
/// <param name="Held">Minutes held.</param>
/// <param name="Lost">Minutes lost.</param>
/// <param name="Rows">Rows (records, or parts of them) that it touched, acts included.</param>
public sealed record ReasonTotal(string Reason, Words Text, long Added, long Held, long Lost, int Rows);
