using System.Globalization;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets.Binding;

namespace VolunteerCredit.RuleSets;

/// <summary>The worked cases of a document: read, run whenever the document is loaded, and compared with what they expect.</summary>
internal sealed class VerifyCases
{
    private const string VolunteerId = "v";
    private const int RepeatMax = 100_000;

    private static readonly string[] CaseKeys = ["name", "asOf", "knownAt", "facts", "given", "parameters", "records", "measures", "scores", "expect", "note"];
    private static readonly string[] FactKeys = ["value", "from", "to", "source", "reason", "recorded_at"];

    private readonly string _source;
    private readonly List<Notice> _faults;
    private readonly Binder _binder;

    public VerifyCases(RuleSetDocument document, ComponentCatalog catalog, List<Notice> faults)
    {
        _source = document.Source;
        _faults = faults;
        _binder = new Binder(_source, catalog, faults, new Dictionary<string, DocumentNode?>(), _ => null);
        Spots = new Spot(document.Root, "").Find("verify") is { } verify && _binder.Is(verify, NodeKind.List) ? [.. verify.Items()] : [];
    }

    /// <summary>The cases as written.</summary>
    public IReadOnlyList<Spot> Spots { get; }

    /// <summary>The parameters that a case gives, as text.</summary>
    public static Dictionary<string, string> ParametersOf(Spot spot) =>
        spot.Find("parameters") is { Node.Kind: NodeKind.Map } parameters
            ? parameters.Node.Members.ToDictionary(m => m.Key, m => TextOf(m.Value), StringComparer.Ordinal)
            : [];

    /// <summary>Runs a case and notes every expectation that is not met.</summary>
    public void Run(Spot spot, RuleSetPlan plan)
    {
        int before = _faults.Count;
        foreach ((string key, Spot value) in spot.Members())
        {
            if (!CaseKeys.Contains(key))
            {
                _binder.FaultUnknownKey(value, key, CaseKeys);
            }
        }

        if (spot.Find("asOf") is not { } day || spot.Find("expect") is not { } expect)
        {
            _binder.Fault("VC3005", spot, null, Words.Same("asOf, expect"));
            return;
        }

        DateOnly? asOf = _binder.BindDate(day);
        DateTimeOffset? knownAt = spot.Find("knownAt") is { } moment ? ReadMoment(moment) : null;
        List<Fact> facts = [.. spot.Find("facts") is { } f ? ReadFacts(f, "") : [], .. spot.Find("given") is { } g ? ReadFacts(g, FactNames.ScorePrefix) : []];
        List<ServiceRecord> records = spot.Find("records") is { } r ? ReadRecords(r) : [];
        Dictionary<string, Amount> given = ReadValues(spot, plan);
        if (_faults.Count > before || asOf is null)
        {
            return;
        }

        PlanRun run = plan.Rent();
        CreditResult result = run.Score(new Volunteer(VolunteerId, records, facts), new Evaluation { AsOf = asOf.Value, KnownAt = knownAt }, given);
        plan.Return(run);
        string name = spot.Find("name")?.Node.Text ?? "";
        if (result.Notices.FirstOrDefault(n => n.Severity >= Severity.Refusal) is { } refusal)
        {
            _binder.Fault("VC3040", spot, $"{name}: {refusal.Code} {refusal.Place.RecordId}", new("records that are not refused", "未被拒绝的记录"));
        }

        foreach ((string key, Spot expected) in expect.Members())
        {
            Compare(result, name, key, expected);
        }
    }

    private void Compare(CreditResult result, string name, string key, Spot expected)
    {
        string? found = Find(result, key);
        if (found == Unnamed)
        {
            string[] names = [.. result.Measures.Select(m => m.Name), .. result.Scores.Select(s => s.Name), .. result.Tiers.Select(t => t.Name), .. result.Decisions.Select(d => d.Name), "status", "time.counted", "lost.REASON"];
            _binder.FaultUnknownKey(expected, key, names);
            return;
        }

        bool same = expected.Node.Kind == NodeKind.Null ? found is null
            : found is not null && (found == expected.Node.Text || SameFigure(found, expected.Node.Text));
        if (!same)
        {
            _binder.Fault("VC3040", expected, $"{key} = {found ?? "null"} ({name})", Words.Same(TextOf(expected.Node)));
        }
    }

    private const string Unnamed = "\0";

    private static string? Find(CreditResult result, string key)
    {
        int dot = key.IndexOf('.', StringComparison.Ordinal);
        string head = dot < 0 ? key : key[..dot], tail = dot < 0 ? "" : key[(dot + 1)..];
        if (key == "status")
        {
            return result.Status.ToString();
        }

        if (result.Measures.FirstOrDefault(m => m.Name == key) is { } measure)
        {
            return measure.Value?.ToString();
        }

        if (result.Scores.FirstOrDefault(s => s.Name == key) is { } score)
        {
            return score.Value?.ToString();
        }

        if (result.Tiers.FirstOrDefault(t => t.Name == key) is { } tier)
        {
            return tier.IsUnknown ? "?" : tier.Reached;
        }

        if (result.Decisions.FirstOrDefault(d => d.Name == key) is { } decision)
        {
            return decision.Outcome.ToString();
        }

        if (result.Decisions.FirstOrDefault(d => d.Name == head) is { } offering)
        {
            return offering.Offer.FirstOrDefault(o => o.Column == tail)?.Text;
        }

        TimeBalance time = result.Time;
        ReasonTotal? reason = time.Reasons.FirstOrDefault(r => r.Reason == tail);
        long? minutes = (head, tail) switch
        {
            ("time", "recorded") => time.Recorded,
            ("time", "added") => time.Added,
            ("time", "counted") => time.Counted,
            ("time", "held") => time.Held,
            ("time", "lost") => time.Lost,
            ("added", _) => reason?.Added ?? 0,
            ("held", _) => reason?.Held ?? 0,
            ("lost", _) => reason?.Lost ?? 0,
            _ => null,
        };
        return minutes is { } found ? new Amount(found, 1, Unit.Minutes).ToString()
            : head == "rows" ? (reason?.Rows ?? 0).ToString(CultureInfo.InvariantCulture)
            : Unnamed;
    }

    private static bool SameFigure(string found, string expected) =>
        FigureText.TryParse(found, out Amount a) && FigureText.TryParse(expected, out Amount b) && a.Unit.Mixes(b.Unit) && a.Figure == b.Figure;

    private Dictionary<string, Amount> ReadValues(Spot spot, RuleSetPlan plan)
    {
        var given = new Dictionary<string, Amount>(StringComparer.Ordinal);
        foreach (string section in (string[])["measures", "scores"])
        {
            foreach ((string name, Spot value) in spot.Find(section)?.Members() ?? [])
            {
                ValueRef? known = section == "measures"
                    ? plan.Measures.FirstOrDefault(m => m.Value.Name == name)?.Value
                    : plan.Scores.FirstOrDefault(s => s.Value.Name == name)?.Value;
                if (known is null)
                {
                    _binder.FaultUnknownKey(value, name, section == "measures" ? plan.Measures.Select(m => m.Value.Name) : plan.Scores.Select(s => s.Value.Name));
                }
                else if (_binder.BindFigure(value) is { } figure)
                {
                    if (!figure.Unit.Mixes(known.Shape.Unit) || known.Shape.Scale % figure.Figure.Denominator != 0)
                    {
                        _binder.Fault("VC3012", value, figure.ToString(), Binder.UnitWords(known.Shape.Unit.Kind));
                    }
                    else
                    {
                        given[name] = figure;
                    }
                }
            }
        }

        return given;
    }

    private List<Fact> ReadFacts(Spot section, string prefix)
    {
        var facts = new List<Fact>();
        if (!_binder.Is(section, NodeKind.Map))
        {
            return facts;
        }

        foreach ((string name, Spot spot) in section.Members())
        {
            foreach (Spot item in spot.Node.Kind == NodeKind.List ? spot.Items() : [spot])
            {
                facts.Add(ReadFact(prefix + name, item, facts.Count));
            }
        }

        return facts;
    }

    private Fact ReadFact(string name, Spot spot, int number)
    {
        string id = $"{name}-{number.ToString(CultureInfo.InvariantCulture)}";
        if (spot.Node.Kind != NodeKind.Map)
        {
            return new Fact { Id = id, SubjectId = VolunteerId, Name = name, Value = spot.Node.Text };
        }

        foreach ((string key, Spot value) in spot.Members())
        {
            if (!FactKeys.Contains(key))
            {
                _binder.FaultUnknownKey(value, key, FactKeys);
            }
        }

        return new Fact
        {
            Id = id,
            SubjectId = VolunteerId,
            Name = name,
            Value = spot.Find("value")?.Node.Text ?? "",
            From = spot.Find("from") is { } from ? _binder.BindDate(from) : null,
            To = spot.Find("to") is { } to ? _binder.BindDate(to) : null,
            Source = spot.Find("source")?.Node.Text,
            Reason = spot.Find("reason")?.Node.Text,
            RecordedAt = spot.Find("recorded_at") is { } moment ? ReadMoment(moment) : null,
        };
    }

    private List<ServiceRecord> ReadRecords(Spot section)
    {
        var records = new List<ServiceRecord>();
        if (!_binder.Is(section, NodeKind.List))
        {
            return records;
        }

        foreach (Spot spot in section.Items())
        {
            if (!_binder.Is(spot, NodeKind.Map))
            {
                continue;
            }

            int repeat = 1;
            var every = new CalendarSpan(0, 1);
            var first = new ServiceRecord { Id = $"r{records.Count.ToString(CultureInfo.InvariantCulture)}", VolunteerId = VolunteerId, Date = default };
            foreach ((string key, Spot value) in spot.Members())
            {
                switch (key)
                {
                    case "repeat":
                        repeat = ReadWhole(value, RepeatMax) ?? 1;
                        break;
                    case "every":
                        every = _binder.BindSpan(value) is CalendarSpan span ? span : every;
                        break;
                    default:
                        first = ReadColumn(first, key, value);
                        break;
                }
            }

            for (int i = 0; i < repeat; i++)
            {
                records.Add(i == 0 ? first : first with
                {
                    Id = $"{first.Id}-{i.ToString(CultureInfo.InvariantCulture)}",
                    Date = first.Date.AddMonths(every.Months * i).AddDays(every.Days * i),
                });
            }
        }

        return records;
    }

    private ServiceRecord ReadColumn(ServiceRecord record, string key, Spot spot)
    {
        string text = spot.Node.Text;
        switch (key)
        {
            case "id":
                return record with { Id = text };
            case "date":
                return record with { Date = _binder.BindDate(spot) ?? default };
            case "start":
                return record with { Start = ReadTime(spot) };
            case "end":
                return record with { End = ReadTime(spot) };
            case "minutes":
                return record with { Minutes = ReadWhole(spot, int.MaxValue) };
            case "hours":
                return record with { Minutes = ReadHours(spot) };
            case "planned_minutes":
                return record with { PlannedMinutes = ReadWhole(spot, int.MaxValue) };
            case "quantity":
                return record with { Quantity = ReadDecimal(spot) };
            case "rating":
                return record with { Rating = ReadDecimal(spot) };
            case "recorded_at":
                return record with { RecordedAt = ReadMoment(spot) };
            case "disputed":
                return record with { Disputed = text == "true" };
            case "tags":
                return record with { Tags = spot.Node.Kind == NodeKind.List ? [.. spot.Node.Items.Select(t => t.Text)] : [text] };
            case "replaces":
                return record with { Replaces = text };
            case "voids":
                return record with { Voids = text };
            case "organization":
                return record with { Organization = text };
            case "project":
                return record with { Project = text };
            case "activity":
                return record with { Activity = text };
            case "campaign":
                return record with { Campaign = text };
            case "district":
                return record with { District = text };
            case "category":
                return record with { Category = text };
            case "source":
                return record with { Source = text };
            case "status":
                return record with { Status = text };
            case "approved_by":
                return record with { ApprovedBy = text };
            case "recorder":
                return record with { Recorder = text };
            case "unit":
                return record with { Unit = text };
            default:
                _binder.FaultUnknownKey(spot, key, ["id", "date", "start", "end", "minutes", "hours", "planned_minutes", "quantity", "rating", "recorded_at", "disputed", "tags", "replaces", "voids", "repeat", "every", .. SelectorBinder.TextColumns.Keys]);
                return record;
        }
    }

    private TimeOnly? ReadTime(Spot spot) =>
        _binder.BindClock(spot) is int minute ? new TimeOnly(minute / 60, minute % 60) : null;

    private int? ReadWhole(Spot spot, int max)
    {
        if (int.TryParse(spot.Node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= max)
        {
            return number;
        }

        _binder.Fault("VC3006", spot, Binder.Show(spot.Node), new("a whole number from 0", "从 0 起的整数"));
        return null;
    }

    private int? ReadHours(Spot spot)
    {
        if (Fraction.TryParse(spot.Node.Text, out Fraction hours) && hours >= default(Fraction) && hours < new Fraction(1_000_000) && 60 % hours.Denominator == 0)
        {
            return (int)hours.ExactlyAt(60);
        }

        _binder.Fault("VC3006", spot, Binder.Show(spot.Node), new("hours that are whole minutes", "折合整分钟的小时数"));
        return null;
    }

    private decimal? ReadDecimal(Spot spot)
    {
        if (decimal.TryParse(spot.Node.Text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal number))
        {
            return number;
        }

        _binder.Fault("VC3006", spot, Binder.Show(spot.Node), new("a number", "数字"));
        return null;
    }

    private DateTimeOffset? ReadMoment(Spot spot)
    {
        if (spot.Node.Text.Length > 10 && DateTimeOffset.TryParse(spot.Node.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment))
        {
            return moment;
        }

        _binder.Fault("VC3006", spot, Binder.Show(spot.Node), Words.Same("2019-03-20T17:05:00+08:00"));
        return null;
    }

    private static string TextOf(DocumentNode node) => node.Kind is NodeKind.Map or NodeKind.List ? RuleSetDocument.Create(node, "").ToJson() : node.Text;
}
