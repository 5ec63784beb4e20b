using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;
using VolunteerCredit.RuleSets.Binding;
using VolunteerCredit.Tiers;

namespace VolunteerCredit.Records;

/// <summary>Results that a person sets by hand, by facts <c>manual:NAME</c>; and suspensions, by the fact <c>suspended</c>.</summary>
internal sealed class ManualFacts(RuleSetPlan plan)
{
    /// <summary>The value that says that no tier is held.</summary>
    public const string NoTier = "none";

    private readonly List<Notice> _unreadable = [];
    private FactView _facts = null!;
    private int _day;

    /// <summary>Whether the document lets anything be set by hand.</summary>
    public bool IsAny { get; } = plan.Manual.Count > 0;

    /// <summary>Whether a suspension has any effect.</summary>
    public bool MaySuspend { get; } = plan.Suspension is not null;

    /// <summary>What could not be read since the last volunteer.</summary>
    public IReadOnlyList<Notice> Unreadable => _unreadable;

    /// <summary>Looks at the facts of a volunteer.</summary>
    public void Read(FactView facts, int day)
    {
        (_facts, _day) = (facts, day);
        _unreadable.Clear();
    }

    /// <summary>Facts in force that set what the document does not let anybody set.</summary>
    public IEnumerable<Notice> Unlisted() => _facts.InForce(_day)
        .Where(f => f.Name.StartsWith(FactNames.ManualPrefix, StringComparison.Ordinal) && !plan.Manual.Contains(f.Name[FactNames.ManualPrefix.Length..]))
        .Select(f => f.Name).Distinct().Order(StringComparer.Ordinal).Select(name => new Notice("VC2013", default, name));

    /// <summary>A score set by hand, in quanta; the quanta are <see langword="null"/> where it cannot be read.</summary>
    public (long? Quanta, ManualOverride By)? Score(ValueRef value) => Find<long>(
        value.Name,
        text => FigureText.TryParse(text, out Amount figure) && figure.Unit.Mixes(value.Shape.Unit) && value.Shape.Scale % figure.Figure.Denominator == 0
            && figure.Figure.ExactlyAt(value.Shape.Scale) is { } quanta && quanta >= value.Shape.Bounds.Min && quanta <= value.Shape.Bounds.Max ? quanta : null,
        new("a figure that the score can be", "该分数可取的数值"));

    /// <summary>A tier set by hand, as the index of its step or -1.</summary>
    public (int? Step, ManualOverride By)? Tier(string name, IReadOnlyList<TierStep> steps) => Find<int>(
        name,
        text => Enumerable.Range(0, steps.Count).Where(i => steps[i].Id == text).Select(i => (int?)i).FirstOrDefault() ?? (text == NoTier ? -1 : null),
        Words.Same(string.Join(", ", [.. steps.Select(s => s.Id), NoTier])));

    /// <summary>A decision set by hand.</summary>
    public (Outcome? Outcome, ManualOverride By)? Decision(string name) => Find<Outcome>(
        name,
        text => text switch
        {
            nameof(Outcome.Eligible) => Outcome.Eligible,
            nameof(Outcome.Refer) => Outcome.Refer,
            nameof(Outcome.Undetermined) => Outcome.Undetermined,
            nameof(Outcome.NotEligible) => Outcome.NotEligible,
            _ => null,
        },
        Words.Same("Eligible, Refer, Undetermined, NotEligible"));

    /// <summary>The line of a decision that says that the volunteer is suspended, where that is so.</summary>
    public CriterionResult? Suspension()
    {
        if (plan.Suspension is not { } outcome
            || _facts.InForce(_day).Where(f => f.Name == FactNames.Suspended && f.Value != "false").MinBy(f => f.Id, Comparer<string>.Create(Ids.Compare)) is not { } fact)
        {
            return null;
        }

        string until = fact.To is { } to ? RecordRules.Iso(to) : "–", reason = Texts.Printable(fact.Reason ?? "–");
        return new(Texts.Phrase("decision.notSuspended"), outcome, Texts.Phrase("decision.suspended", until, reason), []);
    }

    private (T? Value, ManualOverride By)? Find<T>(string name, Func<string, T?> read, Words expected)
        where T : struct
    {
        string factName = FactNames.ManualPrefix + name;
        if (!plan.Manual.Contains(name) || !_facts.Any(factName, _day))
        {
            return null;
        }

        if (!_facts.TryGet(factName, _day, out FactValue found))
        {
            _unreadable.Add(new Notice("VC2010", default, factName));
            return (null, new(null, null, null, null));
        }

        T? value = read(found.Value);
        if (value is null)
        {
            _unreadable.Add(new Notice("VC2012", default, factName, expected));
        }

        return (value, new(found.Author ?? found.Source, found.Reason, found.To is { } to ? DateOnly.FromDayNumber(to) : null, null));
    }
}
