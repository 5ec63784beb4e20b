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
    private readonly Dictionary<string, Notice> _wanting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Honesty> _honesty = new(StringComparer.Ordinal);

    /// <summary>What stands for each parameter; <see langword="null"/> for an optional one that is not given.</summary>
    public IReadOnlyDictionary<string, DocumentNode?> Nodes => _nodes;

    /// <summary>The fault of each parameter that has no value and must have one.</summary>
    public IReadOnlyDictionary<string, Notice> Wanting => _wanting;

    /// <summary>The honesty of parameters that state their own.</summary>
    public IReadOnlyDictionary<string, Honesty> HonestyOf => _honesty;

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
            binder.Fault("VC3020", section ?? new Spot(DocumentNode.Null, "parameters"), name, values._nodes.Count == 0 ? new("no parameters", "不给参数") : Words.Same(Expected.OneOf(name, values._nodes.Keys)));
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

        string kind = declaration.Find("is") is { } word ? word.Node.Text : "figure";
        if (kind is not ("figure" or "text" or "rule-set" or "rows"))
        {
            _wanting[name] = binder.Fault("VC3010", declaration.Find("is")!.Value, kind, Words.Same("figure, text, rule-set, rows"));
            return;
        }

        Amount? min = declaration.Find("min") is { } low ? binder.BindFigure(low) : null;
        Amount? max = declaration.Find("max") is { } high ? binder.BindFigure(high) : null;
        Unit? unit = declaration.Find("unit") is { } named ? UnitOf(named, binder) : null;
        bool optional = declaration.Find("optional") is { } flag && binder.Is(flag, NodeKind.Flag) && flag.Node.Text == "true";
        if (declaration.Find("title") is { } title)
        {
            binder.BindTitle(title);
        }

        if (declaration.Find("honesty") is { } honesty && binder.BindWord<Honesty>(honesty) is { } lower)
        {
            _honesty[name] = lower;
        }

        if (given is not null)
        {
            _nodes[name] = Read(name, kind, given, declaration, (unit, min, max), binder);
            _texts.Add(new(name, given));
        }
        else if (declaration.Find("default") is { } fallback)
        {
            BindDefault(name, kind, fallback, (unit, min, max), binder);
            _texts.Add(new(name, fallback.Node.Kind is NodeKind.List or NodeKind.Map ? RuleSetDocument.Create(fallback.Node, name).ToJson() : fallback.Node.Text));
        }
        else if (!optional)
        {
            _wanting[name] = binder.Fault("VC4003", declaration, name, Bounds(kind, (unit, min, max)));
        }
    }

    private void BindDefault(string name, string kind, Spot fallback, (Unit? Unit, Amount? Min, Amount? Max) bounds, ScalarBinder binder)
    {
        if (fallback.Node.Find(DatedValue.Key) is not null)
        {
            // Each period's value is one that may stand for the parameter.
            foreach (Spot value in DatedValue.Read(binder, fallback, actsOnRecords: false)?.Values ?? [])
            {
                BindDefault(name, kind, value, bounds, binder);
            }

            _nodes[name] = fallback.Node;
        }
        else
        {
            NodeKind wanted = kind == "rows" ? NodeKind.List : NodeKind.Text;
            _nodes[name] = kind == "figure" ? Read(name, kind, fallback.Node.Text, fallback, bounds, binder) : fallback.Node;
            if (kind != "figure" && fallback.Node.Kind != wanted)
            {
                _nodes[name] = null;
                _wanting[name] = binder.Fault("VC3006", fallback, Expected.Show(fallback.Node), Expected.KindWords(wanted));
            }
        }
    }

    private static Unit? UnitOf(Spot spot, ScalarBinder binder)
    {
        if (spot.Node.Kind == NodeKind.Text && FigureText.TryParse("1 " + spot.Node.Text, out Amount one))
        {
            return one.Unit;
        }

        binder.Fault("VC3006", spot, Expected.Show(spot.Node), new("a unit, such as h, CNY or ‰", "单位，如 h、CNY、‰"));
        return null;
    }

    private DocumentNode? Read(string name, string kind, string text, Spot spot, (Unit? Unit, Amount? Min, Amount? Max) bounds, ScalarBinder binder)
    {
        switch (kind)
        {
            case "figure":
                if (!FigureText.TryParse(text, out Amount figure)
                    || (bounds.Unit is { } unit && !figure.Unit.Mixes(unit))
                    || (bounds.Min is { } low && (!figure.Unit.Mixes(low.Unit) || figure.Figure < low.Figure))
                    || (bounds.Max is { } high && (!figure.Unit.Mixes(high.Unit) || figure.Figure > high.Figure)))
                {
                    _wanting[name] = binder.Fault("VC4004", spot, $"{name}={text}", Bounds(kind, bounds));
                    return null;
                }

                return figure.Unit.Kind == UnitKind.Number ? DocumentNode.Number(text.Trim()) : text;
            case "rows":
                var faults = new List<Notice>();
                DocumentNode? rows = DocumentReader.Read(Encoding.UTF8.GetBytes(text), name, faults);
                if (rows is not { Kind: NodeKind.List } || faults.Count > 0)
                {
                    _wanting[name] = binder.Fault("VC4004", spot, $"{name}={text}", Bounds(kind, bounds));
                    return null;
                }

                return rows;
            default:
                return text;
        }
    }

    private static Words Bounds(string kind, (Unit? Unit, Amount? Min, Amount? Max) bounds) => kind switch
    {
        "figure" when bounds.Min is not null || bounds.Max is not null => new($"a figure {bounds.Min}…{bounds.Max}", $"{bounds.Min}…{bounds.Max} 之间的数值"),
        "figure" => bounds.Unit is { } unit ? new($"a figure in {unit.Name}", $"单位为 {unit.Name} 的数值") : new("a figure", "数值"),
        "rule-set" => new("a rule set's score, ID or ID#SCORE", "规则集的分数：ID 或 ID#分数"),
        "rows" => new("rows as JSON: [{\"at\": 335, …}]", "JSON 行：[{\"at\": 335, …}]"),
        _ => new("a text", "文字"),
    };
}
