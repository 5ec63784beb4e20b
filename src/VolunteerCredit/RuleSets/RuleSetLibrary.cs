using System.Collections.Concurrent;
using System.Globalization;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets.Binding;
using VolunteerCredit.RuleSets.Linting;

namespace VolunteerCredit.RuleSets;

/// <summary>All rule sets of an engine: read, checked together, and compiled once for each set of parameters.</summary>
internal sealed class RuleSetLibrary
{
    private const int PlansMax = 1_000;
    private static readonly Dictionary<string, string> NoParameters = [];

    private readonly SortedDictionary<string, RuleSetDocument> _documents = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RuleSetPlan> _plans = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Finding>> _findings = new(StringComparer.Ordinal);
    private readonly ComponentCatalog _catalog;

    private RuleSetLibrary(ComponentCatalog catalog) => _catalog = catalog;

    public IReadOnlyCollection<string> Ids => _documents.Keys;

    /// <summary>Reads and checks rule sets.</summary>
    /// <exception cref="RuleSetRefusedException">Some are refused; all faults of all of them are listed.</exception>
    public static RuleSetLibrary Load(ComponentCatalog catalog, IEnumerable<RuleSetSource> sources, IEnumerable<RuleSetDocument> documents)
    {
        var library = new RuleSetLibrary(catalog);
        var faults = new List<Notice>();
        foreach (RuleSetSource source in sources)
        {
            try
            {
                library.Add(RuleSetDocument.Read(source), faults);
            }
            catch (RuleSetRefusedException refused)
            {
                faults.AddRange(refused.Faults);
            }
        }

        foreach (RuleSetDocument document in documents)
        {
            library.Add(document, faults);
        }

        foreach (RuleSetDocument document in library._documents.Values)
        {
            library.Check(document, faults);
        }

        return faults.Count == 0 ? library : throw new RuleSetRefusedException(faults);
    }

    /// <summary>The plan of a rule set for given parameters.</summary>
    /// <exception cref="UnknownNameException">There is no such rule set.</exception>
    /// <exception cref="RuleSetRefusedException">A parameter is missing or does not fit.</exception>
    public RuleSetPlan Plan(string id, IReadOnlyDictionary<string, string> parameters)
    {
        if (!_documents.TryGetValue(id, out RuleSetDocument? document))
        {
            throw new UnknownNameException("rule set", id, "VolunteerCredit", [.. _documents.Keys]);
        }

        var faults = new List<Notice>();
        return Plan(document, parameters, [], [], faults) ?? throw new RuleSetRefusedException(faults);
    }

    /// <summary>What is known of a rule set without parameters.</summary>
    public RuleSetInfo Describe(string id)
    {
        RuleSetDocument document = _documents[id];
        RuleSetHeader header = RuleSetCompiler.HeaderOf(document, _catalog);
        return new(
            new(document.Id, document.Version, document.Hash, Semantics.Version),
            header.Title, Plan(document, NoParameters, [], [], [])?.Honesty, header.Purpose)
        {
            Findings = Findings(id),
        };
    }

    /// <summary>What the linter found in a rule set when it was loaded.</summary>
    /// <exception cref="UnknownNameException">There is no such rule set.</exception>
    public IReadOnlyList<Finding> Findings(string id) => _findings.TryGetValue(id, out IReadOnlyList<Finding>? findings)
        ? findings : throw new UnknownNameException("rule set", id, "VolunteerCredit", [.. _documents.Keys]);

    private void Add(RuleSetDocument document, List<Notice> faults)
    {
        if (!_documents.TryAdd(document.Id, document))
        {
            faults.Add(new Notice("VC3043", new Place { Source = document.Source }, document.Id));
        }
    }

    private void Check(RuleSetDocument document, List<Notice> faults)
    {
        var found = new List<Notice>();
        var cases = new VerifyCases(document, found);
        if (Plan(document, NoParameters, [], [], found) is null)
        {
            // A parameter without a published value has no default: the worked cases give it.
            if (cases.Spots.Count == 0 || found.Exists(f => f.Code != "VC4003"))
            {
                faults.AddRange(InOrder(found));
                return;
            }

            found.Clear();
        }

        var ran = new List<LintCase>();
        foreach (Spot spot in cases.Spots)
        {
            if (Plan(document, VerifyCases.ParametersOf(spot), [], [], found) is { } plan && cases.Run(spot, plan) is { } result)
            {
                ran.Add(new(spot, result));
            }
        }

        if (found.Count == 0)
        {
            _findings[document.Id] = Lint(document, ran);
            found.AddRange(_findings[document.Id].Where(f => f.Severity == Severity.Error).Select(f => f.Notice));
        }

        faults.AddRange(InOrder(found));
    }

    /// <summary>Lints a document under its default parameters, or those of the first case where some must be given.</summary>
    private IReadOnlyList<Finding> Lint(RuleSetDocument document, List<LintCase> cases)
    {
        IReadOnlyList<KeyValuePair<string, DocumentNode>> parameters = [];
        RuleSetPlan? plan = Plan(document, NoParameters, [], [], []);
        if (plan is null && cases.Count > 0)
        {
            parameters = cases[0].Spot.Node.Find("parameters")?.Members ?? [];
            plan = Plan(document, VerifyCases.ParametersOf(cases[0].Spot), [], [], []);
        }

        Dictionary<string, string> texts = parameters.ToDictionary(p => p.Key, p => VerifyCases.TextOf(p.Value), StringComparer.Ordinal);
        return plan is null ? [] : Linter.Lint(document, [plan], parameters, cases, changed => RuleSetCompiler.Compile(
            RuleSetDocument.Create(changed, document.Source), _catalog, texts, score => FindOther(score, [document.Id], []), []));
    }

    private static IEnumerable<Notice> InOrder(List<Notice> faults) =>
        faults.Distinct().OrderBy(f => f.Place.Line).ThenBy(f => f.Place.Column);

    /// <param name="document">The document.</param>
    /// <param name="parameters">Values of its parameters.</param>
    /// <param name="path">The rule sets on the way to this one.</param>
    /// <param name="refused">Rule sets that were found wanting on the way: each is compiled once, however many name it.</param>
    /// <param name="faults">Receives what is wrong.</param>
    private RuleSetPlan? Plan(
        RuleSetDocument document, IReadOnlyDictionary<string, string> parameters, string[] path, Dictionary<string, Notice?> refused, List<Notice> faults)
    {
        // Lengths, so that no value can pass for several.
        string key = string.Join('\n', parameters.OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => $"{p.Key.Length}:{p.Key}={p.Value?.Length}:{p.Value}").Prepend(document.Id));
        if (_plans.TryGetValue(key, out RuleSetPlan? plan))
        {
            return plan;
        }

        plan = RuleSetCompiler.Compile(document, _catalog, parameters, score => FindOther(score, [.. path, document.Id], refused), faults);
        if (plan is not null)
        {
            if (_plans.Count >= PlansMax)
            {
                _plans.Clear();
            }

            _plans[key] = plan;
        }

        return plan;
    }

    private (RuleSetPlan? Plan, Notice? Fault) FindOther(RuleSetScore score, string[] path, Dictionary<string, Notice?> refused)
    {
        if (path.Contains(score.RuleSetId))
        {
            return (null, new Notice("VC3037", default, string.Join(" → ", [.. path, score.RuleSetId])));
        }

        if (path.Length >= DocumentReader.DepthMax)
        {
            return (null, new Notice("VC3002", default, score.RuleSetId, Words.Same(DocumentReader.DepthMax.ToString(CultureInfo.InvariantCulture))));
        }

        if (!_documents.TryGetValue(score.RuleSetId, out RuleSetDocument? document))
        {
            return (null, new Notice("VC3036", default, score.RuleSetId, Words.Same(Expected.OneOf(score.RuleSetId, _documents.Keys))));
        }

        if (refused.TryGetValue(score.RuleSetId, out Notice? known))
        {
            return (null, known);
        }

        var faults = new List<Notice>();
        if (Plan(document, NoParameters, path, refused, faults) is { } plan)
        {
            return (plan, null);
        }

        // Its own faults are reported where it stands.
        return (null, refused[score.RuleSetId] = faults.Find(f => f.Code is "VC3037" or "VC3002" or "VC4003"));
    }
}
