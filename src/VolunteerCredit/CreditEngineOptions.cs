using VolunteerCredit.RuleSets;

namespace VolunteerCredit;

/// <summary>What an engine is made of. Validated when the engine is made: everything that is wrong is reported at once.</summary>
public sealed class CreditEngineOptions
{
    /// <summary>Where rule-set documents come from. At least one rule set, here or in <see cref="Documents"/>.</summary>
    public IList<RuleSetSource> RuleSets { get; } = [];

    /// <summary>Rule-set documents made in C#.</summary>
    public IList<RuleSetDocument> Documents { get; } = [];

    /// <summary>The components that documents may name. The built-in ones are there from the start; add a plug-in's.</summary>
    public IList<ComponentType> Components { get; } = [.. ComponentCatalog.BuiltIn];

    /// <summary>The most records and facts that one volunteer may have; a volunteer with more is refused with VC4008.</summary>
    /// <value>The default is 1,000,000. Allowed: 1 to 100,000,000.</value>
    public int RecordsPerVolunteerMax { get; set; } = 1_000_000;

    /// <summary>Adds components, for instance all that a plug-in has: <c>options.Add(NightRescue.Components)</c>.</summary>
    /// <param name="components">The components.</param>
    /// <returns>These options.</returns>
    public CreditEngineOptions Add(params IEnumerable<ComponentType> components)
    {
        ArgumentNullException.ThrowIfNull(components);
        foreach (ComponentType component in components)
        {
            Components.Add(component);
        }

        return this;
    }

    /// <summary>Adds rule sets, for instance all that a package ships.</summary>
    /// <param name="sources">The rule sets.</param>
    /// <returns>These options.</returns>
    public CreditEngineOptions Add(params IEnumerable<RuleSetSource> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        foreach (RuleSetSource source in sources)
        {
            RuleSets.Add(source);
        }

        return this;
    }
}
