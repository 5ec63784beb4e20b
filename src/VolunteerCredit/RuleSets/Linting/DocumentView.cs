using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets.Binding;

namespace VolunteerCredit.RuleSets.Linting;

/// <summary>The document as it stands on a day under given parameters: parameters and values by date are followed.</summary>
internal sealed class DocumentView(DocumentNode root, IReadOnlyDictionary<string, DocumentNode> given, DateOnly asOf)
{
    /// <summary>How many levels a followed parameter is worth, so that one that names itself ends soon.</summary>
    private const int FollowCost = 32;

    public Spot Root { get; } = new(root, "");

    /// <summary>What stands at a place; <see langword="null"/> for an optional parameter that is not given, or a date without a value.</summary>
    public Spot? Follow(Spot spot)
    {
        for (int depth = 0; depth < 8 && spot.Node.Kind == NodeKind.Map && spot.Node.Members.Count > 0; depth++)
        {
            DocumentNode? next = spot.Node.Members[0] switch
            {
                { Key: "param", Value.Kind: NodeKind.Text } named when spot.Node.Members.Count == 1 => Parameter(named.Value.Text),
                { Key: "byDate", Value.Kind: NodeKind.List } dated => InForce(dated.Value),
                _ => spot.Node,
            };
            if (ReferenceEquals(next, spot.Node))
            {
                return spot;
            }

            if (next is null)
            {
                return null;
            }

            spot = new(next, spot.Path);
        }

        return spot;
    }

    /// <summary>What stands under a key.</summary>
    public Spot? Find(Spot spot, string key) => spot.Find(key) is { } found ? Follow(found) : null;

    /// <summary>The text under a key, if a text stands there.</summary>
    public string? Text(Spot spot, string key) => Find(spot, key) is { Node.Kind: NodeKind.Text } found ? found.Node.Text : null;

    /// <summary>The figure under a key, if a figure stands there.</summary>
    public Amount? Figure(Spot spot, string key) => Find(spot, key) is { } found ? Figure(found) : null;

    public static Amount? Figure(Spot spot) =>
        spot.Node.Kind is NodeKind.Number or NodeKind.Text && FigureText.TryParse(spot.Node.Text, out Amount figure) ? figure : null;

    /// <summary>The items under a key; a single one may stand without brackets.</summary>
    public IEnumerable<Spot> List(Spot spot, string key) => Find(spot, key) is not { } list ? []
        : (list.Node.Kind == NodeKind.List ? list.Items() : [list]).Select(Follow).OfType<Spot>();

    /// <summary>The members of a section of the document.</summary>
    public IEnumerable<(string Name, Spot Spot)> Section(string name) => Find(Root, name) is { Node.Kind: NodeKind.Map } section
        ? section.Members().Select(m => (m.Key, Spot: Follow(m.Value))).Where(m => m.Spot is not null).Select(m => (m.Key, m.Spot!.Value))
        : [];

    /// <summary>A place and all places below it.</summary>
    public IEnumerable<Spot> Below(Spot spot) => Below(spot, 0);

    private DocumentNode? Parameter(string name) =>
        given.TryGetValue(name, out DocumentNode? value) ? value : root.Find("parameters")?.Find(name)?.Find("default");

    private IEnumerable<Spot> Below(Spot spot, int depth)
    {
        yield return spot;
        if (depth > 2 * DocumentReader.DepthMax)
        {
            yield break; // a parameter that names itself
        }

        foreach (Spot inner in spot.Members().Select(m => m.Value).Concat(spot.Items()))
        {
            if (Follow(inner) is { } followed)
            {
                foreach (Spot place in Below(followed, depth + (ReferenceEquals(followed.Node, inner.Node) ? 1 : FollowCost)))
                {
                    yield return place;
                }
            }
        }
    }

    private DocumentNode? InForce(DocumentNode periods) => periods.Items.FirstOrDefault(p =>
        (!IsDate(p.Find("from"), out DateOnly from) || from <= asOf) && (!IsDate(p.Find("until"), out DateOnly until) || until >= asOf))?.Find("value");

    private static bool IsDate(DocumentNode? node, out DateOnly date)
    {
        date = default;
        return node is not null && RecordRules.TryParseDate(node.Text, out date);
    }
}
