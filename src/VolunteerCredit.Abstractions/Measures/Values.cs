using VolunteerCredit.RuleSets;
using VolunteerCredit.Tiers;

namespace VolunteerCredit.Measures;

/// <summary>In which direction a value may still move when held or unknown minutes are cleared up.</summary>
[Flags]
public enum Openness
{
    /// <summary>The value is final.</summary>
    Closed = 0,

    /// <summary>The true value may be higher.</summary>
    Above = 1,

    /// <summary>The true value may be lower.</summary>
    Below = 2,
}

/// <summary>Questions about openness that are asked for every volunteer.</summary>
internal static class OpennessQuestions
{
    /// <summary>Whether a direction is open. (<see cref="Enum.HasFlag"/> takes memory until its caller is compiled in its last form.)</summary>
    public static bool Includes(this Openness openness, Openness direction) => (openness & direction) != 0;
}

/// <summary>A named value of the rule set, resolved: what a component holds in place of a name.</summary>
/// <param name="Slot">Where the value stands.</param>
/// <param name="Name">Its name in the document.</param>
/// <param name="Shape">Its unit, quantum and bounds.</param>
public sealed record ValueRef(int Slot, string Name, ValueShape Shape)
{
    /// <summary>Its name for people; the name itself where the document gives none.</summary>
    public Words Label { get; init; } = Words.Same(Name);

    /// <summary>For a tier, which is read as a number (0 none, 1 the lowest …): its steps. Otherwise <see langword="null"/>.</summary>
    public IReadOnlyList<TierStep>? Steps { get; init; }
}

/// <summary>The named values (measures, scores, tiers) of one volunteer, in quanta.</summary>
public readonly ref struct Values
{
    private readonly ReadOnlySpan<long> _quanta;
    private readonly ReadOnlySpan<Openness> _openness;

    internal Values(ReadOnlySpan<long> quanta, ReadOnlySpan<Openness> openness)
    {
        _quanta = quanta;
        _openness = openness;
    }

    /// <summary>The value in quanta, or <see cref="IMeasure.Unknown"/>.</summary>
    /// <param name="value">The name, resolved.</param>
    public long this[ValueRef value] => _quanta[value.Slot];

    /// <summary>Whether the value is known.</summary>
    /// <param name="value">The name, resolved.</param>
    public bool IsKnown(ValueRef value) => _quanta[value.Slot] != IMeasure.Unknown;

    /// <summary>In which direction the value may still move.</summary>
    /// <param name="value">The name, resolved.</param>
    public Openness OpennessOf(ValueRef value) => _openness[value.Slot];
}
