using VolunteerCredit.Measures;

namespace VolunteerCredit.RuleSets.Linting;

/// <summary>What comes to a cap and a floor, as a component knows it: a score, a part, a group of parts, a period.</summary>
/// <param name="Of">The value that it reads, if it reads one alone.</param>
/// <param name="Before">What can be reached before the limits, in quanta.</param>
/// <param name="Min">The floor, in the same quanta; <see cref="Interval.Unbounded"/> with a minus for none.</param>
/// <param name="Max">The cap, in the same quanta; <see cref="Interval.Unbounded"/> for none.</param>
/// <param name="Direction">How it answers to more service.</param>
/// <param name="Parts">Its parts, in the order of the document.</param>
internal sealed record LimitReach(ValueRef? Of, Interval Before, long Min, long Max, Direction Direction, IReadOnlyList<LimitReach> Parts)
{
    /// <summary>Whether the cap changes nothing.</summary>
    public bool IsCapDead => Max != Interval.Unbounded && Before.Max != Interval.Unbounded && Before.Max <= Max;

    /// <summary>Whether the floor changes nothing.</summary>
    public bool IsFloorDead => Min != -Interval.Unbounded && Before.Min != -Interval.Unbounded && Before.Min >= Min;

    /// <summary>The values that it reads, with the direction in which each moves it.</summary>
    public IEnumerable<(ValueRef Of, Direction Direction)> Leaves => Of is { } of ? [(of, Direction)] : Parts.SelectMany(p => p.Leaves);
}
