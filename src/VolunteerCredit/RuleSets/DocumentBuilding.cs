using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets.Binding;

namespace VolunteerCredit.RuleSets;

/// <summary>
/// Expands documents that build on others (<c>builds</c>): what the others say is taken over, and a name that stands in both is refused
/// unless <c>overrides</c> lists it. The expanded document is what is compiled, described and hashed.
/// </summary>
internal sealed class DocumentBuilding
{
    public const string Builds = "builds";
    public const string Overrides = "overrides";
    public const string Intake = "intake";

    /// <summary>Sections whose entries have names and are taken over one by one.</summary>
    public static readonly string[] NamedSections =
        ["parameters", "reasons", "inputs", "measures", "scores", "tiers", "decisions", "grants", "boards"];

    private readonly RuleSetDocument _document;
    private readonly IReadOnlyList<RuleSetDocument> _all;
    private readonly ScalarBinder _binder;
    private readonly List<Notice> _faults;
    private readonly Dictionary<RuleSetDocument, HashSet<RuleSetDocument>> _below = [];
    private readonly List<RuleSetDocument> _order = [];

    private DocumentBuilding(RuleSetDocument document, IReadOnlyList<RuleSetDocument> all, List<Notice> faults)
    {
        _document = document;
        _all = all;
        _faults = faults;
        _binder = new ScalarBinder(document.Source, faults);
    }

    /// <summary>Expands documents; one that cannot be expanded is left out, and its faults are noted.</summary>
    public static IEnumerable<RuleSetDocument> Expand(IReadOnlyList<RuleSetDocument> documents, List<Notice> faults)
    {
        foreach (RuleSetDocument document in documents)
        {
            if (Expand(document, documents, faults) is { } expanded)
            {
                yield return expanded;
            }
        }
    }

    /// <summary>Expands one document; nothing where it cannot be, and its faults are noted.</summary>
    public static RuleSetDocument? Expand(RuleSetDocument document, IReadOnlyList<RuleSetDocument> documents, List<Notice> faults) =>
        document.Root.Find(Builds) is null && document.Root.Find(Overrides) is null ? document : new DocumentBuilding(document, documents, faults).Expand();

    private RuleSetDocument? Expand()
    {
        int before = _faults.Count;
        Visit(_document, []);
        if (_faults.Count > before)
        {
            return null;
        }

        var named = NamedSections.ToDictionary(s => s, _ => new List<(string Name, RuleSetDocument Owner, DocumentNode Node)>(), StringComparer.Ordinal);
        var intake = new List<(RuleSetDocument Owner, DocumentNode Node)>();
        foreach (RuleSetDocument part in _order)
        {
            Take(part, intake, named);
        }

        return _faults.Count > before ? null : _document.With(DocumentNode.Map(Members(intake, named)).At(_document.Root));
    }

    /// <summary>Puts what a document builds on before it, each document once.</summary>
    private void Visit(RuleSetDocument document, List<RuleSetDocument> path)
    {
        if (_below.ContainsKey(document))
        {
            return;
        }

        path.Add(document);
        var below = new HashSet<RuleSetDocument>();
        foreach (Spot spot in TextsIn(document, Builds))
        {
            if (Find(spot) is not { } other)
            {
                continue;
            }

            if (path.Contains(other) || path.Count > DocumentReader.DepthMax)
            {
                _binder.Fault("VC3037", spot, string.Join(" → ", path.Append(other).Select(d => d.Id)));
                continue;
            }

            Visit(other, path);
            below.Add(other);
            below.UnionWith(_below.GetValueOrDefault(other, []));
        }

        path.RemoveAt(path.Count - 1);
        _below[document] = below;
        _order.Add(document);
    }

    private Spot[] TextsIn(RuleSetDocument document, string key)
    {
        if (new Spot(document.Root, "").Find(key) is not { } list || !_binder.Is(list, NodeKind.List))
        {
            return [];
        }

        return [.. list.Items().Where(item => _binder.Is(item, NodeKind.Text))];
    }

    private RuleSetDocument? Find(Spot spot)
    {
        var reference = RuleSetReference.Parse(spot.Node.Text);
        RuleSetDocument[] found = [.. _all.Where(d => d.Id == reference.Id && (reference.Version is null || d.Version == reference.Version))];
        if (found.Length != 1)
        {
            string names = found.Length == 0
                ? Expected.OneOf(spot.Node.Text, _all.Select(d => d.Id).Distinct())
                : string.Join(", ", found.Select(RuleSetReference.Of));
            _binder.Fault(found.Length == 0 ? "VC3036" : "VC4011", spot, spot.Node.Text, Words.Same(names));
            return null;
        }

        return found[0];
    }

    private void Take(
        RuleSetDocument part,
        List<(RuleSetDocument Owner, DocumentNode Node)> intake,
        Dictionary<string, List<(string Name, RuleSetDocument Owner, DocumentNode Node)>> named)
    {
        var overrides = TextsIn(part, Overrides).ToDictionary(s => s, _ => false);
        bool Overridden(string name)
        {
            Spot spot = overrides.Keys.FirstOrDefault(s => s.Node.Text == name);
            return spot.Node is not null && (overrides[spot] = true);
        }

        if (part.Root.Find(Intake) is { } own)
        {
            if (Overridden(Intake))
            {
                intake.RemoveAll(i => _below[part].Contains(i.Owner));
            }

            // One that is no list of steps is handed on as it is, and refused where it is read.
            intake.AddRange(own.Kind == NodeKind.List ? own.Items.Select(i => (part, i)) : [(part, own)]);
        }

        foreach (string section in NamedSections)
        {
            List<(string Name, RuleSetDocument Owner, DocumentNode Node)> entries = named[section];
            foreach ((string name, Spot spot) in new Spot(part.Root, "").Find(section)?.Members() ?? [])
            {
                int taken = entries.FindIndex(e => e.Name == name);
                string full = $"{section}.{name}";
                if (taken >= 0 && !(Overridden(full) && _below[part].Contains(entries[taken].Owner)) && !IsSettledAbove(full))
                {
                    _binder.Fault("VC3063", spot, full, Words.Same(RuleSetReference.Of(entries[taken].Owner).ToString()));
                }

                if (taken >= 0)
                {
                    entries[taken] = (name, part, spot.Node);
                }
                else
                {
                    entries.Add((name, part, spot.Node));
                }
            }
        }

        foreach (Spot unused in overrides.Where(o => !o.Value).Select(o => o.Key))
        {
            _binder.Fault("VC3064", unused, unused.Node.Text);
        }
    }

    /// <summary>Whether the document itself says which of two parts' entries is meant, by one of its own.</summary>
    private bool IsSettledAbove(string full) => TextsIn(_document, Overrides).Any(s => s.Node.Text == full);

    private IEnumerable<(string Key, DocumentNode Value)> Members(
        List<(RuleSetDocument Owner, DocumentNode Node)> intake,
        Dictionary<string, List<(string Name, RuleSetDocument Owner, DocumentNode Node)>> named)
    {
        foreach ((string key, DocumentNode value) in _document.Root.Members.Where(m => m.Key != Intake && !NamedSections.Contains(m.Key)))
        {
            yield return (key, value);
        }

        if (intake.Count > 0)
        {
            yield return (Intake, DocumentNode.List(intake.Select(i => Inherit(i.Owner, i.Node))).At(_document.Root));
        }

        foreach ((string section, var entries) in named.Where(n => n.Value.Count > 0))
        {
            bool honest = section is not ("reasons" or "inputs");
            yield return (section, DocumentNode.Map(entries.Select(e => (e.Name, honest ? Inherit(e.Owner, e.Node) : e.Node))).At(_document.Root));
        }
    }

    /// <summary>What is taken over keeps the honesty of where it stands, and never exceeds that of the document it is taken into.</summary>
    private DocumentNode Inherit(RuleSetDocument owner, DocumentNode node)
    {
        if (owner == _document || HonestyIn(_document.Root) is not { } own || HonestyIn(owner.Root) is not { } theirs)
        {
            return node;
        }

        Honesty most = theirs < own ? theirs : own;
        return Lower(node, most, mark: most < own);
    }

    private static DocumentNode Lower(DocumentNode node, Honesty most, bool mark)
    {
        switch (node.Kind)
        {
            case NodeKind.List:
                return DocumentNode.List(node.Items.Select(i => Lower(i, most, mark))).At(node);
            case NodeKind.Map when node.Find(DatedValue.Key) is not null:
                return DocumentNode.Map(node.Members.Select(m => (m.Key, m.Key == DatedValue.Key ? LowerPeriods(m.Value, most, mark) : m.Value))).At(node);
            case NodeKind.Map when node.Members is not [{ Key: "param" }]:
                IEnumerable<(string, DocumentNode)> members = node.Members.Select(m => (m.Key, m.Key != "honesty" ? Lower(m.Value, most, mark: false)
                    : HonestyIn(node) > most ? (DocumentNode)Word(most) : m.Value));
                return DocumentNode.Map(mark && node.Find("honesty") is null ? members.Append(("honesty", Word(most))) : members).At(node);
            default:
                return node;
        }
    }

    private static DocumentNode LowerPeriods(DocumentNode periods, Honesty most, bool mark) => DocumentNode.List(periods.Items.Select(period =>
        DocumentNode.Map(period.Members.Select(m => (m.Key, m.Key == "value" ? Lower(m.Value, most, mark) : m.Value))).At(period))).At(periods);

    private static Honesty? HonestyIn(DocumentNode node) =>
        node.Find("honesty") is { Kind: NodeKind.Text } word && Enum.TryParse(word.Text, ignoreCase: true, out Honesty honesty) ? honesty : null;

    private static string Word(Honesty honesty) => honesty.ToString().ToLowerInvariant();
}
