namespace VolunteerCredit.RuleSets.Description;

/// <summary>
/// Components in words, walked along the declarations of the catalog, so that a plug-in's are described as the built-in ones are, and then by what it says of itself. The
/// phrase <c>describe.SEAM.TYPE.OPTION</c> says an option in a sentence; without one stand the first words of its summary and the value.
/// Further phrases: <c>…OPTION=WORD</c> for a choice, <c>…OPTION-</c> for what holds where the option is left out.
/// </summary>
internal sealed class ComponentProse
{
    private static readonly string[] Own = ["type", "title", "honesty", "note"];

    private static readonly string[] BriefEnds = [";", "；", ", such as", "，如 ", ": "];

    private readonly Page _page;
    private readonly ComponentCatalog _catalog;
    private readonly DocumentNode _root;
    private readonly OwnWords _own;
    private readonly FigureProse _figures;
    private readonly RowProse _rows;
    private readonly ListProse _lists;
    private bool _serviceDecides;
    private bool _nested;

    public ComponentProse(Page page, ComponentCatalog catalog, DocumentNode root, OwnWords own, Language language)
    {
        (_page, _catalog, _root, _own, Language) = (page, catalog, root, own, language);
        _figures = new FigureProse(page);
        _rows = new RowProse(page, _figures);
        _lists = new ListProse(page, this, _figures);
    }

    public Language Language { get; }

    /// <summary>Parts whose honesty is stated: where, and how it is called.</summary>
    public List<(string Place, string Honesty)> Honesties { get; } = [];

    public FigureProse Figures => _figures;

    /// <summary>The part that is spoken of, for the tables that belong to it.</summary>
    public string Caption { get; set; } = "";

    /// <summary>Whether rows by lower bound end where the next begins: not where all that are reached apply.</summary>
    public bool RowsEnd { get; private set; } = true;

    /// <summary>A title in both languages, or a text that has but one.</summary>
    public string Title(DocumentNode node) =>
        Markdown.Escape((node.Kind == NodeKind.Map ? node.Find(Language == Language.Chinese ? "zh-Hans" : "en") ?? node.Find("en") ?? node : node).Text);

    /// <summary>What people call a named part, with its name in the document.</summary>
    public string Named(string name, DocumentNode? declaration) =>
        declaration?.Find("title") is { } title ? _page.Say("named", Title(title), Markdown.Code(name)) : Markdown.Code(name);

    /// <summary>A value by its name: a measure, score or tier.</summary>
    public string Label(string name) => Named(name, Declared(name));

    /// <summary>A component as a paragraph: what it does in bold, then its clauses.</summary>
    public string Paragraph(Seam? seam, DocumentNode node, string caption, params string[] skip)
    {
        Caption = caption;
        _serviceDecides = seam == Seam.Intake;
        (string opening, List<string> clauses) = Parts(seam, node, skip);
        return clauses.Count == 0 ? $"**{opening}**" : _page.Say("clauses", $"**{opening}**", _page.Join("semicolon", clauses));
    }

    /// <summary>A component inside a sentence.</summary>
    public string Inline(Seam? seam, DocumentNode node)
    {
        (string opening, List<string> clauses) = Parts(seam, node, []);
        return clauses.Count == 0 ? opening : _page.Say("inline", opening, _page.Join("semicolon", clauses));
    }

    /// <summary>A value of any kind, by what may be written for it.</summary>
    public string Value(OptionGrammar? grammar, DocumentNode node, string path) => Elsewhere(grammar, node, path) ?? grammar switch
    {
        ListGrammar { Item: ObjectGrammar fields } => _lists.Table(fields, node, path, Caption),
        ListGrammar list => _lists.Items(list, node, path),
        TitleGrammar => Title(node),
        ObjectGrammar fields when node.Kind == NodeKind.Map => _page.Join("comma", Fields(fields.Fields(), node, path, [])),
        WhereGrammar when node.Kind == NodeKind.Map => Service(() => _rows.Where(node, n => Elsewhere(null, n, path))),
        PerGrammar => _figures.Per(node),
        CurveGrammar when node.Kind == NodeKind.Map => Inline(Seam.Curve, node),
        MeasureGrammar when node.Kind == NodeKind.Map => Nested(node),
        CriterionGrammar when node.Kind == NodeKind.Map => Inline(Seam.Criterion, node),
        MeasureGrammar or ValueGrammar when node.Kind == NodeKind.Text => Label(node.Text),
        FigureGrammar when node.Kind is NodeKind.Text or NodeKind.Number => _figures.Figure(node),
        ClockGrammar when node.Kind == NodeKind.Text => Markdown.Escape(node.Text),
        ChoiceGrammar when node.Kind == NodeKind.Text => _page.TrySay($"{path}={node.Text}") ?? _page.TrySay("word." + node.Text) ?? _page.TrySay("per." + node.Text) ?? Markdown.Code(node.Text),
        TextGrammar or IdentifierGrammar or CodeGrammar or RuleSetScoreGrammar when node.Kind == NodeKind.Text => Markdown.Code(node.Text),
        not WholeGrammar when path.EndsWith(".per", StringComparison.Ordinal) => _figures.Per(node),
        _ when node.Kind == NodeKind.Text && Declared(node.Text) is not null && (path.EndsWith(".of", StringComparison.Ordinal) || path.EndsWith(".by", StringComparison.Ordinal)) => Label(node.Text),
        _ => Plain(node),
    };

    /// <summary>The clauses of an object with declared options: those given, then what else the object holds.</summary>
    public List<string> Fields(IReadOnlyList<Option> options, DocumentNode node, string path, IReadOnlyList<string> skip)
    {
        var clauses = new List<string>();
        foreach (Option option in options.Where(o => !skip.Contains(o.Name)))
        {
            if (node.Find(option.Name) is { } value)
            {
                clauses.Add(Clause(option, value, Under(path, option.Name)));
            }
            else if (_page.TrySay(Under(path, option.Name) + "-") is { } otherwise)
            {
                clauses.Add(otherwise);
            }
        }

        foreach ((string key, DocumentNode value) in node.Members.Where(m => !skip.Contains(m.Key) && !options.Any(o => o.Name == m.Key)))
        {
            // The period of a board, and whatever else the engine reads of a component, is no option of it.
            string words = path.EndsWith(".columns", StringComparison.Ordinal) ? _page.TrySay("word." + value.Text) ?? Markdown.Escape(value.Text)
                : key is "period" or "window" ? Days(value, path)
                : Value(null, value, path);
            clauses.Add(_page.TrySay(Under(path, key), words) ?? $"{Markdown.Code(key)} {words}");
        }

        return clauses;
    }

    /// <summary>The first words of an option's summary: what it is, without examples and defaults.</summary>
    public string Head(Option option, string path = "") => _page.TrySay($"{path}.{option.Name}#") ?? _page.TrySay("head." + option.Name) ?? Markdown.Escape(Brief(option.Summary.In(Language)));

    /// <summary>Parameters and values by date may stand in place of any value.</summary>
    public string? Elsewhere(OptionGrammar? grammar, DocumentNode node, string path) => node switch
    {
        { Kind: NodeKind.Map, Members: [{ Key: "param", Value: var name }] } => Parameter(name.Text),
        { Kind: NodeKind.Map } when node.Find("byDate") is { } periods => _lists.ByDate(grammar, periods, node.Find("decides")?.Text ?? (_serviceDecides ? "service" : "as-of"), path, Caption),
        _ => null,
    };

    /// <summary>The path of an option; an object within one of its kind (a part of a part) is spoken of as that is.</summary>
    public static string Under(string path, string option) =>
        path.Count(c => c == '.') > 1 && path.EndsWith("." + option, StringComparison.Ordinal) ? path : $"{path}.{option}";

    private static string Brief(string summary)
    {
        int end = BriefEnds.Select(s => summary.IndexOf(s, StringComparison.Ordinal)).Where(i => i > 0).DefaultIfEmpty(summary.Length).Min();
        return summary[..end];
    }

    private (string Opening, List<string> Clauses) Parts(Seam? seam, DocumentNode node, string[] skip)
    {
        if (Elsewhere(seam switch { Seam.Measure => new MeasureGrammar(), Seam.Curve => new CurveGrammar(), Seam.Criterion => new CriterionGrammar(), _ => null }, node, "") is { } elsewhere)
        {
            return (elsewhere, []);
        }

        string name = node.Find("type")?.Text ?? "";
        ComponentType? type = seam is { } known ? _catalog.Find(known, name) : _catalog.Types.FirstOrDefault(t => t.Name == name);
        string path = $"{(type?.Seam ?? seam)?.ToString().ToLowerInvariant()}.{name}";
        IReadOnlyList<Option> options = type?.Options ?? [];
        RowsEnd = node.Find("take")?.Text != "all";
        (string opening, int said) = Opening(type, options, node, path, name);
        string[] engine = type?.Seam == Seam.Measure ? ["where", "steps", "coverage", "window"] : [];
        List<string> clauses = engine.Length > 0 ? OfRows(type!, node, path) : [];
        clauses.AddRange(Fields(options, node, path, [.. Own, .. engine, .. skip, .. options.Take(said).Select(o => o.Name)]));
        clauses.AddRange(_own.Of(node, _page));
        clauses.AddRange(Remarks(node, Caption));
        return (opening, clauses);
    }

    /// <summary>What is said of any part: its own honesty and note.</summary>
    public IEnumerable<string> Remarks(DocumentNode node, string place)
    {
        if (node.Find("honesty") is { Kind: NodeKind.Text } honesty)
        {
            string word = _page.TrySay("honesty." + honesty.Text) ?? Markdown.Code(honesty.Text);
            Honesties.Add((place, word));
            yield return _page.Say("honesty", word);
        }

        if (node.Find("note") is { } note)
        {
            yield return _page.Say("note", Title(note));
        }
    }

    /// <summary>What a component does: its phrase, filled with the first options where it has room for them; or its summary.</summary>
    private (string Text, int Said) Opening(ComponentType? type, IReadOnlyList<Option> options, DocumentNode node, string path, string name)
    {
        if (Explanations.Texts.FindPhrase("describe." + path) is not { } phrase)
        {
            return (type is null ? Markdown.Code(name) : Markdown.Escape(type.Summary.In(Language)), 0);
        }

        int room = Enumerable.Range(0, options.Count).TakeWhile(i => phrase.English.Contains($"{{{i}}}", StringComparison.Ordinal)).Count();
        return options.Take(room).All(o => node.Find(o.Name) is not null)
            ? (_page.Say(path, [.. options.Take(room).Select(o => Value(o.Grammar, node.Find(o.Name)!, Under(path, o.Name)))]), room)
            : (Markdown.Escape(type!.Summary.In(Language)), 0);
    }

    /// <summary>What the engine owns of a measure: which rows, over which days, counted how.</summary>
    private List<string> OfRows(ComponentType type, DocumentNode node, string path)
    {
        var clauses = new List<string>();
        if (type.Reads != Intake.RowKinds.None)
        {
            clauses.Add(node.Find("where") is { } where
                ? _page.Say("measure.where." + type.Reads, Value(new WhereGrammar(), where, path))
                : _page.Say("measure.all." + type.Reads));
        }

        if (node.Find("steps") is { Kind: NodeKind.List } steps)
        {
            clauses.Add(_page.Say("measure.steps", Service(() => _lists.Enumerate([.. steps.Items.Select(s => Inline(Seam.Intake, s))]))));
        }

        if (node.Find("window") is { } window)
        {
            clauses.Add(_page.Say("measure.window", Days(window, path)));
        }
        else if (type.HasWindow && !_nested)
        {
            clauses.Add(_page.Say("measure.window", _page.Say("window.lifetime")));
        }

        if (node.Find("coverage") is { } coverage)
        {
            clauses.Add(_page.Say("measure.coverage", Elsewhere(null, coverage, path) ?? Markdown.Code(Records.FactNames.CoveragePrefix + coverage.Text)));
        }

        return clauses;
    }

    private string Clause(Option option, DocumentNode value, string path)
    {
        if (option.Grammar is ChoiceGrammar && value.Kind == NodeKind.Text && _page.TrySay($"{path}={value.Text}") is { } whole)
        {
            return whole;
        }

        bool service = option.Name is "weights" or "units";
        string words = service ? Service(() => Value(option.Grammar, value, path)) : Value(option.Grammar, value, path);
        bool single = option.Grammar is ListGrammar && value is not { Kind: NodeKind.List, Items.Count: not 1 };
        return (single ? _page.TrySay(path + ".one", words) : null) ?? _page.TrySay(path, words) ?? _page.Say("option", Head(option), words);
    }

    private string Parameter(string name)
    {
        DocumentNode? declaration = _root.Find("parameters")?.Find(name);
        string kind = declaration?.Find("default") is { } value ? _page.Say("parameter.default", Value(null, value, ""))
            : declaration?.Find("optional") is { Text: "true" } ? _page.Say("parameter.optional") : _page.Say("parameter.required");
        return _page.Say("parameter", Markdown.Code(name), kind);
    }

    private string Days(DocumentNode window, string path) =>
        Elsewhere(null, window, path) ?? _figures.Window(window, n => Elsewhere(null, n, path) ?? _figures.Scalar(n));

    private DocumentNode? Declared(string name) =>
        ((string[])["measures", "scores", "tiers"]).Select(s => _root.Find(s)?.Find(name)).FirstOrDefault(n => n is not null);

    /// <summary>A measure within another has no days of its own.</summary>
    private string Nested(DocumentNode node)
    {
        (bool before, _nested) = (_nested, true);
        string text = Inline(Seam.Measure, node);
        _nested = before;
        return text;
    }

    private string Service(Func<string> words)
    {
        (bool before, _serviceDecides) = (_serviceDecides, true);
        string text = words();
        _serviceDecides = before;
        return text;
    }

    /// <summary>What no declaration speaks of: every key, item and figure as it stands.</summary>
    private string Plain(DocumentNode node) => node.Kind switch
    {
        NodeKind.Map when node.Find("type") is not null => Inline(null, node),
        NodeKind.Map when node.Find("zh-Hans") is not null => Title(node),
        NodeKind.Map when node.Find("fiscal-year") is not null => _figures.Per(node),
        NodeKind.Map => _page.Say("object", _page.Join("comma", [.. node.Members.Select(m => $"{Markdown.Code(m.Key)} {Value(null, m.Value, "")}")])),
        NodeKind.List => _page.Join("and", [.. node.Items.Select(i => Value(null, i, ""))]),
        _ => _figures.Scalar(node),
    };
}
