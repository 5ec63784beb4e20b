using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>A component broke its contract; it harms this volunteer's result alone.</summary>
internal sealed class ComponentException(string component, Words contract) : Exception(contract.English)
{
    public string Component { get; } = component;

    public Words Contract { get; } = contract;
}
