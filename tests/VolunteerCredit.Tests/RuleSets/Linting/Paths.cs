using System.Globalization;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tests.RuleSets.Linting;

/// <summary>Documents without what stands at a path.</summary>
internal static class Paths
{
    /// <summary>A document without one of its places; a list that becomes empty goes too.</summary>
    public static RuleSetDocument Without(RuleSetDocument document, string path) => RuleSetDocument.Create(Prune(document.Root, "", path)!);

    private static DocumentNode? Prune(DocumentNode node, string at, string path)
    {
        if (at == path)
        {
            return null;
        }

        if (node.Kind == NodeKind.Map)
        {
            return DocumentNode.Map(node.Members.Select(m => (m.Key, Value: Prune(m.Value, at.Length == 0 ? m.Key : $"{at}.{m.Key}", path))).Where(m => m.Value is not null).Select(m => (m.Key, m.Value!)));
        }

        if (node.Kind != NodeKind.List)
        {
            return node;
        }

        DocumentNode[] items = [.. node.Items.Select((item, i) => Prune(item, $"{at}[{i.ToString(CultureInfo.InvariantCulture)}]", path)).OfType<DocumentNode>()];
        return items.Length == 0 && node.Items.Count > 0 ? null : DocumentNode.List(items);
    }
}
