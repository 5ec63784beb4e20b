using VolunteerCredit.Measures;

namespace VolunteerCredit.Explanations;

/// <summary>One column of an offer.</summary>
/// <param name="Column">The column.</param>
/// <param name="Amount">The amount, where the column has one.</param>
/// <param name="Text">The cell as text.</param>
public sealed record OfferItem(string Column, Amount? Amount, string Text);
