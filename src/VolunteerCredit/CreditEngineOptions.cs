using Microsoft.Extensions.Logging;
using VolunteerCredit.Explanations;
using VolunteerCredit.Guarding;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit;

/// <summary>What an engine is made of. Validated when the engine is made: everything that is wrong is reported at once.</summary>
public sealed class CreditEngineOptions
{
    /// <summary>Where rule-set documents come from. At least one rule set, here or in <see cref="Documents"/>.</summary>
    public IList<RuleSetSource> RuleSets { get; private set; } = [];

    /// <summary>Rule-set documents made in C#.</summary>
    public IList<RuleSetDocument> Documents { get; } = [];

    /// <summary>The components that documents may name. The built-in ones are there from the start; add a plug-in's.</summary>
    public IList<ComponentType> Components { get; } = [.. ComponentCatalog.BuiltIn];

    /// <summary>
    /// Values of parameters by rule set (<c>ID</c> for all its versions, or <c>ID@VERSION</c>, which goes before it) and name, for evaluations that do not give them.
    /// They hold where the rule set is asked, not where another one takes a score from it; a result states them as if the evaluation had given them.
    /// </summary>
    /// <value>The default is none. A rule set or parameter that is not there, and a value that does not fit, refuse the engine.</value>
    public IDictionary<string, IReadOnlyDictionary<string, string>> Parameters { get; } = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);

    /// <summary>The most records and facts that one volunteer may have; a volunteer with more is refused with VC4008.</summary>
    /// <value>The default is 1,000,000. Allowed: 1 to 100,000,000.</value>
    public int RecordsPerVolunteerMax { get; set; } = 1_000_000;

    /// <summary>The language of faults in log messages and in the <see cref="Microsoft.Extensions.Options.OptionsValidationException"/> at an app's start.</summary>
    /// <value>The default is English.</value>
    public Language Language { get; set; }

    /// <summary>Where refusals are logged, in the category <c>VolunteerCredit</c>: by code and count, never with an id.</summary>
    /// <value>The default is the app's where the engine is made by dependency injection, otherwise none.</value>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>What those who filled in these options found wrong; it refuses the engine together with all that the engine finds.</summary>
    internal List<Notice> Faults { get; private set; } = [];

    /// <summary>Where options were set, such as a key of a configuration, by their names in faults.</summary>
    internal Dictionary<string, string> SetAt { get; } = new(StringComparer.Ordinal);

    /// <summary>What is done about a component that never returns. The default is nothing: it is waited for.</summary>
    public WatchdogOptions Watchdog { get; } = new();

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

    /// <summary>These options with other rule sets from sources, and what is wrong with those.</summary>
    internal CreditEngineOptions With(IEnumerable<RuleSetSource> sources, IEnumerable<Notice> faults)
    {
        var other = (CreditEngineOptions)MemberwiseClone();
        (other.RuleSets, other.Faults) = ([.. sources], [.. faults]);
        return other;
    }
}
