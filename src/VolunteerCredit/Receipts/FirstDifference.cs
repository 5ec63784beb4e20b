using System.Globalization;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Receipts;

/// <summary>Finds the first place at which what a receipt says differs from what was recomputed, in the order of the receipt.</summary>
internal static class FirstDifference
{
    /// <summary>The first difference: its path, what the receipt says, and what is there now.</summary>
    public static Notice? Between(DocumentNode? receipt, DocumentNode? now, string path = "")
    {
        if (receipt is null || now is null || receipt.Kind != now.Kind || receipt.Text != now.Text)
        {
            return new("VC4062", new Place { Name = path }, Show(receipt), Words.Same(Texts.Printable(Show(now))));
        }

        foreach ((string place, DocumentNode? said, DocumentNode? found) in receipt.Kind == NodeKind.List ? Items(receipt, now, path) : Members(receipt, now, path.Length == 0 ? "" : path + "."))
        {
            if (Between(said, found, place) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private static IEnumerable<(string, DocumentNode?, DocumentNode?)> Items(DocumentNode receipt, DocumentNode now, string path) =>
        Enumerable.Range(0, Math.Max(receipt.Items.Count, now.Items.Count))
            .Select(i => ($"{path}[{i.ToString(CultureInfo.InvariantCulture)}]", receipt.Items.ElementAtOrDefault(i), now.Items.ElementAtOrDefault(i)));

    private static IEnumerable<(string, DocumentNode?, DocumentNode?)> Members(DocumentNode receipt, DocumentNode now, string prefix) =>
        receipt.Members.Select(m => (prefix + m.Key, (DocumentNode?)m.Value, now.Find(m.Key)))
            .Concat(now.Members.Where(m => receipt.Find(m.Key) is null).Select(m => (prefix + m.Key, (DocumentNode?)null, (DocumentNode?)m.Value)));

    private static string Show(DocumentNode? node) => node is null or { Kind: NodeKind.Null } ? "–" : node.Kind is NodeKind.Map or NodeKind.List ? "…" : node.Text;
}
