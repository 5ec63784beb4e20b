using VolunteerCredit.Measures;

namespace VolunteerCredit.Scoring;

/// <summary>A score that knows what each of its parts can contribute.</summary>
internal interface IHasPartBounds
{
    /// <summary>In quanta of the score, one for each line of kind part, in their order.</summary>
    IReadOnlyList<Interval> PartBounds { get; }
}
