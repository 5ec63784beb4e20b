using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets.Binding;

namespace VolunteerCredit.RuleSets;

/// <summary>Decisions with their criteria and offers.</summary>
internal sealed partial class RuleSetCompiler
{
    private DecisionPlan? BindDecision((string Name, Spot Spot) decision, Words? ask)
    {
        string name = decision.Name;
        if (_binder.Follow(decision.Spot) is not { } spot || !_binder.Is(spot, NodeKind.Map))
        {
            return null;
        }

        _binder.Honesty = _documentHonesty;
        _binder.BindHonesty(spot);
        Honesty own = _binder.Honesty, offerHonesty = own;
        var criteria = new List<CriterionPlan>();
        var offers = new List<IOffer>();
        var offerReads = new List<ValueRef>();
        CalendarSpan? valid = null;
        foreach ((string key, Spot written) in spot.Members())
        {
            // What an optional parameter leaves out is not there; without criteria that is a fault below.
            if (_binder.Follow(written) is not { } value)
            {
                continue;
            }

            switch (key)
            {
                case "require" when _binder.Is(value, NodeKind.List):
                    foreach (Spot item in value.Items())
                    {
                        (_binder.Honesty, _reads) = (own, []);
                        if (_binder.BindComponent<ICriterion>(item, Seam.Criterion, []) is { } criterion)
                        {
                            criteria.Add(new(criterion.Component, [.. _reads.Distinct()], Lower(_binder.Honesty)));
                        }
                    }

                    break;
                case "offer":
                    (_binder.Honesty, _reads) = (own, offerReads);
                    foreach (Spot item in value.Node.Kind == NodeKind.List ? value.Items() : [value])
                    {
                        BindOffer(item, offers);
                    }

                    offerHonesty = Lower(_binder.Honesty);
                    break;
                case "valid":
                    valid = _binder.Follow(value) is { } followed ? (CalendarSpan?)_binder.BindSpan(followed) : null;
                    break;
                case "askAPerson":
                    ask = _binder.BindTitle(value);
                    break;
                case "require" or "title" or "honesty" or "note":
                    break;
                default:
                    _binder.FaultUnknownKey(value, key, ["require", "offer", "valid", "title", "askAPerson", "honesty", "note"]);
                    break;
            }
        }

        // Without criteria everybody would be eligible, which no document may say by leaving something out.
        if (spot.Find("require") is not { } criteriaSpot || _binder.Follow(criteriaSpot) is null)
        {
            _binder.Fault("VC3005", spot, null, Words.Same("require"));
        }

        _reads = [];
        return new(name, LabelOf(name, spot), [.. criteria], new(offers, [.. offerReads], offerHonesty), Lower(own), ask, valid);
    }

    /// <summary>Several offers of one decision fill columns of their own.</summary>
    private void BindOffer(Spot spot, List<IOffer> offers)
    {
        if (_binder.BindComponent<IOffer>(spot, Seam.Offer, []) is not { } offer)
        {
            return;
        }

        foreach (string column in offer.Component.Columns.Where(c => offers.Exists(o => o.Columns.Contains(c))))
        {
            _binder.Fault("VC3013", spot, column);
        }

        offers.Add(offer.Component);
    }
}
