using System.Globalization;
using VolunteerCredit.Explanations;

namespace VolunteerCredit.RuleSets.Binding;

/// <summary>A node together with its path, so that a fault can say where it is in JSON and in C#.</summary>
internal readonly record struct Spot(DocumentNode Node, string Path)
{
    public Spot? Find(string key) => Node.Find(key) is { } node ? Under(key, node) : null;

    public Spot Under(string key, DocumentNode node) => new(node, Path.Length == 0 ? key : $"{Path}.{key}");

    public IEnumerable<Spot> Items()
    {
        for (int i = 0; i < Node.Items.Count; i++)
        {
            yield return new(Node.Items[i], $"{Path}[{i.ToString(CultureInfo.InvariantCulture)}]");
        }
    }

    public IEnumerable<(string Key, Spot Value)> Members()
    {
        foreach ((string key, DocumentNode node) in Node.Members)
        {
            yield return (key, Under(key, node));
        }
    }

    /// <summary>The members of an object under a key, if it is there.</summary>
    public IEnumerable<(string Name, Spot Spot)> Section(string key, ScalarBinder binder)
    {
        if (Find(key) is not { } section || !binder.Is(section, NodeKind.Map))
        {
            yield break;
        }

        foreach ((string name, Spot spot) in section.Members())
        {
            yield return (name, spot);
        }
    }

    public Place PlaceIn(string source) => new() { Source = Node.Source ?? source, Line = Node.Line, Column = Node.Column, Name = Path.Length == 0 ? null : Path };
}
