using VolunteerCredit.Decisions;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>A decision about one volunteer.</summary>
/// <param name="Name">Its name in the document.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Criteria">Every criterion, in the order of the document; all are always evaluated.</param>
/// <param name="Offer">What is offered, where the outcome is <see cref="Outcome.Eligible"/>.</param>
/// <param name="Missing">What is missing, where the outcome is <see cref="Outcome.Undetermined"/>.</param>
/// <param name="Honesty">The lowest honesty of what it rests on.</param>
/// <param name="AskAPerson">Whom to ask for a person's decision, and how to dispute.</param>
public sealed record DecisionResult(
    string Name,
    Outcome Outcome,
    IReadOnlyList<CriterionResult> Criteria,
    IReadOnlyList<OfferItem> Offer,
    IReadOnlyList<MissingInput> Missing,
    Honesty Honesty,
    Words? AskAPerson) : INamedResult
{
    /// <inheritdoc/>
    public Words Label { get; init; } = Words.Same(Name);

    /// <summary>
    /// The last day on which the decision is valid, where the outcome is <see cref="Outcome.Eligible"/> and the document limits it: the as-of day plus the
    /// stated span, minus one day (one year from 2013-01-01 ends on 2013-12-31); of a decision set by hand no later than that holds.
    /// </summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>By whom and why the outcome was set by hand, where it was.</summary>
    public ManualOverride? Manual { get; init; }

    /// <summary>Whether it rests on a figure or formula of our own: indicative, not a decision under a published rule.</summary>
    public bool IsIndicative => Honesty == Honesty.Illustrative;
}
