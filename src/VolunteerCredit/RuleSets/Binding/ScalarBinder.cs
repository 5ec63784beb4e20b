using System.Globalization;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;

namespace VolunteerCredit.RuleSets.Binding;

/// <summary>Turns single nodes into checked values: figures, dates, words, titles. Every fault is noted with its place.</summary>
internal class ScalarBinder
{
    private readonly string _source;
    private readonly List<Notice> _faults;
    private readonly IReadOnlyDictionary<string, DocumentNode?> _parameters;

    public ScalarBinder(string source, List<Notice> faults, IReadOnlyDictionary<string, DocumentNode?>? parameters = null)
    {
        _source = source;
        _faults = faults;
        _parameters = parameters ?? new Dictionary<string, DocumentNode?>();
    }

    /// <summary>How many faults there are so far.</summary>
    public int FaultCount => _faults.Count;

    public Notice Fault(string code, Spot spot, string? found = null, Words? expected = null) =>
        Fault(new Notice(code, spot.PlaceIn(_source), found, expected));

    protected Notice Fault(Notice fault)
    {
        _faults.Add(fault);
        return fault;
    }

    public void FaultUnknownKey(Spot spot, string key, IEnumerable<string> known) =>
        Fault("VC3004", spot, key, Words.Same(Expected.OneOf(key, known)));

    /// <summary>
    /// Follows <c>{ "param": NAME }</c> and <c>{ "byDate": [ … ] }</c> to the value that stands for it; <see langword="null"/> where an
    /// optional parameter is not given, or where nothing can be followed, which is then a fault.
    /// </summary>
    public Spot? Follow(Spot spot)
    {
        Spot? at = spot;
        for (int hops = 0; at is { Node.Kind: NodeKind.Map } here; hops++)
        {
            bool parameter = here.Node.Members is [{ Key: "param" }];
            if (!parameter && here.Node.Find(DatedValue.Key) is null)
            {
                return here;
            }

            if (hops > DocumentReader.DepthMax)
            {
                Fault("VC3014", spot, Expected.Show(spot.Node));
                return null;
            }

            at = parameter ? ParameterAt(here) : ValueAtDay(here);
        }

        return at;
    }

    private Spot? ParameterAt(Spot spot)
    {
        string name = spot.Node.Members[0].Value.Text;
        if (!_parameters.TryGetValue(name, out DocumentNode? value))
        {
            Fault("VC3020", spot, name, Words.Same(Expected.OneOf(name, _parameters.Keys)));
            return null;
        }

        OnFollow(name);
        return value is null ? null : new Spot(value.At(spot.Node), spot.Path);
    }

    /// <summary>What a value by date stands for. Only where there is a day to decide.</summary>
    protected virtual Spot? ValueAtDay(Spot dated)
    {
        Fault("VC3061", dated, DatedValue.Key, new("a value that does not change by date", "不随日期变化的值"));
        return null;
    }

    /// <summary>Called when a parameter is used.</summary>
    protected virtual void OnFollow(string parameter)
    {
    }

    public bool Is(Spot spot, NodeKind kind)
    {
        if (spot.Node.Kind == kind)
        {
            return true;
        }

        Fault("VC3006", spot, Expected.Show(spot.Node), Expected.KindWords(kind));
        return false;
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

        Fault("VC3010", spot, Expected.Show(spot.Node), Words.Same(string.Join(", ", Enum.GetValues<T>().Select(WordOf))));
        return null;
    }

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

        Fault("VC3006", spot, Expected.Show(spot.Node), new Words("a date as yyyy-MM-dd, 1900-01-01 to 2199-12-31", "yyyy-MM-dd 格式的日期，1900-01-01 至 2199-12-31"));
        return null;
    }

    public Amount? BindFigure(Spot spot, FigureGrammar? grammar = null)
    {
        if (spot.Node.Kind is not (NodeKind.Number or NodeKind.Text) || !FigureText.TryParse(spot.Node.Text, out Amount amount))
        {
            Fault("VC3009", spot, Expected.Show(spot.Node), new Words("a figure", "数值"));
            return null;
        }

        if (grammar?.Kind is { } kind && amount.Unit.Kind != kind)
        {
            Fault("VC3012", spot, spot.Node.Text, Expected.UnitWords(kind));
            return null;
        }

        if ((grammar?.Min is { } min && amount.Figure < new Fraction(min)) || (grammar?.Max is { } max && amount.Figure > new Fraction(max)))
        {
            Fault("VC3010", spot, spot.Node.Text, Expected.BoundsWords(grammar.Min, grammar.Max));
            return null;
        }

        return amount;
    }

    public object? BindClock(Spot spot)
    {
        if (spot.Node.Kind == NodeKind.Text
            && TimeOnly.TryParseExact(spot.Node.Text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time))
        {
            return Records.RecordRules.Minute(time);
        }

        Fault("VC3006", spot, Expected.Show(spot.Node), new Words("a time of day as HH:mm", "HH:mm 格式的时刻"));
        return null;
    }

    public object? BindSpan(Spot spot)
    {
        if (spot.Node.Kind == NodeKind.Text && CalendarSpan.TryParse(spot.Node.Text, out CalendarSpan span))
        {
            return span;
        }

        Fault("VC3006", spot, Expected.Show(spot.Node), new Words("a span as \"24 months\", \"5 years\", \"90 days\"", "时间跨度，如 \"24 months\"、\"5 years\"、\"90 days\""));
        return null;
    }

    protected int? BindWhole(Spot spot, WholeGrammar grammar)
    {
        if (spot.Node.Kind is NodeKind.Number or NodeKind.Text
            && int.TryParse(spot.Node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            && number >= grammar.Min && number <= grammar.Max)
        {
            return number;
        }

        Fault("VC3010", spot, Expected.Show(spot.Node), Expected.BoundsWords(grammar.Min, grammar.Max));
        return null;
    }

    protected string? BindIdentifier(Spot spot)
    {
        if (spot.Node.Kind == NodeKind.Text && Expected.IsIdentifier(spot.Node.Text))
        {
            return spot.Node.Text;
        }

        Fault("VC3006", spot, Expected.Show(spot.Node), Expected.IdentifierWords);
        return null;
    }

    protected object? BindChoice(Spot spot, ChoiceGrammar grammar)
    {
        foreach ((string word, object value) in grammar.Choices)
        {
            if (spot.Node.Kind == NodeKind.Text && spot.Node.Text == word)
            {
                return value;
            }
        }

        Fault("VC3010", spot, Expected.Show(spot.Node), Words.Same(Expected.OneOf(spot.Node.Text, grammar.Choices.Select(c => c.Key))));
        return null;
    }

    protected Cell? BindCell(Spot spot)
    {
        if (spot.Node.Kind is NodeKind.Number or NodeKind.Text)
        {
            return new Cell(FigureText.TryParse(spot.Node.Text, out Amount amount) ? amount : null, spot.Node.Text);
        }

        Fault("VC3006", spot, Expected.Show(spot.Node), new Words("a figure or a text", "数值或文字"));
        return null;
    }

    protected static string WordOf<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
