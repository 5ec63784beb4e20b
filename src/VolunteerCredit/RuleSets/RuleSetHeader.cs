using VolunteerCredit.Groups;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets.Binding;
using VolunteerCredit.RuleSets.Linting;

namespace VolunteerCredit.RuleSets;

/// <summary>What a document says of itself: id, version, honesty, purpose, sources, effective period, texts.</summary>
internal sealed class RuleSetHeader
{
    private static readonly string[] RootKeys =
    [
        "$schema", "id", "version", "honesty", "purpose", "approval", "title", "note", "sources", "effective", "parameters", "builds", "overrides",
        "reasons", "inputs", "askAPerson", "manual", "suspension", "subject", "reviewed", "intake", "measures", "scores", "tiers", "grants", "decisions", "boards", "verify", "accept",
    ];

    private readonly Spot _root;
    private readonly Binder _binder;

    public RuleSetHeader(Spot root, Binder binder)
    {
        (_root, _binder) = (root, binder);
        foreach ((string key, Spot spot) in root.Members())
        {
            if (!RootKeys.Contains(key))
            {
                binder.FaultUnknownKey(spot, key, RootKeys);
            }
        }

        Id = RequiredIdentifier("id");
        Version = RequiredIdentifier("version");
        Honesty = root.Find("honesty") is { } honesty ? binder.BindWord<Honesty>(honesty) ?? default : Missing<Honesty>("honesty");
        binder.DocumentHonesty = Honesty;
        Purpose = root.Find("purpose") is { } purpose ? binder.BindWord<Purpose>(purpose) ?? default : Purpose.Recognition;
        Title = (root.Find("title") is { } title ? binder.BindTitle(title) : null) ?? Words.Same(Id);
        CheckSources();
        CheckApproval();
        Acceptances.Check(root, binder);
        (From, To) = Effective();
        AskAPerson = root.Find("askAPerson") is { } ask ? binder.BindTitle(ask) : null;
        Subject = SubjectOf();
        Reviewed = ReviewDaysIn();
        Reasons = WordsByKey("reasons");
        Suppliers = SuppliersIn();
    }

    public string Id { get; }

    public string Version { get; }

    public Honesty Honesty { get; }

    public Purpose Purpose { get; }

    public Words Title { get; }

    /// <summary>The days of the year to which the as-of day is taken back, where there are any.</summary>
    public ReviewDays? Reviewed { get; }

    public DateOnly From { get; }

    public DateOnly To { get; }

    /// <summary>Whom to ask for a person's decision, and how to dispute.</summary>
    public Words? AskAPerson { get; }

    /// <summary>Whom it scores.</summary>
    public GroupKey Subject { get; }

    /// <summary>The texts of reason codes.</summary>
    public IReadOnlyDictionary<string, Words> Reasons { get; }

    /// <summary>Who supplies an input.</summary>
    public IReadOnlyDictionary<string, Words> Suppliers { get; }

    private string RequiredIdentifier(string key)
    {
        if (_root.Find(key) is not { } spot)
        {
            Missing<string>(key);
        }
        else if (spot.Node.Kind == NodeKind.Text && Expected.IsIdentifier(spot.Node.Text))
        {
            return spot.Node.Text;
        }
        else
        {
            _binder.Fault("VC3006", spot, Expected.Show(spot.Node), Expected.IdentifierWords);
        }

        return "";
    }

    /// <summary>A column that names no group would look like a fact of that name.</summary>
    private GroupKey SubjectOf()
    {
        if (_root.Find("subject") is not { } spot)
        {
            return new(GroupKey.Volunteer);
        }

        if (spot.Node.Kind != NodeKind.Text || !Binder.IsGroupKey(spot.Node.Text))
        {
            _binder.Fault("VC3090", spot, Expected.Show(spot.Node), Binder.GroupKeyWords);
        }

        return new(spot.Node.Text);
    }

    private T? Missing<T>(string key)
    {
        _binder.Fault("VC3005", _root, null, Words.Same(key));
        return default;
    }

    /// <summary>Who says that a figure is another's rule says where it stands.</summary>
    private void CheckSources()
    {
        if (_root.Find("sources") is not { } sources)
        {
            if (Honesty != Honesty.Illustrative)
            {
                Missing<string>("sources");
            }

            return;
        }

        if (_binder.Is(sources, NodeKind.List))
        {
            if (sources.Node.Items.Count == 0 && Honesty != Honesty.Illustrative)
            {
                _binder.Fault("VC3005", sources, null, Words.Same("title"));
            }

            foreach (Spot source in sources.Items())
            {
                CheckTexts(source, required: ["title"], optional: ["date", "url", "note"]);
            }
        }
    }

    private void CheckApproval()
    {
        if (_root.Find("approval") is { } approval)
        {
            CheckTexts(approval, required: ["by", "on"], optional: ["reference"]);
        }
    }

    private void CheckTexts(Spot spot, string[] required, string[] optional)
    {
        if (!_binder.Is(spot, NodeKind.Map))
        {
            return;
        }

        foreach ((string key, Spot value) in spot.Members())
        {
            if (!required.Contains(key) && !optional.Contains(key))
            {
                _binder.FaultUnknownKey(value, key, [.. required, .. optional]);
            }
            else
            {
                _binder.Is(value, NodeKind.Text);
            }
        }

        foreach (string key in required.Where(key => spot.Find(key) is null))
        {
            _binder.Fault("VC3005", spot, null, Words.Same(key));
        }
    }

    private ReviewDays? ReviewDaysIn()
    {
        if (_root.Find("reviewed") is not { } reviewed || !_binder.Is(reviewed, NodeKind.List))
        {
            return null;
        }

        var days = new List<DateOnly>();
        foreach (Spot spot in reviewed.Items())
        {
            if (spot.Node.Kind == NodeKind.Text && ReviewDays.TryParse(spot.Node.Text, out DateOnly day))
            {
                days.Add(day);
            }
            else
            {
                _binder.Fault("VC3006", spot, Expected.Show(spot.Node), ReviewDays.Form);
            }
        }

        if (reviewed.Node.Items.Count == 0)
        {
            _binder.Fault("VC3006", reviewed, Expected.Show(reviewed.Node), ReviewDays.Form);
        }

        return days.Count == 0 ? null : new ReviewDays(days);
    }

    private (DateOnly From, DateOnly To) Effective()
    {
        DateOnly from = Records.RecordRules.FirstDay, to = Records.RecordRules.LastDay;
        if (_root.Find("effective") is { } spot && _binder.Is(spot, NodeKind.Map))
        {
            foreach ((string key, Spot value) in spot.Members())
            {
                switch (key)
                {
                    case "from":
                        from = _binder.BindDate(value) ?? from;
                        break;
                    case "to":
                        to = _binder.BindDate(value) ?? to;
                        break;
                    default:
                        _binder.FaultUnknownKey(value, key, ["from", "to"]);
                        break;
                }
            }
        }

        if (from > to)
        {
            _binder.Fault("VC3010", _root.Find("effective")!.Value, $"{Records.RecordRules.Iso(from)} … {Records.RecordRules.Iso(to)}", Words.Same("from ≤ to"));
        }

        return (from, to);
    }

    private Dictionary<string, Words> WordsByKey(string section) => _root.Section(section, _binder)
        .Select(s => (s.Name, Words: _binder.BindTitle(s.Spot)))
        .Where(s => s.Words is not null)
        .ToDictionary(s => s.Name, s => s.Words!, StringComparer.Ordinal);

    private Dictionary<string, Words> SuppliersIn()
    {
        var suppliers = new Dictionary<string, Words>(StringComparer.Ordinal);
        foreach ((string name, Spot spot) in _root.Section("inputs", _binder))
        {
            if (_binder.Is(spot, NodeKind.Map) && spot.Find("suppliedBy") is null)
            {
                _binder.Fault("VC3005", spot, null, Words.Same("suppliedBy"));
            }

            foreach ((string key, Spot value) in spot.Members())
            {
                if (key != "suppliedBy")
                {
                    _binder.FaultUnknownKey(value, key, ["suppliedBy"]);
                }
                else if (_binder.BindTitle(value) is { } words)
                {
                    suppliers[name] = words;
                }
            }
        }

        return suppliers;
    }
}
