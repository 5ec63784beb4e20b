using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;

namespace VolunteerCredit.Guarding;

/// <summary>An offer of others. It fills a list of its own, so that it sees and changes no other offer's columns.</summary>
internal sealed class GuardedOffer : ReadingGuard, IOffer
{
    private readonly IOffer _offer;
    private readonly string[] _columns;

    public GuardedOffer(IOffer offer, ValueRef[] reads, string place)
        : base(offer, reads, place)
    {
        _offer = offer;
        _columns = [.. Sound(offer.Columns).Select(Named)];
        Demand(_columns.Distinct(StringComparer.Ordinal).Count() == _columns.Length, "names");
        Turns = [.. Sound<IEnumerable<OfferTurn>>(offer.Turns)];
        Demand(Turns.All(turn => IsGiven(turn.Of) && turn.Label is { English: not null, Chinese: not null }), "value");
    }

    public IReadOnlyList<string> Columns => _columns;

    public IEnumerable<OfferTurn> Turns { get; }

    public void Fill(in Values values, ICollection<OfferItem> items)
    {
        var own = new List<OfferItem>();
        ForeignCall call = ForeignCall.Into(Place);
        try
        {
            _offer.Fill(values, own);
        }
        catch (Exception fault) when (IsOwn(fault))
        {
            throw Failed(fault);
        }
        finally
        {
            call.Leave();
        }

        foreach (OfferItem item in own)
        {
            Demand(item is { Column: not null, Text: not null }, "null");
            Demand(Array.IndexOf(_columns, item.Column) >= 0, "column");
            items.Add(item);
        }
    }
}
