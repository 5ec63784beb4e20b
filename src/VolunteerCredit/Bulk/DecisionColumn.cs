using VolunteerCredit.Decisions;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Bulk;

/// <summary>A decision about all volunteers. What a criterion found, what is missing and what is offered, the single result says.</summary>
public sealed class DecisionColumn
{
    private readonly byte[] _outcomes;
    private readonly byte[] _honesty;
    private readonly Honesty _own;

    internal DecisionColumn(string name, Words label, Honesty honesty, int count)
    {
        (Name, Label, _own) = (name, label, honesty);
        _outcomes = new byte[count];
        _honesty = new byte[count];
    }

    /// <summary>Its name in the document.</summary>
    public string Name { get; }

    /// <summary>Its name for people.</summary>
    public Words Label { get; }

    /// <summary>The outcome for a volunteer.</summary>
    /// <param name="volunteer">The volunteer's number in the table.</param>
    public Outcome this[int volunteer] => (Outcome)_outcomes[volunteer];

    /// <summary>The lowest honesty of what the outcome rests on.</summary>
    /// <param name="volunteer">The volunteer's number in the table.</param>
    public Honesty HonestyOf(int volunteer) => (Honesty)_honesty[volunteer];

    internal void SetBlank(int volunteer, Outcome outcome) => Set(volunteer, outcome, _own);

    internal void Set(int volunteer, Outcome outcome, Honesty honesty)
    {
        _outcomes[volunteer] = (byte)outcome;
        _honesty[volunteer] = (byte)honesty;
    }
}
