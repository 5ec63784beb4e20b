using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Decisions;

/// <summary>An offer: what an eligible volunteer is entitled to, by named values.</summary>
/// <remarks>One instance serves all volunteers and threads and keeps nothing between calls.</remarks>
public interface IOffer
{
    /// <summary>The columns it may fill.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>The lower bounds of values from which it offers something else, for the scale in explanations. The default is none.</summary>
    IEnumerable<OfferTurn> Turns => [];

    /// <summary>Fills the columns for one volunteer.</summary>
    /// <param name="values">The measures and scores.</param>
    /// <param name="items">Receives the columns that apply.</param>
    void Fill(in Values values, ICollection<OfferItem> items);
}

/// <summary>A point from which an offer says something else.</summary>
/// <param name="Of">The value that decides.</param>
/// <param name="AtLeast">The lower bound, included, in quanta of the value.</param>
/// <param name="Label">What is offered from there.</param>
public readonly record struct OfferTurn(ValueRef Of, long AtLeast, Words Label);
