using System.Text;
using System.Text.Json;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tests.RuleSets;

/// <summary>Documents taken apart: every place in them, and what becomes of them when one is changed.</summary>
internal static class Trees
{
    /// <summary>Every shipped document, and one that uses every built-in component.</summary>
    public static IReadOnlyList<DocumentNode> Documents { get; } =
    [
        .. ShippedRuleSets.All
            .Append(new("everything.json", () => typeof(Trees).Assembly.GetManifestResourceStream("everything.json")!))
            .Select(source => RuleSetDocument.Read(source).Root),
    ];

    /// <summary>A document with a change at one of its places.</summary>
    /// <param name="root">The document.</param>
    /// <param name="place">The place, counted through all keys and items.</param>
    /// <param name="change">What stands there afterwards: nothing, one value or several.</param>
    public static DocumentNode At(DocumentNode root, int place, Func<DocumentNode, IEnumerable<DocumentNode>> change)
    {
        int next = 0;
        return Walk(root).FirstOrDefault(DocumentNode.Null);

        IEnumerable<DocumentNode> Walk(DocumentNode node)
        {
            if (next++ == place)
            {
                return change(node);
            }

            return node.Kind switch
            {
                NodeKind.Map => [DocumentNode.Map([.. node.Members.SelectMany(m => Walk(m.Value).Select(v => (m.Key, v)))])],
                NodeKind.List => [DocumentNode.List([.. node.Items.SelectMany(Walk)])],
                _ => [node],
            };
        }
    }

    /// <summary>How many places there are.</summary>
    public static int Count(DocumentNode node) => 1 + node.Members.Sum(m => Count(m.Value)) + node.Items.Sum(Count);

    /// <summary>JSON as it stands, a key twice included.</summary>
    public static string Json(DocumentNode node)
    {
        var text = new StringBuilder();
        Write(node);
        return text.ToString();

        void Write(DocumentNode one)
        {
            switch (one.Kind)
            {
                case NodeKind.Map:
                    text.Append('{');
                    foreach ((string key, DocumentNode value) in one.Members)
                    {
                        text.Append(text[^1] == '{' ? "" : ",\n").Append(JsonSerializer.Serialize(key)).Append(':');
                        Write(value);
                    }

                    text.Append('}');
                    break;
                case NodeKind.List:
                    text.Append('[');
                    foreach (DocumentNode item in one.Items)
                    {
                        text.Append(text[^1] == '[' ? "" : ",\n");
                        Write(item);
                    }

                    text.Append(']');
                    break;
                case NodeKind.Text:
                    text.Append(JsonSerializer.Serialize(one.Text));
                    break;
                default:
                    text.Append(one.Text);
                    break;
            }
        }
    }
}
