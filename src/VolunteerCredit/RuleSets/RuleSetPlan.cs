using System.Collections.Concurrent;
using System.Collections.Frozen;
using VolunteerCredit.Advice;
using VolunteerCredit.Boards;
using VolunteerCredit.Bulk;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Grants;
using VolunteerCredit.Groups;
using VolunteerCredit.Guarding;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Scoring;
using VolunteerCredit.Tiers;

namespace VolunteerCredit.RuleSets;

/// <summary>A document compiled for given parameters: immutable, and shared by all threads.</summary>
internal sealed class RuleSetPlan
{
    private readonly ConcurrentBag<PlanRun> _runs = [];
    private volatile TableBinding? _lastBinding;
    private volatile RuleSetReading? _reading;

    public required RuleSetIdentity Identity { get; init; }

    /// <summary>The document, with what it builds on put in.</summary>
    public required RuleSetDocument Document { get; init; }

    public required Words Title { get; init; }

    public required Purpose Purpose { get; init; }

    /// <summary>Whom it scores: volunteers, or groups of them.</summary>
    public required GroupKey Subject { get; init; }

    /// <summary>The lowest honesty of any part.</summary>
    public required Honesty Honesty { get; init; }

    public required DateOnly EffectiveFrom { get; init; }

    public required DateOnly EffectiveTo { get; init; }

    /// <summary>The days of the year to which the as-of day is taken back, where there are any.</summary>
    public required ReviewDays? Reviewed { get; init; }

    /// <summary>Whether every value that changes by date has one on these days.</summary>
    public required bool HasValues { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; }

    /// <summary>Texts that the document names; text k has code k + 1 in every block.</summary>
    public required IReadOnlyList<string> Literals { get; init; }

    /// <summary>The code of each of these texts; made when somebody is scored.</summary>
    public FrozenDictionary<string, int> LiteralCodes =>
        field ??= Literals.Select((text, i) => (text, Code: i + 1)).ToFrozenDictionary(l => l.text, l => l.Code, StringComparer.Ordinal);

    public required IReadOnlyList<Column> Columns { get; init; }

    /// <summary>Whether any component is of others: of its own, of those for other days, or of a rule set whose score it may take.</summary>
    public required bool CallsForeign { get; set; }

    /// <summary>This plan, those of its version for other days, and those of rule sets whose scores they may take.</summary>
    public IEnumerable<RuleSetPlan> All => (Siblings?.All ?? [this]).SelectMany(plan => plan.Others.Values.SelectMany(others => others.All).SelectMany(other => other.All).Prepend(plan));

    /// <summary>Whether it, or any of these, splits records at clock times.</summary>
    public bool Splits => All.Any(plan => plan.SplitTimes.Count > 0);

    public required IReadOnlyList<IIntakeStep> Intake { get; init; }

    public required IReadOnlyList<int> SplitTimes { get; init; }

    public required MeasurePlan[] Measures { get; init; }

    /// <summary>In the order of the document.</summary>
    public required ScorePlan[] Scores { get; init; }

    public required TierPlan[] Tiers { get; init; }

    /// <summary>Scores and tiers in an order in which each comes after those it reads.</summary>
    public required DerivedPlan[] ByDependency { get; init; }

    public required IReadOnlyList<GrantPlan> Grants { get; init; }

    public required DecisionPlan[] Decisions { get; init; }

    public required IReadOnlyList<BoardPlan> Boards { get; init; }

    /// <summary>The scores, tiers and decisions that a fact may set by hand.</summary>
    public required IReadOnlySet<string> Manual { get; init; }

    /// <summary>The guards of all components of others, by their place in the document.</summary>
    public required IReadOnlyList<Guard> Guards { get; init; }

    /// <summary>What a suspension does to every decision.</summary>
    public required Outcome? Suspension { get; init; }

    public required IReadOnlyDictionary<string, Words> Reasons { get; init; }

    /// <summary>Who supplies an input, by the name of the fact.</summary>
    public required IReadOnlyDictionary<string, Words> Suppliers { get; init; }

    /// <summary>The plans of rule sets whose scores this one may take.</summary>
    public required IReadOnlyDictionary<RuleSetScore, RuleSetPlans> Others { get; init; }

    /// <summary>Slots for named values; a last one serves whatever board is ranked.</summary>
    public int ValueCount => Measures.Length + ByDependency.Length + (Boards.Count > 0 ? 1 : 0);

    public bool IsInForce(DateOnly asOf) => HasValues && asOf >= EffectiveFrom && asOf <= EffectiveTo;

    /// <summary>The plans of the same version for other days.</summary>
    public RuleSetPlans? Siblings { get; set; }

    /// <summary>The plan of the same version that is in force on another day.</summary>
    public RuleSetPlan? On(DateOnly day) => (Siblings?.At(day) ?? this) is var plan && plan.IsInForce(day) ? plan : null;

    public Words ReasonText(string reason) =>
        Reasons.TryGetValue(reason, out Words? words) ? words : Texts.FindPhrase("reason." + reason) ?? Words.Same(reason);

    public Words SupplierOf(string input)
    {
        string key = input == Records.FactNames.Born ? "supplier.born"
            : input.StartsWith(Records.FactNames.ScorePrefix, StringComparison.Ordinal) ? "supplier.score"
            : input.StartsWith("record:", StringComparison.Ordinal) ? "supplier.record"
            : input == RatioMeasure.Sample ? "supplier.sample"
            : "supplier.default";
        return Suppliers.TryGetValue(input, out Words? words) ? words : Texts.Phrase(key);
    }

    /// <summary>The codes of a table in those of this plan; made once for a table.</summary>
    public TableBinding BindTo(TextTable texts)
    {
        TableBinding? last = _lastBinding;
        return ReferenceEquals(last?.Texts, texts) ? last : _lastBinding = new TableBinding(this, texts);
    }

    /// <summary>What advice must know of it; the day, one on which it holds, is asked for the first time only.</summary>
    public RuleSetReading ReadingOn(DateOnly day) => _reading ??= new(this, day);

    /// <summary>Memory for one volunteer at a time; give it back with <see cref="Return"/>.</summary>
    public PlanRun Rent() => _runs.TryTake(out PlanRun? run) ? run : new PlanRun(this);

    /// <summary>Gives memory back; an abandoned thread keeps it, since nobody knows what still writes to it.</summary>
    public void Return(PlanRun run)
    {
        run.Budget = null;
        if (Watch.Current is not { IsLost: true })
        {
            _runs.Add(run);
        }
    }
}

internal sealed record MeasurePlan(ValueRef Value, RowMeasure Measure);

/// <summary>A value that is made from others.</summary>
internal abstract record DerivedPlan(ValueRef Value, Honesty Honesty, ValueRef[] Reads);

internal sealed record ScorePlan(ValueRef Value, IScoreModel Model, Honesty Honesty, ValueRef[] Reads) : DerivedPlan(Value, Honesty, Reads);

/// <param name="Value">The tier as a number.</param>
/// <param name="Policy">What finds it.</param>
/// <param name="Honesty">The lowest honesty of its own parts.</param>
/// <param name="Reads">The values it reads.</param>
/// <param name="Needs">The slots of all values it reads, and that those read in turn.</param>
internal sealed record TierPlan(ValueRef Value, ITierPolicy Policy, Honesty Honesty, ValueRef[] Reads, IReadOnlySet<int> Needs)
    : DerivedPlan(Value, Honesty, Reads)
{
    /// <summary>On which days the tier is found, where it does not float. Only the engine can look back: a policy of others sees one day.</summary>
    public TierKeeping? Keeping { get; } = (Policy as LadderPolicy)?.Keeping;
}

internal sealed record GrantPlan(string Name, Words Label, IGrant Grant, Honesty Honesty);

internal sealed record CriterionPlan(ICriterion Criterion, ValueRef[] Reads, Honesty Honesty);

internal sealed record OffersPlan(IReadOnlyList<IOffer> Offers, ValueRef[] Reads, Honesty Honesty)
{
    /// <summary>Whether any of them is a component of others.</summary>
    public bool AreGuarded { get; } = Offers.Any(offer => offer is GuardedOffer);
}

internal sealed record DecisionPlan(
    string Name,
    Words Label,
    CriterionPlan[] Criteria,
    OffersPlan Offers,
    Honesty Honesty,
    Words? AskAPerson,
    CalendarSpan? Valid);
