using System.Text;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets.Binding;

namespace VolunteerCredit.RuleSets;

/// <summary>The parameters a document declares, with the values they are given or default to.</summary>
internal sealed class ParameterValues
{
    private static readonly string[] Keys = ["is", "unit", "min", "max", "default", "optional", "title", "note", "honesty"];

    private readonly Dictionary<string, DocumentNode?> _nodes = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, string>> _texts = [];

    /// <summary>What stands for each parameter; <see langword="null"/> for an optional one that is not given.</summary>
    public IReadOnlyDictionary<string, DocumentNode?> Nodes => _nodes;

    /// <summary>The values in use, as text, in the order of the document.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Texts => _texts;

    public static ParameterValues Bind(Spot? section, IReadOnlyDictionary<string, string> given, ScalarBinder binder)
    {
        var values = new ParameterValues();
        if (section is { } spot && binder.Is(spot, NodeKind.Map))
        {
            foreach ((string name, Spot declaration) in spot.Members())
            {
                values._nodes[name] = null;
                if (binder.Is(declaration, NodeKind.Map))
                {
                    values.Bind(name, declaration, given.GetValueOrDefault(name), binder);
                }
            }
        }

        foreach (string name in given.Keys.Where(name => !values._nodes.ContainsKey(name)).Order(StringComparer.Ordinal))
        {
            binder.Fault("VC3020", section ?? new Spot(DocumentNode.Null, "parameters"), name, Words.Same(Expected.OneOf(name, values._nodes.Keys)));
        }

        return values;
    }

    private void Bind(string name, Spot declaration, string? given, ScalarBinder binder)
    {
        foreach ((string key, Spot value) in declaration.Members())
        {
            if (!Keys.Contains(key))
            {
                binder.FaultUnknownKey(value, key, Keys);
            }
        }

        string kind = declaration.Find("is") is { Node.Kind: NodeKind.Text } word ? word.Node.Text : "figure";
        if (kind is not ("figure" or "text" or "rule-set" or "rows"))
        {
            binder.Fault("VC3010", declaration.Find("is")!.Value, kind, Words.Same("figure, text, rule-set, rows"));
            return;
        }

        Amount? min = declaration.Find("min") is { } low ? binder.BindFigure(low) : null;
        Amount? max = declaration.Find("max") is { } high ? binder.BindFigure(high) : null;
        if (given is not null)
        {
            _nodes[name] = Read(name, kind, given, declaration, min, max, binder);
            _texts.Add(new(name, given));
        }
        else if (declaration.Find("default") is { } fallback)
        {
            _nodes[name] = kind == "figure" ? Read(name, kind, fallback.Node.Text, fallback, min, max, binder) : fallback.Node;
            _texts.Add(new(name, fallback.Node.Text));
        }
        else if (declaration.Find("optional") is not { Node: { Kind: NodeKind.Flag, Text: "true" } })
        {
            binder.Fault("VC4003", declaration, name, Bounds(kind, min, max));
        }
    }

    private static DocumentNode? Read(string name, string kind, string text, Spot spot, Amount? min, Amount? max, ScalarBinder binder)
    {
        switch (kind)
        {
            case "figure":
                if (!FigureText.TryParse(text, out Amount figure)
                    || (min is { } low && (!figure.Unit.Mixes(low.Unit) || figure.Figure < low.Figure))
                    || (max is { } high && (!figure.Unit.Mixes(high.Unit) || figure.Figure > high.Figure)))
                {
                    binder.Fault("VC4004", spot, $"{name}={text}", Bounds(kind, min, max));
                    return null;
                }

                return text;
            case "rows":
                var faults = new List<Notice>();
                DocumentNode? rows = DocumentReader.Read(Encoding.UTF8.GetBytes(text), name, faults);
                if (rows is not { Kind: NodeKind.List } || faults.Count > 0)
                {
                    binder.Fault("VC4004", spot, $"{name}={text}", Bounds(kind, min, max));
                    return null;
                }

                return rows;
            default:
                return text;
        }
    }

    private static Words Bounds(string kind, Amount? min, Amount? max) => kind switch
    {
        "figure" => min is null && max is null ? new("a figure", "数值") : new($"a figure {min}…{max}", $"{min}…{max} 之间的数值"),
        "rule-set" => new("a rule set's score, ID or ID#SCORE", "规则集的分数：ID 或 ID#分数"),
        "rows" => new("rows as JSON: [{\"at\": 335, …}]", "JSON 行：[{\"at\": 335, …}]"),
        _ => new("a text", "文字"),
    };
}
