using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VolunteerCredit;
using VolunteerCredit.RuleSets;

namespace BankEligibility.Reading;

/// <summary>The rule sets of this run, and the engine that scores by them.</summary>
internal sealed class RuleSetShelf : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly Dictionary<string, RuleSetDocument> _documents;

    private RuleSetShelf(IReadOnlyList<RuleSetDocument> documents)
    {
        void Configure(CreditEngineOptions options)
        {
            foreach (RuleSetDocument document in documents)
            {
                options.Documents.Add(document);
            }
        }

        // A version is named by ID@VERSION, and by ID alone where there is one.
        _documents = documents.SelectMany(document => new[] { (Name: document.Id, document), (Name: $"{document.Id}@{document.Version}", document) })
            .DistinctBy(named => named.Name).ToDictionary(named => named.Name, named => named.document, StringComparer.Ordinal);
        _services = new ServiceCollection().AddVolunteerCredit(Configure).BuildServiceProvider();
        try
        {
            Engine = _services.GetRequiredService<ICreditEngine>();
        }
        catch (OptionsValidationException)
        {
            // It holds the faults as English text; the engine itself gives them as notices, in any language.
            _services.Dispose();
            CreditEngine.Create(Configure);
            throw;
        }
    }

    /// <summary>The engine.</summary>
    public ICreditEngine Engine { get; }

    /// <summary>Puts shipped rule sets on the shelf.</summary>
    public static RuleSetShelf Of(params IEnumerable<string> ids) => new([.. ids.Select(Shipped)]);

    /// <summary>Puts all shipped rule sets on the shelf, and one of the user's own in place of any of the same id.</summary>
    /// <param name="own">The file.</param>
    /// <param name="id">The id of the rule set in it.</param>
    /// <exception cref="RuleSetRefusedException">It is refused; all faults are listed.</exception>
    public static RuleSetShelf WithOwn(string own, out string id)
    {
        RuleSetDocument document = Read(own);
        id = document.Id;
        return new([.. ShippedRuleSets.Ids.Where(shipped => shipped.Split('@')[0] != document.Id).Select(Shipped), document]);
    }

    /// <summary>Reads a document under the name of its file, which is the same wherever the file lies.</summary>
    public static RuleSetDocument Read(string path) => RuleSetDocument.Read(new RuleSetSource(Path.GetFileName(path), () => File.OpenRead(path)));

    /// <summary>The tiers of a ladder from the lowest, as the document lists them; those that nobody reached are among them.</summary>
    public IReadOnlyList<(string Id, Words Title)> TiersOf(string ruleSet, string ladder) =>
        [.. (_documents[ruleSet].Root.Find("tiers")?.Find(ladder)?.Find("steps")?.Items ?? [])
            .Where(step => step.Find("id") is not null)
            .Select(step => (step.Find("id")!.Text, TitleOf(step)))];

    public void Dispose() => _services.Dispose();

    private static RuleSetDocument Shipped(string id) => RuleSetDocument.Read(ShippedRuleSets.Source(id));

    private static Words TitleOf(DocumentNode step)
    {
        string id = step.Find("id")!.Text;
        return new(step.Find("title")?.Find("en")?.Text ?? id, step.Find("title")?.Find("zh-Hans")?.Text ?? id);
    }
}
