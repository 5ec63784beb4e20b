using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;
using VolunteerCredit.RuleSets.Linting;

namespace VolunteerCredit.Tool.Verbs;

/// <summary>The user's documents, loaded beside the shipped ones so that those they name are there; a shipped one gives way, in all its versions, to one of its id.</summary>
internal sealed class Shelf
{
    private Shelf(IReadOnlyList<RuleSetDocument> documents, IReadOnlyList<Notice> faults, CreditEngine? engine) =>
        (Documents, Faults, Engine) = (documents, faults, engine);

    /// <summary>The user's documents that could be read.</summary>
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
    public static Shelf Of(IEnumerable<RuleSetSource> sources)
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

        CreditEngine? engine = null;
        try
        {
            engine = Load(documents);
        }
        catch (RuleSetRefusedException refused)
        {
            faults.AddRange(refused.Faults);
        }

        return new(documents, faults, faults.Count == 0 ? engine : null);
    }

    private static CreditEngine Load(List<RuleSetDocument> documents) => CreditEngine.Create(options =>
    {
        options.Add(ShippedRuleSets.Ids.Where(id => !documents.Exists(document => document.Id == id.Split('@')[0])).Select(ShippedRuleSets.Source));
        foreach (RuleSetDocument document in documents)
        {
            options.Documents.Add(document);
        }
    });
}
