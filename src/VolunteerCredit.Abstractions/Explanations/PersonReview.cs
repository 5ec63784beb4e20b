using VolunteerCredit.Decisions;

namespace VolunteerCredit.Explanations;

/// <summary>What a person decided, beside what was computed; neither changes the other.</summary>
/// <param name="Decision">The decision in the document.</param>
/// <param name="Outcome">The person's outcome.</param>
/// <param name="Reason">Why, 1 to 4,000 characters. It stands in receipts as it is: name nobody in it.</param>
/// <param name="By">Who: an account or office, never a name; 1 to 200 characters.</param>
/// <param name="On">The day.</param>
public sealed record PersonReview(string Decision, Outcome Outcome, string Reason, string By, DateOnly On);
