using System.Globalization;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Scoring;

namespace VolunteerCredit.RuleSets.Binding;

/// <summary>
/// Turns nodes into checked values and components, by the declarations in the catalog. Every fault is noted with its place and
/// binding goes on; a value that could not be bound is <see langword="null"/>, and what needs it is left out without a second fault.
/// </summary>
internal sealed class Binder
{
    private static readonly string[] ComponentKeys = ["type", "honesty", "note"];

    private readonly string _source;
    private readonly ComponentCatalog _catalog;
    private readonly List<Notice> _faults;
    private readonly IReadOnlyDictionary<string, DocumentNode?> _parameters;
    private readonly Func<Spot, ValueRef?> _resolveValue;
    private readonly SelectorBinder _selectors;

    public Binder(
        string source,
        ComponentCatalog catalog,
        List<Notice> faults,
        IReadOnlyDictionary<string, DocumentNode?> parameters,
        Func<Spot, ValueRef?> resolveValue)
    {
        _source = source;
        _catalog = catalog;
        _faults = faults;
        _parameters = parameters;
        _resolveValue = resolveValue;
        _selectors = new SelectorBinder(this);
    }

    /// <summary>Texts that the document names; text k has code k + 1 in every block.</summary>
    public List<string> Literals { get; } = [];

    /// <summary>Text columns that some part reads.</summary>
    public HashSet<Column> Columns { get; } = [];

    /// <summary>The lowest honesty met since it was last set.</summary>
    public Honesty Honesty { get; set; }

    /// <summary>Scores of other rule sets that some part names.</summary>
    public List<(RuleSetScore Score, Spot Spot)> OtherScores { get; } = [];

    public void Fault(string code, Spot spot, string? found = null, Words? expected = null) =>
        _faults.Add(new Notice(code, spot.PlaceIn(_source), found, expected));

    public void FaultUnknownKey(Spot spot, string key, IEnumerable<string> known) =>
        Fault("VC3004", spot, key, Words.Same(OneOf(key, known)));

    public static string OneOf(string found, IEnumerable<string> known)
    {
        string[] names = [.. known];
        string? near = found.Length > 40 ? null : names.MinBy(n => Distance(n, found)) is { } best && Distance(best, found) <= Math.Max(1, found.Length / 3) ? best : null;
        string list = string.Join(", ", names);
        return near is null ? list : $"{near}? ({list})";
    }

    public int Literal(string text)
    {
        int index = Literals.IndexOf(text);
        if (index < 0)
        {
            Literals.Add(text);
            index = Literals.Count - 1;
        }

        return index + 1;
    }

    /// <summary>Follows <c>{ "param": NAME }</c>; <see langword="null"/> where an optional parameter is not given.</summary>
    public Spot? Follow(Spot spot)
    {
        if (spot.Node.Kind != NodeKind.Map || spot.Node.Members.Count != 1 || spot.Node.Members[0].Key != "param")
        {
            return spot;
        }

        string name = spot.Node.Members[0].Value.Text;
        if (!_parameters.TryGetValue(name, out DocumentNode? value))
        {
            Fault("VC3020", spot, name, Words.Same(OneOf(name, _parameters.Keys)));
            return null;
        }

        return value is null ? null : new Spot(value.At(spot.Node.Line, spot.Node.Column), spot.Path);
    }

    public bool Is(Spot spot, NodeKind kind)
    {
        if (spot.Node.Kind == kind)
        {
            return true;
        }

        Fault("VC3006", spot, Show(spot.Node), KindWords(kind));
        return false;
    }

    /// <summary>Binds a component written as an object with a <c>type</c>.</summary>
    /// <param name="spot">The object.</param>
    /// <param name="seam">The seam it must fill.</param>
    /// <param name="engineKeys">Keys that the engine itself reads here.</param>
    /// <param name="input">For a curve, its input.</param>
    public (ComponentType Type, T Component)? BindComponent<T>(Spot spot, Seam seam, IReadOnlyList<string> engineKeys, ValueShape? input = null)
        where T : class
    {
        if (Follow(spot) is not { } target || !Is(target, NodeKind.Map))
        {
            return null;
        }

        if (target.Find("type") is not { } name || name.Node.Kind != NodeKind.Text)
        {
            Fault("VC3005", target, null, Words.Same("type"));
            return null;
        }

        if (_catalog.Find(seam, name.Node.Text) is not { } type)
        {
            Fault("VC3007", name, name.Node.Text, Words.Same(OneOf(name.Node.Text, _catalog.NamesOf(seam))));
            return null;
        }

        BindHonesty(target);
        int before = _faults.Count;
        OptionValues? options = BindFields(target, type.Options, openKeys: false, [.. ComponentKeys, .. engineKeys], input);
        if (options is null)
        {
            return null;
        }

        try
        {
            object component = type.Create(options);
            return _faults.Count == before ? (type, (T)component) : null;
        }
        catch (Exception fault) when (fault is OverflowException or ArithmeticException)
        {
            Fault("VC3035", target, fault.Message);
            return null;
        }
    }

    public void BindHonesty(Spot owner)
    {
        if (owner.Find("honesty") is { } spot && BindWord<Honesty>(spot) is { } honesty)
        {
            if (honesty > Honesty)
            {
                Fault("VC3042", spot, spot.Node.Text, Words.Same(WordOf(Honesty)));
            }

            Honesty = (Honesty)Math.Min((int)Honesty, (int)honesty);
        }
    }

    public T? BindWord<T>(Spot spot)
        where T : struct, Enum
    {
        foreach (T value in Enum.GetValues<T>())
        {
            if (spot.Node.Kind == NodeKind.Text && spot.Node.Text == WordOf(value))
            {
                return value;
            }
        }

        Fault("VC3010", spot, Show(spot.Node), Words.Same(string.Join(", ", Enum.GetValues<T>().Select(WordOf))));
        return null;
    }

    private static string WordOf<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    public Words? BindTitle(Spot spot)
    {
        if (!Is(spot, NodeKind.Map))
        {
            return null;
        }

        foreach ((string key, Spot value) in spot.Members())
        {
            if (key is not ("en" or "zh-Hans"))
            {
                FaultUnknownKey(value, key, ["en", "zh-Hans"]);
            }
        }

        if (spot.Find("en") is { Node.Kind: NodeKind.Text } english && spot.Find("zh-Hans") is { Node.Kind: NodeKind.Text } chinese)
        {
            return new(english.Node.Text, chinese.Node.Text);
        }

        Fault("VC3005", spot, null, Words.Same("en, zh-Hans"));
        return null;
    }

    public DateOnly? BindDate(Spot spot)
    {
        if (spot.Node.Kind == NodeKind.Text && Records.RecordRules.TryParseDate(spot.Node.Text, out DateOnly date))
        {
            return date;
        }

        Fault("VC3006", spot, Show(spot.Node), new Words("a date as yyyy-MM-dd, 1900-01-01 to 2199-12-31", "yyyy-MM-dd 格式的日期，1900-01-01 至 2199-12-31"));
        return null;
    }

    public Amount? BindFigure(Spot spot, FigureGrammar? grammar = null)
    {
        if (spot.Node.Kind is not (NodeKind.Number or NodeKind.Text) || !TryFigure(spot.Node.Text, out Amount amount))
        {
            Fault("VC3009", spot, Show(spot.Node), new Words("a figure", "数值"));
            return null;
        }

        if (grammar?.Kind is { } kind && amount.Unit.Kind != kind)
        {
            Fault("VC3012", spot, spot.Node.Text, UnitWords(kind));
            return null;
        }

        if ((grammar?.Min is { } min && amount.Figure < new Fraction(min)) || (grammar?.Max is { } max && amount.Figure > new Fraction(max)))
        {
            Fault("VC3010", spot, spot.Node.Text, BoundsWords(grammar.Min, grammar.Max));
            return null;
        }

        return amount;
    }

    public RowSelector? BindWhere(Spot spot) => _selectors.Bind(spot);

    /// <summary>Binds an object by its declared fields.</summary>
    public OptionValues? BindFields(Spot spot, IReadOnlyList<Option> options, bool openKeys, IReadOnlyList<string> engineKeys, ValueShape? input)
    {
        if (!Is(spot, NodeKind.Map))
        {
            return null;
        }

        int before = _faults.Count;
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        var others = new List<KeyValuePair<string, Cell>>();
        foreach ((string key, Spot value) in spot.Members())
        {
            if (options.FirstOrDefault(o => o.Name == key) is { } option)
            {
                if (Follow(value) is { } followed && Bind(option.Grammar, followed) is { } bound)
                {
                    values[key] = bound;
                }
            }
            else if (openKeys && !engineKeys.Contains(key))
            {
                if (Follow(value) is { } followed && BindCell(followed) is { } cell)
                {
                    others.Add(new(key, cell));
                }
            }
            else if (!engineKeys.Contains(key))
            {
                FaultUnknownKey(value, key, [.. options.Select(o => o.Name), .. engineKeys]);
            }
        }

        foreach (Option option in options)
        {
            if (option.IsRequired && !values.ContainsKey(option.Name) && _faults.Count == before)
            {
                Fault("VC3005", spot, null, Words.Same(option.Name));
            }
        }

        return _faults.Count > before ? null : new OptionValues(values, others, input, (key, code, found, expected) =>
            Fault(code, key is null ? spot : spot.Find(key) ?? spot, found, expected));
    }

    private object? Bind(OptionGrammar grammar, Spot spot) => grammar switch
    {
        FigureGrammar figure => BindFigure(spot, figure),
        WholeGrammar whole => BindWhole(spot, whole),
        TextGrammar => Is(spot, NodeKind.Text) ? spot.Node.Text : null,
        IdentifierGrammar => BindIdentifier(spot),
        TitleGrammar => BindTitle(spot),
        ChoiceGrammar choice => BindChoice(spot, choice),
        ValueGrammar => Is(spot, NodeKind.Text) ? _resolveValue(spot) : null,
        CodeGrammar code => BindCode(spot, code.Column),
        ClockGrammar => BindClock(spot),
        SpanGrammar => BindSpan(spot),
        WhereGrammar => BindWhere(spot),
        PerGrammar => BindPer(spot),
        CurveGrammar => BindCurve(spot),
        MeasureGrammar => BindMeasure(spot, nested: true),
        CriterionGrammar => BindComponent<ICriterion>(spot, Seam.Criterion, [])?.Component,
        RuleSetScoreGrammar => BindRuleSetScore(spot),
        ObjectGrammar fields => BindFields(spot, fields.Fields(), fields.OpenKeys, [], input: null),
        ListGrammar list => BindList(spot, list),
        _ => throw new InvalidOperationException($"The grammar {grammar} is not known."),
    };

    /// <summary>Binds a measure with the keys that the engine owns.</summary>
    public RowMeasure? BindMeasure(Spot spot, bool nested)
    {
        int before = _faults.Count;
        (ComponentType Type, IMeasure Component)? bound =
            BindComponent<IMeasure>(spot, Seam.Measure, nested ? ["where", "steps", "coverage"] : ["where", "steps", "coverage", "window", "title"]);
        Spot target = Follow(spot) ?? spot;
        RowSelector? where = null;
        Window window = Window.Lifetime;
        var steps = new List<IIntakeStep>();
        string? coverage = null;
        foreach ((string key, Spot value) in target.Node.Kind == NodeKind.Map ? target.Members() : [])
        {
            bool fits = bound is null || key switch
            {
                "where" or "steps" or "coverage" => bound.Value.Type.Reads != RowKinds.None,
                "window" => bound.Value.Type.HasWindow,
                _ => true,
            };
            if (!fits)
            {
                FaultUnknownKey(value, key, bound!.Value.Type.Options.Select(o => o.Name));
            }
            else if (Follow(value) is { } followed)
            {
                switch (key)
                {
                    case "where":
                        where = BindWhere(followed);
                        break;
                    case "window":
                        window = WindowBinder.Bind(this, followed) ?? window;
                        break;
                    case "coverage":
                        coverage = Is(followed, NodeKind.Text) ? Records.FactNames.CoveragePrefix + followed.Node.Text : null;
                        break;
                    case "steps":
                        steps.AddRange(BindSteps(followed));
                        break;
                }
            }
        }

        return bound is { } measure && _faults.Count == before
            ? new RowMeasure(measure.Component, measure.Type.Reads, where, [.. steps], coverage, window)
            : null;
    }

    public List<IIntakeStep> BindSteps(Spot spot)
    {
        var steps = new List<IIntakeStep>();
        if (Is(spot, NodeKind.List))
        {
            foreach (Spot item in spot.Items())
            {
                if (BindComponent<IIntakeStep>(item, Seam.Intake, []) is { } step)
                {
                    steps.Add(step.Component);
                }
            }
        }

        return steps;
    }

    /// <summary>The curve is bound when its input is known; a curve that cannot be bound stands in as one that changes nothing, since its fault is noted.</summary>
    private Func<ValueShape, ICurve> BindCurve(Spot spot) =>
        input => BindComponent<ICurve>(spot, Seam.Curve, [], input)?.Component ?? new UnboundCurve(input);

    private RuleSetScore? BindRuleSetScore(Spot spot)
    {
        if (!Is(spot, NodeKind.Text))
        {
            return null;
        }

        RuleSetScore score = RuleSetScore.Parse(spot.Node.Text);
        OtherScores.Add((score, spot));
        return score;
    }

    private object? BindList(Spot spot, ListGrammar grammar)
    {
        // A single item may stand without brackets.
        IReadOnlyList<Spot> items = spot.Node.Kind == NodeKind.List ? [.. spot.Items()] : [spot];
        if (items.Count < grammar.Min || items.Count > grammar.Max)
        {
            Fault("VC3010", spot, items.Count.ToString(CultureInfo.InvariantCulture), BoundsWords(grammar.Min, grammar.Max));
            return null;
        }

        int before = _faults.Count;
        var bound = new List<object>(items.Count);
        foreach (Spot item in items)
        {
            if (Follow(item) is { } followed && Bind(grammar.Item, followed) is { } value)
            {
                bound.Add(value);
            }
        }

        return _faults.Count == before ? grammar.Collect(bound) : null;
    }

    private int? BindWhole(Spot spot, WholeGrammar grammar)
    {
        if (spot.Node.Kind is NodeKind.Number or NodeKind.Text
            && int.TryParse(spot.Node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            && number >= grammar.Min && number <= grammar.Max)
        {
            return number;
        }

        Fault("VC3010", spot, Show(spot.Node), BoundsWords(grammar.Min, grammar.Max));
        return null;
    }

    private string? BindIdentifier(Spot spot)
    {
        if (spot.Node.Kind == NodeKind.Text && IsIdentifier(spot.Node.Text))
        {
            return spot.Node.Text;
        }

        Fault("VC3006", spot, Show(spot.Node), IdentifierWords);
        return null;
    }

    private object? BindChoice(Spot spot, ChoiceGrammar grammar)
    {
        foreach ((string word, object value) in grammar.Choices)
        {
            if (spot.Node.Kind == NodeKind.Text && spot.Node.Text == word)
            {
                return value;
            }
        }

        Fault("VC3010", spot, Show(spot.Node), Words.Same(OneOf(spot.Node.Text, grammar.Choices.Select(c => c.Key))));
        return null;
    }

    private int? BindCode(Spot spot, Column column)
    {
        Columns.Add(column);
        return Is(spot, NodeKind.Text) ? Literal(spot.Node.Text) : null;
    }

    public object? BindClock(Spot spot)
    {
        if (spot.Node.Kind == NodeKind.Text
            && TimeOnly.TryParseExact(spot.Node.Text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time))
        {
            return Records.RecordRules.Minute(time);
        }

        Fault("VC3006", spot, Show(spot.Node), new Words("a time of day as HH:mm", "HH:mm 格式的时刻"));
        return null;
    }

    public object? BindSpan(Spot spot)
    {
        if (spot.Node.Kind == NodeKind.Text && CalendarSpan.TryParse(spot.Node.Text, out CalendarSpan span))
        {
            return span;
        }

        Fault("VC3006", spot, Show(spot.Node), new Words("a span as \"24 months\", \"5 years\", \"90 days\"", "时间跨度，如 \"24 months\"、\"5 years\"、\"90 days\""));
        return null;
    }

    private Grouping? BindPer(Spot spot)
    {
        CalendarUnit? unit = null;
        bool record = false;
        var columns = new List<Column>();
        foreach (Spot item in spot.Node.Kind == NodeKind.List ? spot.Items() : [spot])
        {
            string word = item.Node.Kind == NodeKind.Text ? item.Node.Text : "";
            if (CalendarUnits.TryGetValue(word, out CalendarUnit found) && unit is null)
            {
                unit = found;
            }
            else if (word == "record")
            {
                record = true;
            }
            else if (SelectorBinder.TextColumns.TryGetValue(word, out Column column))
            {
                columns.Add(column);
                Columns.Add(column);
            }
            else
            {
                Fault("VC3010", item, Show(item.Node), Words.Same(string.Join(", ", [.. CalendarUnits.Keys, "record", .. SelectorBinder.TextColumns.Keys])));
                return null;
            }
        }

        return new Grouping(unit ?? CalendarUnit.Total, columns, record);
    }

    private Cell? BindCell(Spot spot)
    {
        if (spot.Node.Kind is NodeKind.Number or NodeKind.Text)
        {
            return new Cell(TryFigure(spot.Node.Text, out Amount amount) ? amount : null, spot.Node.Text);
        }

        Fault("VC3006", spot, Show(spot.Node), new Words("a figure or a text", "数值或文字"));
        return null;
    }

    public static bool IsIdentifier(string text) =>
        text.Length is > 0 and <= 100 && text.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ':' or '+');

    public static readonly Words IdentifierWords = new("an id of 1 to 100 letters, digits, dots, colons, hyphens or underscores", "由字母、数字、点、冒号、连字符、下划线组成的编号，1 至 100 个字符");

    internal static readonly Dictionary<string, CalendarUnit> CalendarUnits = new(StringComparer.Ordinal)
    {
        ["day"] = CalendarUnit.Day,
        ["week"] = CalendarUnit.Week,
        ["month"] = CalendarUnit.Month,
        ["calendar-year"] = CalendarUnit.CalendarYear,
        ["total"] = CalendarUnit.Total,
    };

    public static string Show(DocumentNode node) => node.Kind switch
    {
        NodeKind.Map => "{…}",
        NodeKind.List => "[…]",
        _ => node.Text,
    };

    private static bool TryFigure(string text, out Amount amount)
    {
        try
        {
            return FigureText.TryParse(text, out amount);
        }
        catch (OverflowException)
        {
            amount = default;
            return false;
        }
    }

    private static Words KindWords(NodeKind kind) => kind switch
    {
        NodeKind.Map => new("an object { … }", "对象 { … }"),
        NodeKind.List => new("a list [ … ]", "列表 [ … ]"),
        NodeKind.Number => new("a number", "数字"),
        NodeKind.Flag => new("true or false", "true 或 false"),
        _ => new("a text in quotes", "带引号的文字"),
    };

    internal static Words UnitWords(UnitKind kind) => kind switch
    {
        UnitKind.Time => new("an amount of time, such as \"8h\" or \"30min\"", "时间量，如 \"8h\"、\"30min\""),
        UnitKind.Number => new("a plain number without a unit", "不带单位的数字"),
        _ => new("an amount with its unit, such as \"1000 CNY\"", "带单位的数量，如 \"1000 CNY\""),
    };

    private static Words BoundsWords(long? min, long? max)
    {
        string low = min?.ToString(CultureInfo.InvariantCulture) ?? "", high = max?.ToString(CultureInfo.InvariantCulture) ?? "";
        return min is null ? new($"at most {high}", $"至多 {high}") : max is null ? new($"at least {low}", $"至少 {low}") : new($"{low} to {high}", $"{low} 至 {high}");
    }

    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            (int diagonal, row[0]) = (row[0], i);
            for (int j = 1; j <= b.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
            }
        }

        return row[b.Length];
    }

    private sealed class UnboundCurve(ValueShape shape) : ICurve
    {
        public ValueShape Shape { get; } = shape;

        public long At(long quanta) => quanta;
    }
}
