using VolunteerCredit.Measures;
using VolunteerCredit.Testing.Running;

namespace VolunteerCredit.Testing.Components;

/// <summary>Values against the shape that a component declares.</summary>
internal static class Bounds
{
    /// <summary>Demands that a known value lies within the bounds.</summary>
    /// <exception cref="LawFault">It does not.</exception>
    public static void Demand(ValueShape shape, long value, string what) => LawFault.Unless(
        value == IMeasure.Unknown || ((Interval.IsNone(shape.Bounds.Min) || value >= shape.Bounds.Min) && (Interval.IsNone(shape.Bounds.Max) || value <= shape.Bounds.Max)),
        what,
        $"{Bound(shape.Bounds.Min, "no least")} to {Bound(shape.Bounds.Max, "no most")} quanta of 1/{shape.Scale}",
        MountedComponent.Figure(value));

    /// <summary>Demands that a value moved only as declared when there was more.</summary>
    /// <exception cref="LawFault">It moved the other way.</exception>
    public static void DemandDirection(ValueShape shape, long before, long after, string what)
    {
        if (before == IMeasure.Unknown || after == IMeasure.Unknown || shape.Direction == Direction.Mixed)
        {
            return;
        }

        bool rising = shape.Direction == Direction.Rising;
        LawFault.Unless(rising ? after >= before : after <= before, what, $"{(rising ? "no less" : "no more")} than {before}, since it declares to be {shape.Direction}", MountedComponent.Figure(after));
    }

    private static string Bound(long bound, string none) => Interval.IsNone(bound) ? none : MountedComponent.Figure(bound);
}
