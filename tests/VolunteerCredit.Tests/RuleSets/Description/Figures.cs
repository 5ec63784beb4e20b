using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tests.RuleSets.Description;

/// <summary>The figures of a document, each replaced by one that stands nowhere else in it.</summary>
internal static class Figures
{
    /// <summary>A document in which one figure is another, and what a description must then hold.</summary>
    /// <param name="Path">Where the figure stands.</param>
    /// <param name="Root">The document with the other figure.</param>
    /// <param name="Digits">The digits that a reader must find.</param>
    public sealed record Moved(string Path, DocumentNode Root, string[] Digits);

    /// <summary>Every figure outside the worked cases.</summary>
    public static IEnumerable<Moved> Of(DocumentNode root)
    {
        DocumentNode bare = DocumentNode.Map(root.Members.Where(m => m.Key is not ("verify" or "$schema")).Select(m => (m.Key, m.Value)));
        foreach ((string path, DocumentNode leaf) in Leaves(bare, ""))
        {
            if (Other(path, leaf) is { } other)
            {
                yield return new(path, Replaced(bare, "", path, other.Node), other.Digits);
            }
        }
    }

    private static (DocumentNode Node, string[] Digits)? Other(string path, DocumentNode leaf)
    {
        if (leaf.Kind == NodeKind.Number)
        {
            // Windows go back in time by whole years.
            bool back = path.EndsWith("calendar-year", StringComparison.Ordinal) || path.EndsWith("years", StringComparison.Ordinal);
            return back ? (-7919, ["7919"]) : leaf.Text.StartsWith('-') ? (-7919.25m, ["-7919.25"]) : (7919.25m, ["7919.25"]);
        }

        if (leaf.Kind != NodeKind.Text || leaf.Text.Length == 0 || !(char.IsAsciiDigit(leaf.Text[0]) || leaf.Text[0] == '-'))
        {
            return null;
        }

        string text = leaf.Text;
        if (text.Split('-') is [{ Length: 5 } from, { Length: 5 }] && from[2] == ':')
        {
            return ("03:37-04:41", ["03:37", "04:41"]);
        }

        if (text.Length == 5 && text[2] == ':')
        {
            return ("03:37", ["03:37"]);
        }

        if (text.Length == 10 && text[4] == '-' && text[7] == '-')
        {
            return ("2151-03-17", ["2151-03-17"]);
        }

        if (text.Length == 5 && text[2] == '-')
        {
            return ("03-17", ["03-17"]);
        }

        string unit = text.TrimStart('-', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return unit.Contains("h ", StringComparison.Ordinal) ? ("7919h 37min", ["7919", "37"]) : ("7919" + unit, ["7919"]);
    }

    private static IEnumerable<(string Path, DocumentNode Leaf)> Leaves(DocumentNode node, string path) => node.Kind switch
    {
        NodeKind.Map => node.Members.SelectMany(m => Leaves(m.Value, $"{path}/{m.Key}")),
        NodeKind.List => node.Items.SelectMany((item, i) => Leaves(item, $"{path}/{i}")),
        _ => [(path, node)],
    };

    private static DocumentNode Replaced(DocumentNode node, string path, string wanted, DocumentNode other) => node.Kind switch
    {
        _ when path == wanted => other,
        NodeKind.Map => DocumentNode.Map(node.Members.Select(m => (m.Key, Replaced(m.Value, $"{path}/{m.Key}", wanted, other)))),
        NodeKind.List => DocumentNode.List(node.Items.Select((item, i) => Replaced(item, $"{path}/{i}", wanted, other))),
        _ => node,
    };
}
