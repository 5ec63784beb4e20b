using System.Globalization;
using VolunteerCredit.Explanations;
using VolunteerCredit.Groups;
using VolunteerCredit.Guarding;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets.Binding;

namespace VolunteerCredit.RuleSets;

/// <summary>The worked cases of a document: read, run whenever the document is loaded, and compared with what they expect.</summary>
internal sealed class VerifyCases
{
    private static readonly string[] CaseKeys = ["name", "asOf", "knownAt", "subject", "volunteers", "facts", "given", "parameters", "records", "measures", "scores", "expect", "note"];

    private readonly List<Notice> _faults;
    private readonly RunBounds _bounds;
    private readonly ScalarBinder _binder;
    private readonly CaseInput _input;

    public VerifyCases(RuleSetDocument document, List<Notice> faults, RunBounds bounds)
    {
        _faults = faults;
        _bounds = bounds;
        _binder = new ScalarBinder(document.Source, faults);
        _input = new CaseInput(_binder);
        Spots = new Spot(document.Root, "").Find("verify") is { } verify && _binder.Is(verify, NodeKind.List) ? [.. verify.Items()] : [];
    }

    /// <summary>The cases as written.</summary>
    public IReadOnlyList<Spot> Spots { get; }

    /// <summary>The parameters that a case gives, as text.</summary>
    public static Dictionary<string, string> ParametersOf(Spot spot) =>
        spot.Find("parameters") is { Node.Kind: NodeKind.Map } parameters
            ? parameters.Node.Members.ToDictionary(m => m.Key, m => TextOf(m.Value), StringComparer.Ordinal)
            : [];

    /// <summary>Runs a case and notes every expectation that is not met; the result, if it could be run.</summary>
    public CreditResult? Run(Spot spot, RuleSetPlans plans)
    {
        int before = _faults.Count;
        if (!_binder.Is(spot, NodeKind.Map))
        {
            return null;
        }

        foreach ((string key, Spot value) in spot.Members())
        {
            if (!CaseKeys.Contains(key))
            {
                _binder.FaultUnknownKey(value, key, CaseKeys);
            }
            else if (key is "measures" or "scores" or "parameters")
            {
                _binder.Is(value, NodeKind.Map);
            }
        }

        if (spot.Find("asOf") is not { } day || spot.Find("expect") is not { } expect)
        {
            _binder.Fault("VC3005", spot, null, Words.Same("asOf, expect"));
            return null;
        }

        _binder.Is(expect, NodeKind.Map);
        DateOnly? asOf = _binder.BindDate(day);
        DateTimeOffset? knownAt = spot.Find("knownAt") is { } moment ? _input.ReadMoment(moment) : null;
        if (asOf is null)
        {
            return null;
        }

        (RuleSetPlan plan, asOf) = plans.ReviewedAt(asOf.Value);
        string? group = GroupOf(spot, plan);
        string subject = group is null ? CaseInput.VolunteerId : plan.Subject.SubjectOf(group);
        List<Fact> facts = [.. spot.Find("facts") is { } f ? _input.ReadFacts(f, "", subject) : [], .. spot.Find("given") is { } g ? _input.ReadFacts(g, FactNames.ScorePrefix, subject) : []];
        List<ServiceRecord> records = spot.Find("records") is { } r ? _input.ReadRecords(r, ofMembers: group is not null) : [];
        facts.AddRange(group is not null && spot.Find("volunteers") is { } members ? _input.ReadMembers(members) : []);
        Dictionary<string, Amount> given = ReadValues(spot, plan);
        if (_faults.Count > before)
        {
            return null;
        }

        CreditResult result = Score(plan, group, records, facts, new Evaluation { AsOf = asOf.Value, KnownAt = knownAt }, given);
        string name = spot.Find("name")?.Node.Text ?? "";
        if (result.Refusal is { Code: Watchdog.NotInTime } late)
        {
            _binder.Fault("VC4047", spot, late.Found, late.Expected);
            return null;
        }

        if ((result.Refusal ?? result.Notices.FirstOrDefault(n => n.Severity >= Severity.Refusal)) is { } refusal)
        {
            _binder.Fault("VC3040", spot, $"{name}: {refusal.Code} {(result.Refusal is null ? refusal.Place.RecordId : refusal.Found)}".TrimEnd(), new("records that are not refused", "未被拒绝的记录"));
        }

        foreach ((string key, Spot expected) in expect.Members())
        {
            Compare(result, plan, name, key, expected);
        }

        return result;
    }

    private CreditResult Score(
        RuleSetPlan plan, string? group, List<ServiceRecord> records, List<Fact> facts, Evaluation evaluation, Dictionary<string, Amount> given)
    {
        if (group is not null)
        {
            // The group's own facts are there even if nobody belongs to it.
            IEnumerable<Volunteer> volunteers = Population.Create(records, facts).Volunteers.Append(new(plan.Subject.SubjectOf(group), [], facts));
            return GroupScoring.Score(plan, group, volunteers, evaluation, given, _bounds);
        }

        return _bounds.Ask(
            plan, (Volunteer: new Volunteer(CaseInput.VolunteerId, records, facts), evaluation, given),
            static (run, it) => run.Score(it.Volunteer, it.evaluation, it.given),
            static (run, it, refusal) => run.Refuse(it.Volunteer, it.evaluation, refusal));
    }

    /// <summary>The group that a case is about, in a document about groups; a case about a volunteer names none.</summary>
    private string? GroupOf(Spot spot, RuleSetPlan plan)
    {
        if (plan.Subject.IsVolunteer)
        {
            foreach ((string key, Spot value) in spot.Members().Where(m => m.Key is "subject" or "volunteers"))
            {
                _binder.FaultUnknownKey(value, key, CaseKeys.Where(k => k is not ("subject" or "volunteers")));
            }

            return null;
        }

        if (spot.Find("subject") is { } subject)
        {
            return _binder.Is(subject, NodeKind.Text) ? subject.Node.Text : "";
        }

        _binder.Fault("VC3005", spot, null, Words.Same("subject"));
        return "";
    }

    private void Compare(CreditResult result, RuleSetPlan plan, string name, string key, Spot expected)
    {
        string? found = Find(result, plan, key);
        if (found == Unnamed)
        {
            string[] names = [.. result.Measures.Select(m => m.Name), .. result.Scores.Select(s => s.Name), .. result.Tiers.Select(t => t.Name), .. result.Grants.Select(g => g.Name), .. result.Decisions.Select(d => d.Name), "status", "time.counted", "lost.REASON"];
            _binder.FaultUnknownKey(expected, key, names);
            return;
        }

        bool same = expected.Node.Kind == NodeKind.List && plan.Decisions.Any(d => key.StartsWith(d.Name + ".", StringComparison.Ordinal)) ? SameItems(ItemsOf(result, plan, key), expected)
            : expected.Node.Kind == NodeKind.Null ? found is null
            : found is not null && (found == expected.Node.Text || SameFigure(found, expected.Node.Text));
        if (!same)
        {
            _binder.Fault("VC3040", expected, $"{key} = {found ?? "null"} ({name})", Words.Same(TextOf(expected.Node)));
        }
    }

    internal const string Unnamed = "\0";

    internal static string? Find(CreditResult result, RuleSetPlan plan, string key)
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

        if (plan.Decisions.FirstOrDefault(d => key.StartsWith(d.Name + ".", StringComparison.Ordinal)) is { } offering)
        {
            string column = key[(offering.Name.Length + 1)..];
            return column == "validUntil" ? result.Decisions[offering.Name].ValidUntil is { } until ? RecordRules.Iso(until) : null
                : !offering.Offers.Offers.Any(o => o.Columns.Contains(column)) ? Unnamed
                : ItemsOf(result, plan, key) is { Length: > 0 } items ? string.Join(", ", items) : null;
        }

        if (result.Grants.FirstOrDefault(g => g.Name == key) is { } grant)
        {
            return grant.Balance?.ToString();
        }

        if (plan.Tiers.FirstOrDefault(t => key == t.Value.Name + ".awards") is { } awarding)
        {
            return result.Tiers[awarding.Value.Name].Awards.Count.ToString(CultureInfo.InvariantCulture);
        }

        if (plan.Tiers.FirstOrDefault(t => key == t.Value.Name + ".cycle") is { } ladder)
        {
            return result.Tiers[ladder.Value.Name].Cycle?.ToString(CultureInfo.InvariantCulture);
        }

        if (head is "added" or "held" or "lost" or "rows" && tail != IntakeRun.VoidedReason && plan.Intake.All(s => s.Reason != tail))
        {
            return Unnamed;
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

    /// <summary>What a decision offers in a column.</summary>
    private static string[] ItemsOf(CreditResult result, RuleSetPlan plan, string key) =>
        plan.Decisions.FirstOrDefault(d => key.StartsWith(d.Name + ".", StringComparison.Ordinal)) is { } decision
            ? [.. result.Decisions[decision.Name].Offer.Where(o => o.Column == key[(decision.Name.Length + 1)..]).Select(o => o.Text)]
            : [];

    private static bool SameItems(string[] found, Spot expected) =>
        found.Length == expected.Node.Items.Count && found.Zip(expected.Node.Items).All(pair => pair.First == pair.Second.Text || SameFigure(pair.First, pair.Second.Text));

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
                        _binder.Fault("VC3012", value, figure.ToString(), Expected.UnitWords(known.Shape.Unit.Kind));
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

    internal static string TextOf(DocumentNode node) => node.Kind is NodeKind.Map or NodeKind.List ? RuleSetDocument.Create(node, "").ToJson() : node.Text;
}
