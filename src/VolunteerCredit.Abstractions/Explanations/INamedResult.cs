using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>Something with a name in the document.</summary>
public interface INamedResult
{
    /// <summary>The name.</summary>
    string Name { get; }

    /// <summary>The name for people; the name itself where the document gives none.</summary>
    Words Label { get; }
}
