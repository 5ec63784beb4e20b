using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets.Binding;

namespace VolunteerCredit.RuleSets.Linting;

/// <summary>On which side of a threshold a value must lie.</summary>
internal enum ThresholdKind
{
    AtLeast,
    Above,
    AtMost,
    Below,
}

/// <summary>A figure of the document at which an outcome turns.</summary>
/// <param name="Of">The value that is compared.</param>
/// <param name="Kind">On which side it must lie.</param>
/// <param name="Figure">The figure, as written.</param>
/// <param name="Spot">Where it stands.</param>
internal sealed record Threshold(ValueRef Of, ThresholdKind Kind, Amount Figure, Spot Spot)
{
    /// <summary>The least quanta that are above the threshold, or on it where it is included upwards.</summary>
    public long Upper { get; } = Kind is ThresholdKind.AtLeast or ThresholdKind.Below
        ? Figure.Figure.CeilingAt(Of.Shape.Scale)
        : Figure.Figure.FloorAt(Of.Shape.Scale) + 1;

    public bool IsLower => Kind is ThresholdKind.AtLeast or ThresholdKind.Above;

    public bool Holds(long quanta) => IsLower ? quanta >= Upper : quanta < Upper;

    /// <summary>Whether every value that can be reached is on the right side.</summary>
    public bool AlwaysHolds => IsLower ? Of.Shape.Bounds.Min >= Upper && Of.Shape.Bounds.Min != -Interval.Unbounded
        : Of.Shape.Bounds.Max < Upper && Of.Shape.Bounds.Max != Interval.Unbounded;
}
