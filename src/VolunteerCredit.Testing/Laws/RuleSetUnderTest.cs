using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Groups;
using VolunteerCredit.Guarding;
using VolunteerCredit.Intake;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Testing.Generators;

namespace VolunteerCredit.Testing.Laws;

/// <summary>A rule set that laws are tried on: what can be asked of it, and what its volunteers must speak of, both read from its documents.</summary>
internal sealed class RuleSetUnderTest
{
    /// <summary>Steps that take each record by itself (SEMANTICS § 5). Of any other, a plug-in's too, records may compete: more of one is less of another.</summary>
    public static IReadOnlySet<string> OneByOneSteps { get; } = new HashSet<string>([ExcludeStep.Type.Name, SplitAtStep.Type.Name], StringComparer.Ordinal);

    private const int ProbesForFacts = 12;

    private readonly RuleSetDocument[] _documents;
    private readonly Lazy<Vocabulary> _vocabulary;

    /// <summary>Reads a rule set.</summary>
    /// <param name="engine">The engine that holds it.</param>
    /// <param name="ruleSetId">The rule set: <c>ID</c>, all its versions, or <c>ID@VERSION</c>.</param>
    /// <param name="parameters">Values of its parameters; <see langword="null"/> for those of its worked cases, and none where none must be given.</param>
    /// <exception cref="UnknownNameException">There is no such rule set; the message lists those there are.</exception>
    /// <exception cref="RuleSetRefusedException">A parameter is missing or does not fit.</exception>
    public RuleSetUnderTest(ICreditEngine engine, string ruleSetId, IReadOnlyDictionary<string, string>? parameters)
    {
        Engine = engine;
        RuleSetInfo[] versions = VersionsOf(engine, ruleSetId);
        Asked = [.. versions.SelectMany(version => AskedOf(version, NameOf(version, ruleSetId, versions), parameters))];
        _documents = [.. versions.Select(DocumentOf), .. Others(versions)];
        _vocabulary = new(() => VocabularyReader.Read(_documents, Asked.Select(a => a.Parameters), MissingFacts(versions)));
    }

    public ICreditEngine Engine { get; }

    /// <summary>What can be asked: each version with each choice of its parameters.</summary>
    public IReadOnlyList<Asked> Asked { get; }

    /// <summary>What generated volunteers speak of.</summary>
    public Vocabulary Vocabulary => _vocabulary.Value;

    public bool IsOfVolunteers => Asked[0].IsOfVolunteers;

    public bool HasBoards => Asked.Any(a => a.Boards.Count > 0);

    /// <summary>Whether there is anything that advice may be asked for.</summary>
    public bool HasGoals => _documents[0].Root.Members.Any(m => m.Key is "measures" or "scores" or "tiers" or "decisions");

    /// <summary>Whether anything is decided, in this rule set or one whose score it may take: nothing else says what is missing.</summary>
    public bool HasDecisions => _documents.Any(d => d.Root.Find("decisions") is not null);

    /// <summary>Whether more of one record may be less of another, in this rule set or one whose score it may take.</summary>
    public bool RecordsCompete => _documents.Any(d => Steps(d.Root).Any(type => !OneByOneSteps.Contains(type)));

    /// <summary>Whether a record whose approval is not known is held until it is, or approval does not matter at all.</summary>
    public bool HoldsApprovals => _documents.All(d => !Mentions(d.Root, "status") || (d.Root.Find("intake")?.Items ?? []).Any(step =>
        step.Find("type")?.Text == ExcludeStep.Type.Name && step.Find("as")?.Text == "held" && step.Find("unless")?.Find("status") is not null));

    /// <summary>What a law is tried on.</summary>
    public Trial Trial(Scene scene) => new(Engine, [scene.Dice().Of([.. Asked])], scene) { Vocabulary = Vocabulary };

    private static RuleSetInfo[] VersionsOf(ICreditEngine engine, string ruleSetId)
    {
        var reference = RuleSetReference.Parse(ruleSetId);
        RuleSetInfo[] versions = [.. engine.RuleSets.Where(r => r.Identity.Id == reference.Id && (reference.Version is null || r.Identity.Version == reference.Version))];
        return versions.Length > 0 ? versions : throw new UnknownNameException("rule set", ruleSetId, "engine", [.. engine.RuleSets.Select(r => r.Identity.Id).Distinct()]);
    }

    private static string NameOf(RuleSetInfo version, string ruleSetId, RuleSetInfo[] versions) =>
        versions.Length == 1 ? ruleSetId : RuleSetReference.Of(DocumentOf(version)).ToString();

    private static RuleSetDocument DocumentOf(RuleSetInfo info) => info.Document
        ?? throw new ArgumentException($"{info.Identity.Id} has no document: an engine of your own must hand on the RuleSets of the CreditEngine within.");

    private static IEnumerable<string> Texts(DocumentNode node) =>
        node.Kind == NodeKind.Text ? [node.Text] : node.Members.Select(m => m.Value).Concat(node.Items).SelectMany(Texts);

    private static bool Mentions(DocumentNode node, string key) =>
        node.Members.Any(m => m.Key != "verify" && (m.Key == key || Mentions(m.Value, key))) || node.Items.Any(i => Mentions(i, key));

    /// <summary>The types of all intake steps, those within measures included.</summary>
    private static IEnumerable<string> Steps(DocumentNode node) => node.Members.SelectMany(m =>
        (m.Key is "intake" or "steps" ? m.Value.Items.Select(step => step.Find("type")?.Text).OfType<string>() : []).Concat(m.Key == "verify" ? [] : Steps(m.Value)))
        .Concat(node.Items.SelectMany(Steps));

    private Asked[] AskedOf(RuleSetInfo version, string name, IReadOnlyDictionary<string, string>? parameters)
    {
        RuleSetDocument document = DocumentOf(version);
        IEnumerable<IReadOnlyDictionary<string, string>> choices = parameters is not null ? [parameters]
            : new VerifyCases(document, [], RunBounds.None).Spots.Select(VerifyCases.ParametersOf).Prepend([]);
        Asked[] all = [.. choices.Select(choice => new Asked(name, choice)
        {
            Subject = version.Subject, Boards = [.. (document.Root.Find("boards")?.Members ?? []).Select(b => b.Key)],
        }).DistinctBy(a => a.ToString())];
        return all.Length == 1 ? all : [.. all.Where((asked, i) => i > 0 || IsComplete(asked))];
    }

    /// <summary>Whether no parameter is missing.</summary>
    private bool IsComplete(Asked asked)
    {
        try
        {
            asked.Results(Engine, new(new Volunteer(SceneMaker.VolunteerId), new(2020, 1, 1), null, 0));
            return true;
        }
        catch (RuleSetRefusedException)
        {
            return false;
        }
    }

    /// <summary>The documents of rule sets that these, or a parameter, name.</summary>
    private List<RuleSetDocument> Others(RuleSetInfo[] versions)
    {
        List<RuleSetDocument> found = [.. versions.Select(DocumentOf)];
        var names = new Queue<string>(found.SelectMany(d => Texts(d.Root)).Concat(Asked.SelectMany(a => a.Parameters.Values)));
        while (names.TryDequeue(out string? name))
        {
            var reference = RuleSetReference.Parse(RuleSetScore.Parse(name).RuleSetId);
            foreach (RuleSetDocument other in Engine.RuleSets.Where(r => r.Identity.Id == reference.Id).Select(DocumentOf).Where(d => !found.Contains(d)))
            {
                found.Add(other);
                foreach (string text in Texts(other.Root))
                {
                    names.Enqueue(text);
                }
            }
        }

        return [.. found.Skip(versions.Length)];
    }

    /// <summary>Facts that the rule set finds missing: those that components ask for without the document saying so.</summary>
    private HashSet<string> MissingFacts(RuleSetInfo[] versions)
    {
        Vocabulary named = VocabularyReader.Read(_documents, Asked.Select(a => a.Parameters), []);
        var missing = new HashSet<string>(versions.SelectMany(v => v.Inputs), StringComparer.Ordinal);
        for (ulong seed = 0; seed < ProbesForFacts; seed++)
        {
            Scene scene = SceneMaker.Make(seed, 40, named);
            Scene bare = scene.With((IEnumerable<Fact>)[]);
            foreach (CreditResult result in new[] { scene, bare }.SelectMany(s => Asked.SelectMany(a => Safely(a, s))))
            {
                missing.UnionWith(result.Decisions.SelectMany(d => d.Missing).Select(m => m.Name));
            }
        }

        missing.RemoveWhere(name => name.StartsWith("record:", StringComparison.Ordinal));
        return missing;
    }

    /// <summary>What an engine that throws would say is for the laws to find.</summary>
    private IReadOnlyList<CreditResult> Safely(Asked asked, Scene scene)
    {
        try
        {
            return asked.Results(Engine, scene, explain: false);
        }
#pragma warning disable CA1031 // whatever is wrong with it, a law says so later with a smallest case
        catch (Exception)
#pragma warning restore CA1031
        {
            return [];
        }
    }
}
