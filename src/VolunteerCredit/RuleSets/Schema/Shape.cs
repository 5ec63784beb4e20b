using static VolunteerCredit.RuleSets.DocumentNode;

namespace VolunteerCredit.RuleSets.Schema;

/// <summary>A key of an object.</summary>
/// <param name="Name">The key.</param>
/// <param name="Schema">What may stand under it.</param>
/// <param name="Summary">What it means.</param>
/// <param name="Required">Whether it must be there.</param>
internal sealed record Key(string Name, DocumentNode Schema, Words? Summary = null, bool Required = false);

/// <summary>Pieces that schemas are made of.</summary>
internal static class Shape
{
    /// <summary>An object of these keys and no others.</summary>
    public static DocumentNode Object(Words? summary, params IReadOnlyList<Key> keys) => Open(summary, keys, false);

    /// <summary>An object of these keys, and others that hold something else.</summary>
    public static DocumentNode Open(Words? summary, IReadOnlyList<Key> keys, DocumentNode others)
    {
        var members = new List<(string, DocumentNode)> { ("type", "object") };
        if (keys.Count > 0)
        {
            members.Add(("properties", Map(keys.Select(key => (key.Name, Described(key.Schema, key.Summary))))));
        }

        if (keys.Any(key => key.Required))
        {
            members.Add(("required", DocumentNode.List(keys.Where(key => key.Required).Select(key => FromString(key.Name)))));
        }

        members.Add(("additionalProperties", others));
        return Described(Map(members), summary);
    }

    /// <summary>An object whose keys are ids of the document's own.</summary>
    public static DocumentNode Named(DocumentNode names, DocumentNode values) =>
        Map(("type", "object"), ("propertyNames", names), ("additionalProperties", values));

    public static DocumentNode List(DocumentNode items, int min = 0, int? max = null)
    {
        var members = new List<(string, DocumentNode)> { ("type", "array"), ("items", items) };
        if (min > 0)
        {
            members.Add(("minItems", min));
        }

        if (max is { } most)
        {
            members.Add(("maxItems", most));
        }

        return Map(members);
    }

    /// <summary>A list, or where one item will do, that item without brackets.</summary>
    public static DocumentNode OneOrList(DocumentNode item, int min = 0, int? max = null) => min > 1
        ? List(item, min, max)
        : Map(("if", Map(("type", "array"))), ("then", List(item, min, max)), ("else", item));

    /// <summary>One of several words.</summary>
    public static DocumentNode Words(params IEnumerable<string> words) => Map(("enum", DocumentNode.List(words.Select(FromString))));

    /// <summary>A schema that says what is meant: in English, and for editors that show it in both languages.</summary>
    public static DocumentNode Described(DocumentNode schema, Words? summary) => summary is null ? schema : Map(
        [
            ("description", summary.English),
            .. summary.Chinese == summary.English ? [] : new[] { ("markdownDescription", FromString($"{summary.English}\n\n{summary.Chinese}")) },
            .. schema.Members.Select(member => (member.Key, member.Value)),
        ]);
}
