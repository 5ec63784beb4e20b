using System.Globalization;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Groups;
using VolunteerCredit.Guarding;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Scoring;

namespace VolunteerCredit.RuleSets.Binding;

/// <summary>
/// Turns nodes into checked values and components, by the declarations in the catalog. Every fault is noted with its place and
/// binding goes on; a value that could not be bound is <see langword="null"/>, and what needs it is left out without a second fault.
/// </summary>
internal sealed partial class Binder : ScalarBinder
{
    private static readonly string[] ComponentKeys = ["type", "honesty", "note"];

    private readonly ComponentCatalog _catalog;
    private readonly RunBounds _bounds;
    private readonly ParameterValues _parameters;
    private readonly Func<Spot, ValueRef?> _resolveValue;
    private readonly Func<Spot, RowMeasure?> _resolveMeasure;
    private readonly SelectorBinder _selectors;
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly Stretches _asOf;
    private readonly Dictionary<(DocumentNode, bool), DatedValue> _dated = [];
    private Stretches? _service;
    private bool _actsOnRecords;
    private List<ValueRef> _given = [];

    public Binder(
        string source,
        ComponentCatalog catalog,
        List<Notice> faults,
        ParameterValues parameters,
        Stretches asOf,
        Func<Spot, ValueRef?> resolveValue,
        Func<Spot, RowMeasure?> resolveMeasure)
        : base(source, faults, parameters.Nodes)
    {
        _parameters = parameters;
        _asOf = asOf;
        _catalog = catalog;
        _bounds = catalog.Bounds.Anew();
        _resolveValue = resolveValue;
        _resolveMeasure = resolveMeasure;
        _selectors = new SelectorBinder(this);
    }

    /// <summary>Texts that the document names; text k has code k + 1 in every block.</summary>
    public List<string> Literals { get; } = [];

    /// <summary>The guards of the components of others that were made.</summary>
    public List<Guard> Foreign { get; } = [];

    /// <summary>Whether any component is of others.</summary>
    public bool CallsForeign { get; private set; }

    /// <summary>Text columns that some part reads.</summary>
    public HashSet<Column> Columns { get; } = [];

    /// <summary>The document's own honesty, which no part may exceed.</summary>
    public Honesty DocumentHonesty { get; set; }

    /// <summary>The lowest honesty met since it was last set.</summary>
    public Honesty Honesty { get; set; }

    /// <summary>Clock times at which some step, a measure's own included, splits placed records.</summary>
    public SortedSet<int> SplitTimes { get; } = [];

    /// <summary>Scores of other rule sets that some part names.</summary>
    public List<(RuleSetScore Score, Spot Spot)> OtherScores { get; } = [];

    /// <summary>The day decides: of service within what acts on records, otherwise the as-of day, unless the document says.</summary>
    protected override Spot? ValueAtDay(Spot dated)
    {
        // A value is followed for every stretch of days; it is read once.
        if (!_dated.TryGetValue((dated.Node, _actsOnRecords), out DatedValue? value))
        {
            value = DatedValue.Read(this, dated, _actsOnRecords);
            if (value is null)
            {
                return null;
            }

            _dated.Add((dated.Node, _actsOnRecords), value);
        }

        if (value.ByService && _service is null)
        {
            Fault("VC3061", dated, "service", new("as-of: the date of service decides only in intake steps and in measures", "as-of：仅认定步骤与度量可按服务日期取值"));
            return null;
        }

        return (value.ByService ? _service! : _asOf).At(value);
    }

    /// <summary>A value that must be given and is not is one fault, wherever it is used; a parameter's own honesty reaches what uses it.</summary>
    protected override void OnFollow(string parameter)
    {
        if (_parameters.Wanting.TryGetValue(parameter, out Notice? fault))
        {
            Fault(fault);
        }

        if (_parameters.HonestyOf.TryGetValue(parameter, out Honesty honesty))
        {
            Honesty = (Honesty)Math.Min((int)Honesty, (int)honesty);
        }
    }

    public int Literal(string text)
    {
        if (!_codes.TryGetValue(text, out int code))
        {
            Literals.Add(text);
            code = Literals.Count;
            _codes.Add(text, code);
        }

        return code;
    }

    /// <summary>Binds a component written as an object with a <c>type</c>.</summary>
    /// <param name="spot">The object.</param>
    /// <param name="seam">The seam it must fill.</param>
    /// <param name="engineKeys">Keys that the engine itself reads here.</param>
    /// <param name="input">For a curve, its input.</param>
    public (ComponentType Type, T Component)? BindComponent<T>(Spot spot, Seam seam, IReadOnlyList<string> engineKeys, ValueShape? input = null)
        where T : class
    {
        Watch.Current?.DemandWanted();
        if (Follow(spot) is not { } target || !Is(target, NodeKind.Map))
        {
            return null;
        }

        if (target.Find("type") is not { } name || name.Node.Kind != NodeKind.Text)
        {
            Fault("VC3005", target, null, Words.Same($"type ({string.Join(", ", _catalog.NamesOf(seam))})"));
            return null;
        }

        if (_catalog.Find(seam, name.Node.Text) is not { } type)
        {
            Fault("VC3007", name, name.Node.Text, Words.Same(Expected.OneOf(name.Node.Text, _catalog.NamesOf(seam))));
            return null;
        }

        BindHonesty(target);
        int before = FaultCount;
        return (Guards.IsOwn(type) ? Make<T>(type, target, engineKeys, input) : Guarded<T>(type, spot, target, engineKeys, input)) is { } made && FaultCount == before ? (type, made) : null;
    }

    private T? Make<T>(ComponentType type, Spot target, IReadOnlyList<string> engineKeys, ValueShape? input)
        where T : class
    {
        if (BindOptions(type, target, engineKeys, input, out _) is not { } options)
        {
            return null;
        }

        try
        {
            return (T)type.Create(options);
        }
        catch (Exception fault) when (fault is OverflowException or ArithmeticException)
        {
            Fault("VC3035", target, fault.Message);
            return null;
        }
    }

    private T? Kept<T>(T? made)
        where T : class
    {
        if (made is Guard guard)
        {
            Foreign.Add(guard);
        }

        return made;
    }

    /// <summary>Makes a component of others, with its guard; whatever it does meanwhile refuses the document alone.</summary>
    private T? Guarded<T>(ComponentType type, Spot spot, Spot target, IReadOnlyList<string> engineKeys, ValueShape? input)
        where T : class
    {
        CallsForeign = true;
        try
        {
            return BindOptions(type, target, engineKeys, input, out ValueRef[] given) is not { } options ? null
                : Kept(_bounds.Watched<T?>(callsForeign: true, () => (T)Guards.Make(type, options, given, spot.Path), late =>
                {
                    Fault("VC4047", target, $"{spot.Path}: {type.Name}", late.Expected);
                    return null;
                }));
        }
        catch (ComponentException broken) when (broken.IsOfComponent)
        {
            Fault("VC4046", target, $"{spot.Path}: {type.Name}", broken.Refusal.Expected);
        }
#pragma warning disable CA1031 // a factory is others' code, as are the options it declares: whatever they throw refuses this document
        catch (Exception fault) when (fault is not (AbandonedException or WatchdogException))
#pragma warning restore CA1031
        {
            Fault("VC4045", target, $"{type.Name}: {fault.GetType().Name}");
        }

        return null;
    }

    private OptionValues? BindOptions(ComponentType type, Spot target, IReadOnlyList<string> engineKeys, ValueShape? input, out ValueRef[] given)
    {
        List<ValueRef> outer = _given;
        _given = [];
        try
        {
            OptionValues? options = BindFields(target, type.Options, openKeys: false, [.. ComponentKeys, .. engineKeys], input);
            given = [.. _given];
            return options;
        }
        finally
        {
            _given = outer;
        }
    }

    public void BindHonesty(Spot owner)
    {
        if (owner.Find("honesty") is { } spot && BindWord<Honesty>(spot) is { } honesty)
        {
            if (honesty > DocumentHonesty)
            {
                Fault("VC3042", spot, spot.Node.Text, Words.Same(WordOf(DocumentHonesty)));
            }

            Honesty = (Honesty)Math.Min((int)Honesty, (int)honesty);
        }
    }

    /// <summary>What may stand for a kind of group.</summary>
    public static Words GroupKeyWords { get; } = new(
        $"{GroupKey.Volunteer}, {string.Join(", ", GroupKey.Columns.Keys)}, or the name of a fact such as household, team, unit, street, city",
        $"{GroupKey.Volunteer}、{string.Join("、", GroupKey.Columns.Keys)}，或事实名称，如 household、team、unit、street、city");

    /// <summary>Whether a word names a kind of group. A text column that names none is not taken for a fact of that name, except for unit: a fact, and no unit of quantity.</summary>
    public static bool IsGroupKey(string word) =>
        Expected.IsIdentifier(word) && !word.Contains(':', StringComparison.Ordinal)
        && (GroupKey.Columns.ContainsKey(word) || word == "unit" || !TextColumns.ByName.ContainsKey(word));

    public RowSelector? BindWhere(Spot spot)
    {
        bool outer = _actsOnRecords;
        _actsOnRecords = true; // a filter looks at single records, wherever it stands
        RowSelector? where = _selectors.Bind(spot);
        _actsOnRecords = outer;
        return where;
    }

    /// <summary>Binds an object by its declared fields.</summary>
    public OptionValues? BindFields(Spot spot, IReadOnlyList<Option> options, bool openKeys, IReadOnlyList<string> engineKeys, ValueShape? input)
    {
        if (!Is(spot, NodeKind.Map))
        {
            return null;
        }

        // Names that stand for others, and values by date within values by date, must not multiply what little text says.
        if (!_asOf.TrySpend(out bool isFirstBeyond))
        {
            if (isFirstBeyond)
            {
                Fault("VC3002", spot, "larger", Expected.BoundsWords(null, Stretches.ObjectsMax));
            }

            return null;
        }

        int before = FaultCount;
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        var others = new List<KeyValuePair<string, Cell>>();
        var unbound = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string key, Spot value) in spot.Members())
        {
            if (options.FirstOrDefault(o => o.Name == key) is { } option)
            {
                int faults = FaultCount;
                bool outer = _actsOnRecords;
                _actsOnRecords |= option.ActsOnRecords;
                if (Follow(value) is { } followed && Bind(option.Grammar, followed) is { } bound)
                {
                    values[key] = bound;
                }
                else if (FaultCount > faults || Follow(value) is not null)
                {
                    unbound.Add(key);
                }

                _actsOnRecords = outer;
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
            // What is written and could not be bound, for a fault here or elsewhere, is not missing as well.
            if (option.IsRequired && !values.ContainsKey(option.Name) && !unbound.Contains(option.Name))
            {
                Fault("VC3005", spot, null, Words.Same(option.Name));
            }
        }

        return FaultCount > before || unbound.Count > 0 ? null : new OptionValues(values, others, input, (key, code, found, expected) =>
        {
            Watch.Current?.DemandWanted(); // a factory that comes back too late has no say
            Fault(code, key is null ? spot : spot.Find(key) ?? spot, found, expected);
        });
    }

    private object? Bind(OptionGrammar grammar, Spot spot) => grammar switch
    {
        FigureGrammar figure => BindFigure(spot, figure),
        WholeGrammar whole => BindWhole(spot, whole),
        TextGrammar => Is(spot, NodeKind.Text) ? spot.Node.Text : null,
        FlagGrammar => Is(spot, NodeKind.Flag) ? spot.Node.Text == "true" : null,
        IdentifierGrammar => BindIdentifier(spot),
        TitleGrammar => BindTitle(spot),
        ChoiceGrammar choice => BindChoice(spot, choice),
        ValueGrammar => Is(spot, NodeKind.Text) ? Give(_resolveValue(spot)) : null,
        TierGrammar => BindTier(spot),
        CellGrammar => BindCell(spot),
        CodeGrammar code => BindCode(spot, code.Column),
        ClockGrammar => BindClock(spot),
        SpanGrammar => BindSpan(spot),
        WhereGrammar => BindWhere(spot),
        PeriodGrammar period => BindPeriod(spot, period),
        PerGrammar => BindPer(spot),
        CurveGrammar => BindCurve(spot),
        MeasureGrammar => spot.Node.Kind == NodeKind.Text ? _resolveMeasure(spot) : BindMeasure(spot, nested: true),
        CriterionGrammar => BindComponent<ICriterion>(spot, Seam.Criterion, [])?.Component,
        RuleSetScoreGrammar => BindRuleSetScore(spot),
        ObjectGrammar fields => BindFields(spot, fields.Fields(), fields.OpenKeys, [], input: null),
        ListGrammar list => BindList(spot, list),
        _ => throw new InvalidOperationException($"The grammar {grammar} is not known."),
    };

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
            Fault("VC3010", spot, items.Count.ToString(CultureInfo.InvariantCulture), Expected.BoundsWords(grammar.Min, grammar.Max));
            return null;
        }

        int before = FaultCount;
        var bound = new List<object>(items.Count);
        int written = 0;
        bool complete = true;
        foreach (Spot item in items)
        {
            if (Follow(item) is { } followed)
            {
                bound.AddRange(Bind(grammar.Item, followed) is { } value ? [value] : []);
                complete &= bound.Count == ++written;
            }
        }

        return FaultCount == before && complete ? grammar.Collect(bound) : null;
    }

    private ValueRef? BindTier(Spot spot)
    {
        if (!Is(spot, NodeKind.Text) || _resolveValue(spot) is not { } value)
        {
            return null;
        }

        if (value.Steps is null)
        {
            Fault("VC3070", spot, spot.Node.Text);
            return null;
        }

        return Give(value);
    }

    /// <summary>Remembers that the component under way is given a named value.</summary>
    private ValueRef? Give(ValueRef? value)
    {
        _given.AddRange(value is null ? [] : [value]);
        return value;
    }

    private int? BindCode(Spot spot, Column column)
    {
        Columns.Add(column);
        return Is(spot, NodeKind.Text) ? Literal(spot.Node.Text) : null;
    }

    private CalendarUnit? BindPeriod(Spot spot, PeriodGrammar grammar)
    {
        if (CalendarWords.Find(this, spot) is { } unit && (grammar.Total || unit != CalendarUnit.Total))
        {
            return unit;
        }

        IEnumerable<string> words = CalendarWords.Units.Where(u => grammar.Total || u.Value != CalendarUnit.Total).Select(u => u.Key);
        Fault("VC3010", spot, Expected.Show(spot.Node), Words.Same(Expected.OneOf(spot.Node.Text, [.. words, CalendarWords.FiscalYearForm])));
        return null;
    }

    private Grouping? BindPer(Spot spot)
    {
        CalendarUnit? unit = null;
        bool record = false, volunteer = false;
        var columns = new List<Column>();
        foreach (Spot item in spot.Node.Kind == NodeKind.List ? spot.Items() : [spot])
        {
            string word = item.Node.Kind == NodeKind.Text ? item.Node.Text : "";
            if (unit is null && CalendarWords.Find(this, item) is { } found)
            {
                unit = found;
            }
            else if (word == "record")
            {
                record = true;
            }
            else if (word == GroupKey.Volunteer)
            {
                volunteer = true;
            }
            else if (TextColumns.ByName.TryGetValue(word, out Column column))
            {
                columns.Add(column);
                Columns.Add(column);
            }
            else
            {
                Fault("VC3010", item, Expected.Show(item.Node), Words.Same(string.Join(", ", [.. CalendarWords.Units.Keys, CalendarWords.FiscalYearForm, "record", GroupKey.Volunteer, .. TextColumns.ByName.Keys])));
                return null;
            }
        }

        return new Grouping(unit ?? CalendarUnit.Total, columns, record, volunteer);
    }

    private sealed class UnboundCurve(ValueShape shape) : ICurve
    {
        public ValueShape Shape { get; } = shape;

        public long At(long quanta) => quanta;
    }
}
