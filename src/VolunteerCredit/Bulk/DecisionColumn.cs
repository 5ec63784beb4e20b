using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Bulk;

/// <summary>A decision about all volunteers. What a criterion found and what is missing the single result says.</summary>
public sealed class DecisionColumn
{
    private readonly byte[] _outcomes;
    private readonly byte[] _honesty;
    private readonly IReadOnlyList<OfferItem>[]? _offers;
    private readonly Honesty _own;

    internal DecisionColumn(string name, Words label, Honesty honesty, int count, IReadOnlyList<string> offers, bool keepsOffers)
    {
        (Name, Label, _own, OfferColumns) = (name, label, honesty, offers);
        _offers = keepsOffers && offers.Count > 0 ? new IReadOnlyList<OfferItem>[count] : null;
        _outcomes = new byte[count];
        _honesty = new byte[count];
    }

    /// <summary>Its name in the document.</summary>
    public string Name { get; }

    /// <summary>Its name for people.</summary>
    public Words Label { get; }

    /// <summary>The columns that its offers may fill, each once.</summary>
    public IReadOnlyList<string> OfferColumns { get; }

    /// <summary>The outcome for a volunteer.</summary>
    /// <param name="volunteer">The volunteer's number in the table.</param>
    public Outcome this[int volunteer] => (Outcome)_outcomes[volunteer];

    /// <summary>The lowest honesty of what the outcome rests on.</summary>
    /// <param name="volunteer">The volunteer's number in the table.</param>
    public Honesty HonestyOf(int volunteer) => (Honesty)_honesty[volunteer];

    /// <summary>What is offered to a volunteer who is eligible; nothing unless <see cref="BulkOptions.KeepOffers"/> asked for it.</summary>
    /// <param name="volunteer">The volunteer's number in the table.</param>
    public IReadOnlyList<OfferItem> OfferOf(int volunteer) => _offers?[volunteer] ?? [];

    internal bool KeepsOffers => _offers is not null;

    internal void SetOffer(int volunteer, IReadOnlyList<OfferItem> offer) => _offers![volunteer] = offer;

    internal void SetBlank(int volunteer, Outcome outcome) => Set(volunteer, outcome, _own);

    internal void Set(int volunteer, Outcome outcome, Honesty honesty)
    {
        _outcomes[volunteer] = (byte)outcome;
        _honesty[volunteer] = (byte)honesty;
    }
}
