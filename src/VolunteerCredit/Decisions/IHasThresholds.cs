using VolunteerCredit.Measures;

namespace VolunteerCredit.Decisions;

/// <summary>A criterion that asks for values within bounds.</summary>
internal interface IHasThresholds
{
    /// <summary>The values it asks for. Beyond any of them it is not met, or a person decides.</summary>
    IReadOnlyList<ValueBounds> Thresholds { get; }
}

/// <summary>A value and the bounds that it must lie in, in quanta.</summary>
internal readonly record struct ValueBounds(ValueRef Of, Interval Bounds);
