namespace VolunteerCredit.RuleSets.Linting;

/// <summary>Documents without some of their parts.</summary>
internal static class DocumentPruning
{
    /// <summary>A list that becomes empty goes too, with its key.</summary>
    public static DocumentNode? Without(DocumentNode node, IReadOnlySet<DocumentNode> parts)
    {
        if (parts.Contains(node))
        {
            return null;
        }

        switch (node.Kind)
        {
            case NodeKind.Map:
                return DocumentNode.Map(node.Members.Select(m => (m.Key, Value: Without(m.Value, parts))).Where(m => m.Value is not null).Select(m => (m.Key, m.Value!)));
            case NodeKind.List:
                DocumentNode[] items = [.. node.Items.Select(i => Without(i, parts)).OfType<DocumentNode>()];
                return items.Length == 0 && node.Items.Count > 0 ? null : DocumentNode.List(items);
            default:
                return node;
        }
    }
}
