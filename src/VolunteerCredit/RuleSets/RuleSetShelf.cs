using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets.Binding;

namespace VolunteerCredit.RuleSets;

/// <summary>The documents of an engine by id and version.</summary>
internal sealed class RuleSetShelf
{
    private readonly SortedDictionary<string, List<ShelvedRuleSet>> _byId = new(StringComparer.Ordinal);

    /// <summary>All documents, by id and then in the order in which they take effect.</summary>
    public IEnumerable<ShelvedRuleSet> All => _byId.Values.SelectMany(v => v);

    /// <summary>How each may be named: by id where that says which, otherwise with its version.</summary>
    public IEnumerable<string> Names => _byId.SelectMany(v => v.Value.Count == 1 ? [v.Key] : v.Value.Select(d => RuleSetReference.Of(d.Document).ToString()));

    public void Add(RuleSetDocument document, RuleSetHeader header, List<Notice> faults)
    {
        if (!_byId.TryGetValue(document.Id, out List<ShelvedRuleSet>? versions))
        {
            _byId[document.Id] = versions = [];
        }

        if (versions.Find(v => v.Document.Version == document.Version) is { } same)
        {
            faults.Add(new Notice("VC3043", new Place { Source = document.Source }, RuleSetReference.Of(document).ToString(), Words.Same(Texts.Printable(same.Document.Source))));
            return;
        }

        versions.Add(new(document, header));
        versions.Sort(static (a, b) => a.Header.From != b.Header.From ? a.Header.From.CompareTo(b.Header.From) : Ids.Compare(a.Document.Version, b.Document.Version));
    }

    /// <summary>Every document that a reference may mean; none where it names nothing.</summary>
    public IReadOnlyList<ShelvedRuleSet> Find(RuleSetReference reference) =>
        !_byId.TryGetValue(reference.Id, out List<ShelvedRuleSet>? versions) ? []
        : reference.Version is null ? versions
        : versions.FindAll(v => v.Document.Version == reference.Version);

    /// <summary>Every document that a reference may mean.</summary>
    /// <exception cref="UnknownNameException">There is no such rule set.</exception>
    public IReadOnlyList<ShelvedRuleSet> Named(RuleSetReference reference) =>
        Find(reference) is { Count: > 0 } found ? found : throw new UnknownNameException("rule set", reference.ToString(), "VolunteerCredit", [.. Names]);

    /// <summary>The document that a reference means on a day: of several versions the one in effect, or the last that was.</summary>
    /// <exception cref="UnknownNameException">There is no such rule set.</exception>
    /// <exception cref="RuleSetRefusedException">Several versions are in effect and none is named.</exception>
    public RuleSetDocument Find(RuleSetReference reference, DateOnly asOf)
    {
        IReadOnlyList<ShelvedRuleSet> found = Named(reference);
        ShelvedRuleSet[] inEffect = [.. found.Where(v => v.Header.From <= asOf && asOf <= v.Header.To)];
        return inEffect.Length > 1
            ? throw new RuleSetRefusedException([Ambiguous(reference, inEffect)])
            : (inEffect.FirstOrDefault() ?? found.LastOrDefault(v => v.Header.From <= asOf) ?? found[0]).Document;
    }

    /// <summary>What is wrong with a reference without a version, where several versions are in effect on one day.</summary>
    public static Notice? AmbiguityOf(RuleSetReference reference, IReadOnlyList<ShelvedRuleSet> versions)
    {
        for (int i = 1; i < versions.Count; i++)
        {
            if (versions[i].Header.From <= versions[i - 1].Header.To)
            {
                return Ambiguous(reference, versions);
            }
        }

        return null;
    }

    private static Notice Ambiguous(RuleSetReference reference, IEnumerable<ShelvedRuleSet> versions) =>
        new("VC4011", default, reference.ToString(), Words.Same(string.Join(", ", versions.Select(v => RuleSetReference.Of(v.Document)))));
}

/// <summary>A document and what it says of itself.</summary>
internal sealed record ShelvedRuleSet(RuleSetDocument Document, RuleSetHeader Header);
