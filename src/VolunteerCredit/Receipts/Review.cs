using VolunteerCredit.Decisions;

namespace VolunteerCredit.Receipts;

/// <summary>What an officer decided, beside what the rule set says. It is kept and sealed with the receipt, and never recomputed.</summary>
/// <param name="Decision">The decision's name in the document.</param>
/// <param name="Outcome">The officer's outcome.</param>
/// <param name="Reason">Why, 1 to 4,000 characters. It stands in the receipt as it is: name nobody in it.</param>
/// <param name="By">Who: an account or office, never a name; 1 to 200 characters.</param>
/// <param name="On">The day.</param>
public sealed record Review(string Decision, Outcome Outcome, string Reason, string By, DateOnly On);
