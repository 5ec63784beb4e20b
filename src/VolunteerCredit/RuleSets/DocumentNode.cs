using System.Globalization;

namespace VolunteerCredit.RuleSets;

/// <summary>What a piece of a document is.</summary>
public enum NodeKind
{
    /// <summary>Keys with values: a JSON object.</summary>
    Map,

    /// <summary>A list.</summary>
    List,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A number, kept exactly as decimals.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>Null.</summary>
    Null,
}

/// <summary>
/// A piece of a rule-set document: the one model behind JSON and C#. Texts, numbers and flags convert by themselves, so that a
/// document is written in C# much as in JSON: <c>Map(("type", "ladder"), ("by", "hours"), ("steps", List(…)))</c>.
/// </summary>
public sealed class DocumentNode
{
    private DocumentNode(NodeKind kind, string text, IReadOnlyList<KeyValuePair<string, DocumentNode>> members, IReadOnlyList<DocumentNode> items)
    {
        Kind = kind;
        Text = text;
        Members = members;
        Items = items;
    }

    /// <summary>What it is.</summary>
    public NodeKind Kind { get; }

    /// <summary>The text, the number as plain decimals, or <c>true</c> and <c>false</c>.</summary>
    public string Text { get; }

    /// <summary>The keys and values, as written.</summary>
    public IReadOnlyList<KeyValuePair<string, DocumentNode>> Members { get; }

    /// <summary>The items of a list.</summary>
    public IReadOnlyList<DocumentNode> Items { get; }

    /// <summary>The line in the JSON text, from 1; 0 for a node made in C#.</summary>
    public int Line { get; private init; }

    /// <summary>The column in the JSON text, from 1; 0 for a node made in C#.</summary>
    public int Column { get; private init; }

    /// <summary>The name of the source it was read from, where it was.</summary>
    internal string? Source { get; private init; }

    /// <summary>Keys with values.</summary>
    /// <param name="members">Its keys and values.</param>
    public static DocumentNode Map(params IEnumerable<(string Key, DocumentNode Value)> members) =>
        new(NodeKind.Map, "", [.. members.Select(m => KeyValuePair.Create(m.Key, m.Value))], []);

    /// <summary>A list.</summary>
    /// <param name="items">Its items.</param>
    public static DocumentNode List(params IEnumerable<DocumentNode> items) => new(NodeKind.List, "", [], [.. items]);

    /// <summary>Null.</summary>
    public static DocumentNode Null { get; } = new(NodeKind.Null, "null", [], []);

    /// <summary>A text.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator DocumentNode(string text) => FromString(text);

    /// <summary>A whole number.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator DocumentNode(long number) => FromInt64(number);

    /// <summary>A number with decimals.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator DocumentNode(decimal number) => FromDecimal(number);

    /// <summary>True or false.</summary>
    /// <param name="flag">The flag.</param>
    public static implicit operator DocumentNode(bool flag) => FromBoolean(flag);

    /// <summary>A text.</summary>
    /// <param name="text">The text.</param>
    public static DocumentNode FromString(string text) => new(NodeKind.Text, text, [], []);

    /// <summary>A whole number.</summary>
    /// <param name="number">The number.</param>
    public static DocumentNode FromInt64(long number) => Number(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A number with decimals.</summary>
    /// <param name="number">The number.</param>
    public static DocumentNode FromDecimal(decimal number) => Number(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>True or false.</summary>
    /// <param name="flag">The flag.</param>
    public static DocumentNode FromBoolean(bool flag) => new(NodeKind.Flag, flag ? "true" : "false", [], []);

    /// <summary>The value of a key, if it is there.</summary>
    /// <param name="key">The key.</param>
    public DocumentNode? Find(string key)
    {
        foreach (KeyValuePair<string, DocumentNode> member in Members)
        {
            if (member.Key == key)
            {
                return member.Value;
            }
        }

        return null;
    }

    internal static DocumentNode Number(string digits)
    {
        // One spelling for one number (12, 12.0, 12.50), so that the hash speaks of the figure.
        string plain = digits.Contains('.', StringComparison.Ordinal) ? digits.TrimEnd('0').TrimEnd('.') : digits;
        return new(NodeKind.Number, plain is "-0" or "-" or "" ? "0" : plain, [], []);
    }

    internal DocumentNode At(int line, int column, string? source) => new(Kind, Text, Members, Items) { Line = line, Column = column, Source = source };

    /// <summary>The same node at the place of another.</summary>
    internal DocumentNode At(DocumentNode place) => At(place.Line, place.Column, place.Source);
}
