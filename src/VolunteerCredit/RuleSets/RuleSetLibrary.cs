using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using VolunteerCredit.Diagnostics;
using VolunteerCredit.Explanations;
using VolunteerCredit.Guarding;
using VolunteerCredit.RuleSets.Binding;
using VolunteerCredit.RuleSets.Description;
using VolunteerCredit.RuleSets.Linting;

namespace VolunteerCredit.RuleSets;

/// <summary>All rule sets of an engine: read, checked together, and compiled once for each set of parameters.</summary>
internal sealed class RuleSetLibrary
{
    private const int PlansMax = 1_000;
    private static readonly Dictionary<string, string> NoParameters = [];

    private readonly RuleSetShelf _shelf = new();
    private readonly ConcurrentDictionary<string, RuleSetPlans> _plans = new(StringComparer.Ordinal);
    private readonly Dictionary<RuleSetDocument, IReadOnlyList<Finding>> _findings = [];
    private readonly ConcurrentDictionary<RuleSetDocument, RuleSetStory> _stories = new();
    private readonly ComponentCatalog _catalog;

    private RuleSetLibrary(ComponentCatalog catalog) => _catalog = catalog;

    /// <summary>What is known of every rule set without parameters.</summary>
    public IEnumerable<RuleSetInfo> Infos => _shelf.All.Select(InfoOf);

    /// <summary>Reads and checks rule sets.</summary>
    /// <exception cref="RuleSetRefusedException">Some are refused; all faults of all of them are listed.</exception>
    public static RuleSetLibrary Load(ComponentCatalog catalog, IEnumerable<RuleSetSource> sources, IEnumerable<RuleSetDocument> documents)
    {
        var library = new RuleSetLibrary(catalog);
        var faults = new List<Notice>();
        var read = new List<RuleSetDocument>();
        foreach (RuleSetSource source in sources)
        {
            try
            {
                read.Add(RuleSetDocument.Read(source));
            }
            catch (RuleSetRefusedException refused)
            {
                faults.AddRange(refused.Faults);
            }
        }

        read.AddRange(documents);
        foreach (RuleSetDocument document in DocumentBuilding.Expand(read, faults))
        {
            library._shelf.Add(document, RuleSetCompiler.HeaderOf(document, catalog), faults);
        }

        RunBounds bounds = catalog.Bounds.Anew();
        try
        {
            foreach (ShelvedRuleSet shelved in library._shelf.All)
            {
                using Activity? activity = Telemetry.Source.StartActivity("volunteercredit.check_rule_set");
                activity?.SetTag(Telemetry.RuleSetId, shelved.Document.Id).SetTag(Telemetry.RuleSetVersion, shelved.Document.Version);
                library.Check(shelved.Document, faults, bounds);
            }
        }
        catch (WatchdogException tooMany)
        {
            faults.Add(tooMany.Fault); // what was not looked at is no better
        }

        return faults.Count == 0 ? library : throw new RuleSetRefusedException([.. faults.Distinct()]);
    }

    /// <summary>
    /// These documents and no others, as they were when they were loaded: none is checked again, since its hash says that it is the one that was, and
    /// its worked cases may name rule sets that are not among these.
    /// </summary>
    /// <param name="documents">The documents, with what they build on put in.</param>
    /// <exception cref="RuleSetRefusedException">Two are the same version of one rule set, or the head of one cannot be read.</exception>
    public RuleSetLibrary Of(IEnumerable<RuleSetDocument> documents)
    {
        var library = new RuleSetLibrary(_catalog);
        var faults = new List<Notice>();
        foreach (RuleSetDocument document in documents)
        {
            library._shelf.Add(document, RuleSetCompiler.HeaderOf(document, _catalog), faults);
        }

        return faults.Count == 0 ? library : throw new RuleSetRefusedException(faults);
    }

    /// <summary>The document of a hash.</summary>
    public RuleSetDocument? Find(string hash) => _shelf.All.Select(s => s.Document).FirstOrDefault(d => d.Hash == hash);

    /// <summary>The plan of a rule set for given parameters on a day, and the day to look at.</summary>
    /// <exception cref="UnknownNameException">There is no such rule set.</exception>
    /// <exception cref="RuleSetRefusedException">A parameter is missing or does not fit, or several versions are in effect and none is named.</exception>
    public (RuleSetPlan Plan, DateOnly AsOf) Plan(string reference, IReadOnlyDictionary<string, string> parameters, DateOnly asOf)
    {
        RuleSetDocument document = _shelf.Find(RuleSetReference.Parse(reference), asOf);
        var faults = new List<Notice>();
        return (Plans(document, parameters, [], [], faults) ?? throw new RuleSetRefusedException(faults)).ReviewedAt(asOf);
    }

    /// <summary>The version that a reference means on a day.</summary>
    /// <exception cref="UnknownNameException">There is no such rule set.</exception>
    /// <exception cref="RuleSetRefusedException">Several versions are in effect and none is named.</exception>
    public RuleSetReference Meant(string reference, DateOnly asOf) => RuleSetReference.Of(_shelf.Find(RuleSetReference.Parse(reference), asOf));

    /// <summary>What is wrong with values of some parameters of a rule set, in any version that is meant; that others have none is not.</summary>
    public IEnumerable<Notice> FaultsOf(RuleSetReference reference, IReadOnlyDictionary<string, string> parameters)
    {
        IReadOnlyList<ShelvedRuleSet> versions = _shelf.Find(reference);
        var faults = new List<Notice>();
        foreach (ShelvedRuleSet version in versions)
        {
            Plans(version.Document, parameters, [], [], faults);
        }

        return versions.Count > 0 ? faults.Where(f => f.Code != "VC4003") : [new Notice("VC3036", default, reference.ToString(), Words.Same(Expected.OneOf(reference.ToString(), _shelf.Names)))];
    }

    /// <summary>Other rule sets, and other parameters of this one, that a reference or name would mean if letter case were nothing.</summary>
    public IEnumerable<string> MeantBesides(RuleSetReference reference, string parameter) => _shelf.All.Select(other => other.Document.Id).Where(id => IsOther(id, reference.Id))
        .Concat(_shelf.Find(reference).SelectMany(version => version.Document.Root.Find("parameters")?.Members ?? []).Select(declared => declared.Key).Where(name => IsOther(name, parameter)));

    private static bool IsOther(string name, string meant) => name != meant && string.Equals(name, meant, StringComparison.OrdinalIgnoreCase);

    /// <summary>A rule set in words; all its versions where none is named.</summary>
    /// <exception cref="UnknownNameException">There is no such rule set.</exception>
    public string InWords(string reference, Language language) =>
        string.Join("\n", _shelf.Named(RuleSetReference.Parse(reference)).Select(s => RuleSetDescription.Render(s.Document.Root, _catalog, Plans(s.Document, NoParameters, [], [], []), language)));

    /// <summary>What the rule set that is meant on a day says of itself, and its rules in words.</summary>
    /// <exception cref="UnknownNameException">There is no such rule set.</exception>
    public RuleSetStory Story(string reference, DateOnly asOf)
    {
        RuleSetDocument document = _shelf.Find(RuleSetReference.Parse(reference), asOf);
        return _stories.GetOrAdd(document, one => RuleTexts.Read(one.Root, _shelf.All.First(s => s.Document == one).Header, _catalog, Plans(one, NoParameters, [], [], [])));
    }

    /// <summary>What the linter found in a rule set when it was loaded; in all its versions where none is named.</summary>
    /// <exception cref="UnknownNameException">There is no such rule set.</exception>
    public IReadOnlyList<Finding> Findings(string reference) =>
        [.. _shelf.Named(RuleSetReference.Parse(reference)).SelectMany(s => _findings.GetValueOrDefault(s.Document, []))];

    private RuleSetInfo InfoOf(ShelvedRuleSet shelved)
    {
        (RuleSetDocument document, RuleSetHeader header) = (shelved.Document, shelved.Header);
        RuleSetPlans? plans = Plans(document, NoParameters, [], [], []);
        return new(new(document.Id, document.Version, document.Hash, Semantics.Version), header.Title, plans?.Honesty ?? header.Honesty, header.Purpose)
        {
            Subject = header.Subject.Name,
            Findings = _findings.GetValueOrDefault(document, []),
            Document = document,
            Inputs = [.. (plans?.All ?? []).SelectMany(p => p.Measures.Select(m => m.Value).Concat(p.ByDependency.Select(d => d.Value))).SelectMany(v => v.Shape.Inputs).Distinct(StringComparer.Ordinal)],
        };
    }

    private void Check(RuleSetDocument document, List<Notice> faults, RunBounds bounds)
    {
        var found = new List<Notice>();
        var cases = new VerifyCases(document, found, bounds);
        if (Plans(document, NoParameters, [], [], found) is null)
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
            if (Plans(document, VerifyCases.ParametersOf(spot), [], [], found) is { } plans && cases.Run(spot, plans) is { } result)
            {
                ran.Add(new(spot, result));
            }
            else if (found.Exists(f => f.Code == "VC4047"))
            {
                break; // each further case would leave another thread behind
            }
        }

        if (found.Count == 0)
        {
            try
            {
                _findings[document] = Lint(document, ran, bounds);
                found.AddRange(_findings[document].Where(f => f.Severity == Severity.Error).Select(f => f.Notice));
            }
            catch (ComponentException late)
            {
                found.Add(late.Refusal with { Code = "VC4047", Place = new() { Source = document.Source } });
            }
        }

        faults.AddRange(InOrder(found));
    }

    /// <summary>Lints a document under its default parameters, or those of the first case where some must be given.</summary>
    private IReadOnlyList<Finding> Lint(RuleSetDocument document, List<LintCase> cases, RunBounds bounds)
    {
        IReadOnlyList<KeyValuePair<string, DocumentNode>> parameters = [];
        RuleSetPlans? plans = Plans(document, NoParameters, [], [], []);
        if (plans is null && cases.Count > 0)
        {
            parameters = cases[0].Spot.Node.Find("parameters")?.Members ?? [];
            plans = Plans(document, VerifyCases.ParametersOf(cases[0].Spot), [], [], []);
        }

        Dictionary<string, string> texts = parameters.ToDictionary(p => p.Key, p => VerifyCases.TextOf(p.Value), StringComparer.Ordinal);
        return plans is null ? [] : Linter.Lint(document, plans, parameters, cases, changed => RuleSetCompiler.Compile(
            RuleSetDocument.Create(changed, document.Source), _catalog, texts, score => FindOther(score, [RuleSetReference.Of(document)], []), []), bounds);
    }

    private static IEnumerable<Notice> InOrder(List<Notice> faults) =>
        faults.Distinct().OrderBy(f => f.Place.Line).ThenBy(f => f.Place.Column);

    /// <param name="document">The document.</param>
    /// <param name="parameters">Values of its parameters.</param>
    /// <param name="path">The rule sets on the way to this one.</param>
    /// <param name="refused">References that were found wanting on the way: each is compiled once, however many name it.</param>
    /// <param name="faults">Receives what is wrong.</param>
    private RuleSetPlans? Plans(
        RuleSetDocument document, IReadOnlyDictionary<string, string> parameters, RuleSetReference[] path, Dictionary<RuleSetReference, Notice?> refused, List<Notice> faults)
    {
        // Lengths, so that no value can pass for several.
        var self = RuleSetReference.Of(document);
        string key = string.Join('\n', parameters.OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => $"{p.Key.Length}:{p.Key}={p.Value?.Length}:{p.Value}").Prepend(self.ToString()));
        if (_plans.TryGetValue(key, out RuleSetPlans? plans))
        {
            return plans;
        }

        plans = RuleSetCompiler.Compile(document, _catalog, parameters, score => FindOther(score, [.. path, self], refused), faults);
        if (plans is not null)
        {
            if (_plans.Count >= PlansMax)
            {
                _plans.Clear();
            }

            _plans[key] = plans;
        }

        return plans;
    }

    private (RuleSetPlans? Plans, Notice? Fault) FindOther(RuleSetScore score, RuleSetReference[] path, Dictionary<RuleSetReference, Notice?> refused)
    {
        var reference = RuleSetReference.Parse(score.RuleSetId);
        IReadOnlyList<ShelvedRuleSet> versions = _shelf.Find(reference);
        if (versions.FirstOrDefault(v => path.Contains(RuleSetReference.Of(v.Document))) is { } again)
        {
            return (null, new Notice("VC3037", default, string.Join(" → ", path.Append(RuleSetReference.Of(again.Document)).Select(r => r.Id))));
        }

        if (path.Length >= DocumentReader.DepthMax)
        {
            return (null, new Notice("VC3002", default, score.RuleSetId, Words.Same(DocumentReader.DepthMax.ToString(CultureInfo.InvariantCulture))));
        }

        if (versions.Count == 0)
        {
            return (null, new Notice("VC3036", default, score.RuleSetId, Words.Same(Expected.OneOf(score.RuleSetId, _shelf.Names))));
        }

        if (RuleSetShelf.AmbiguityOf(reference, versions) is { } ambiguity)
        {
            return (null, ambiguity);
        }

        if (refused.TryGetValue(reference, out Notice? known))
        {
            return (null, known);
        }

        var faults = new List<Notice>();
        var found = new List<RuleSetPlans>();
        foreach (ShelvedRuleSet version in versions)
        {
            if (Plans(version.Document, NoParameters, path, refused, faults) is not { } plans)
            {
                // Its own faults are reported where it stands.
                return (null, refused[reference] = faults.Find(f => f.Code is "VC3037" or "VC3002" or "VC4003"));
            }

            found.Add(plans);
        }

        return (found.Count == 1 ? found[0] : new RuleSetPlans(found), null);
    }
}
