using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>What a volunteer has of a currency. The sums hold exactly: earned = left + spent + expired, over all lots and in each.</summary>
/// <param name="Name">Its name in the document.</param>
/// <param name="Currency">What is granted.</param>
/// <param name="Balance">What is there on the as-of day: what is left less what is owed, so that it may lie below nothing; <see langword="null"/> if unknown.</param>
/// <param name="Openness">In which direction the balance may still move.</param>
/// <param name="Honesty">The lowest honesty of what it rests on.</param>
/// <param name="Lots">The lots, in the order of the days they were earned on.</param>
public sealed record GrantResult(string Name, string Currency, Amount? Balance, Openness Openness, Honesty Honesty, IReadOnlyList<GrantLot> Lots) : INamedResult
{
    /// <inheritdoc/>
    public Words Label { get; init; } = Words.Same(Name);

    /// <summary>What was claimed and is covered by no lot; the next lots pay it first. <see langword="null"/> if unknown.</summary>
    public Amount? Owed { get; init; }

    /// <summary>What is missing, where the balance is unknown or open.</summary>
    public IReadOnlyList<MissingInput> Missing { get; init; } = [];
}

/// <summary>What was earned at once. Amount = spent + left + expired, of which left or expired is nothing.</summary>
/// <param name="EarnedOn">The day it was earned on: of a record the day it starts, of a period the last day on which something counts.</param>
/// <param name="ExpiresOn">The last day on which it is there; <see langword="null"/> where it does not expire.</param>
/// <param name="Amount">How much.</param>
/// <param name="Spent">What claims have used up.</param>
/// <param name="Left">What is left on the as-of day.</param>
/// <param name="Expired">What was left when it expired.</param>
/// <param name="RecordIds">The records it comes from.</param>
public sealed record GrantLot(DateOnly EarnedOn, DateOnly? ExpiresOn, Amount Amount, Amount Spent, Amount Left, Amount Expired, IReadOnlyList<string> RecordIds);
