using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;
using VolunteerCredit.RuleSets.Binding;
using VolunteerCredit.Tiers;

namespace VolunteerCredit.Guarding;

/// <summary>
/// Stands before a component that is not the engine's own. What such a component says of itself is read once, when the document is loaded; what it throws
/// or gives for a volunteer is looked at before anything else sees it, and told by the component's place in the document.
/// </summary>
/// <param name="component">The component.</param>
/// <param name="place">The component's place in the document, such as <c>measures.hours.steps[0]</c>.</param>
internal abstract class Guard(object component, string place)
{
    public string Place => place;

    /// <summary>A component without its guard.</summary>
    public static object Inside(object component) => component is Guard guard ? guard.Guarded : component;

    private object Guarded => component;

    /// <summary>The place of a component, or another name of one that has no guard.</summary>
    public static string PlaceOf(object component, string otherwise) => component is Guard guard ? guard.Place : otherwise;

    /// <summary>Whether an exception is the component's own: the others already say what they mean, or come from a component inside it.</summary>
    protected static bool IsOwn(Exception fault) => fault is not (OverflowException or ComponentException or RunLimitException or AbandonedException);

    protected ComponentException Failed(Exception fault) => ComponentException.Failed(place, fault);

    protected ComponentException Broke(string contract) => ComponentException.Broke(place, contract);

    protected void Demand(bool holds, string contract)
    {
        if (!holds)
        {
            throw Broke(contract);
        }
    }

    protected T Sound<T>(T? something)
        where T : class => something ?? throw Broke("null");

    /// <summary>A list that has no holes, copied: whatever the component does with its own later, this one stays.</summary>
    protected T[] Sound<T>(IReadOnlyList<T>? list)
        where T : class
    {
        T[] items = [.. Sound<IReadOnlyList<T>>(list)];
        Demand(Array.TrueForAll(items, item => item is not null), "null");
        return items;
    }

    protected string Named(string? name) => string.IsNullOrEmpty(name) ? throw Broke("null") : name;

    protected void DemandDefined(Openness openness) => Demand((openness & ~(Openness.Above | Openness.Below)) == 0, "enum");

    protected void DemandNoHoles(IReadOnlyList<string>? names)
    {
        for (int i = 0; i < (names?.Count ?? 0); i++)
        {
            Demand(names![i] is not null, "null");
        }
    }

    protected void DemandWords(Words words) => Demand(words is { English: not null, Chinese: not null }, "null");

    /// <summary>A shape that makes sense, with lists of its own.</summary>
    protected ValueShape Sound(ValueShape? shape)
    {
        Demand(
            shape is { Unit: { Name: { } name } unit, Scale: >= 1 and <= Quantum.ScaleMax } && Enum.IsDefined(unit.Kind)
            && (unit.Kind != UnitKind.Named || name.Length > 0) && shape.Bounds.Min <= shape.Bounds.Max && Enum.IsDefined(shape.Direction),
            "shape");
        return shape! with { Inputs = Sound(shape.Inputs) };
    }

    /// <summary>Whether a value lies within what a shape declares.</summary>
    protected static bool IsWithin(in Interval bounds, long value) => value != IMeasure.Unknown && value >= bounds.Min && value <= bounds.Max;
}

/// <summary>A guard of what reads named values.</summary>
/// <param name="component">The component.</param>
/// <param name="reads">The values that the document gives to the component.</param>
/// <param name="place">The component's place in the document.</param>
internal abstract class ReadingGuard(object component, ValueRef[] reads, string place) : Guard(component, place)
{
    /// <summary>What the tiers that the document gives to the component ask for.</summary>
    protected IEnumerable<TierThreshold> OfTiers => reads.SelectMany(read => read.Steps ?? []).SelectMany(step => step.Thresholds);

    protected bool IsGiven(ValueRef value) => Array.Exists(reads, read => ReferenceEquals(read, value));

    /// <summary>Whether all that the component reads is final, so that nothing can be missing but what it names itself.</summary>
    protected bool IsAllSettled(in Evidence evidence)
    {
        foreach (ValueRef read in reads)
        {
            if (!evidence.Values.IsKnown(read) || evidence.Values.OpennessOf(read) != Openness.Closed)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether all that the component reads lies within its own bounds; values that were put in place of others, for a worked case or an explanation, may not.</summary>
    protected bool IsAllWithin(in Evidence evidence)
    {
        foreach (ValueRef read in reads)
        {
            if (evidence.Values.IsKnown(read) && !IsWithin(read.Shape.Bounds, evidence.Values[read]))
            {
                return false;
            }
        }

        return true;
    }
}
