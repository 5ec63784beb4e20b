using VolunteerCredit.Explanations;

namespace VolunteerCredit.RuleSets;

/// <summary>Values of parameters that an engine's options give, by rule set, for evaluations that do not.</summary>
internal sealed class ParameterDefaults(IEnumerable<KeyValuePair<string, IReadOnlyDictionary<string, string>>> values)
{
    private static readonly Dictionary<string, string> None = [];

    private readonly (RuleSetReference RuleSet, IReadOnlyDictionary<string, string> Given)[] _values = [.. values.Select(v => (RuleSetReference.Parse(v.Key), v.Value))];

    /// <summary>
    /// Rule sets and parameters that are not there, and values that do not fit: each by itself, placed at <c>Parameters:ID:NAME</c>, and all of a rule set together where none is wrong by itself.
    /// What was set in a configuration, which ignores letter case, must not have more than one meaning (VC5017).
    /// </summary>
    /// <param name="library">The rule sets.</param>
    /// <param name="setAt">The keys of what was set in a configuration.</param>
    public IEnumerable<Notice> FaultsIn(RuleSetLibrary library, IReadOnlyDictionary<string, string> setAt)
    {
        foreach ((RuleSetReference ruleSet, IReadOnlyDictionary<string, string> given) in _values)
        {
            string place = $"{nameof(CreditEngineOptions.Parameters)}:{ruleSet}";
            Notice[] faults = At(place, library.FaultsOf(ruleSet, None));
            if (faults.Length == 0)
            {
                faults = [.. given.SelectMany(value => At($"{place}:{value.Key}", library.FaultsOf(ruleSet, new Dictionary<string, string> { [value.Key] = value.Value })))];
            }

            foreach (string name in given.Keys.Where(name => setAt.ContainsKey($"{place}:{name}")))
            {
                foreach (string other in library.MeantBesides(ruleSet, name).Distinct())
                {
                    yield return new("VC5017", new Place { Name = $"{place}:{name}" }, other);
                }
            }

            foreach (Notice fault in faults.Length > 0 ? faults : At(place, library.FaultsOf(ruleSet, given)))
            {
                yield return fault;
            }
        }
    }

    /// <summary>An evaluation with the values that it does not give itself.</summary>
    public Evaluation FillIn(Evaluation evaluation, RuleSetReference version)
    {
        var own = new Dictionary<string, string>(evaluation.Parameters, StringComparer.Ordinal);
        foreach (RuleSetReference ruleSet in (ReadOnlySpan<RuleSetReference>)[version, version with { Version = null }])
        {
            foreach ((string name, string value) in Array.Find(_values, v => v.RuleSet == ruleSet).Given ?? None)
            {
                own.TryAdd(name, value);
            }
        }

        return own.Count == evaluation.Parameters.Count ? evaluation : evaluation with { Parameters = own };
    }

    private static Notice[] At(string place, IEnumerable<Notice> faults) => [.. faults.Select(f => f with { Place = new Place { Name = place } }).Distinct()];
}
