using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Guarding;

/// <summary>A component failed or broke its contract; it harms this volunteer's result alone.</summary>
internal sealed class ComponentException(Notice refusal) : Exception(refusal.Code)
{
    /// <summary>Why the volunteer is refused, with the component by its place in the document.</summary>
    public Notice Refusal => refusal;

    /// <summary>Whether the component itself is at fault, and not only the size of what it was asked.</summary>
    public bool IsOfComponent => refusal.Code is "VC4006" or "VC4007";

    /// <summary>A component threw; the message of what it threw may name a volunteer, and is not told.</summary>
    public static ComponentException Failed(string place, Exception fault) => new(new("VC4006", default, $"{place}: {fault.GetType().Name}"));

    /// <summary>A component broke its contract.</summary>
    /// <param name="place">Its place in the document.</param>
    /// <param name="contract">Which part of it, by its phrase.</param>
    public static ComponentException Broke(string place, string contract) => Broke(place, Texts.Phrase("contract." + contract));

    /// <summary>A component broke its contract, told in words.</summary>
    public static ComponentException Broke(string place, Words contract) => new(new("VC4007", default, place, contract));

    /// <summary>
    /// Whether what was thrown harms one volunteer's result alone: a component is others' code, and may throw anything. Memory that ran out in the engine
    /// itself does not, nor does a thread that was abandoned, of which nobody wants a result any more.
    /// </summary>
    public static bool IsHarmOfOne(Exception fault) => fault is not (OutOfMemoryException or AbandonedException);
}
