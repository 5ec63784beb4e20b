using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Decisions;

/// <summary>An offer that changes with a value.</summary>
internal interface IHasTurns
{
    /// <summary>The lower bounds from which another row applies, and what it says.</summary>
    IEnumerable<(ValueRef Of, long AtLeast, Words Label)> Turns { get; }
}
