using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;

namespace VolunteerCredit.Decisions;

/// <summary>An offer: what an eligible volunteer is entitled to, by named values.</summary>
/// <remarks>One instance serves all volunteers and threads and keeps nothing between calls.</remarks>
public interface IOffer
{
    /// <summary>The columns it may fill.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>Fills the columns for one volunteer.</summary>
    /// <param name="values">The measures and scores.</param>
    /// <param name="items">Receives the columns that apply.</param>
    void Fill(in Values values, ICollection<OfferItem> items);
}
