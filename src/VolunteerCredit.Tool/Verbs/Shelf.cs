using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;
using VolunteerCredit.RuleSets.Linting;

namespace VolunteerCredit.Tool.Verbs;

/// <summary>The documents that are asked for, loaded with those they name; a shipped one gives way, in all its versions, to one of its id.</summary>
internal sealed class Shelf
{
    private Shelf(IReadOnlyList<RuleSetDocument> documents, IReadOnlyList<Notice> faults, CreditEngine? engine) =>
        (Documents, Faults, Engine) = (documents, faults, engine);

    /// <summary>The documents asked for that could be read, in the order asked for.</summary>
    public IReadOnlyList<RuleSetDocument> Documents { get; }

    /// <summary>Everything that is wrong with them.</summary>
    public IReadOnlyList<Notice> Faults { get; }

    /// <summary>The engine that has loaded them; none if there are faults.</summary>
    public CreditEngine? Engine { get; }

    /// <summary>What the linter warns of in them and they do not accept.</summary>
    public IReadOnlyList<Finding> Warnings =>
    [
        .. (Engine?.RuleSets ?? []).Where(r => Documents.Any(d => (d.Id, d.Version) == (r.Identity.Id, r.Identity.Version)))
            .SelectMany(r => r.Findings).Where(f => f.Accepted is null),
    ];

    /// <summary>Reads documents, each once, and loads them.</summary>
    /// <param name="sources">The documents asked for.</param>
    /// <param name="plugins">Components beside the built-in ones.</param>
    /// <param name="alsoNamed">Texts that may name rule sets too: the values of parameters.</param>
    public static Shelf Of(IEnumerable<RuleSetSource> sources, IReadOnlyList<ComponentType> plugins, IEnumerable<string>? alsoNamed = null)
    {
        var faults = new List<Notice>();
        var documents = new List<RuleSetDocument>();
        foreach (RuleSetSource source in sources)
        {
            try
            {
                documents.Add(RuleSetDocument.Read(source));
            }
            catch (RuleSetRefusedException refused)
            {
                faults.AddRange(refused.Faults);
            }
        }

        RuleSetSource[] shipped = [.. ShippedRuleSets.Ids.Where(id => !documents.Exists(document => document.Id == IdOf(id))).Select(ShippedRuleSets.Source)];
        CreditEngine? engine = null;
        try
        {
            engine = TryLoad(documents, Named(documents, shipped, alsoNamed ?? []), plugins) ?? Load(documents, shipped, plugins);
        }
        catch (RuleSetRefusedException refused)
        {
            faults.AddRange(refused.Faults);
        }

        return new(documents, faults, faults.Count == 0 ? engine : null);
    }

    /// <summary>The id in a name of a rule set (<c>ID@VERSION</c>) or of a score of one (<c>ID#SCORE</c>).</summary>
    public static string IdOf(string name) => name.Split('@', '#')[0];

    /// <summary>Compiling and checking all that are shipped takes longer than most runs, so only those are loaded that any text could name.</summary>
    private static List<RuleSetSource> Named(List<RuleSetDocument> documents, RuleSetSource[] shipped, IEnumerable<string> alsoNamed)
    {
        ILookup<string, RuleSetSource> byId = shipped.ToLookup(source => IdOf(source.Name.EndsWith(".json", StringComparison.Ordinal) ? source.Name[..^".json".Length] : source.Name), StringComparer.Ordinal);
        var named = new HashSet<string>(StringComparer.Ordinal);
        var texts = new Stack<string>(documents.SelectMany(document => TextsIn(document.Root)).Concat(alsoNamed));
        while (texts.TryPop(out string? text))
        {
            if (byId.Contains(IdOf(text)) && named.Add(IdOf(text)))
            {
                foreach (string inner in byId[IdOf(text)].SelectMany(source => TextsIn(RuleSetDocument.Read(source).Root)))
                {
                    texts.Push(inner);
                }
            }
        }

        return [.. named.Order(StringComparer.Ordinal).SelectMany(id => byId[id])];
    }

    private static IEnumerable<string> TextsIn(DocumentNode node) =>
        node.Kind == NodeKind.Text ? [node.Text] : node.Items.Concat(node.Members.Select(member => member.Value)).SelectMany(TextsIn);

    /// <summary>A refusal may list the rule sets there are, so that it is said only with all of them loaded.</summary>
    private static CreditEngine? TryLoad(List<RuleSetDocument> documents, List<RuleSetSource> shipped, IReadOnlyList<ComponentType> plugins)
    {
        try
        {
            return Load(documents, shipped, plugins);
        }
        catch (RuleSetRefusedException)
        {
            return null;
        }
    }

    private static CreditEngine Load(List<RuleSetDocument> documents, IEnumerable<RuleSetSource> shipped, IReadOnlyList<ComponentType> plugins) => CreditEngine.Create(options =>
    {
        options.Add(shipped);
        foreach (RuleSetDocument document in documents)
        {
            options.Documents.Add(document);
        }

        foreach (ComponentType plugin in plugins)
        {
            options.Components.Add(plugin);
        }
    });
}
