using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Grants;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Scoring;
using VolunteerCredit.Tiers;

namespace VolunteerCredit;

/// <summary>
/// One pass of one volunteer through a plan: intake, measures, scoring, tiers, decisions. Explanation is this same pass with a trace.
/// A group makes the pass in two: intake for each member, the rest over the rows of all of them.
/// </summary>
internal sealed partial class PlanRun
{
    private readonly RuleSetPlan _plan;
    private readonly Workspace _workspace;
    private readonly BlockBuilder _builder;
    private readonly IntakeRun _intake;
    private readonly ManualFacts _manual;
    private readonly GrantRun _grants;
    private readonly ScoreSheet _sheet = new();
    private readonly Dictionary<int, Honesty> _honesty = [];
    private readonly Dictionary<int, IReadOnlyList<MissingInput>> _missing = [];
    private string _component = "";

    public PlanRun(RuleSetPlan plan)
    {
        _plan = plan;
        _workspace = new Workspace(plan);
        _builder = new BlockBuilder(plan, _workspace);
        _intake = new IntakeRun(plan, _workspace);
        _manual = new ManualFacts(plan);
        _grants = new GrantRun(plan, _workspace);
    }

    /// <summary>Scores a volunteer.</summary>
    /// <param name="volunteer">The volunteer.</param>
    /// <param name="evaluation">What is asked.</param>
    /// <param name="given">Values by name that stand in for those that would be computed; for worked cases.</param>
    public CreditResult Score(Volunteer volunteer, Evaluation evaluation, IReadOnlyDictionary<string, Amount>? given = null) =>
        Score(volunteer, evaluation, given, notices => TakeIn(volunteer, evaluation, notices));

    private void TakeIn(Volunteer volunteer, Evaluation evaluation, List<Notice> notices)
    {
        _builder.Build(volunteer, evaluation.AsOf, evaluation.KnownAt, notices);
        _intake.Run(evaluation.Explain);
    }

    private CreditResult Score(Volunteer volunteer, Evaluation evaluation, IReadOnlyDictionary<string, Amount>? given, Action<List<Notice>> admit)
    {
        if (!_plan.IsInForce(evaluation.AsOf))
        {
            return Blank(volunteer, evaluation, ResultStatus.NotInForce, null, []);
        }

        var notices = new List<Notice>();
        try
        {
            Prepare(admit, notices);
            MeasureResult[] measures = [.. _plan.Measures.Select(m => Measure(m, given))];
            Dictionary<int, INamedResult> derived = _plan.ByDependency.ToDictionary(d => d.Value.Slot, d => Derive(d, volunteer, evaluation, given));
            ScoreResult[] scores = [.. _plan.Scores.Select(s => (ScoreResult)derived[s.Value.Slot])];
            TierResult[] tiers = [.. _plan.Tiers.Select(t => (TierResult)derived[t.Value.Slot])];
            GrantResult[] grants = [.. _plan.Grants.Select(g => Settle(g, notices))];
            DecisionResult[] decisions = [.. _plan.Decisions.Select(d => Decide(d, evaluation.Strict))];
            notices.AddRange([.. _manual.Unreadable, .. _manual.Unlisted()]);
            return Blank(volunteer, evaluation, ResultStatus.Computed, null, notices) with
            {
                Honesty = scores.Select(s => s.Honesty).Append(_plan.Honesty).Min(),
                Time = _intake.Balance(),
                Measures = Named("measure", measures),
                Scores = Named("score", scores),
                Tiers = Named("tier", tiers),
                Grants = Named("grant", grants),
                Decisions = Named("decision", decisions),
                Records = evaluation.Explain ? _intake.Explain() : null,
            };
        }

#pragma warning disable CA1031 // a component is others' code: whatever it throws harms this volunteer's result alone
        catch (Exception fault) when (fault is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return Blank(volunteer, evaluation, ResultStatus.Refused, RefusalFor(fault), notices);
        }
    }

    private Notice RefusalFor(Exception fault) => fault switch
    {
        OverflowException => new("VC4005", default),
        RunLimitException limit => new("VC4025", default, $"{_component}: {limit.Found}", limit.Most),
        ComponentException broken => new("VC4007", default, broken.Component, broken.Contract),
        _ => new("VC4006", default, $"{_component}: {fault.GetType().Name}"),
    };

    /// <summary>The result of a volunteer who is not scored at all.</summary>
    public CreditResult Refuse(Volunteer volunteer, Evaluation evaluation, Notice refusal) =>
        Blank(volunteer, evaluation, ResultStatus.Refused, refusal, []);

    private void Prepare(Action<List<Notice>> admit, List<Notice> notices)
    {
        _component = "intake";
        admit(notices);
        _manual.Read((FactView)_workspace.Block.Facts, _workspace.Block.AsOf);
        _honesty.Clear();
        _missing.Clear();
    }

    private INamedResult Derive(DerivedPlan plan, Volunteer volunteer, Evaluation evaluation, IReadOnlyDictionary<string, Amount>? given) => plan switch
    {
        ScorePlan score => Score(score, volunteer, evaluation, given),
        _ => Rank((TierPlan)plan, volunteer, evaluation, given),
    };

    private GrantResult Settle(GrantPlan plan, List<Notice> notices)
    {
        _component = plan.Name;
        return _grants.Run(plan, notices);
    }

    private MeasureResult Measure(MeasurePlan plan, IReadOnlyDictionary<string, Amount>? given)
    {
        ValueRef value = plan.Value;
        _component = value.Name;
        _workspace.Openness = Openness.Closed;
        _workspace.Missing.Clear();
        Span<long> quanta = _workspace.Quanta.AsSpan(value.Slot, 1);
        if (given is not null && given.TryGetValue(value.Name, out Amount amount))
        {
            quanta[0] = amount.Figure.ExactlyAt(value.Shape.Scale);
        }
        else
        {
            plan.Measure.EvaluateOverWindow(_workspace.Block, quanta);
        }

        _workspace.OpennessOf[value.Slot] = _workspace.Openness;
        bool unknown = quanta[0] == IMeasure.Unknown;
        if (unknown || _workspace.Openness != Openness.Closed)
        {
            _missing[value.Slot] = [.. _workspace.Missing.Select(Input)];
        }

        Qualifier qualifier = _workspace.Openness == Openness.Closed || plan.Measure.Component is not GivenMeasure outside ? Qualifier.None
            : outside.QualifierOn(_workspace.Block.Facts, _workspace.Block.AsOf);
        return new(value.Name, AmountOf(value), _workspace.Openness) { Label = value.Label, Qualifier = qualifier };
    }

    private ScoreResult Score(ScorePlan plan, Volunteer volunteer, Evaluation evaluation, IReadOnlyDictionary<string, Amount>? given)
    {
        ValueRef value = plan.Value;
        _component = value.Name;
        _sheet.Clear();
        Honesty honesty = plan.Reads.Select(HonestyOf).Append(plan.Honesty).Min();
        IReadOnlyList<MissingInput> missing = [];
        ComputedScore? computed = null;
        if (given is not null && given.TryGetValue(value.Name, out Amount amount))
        {
            _sheet.Add(ScoreLineKind.Given, value.Name, amount.Figure.ExactlyAt(value.Shape.Scale));
        }
        else
        {
            plan.Model.Score(Evidence, _sheet);
            if (_sheet.ComputedBy is { } other)
            {
                (computed, missing) = TakeFrom(other, volunteer, evaluation);
                if (computed.Score.Value is { } taken)
                {
                    honesty = (Honesty)Math.Min((int)honesty, (int)computed.Score.Honesty);
                    _sheet.Add(ScoreLineKind.Computed, other.ToString(), taken.Figure.ExactlyAt(value.Shape.Scale), label: computed.Score.Label);
                    _sheet.MarkOpen(computed.Score.Openness);
                }
                else
                {
                    _sheet.MarkUnknown();
                }
            }
        }

        ManualOverride? manual = SetByHand(value);
        bool unknown = _sheet.IsUnknown;
        _workspace.Quanta[value.Slot] = unknown ? IMeasure.Unknown : _sheet.Total;
        _workspace.OpennessOf[value.Slot] = unknown ? Openness.Closed : _sheet.Openness;
        _honesty[value.Slot] = honesty;
        missing = manual is not null ? unknown ? [Input(FactNames.ManualPrefix + value.Name)] : []
            : computed is null ? [.. plan.Reads.SelectMany(MissingFor).Distinct()] : missing;
        bool unsettled = unknown || _sheet.Openness != Openness.Closed;
        _missing[value.Slot] = unsettled && missing.Count == 0 ? [.. value.Shape.Inputs.Select(Input)] : missing;
        ScoreLine[] lines = unknown ? [] : [.. _sheet.Lines.Select(l => new ScoreLine(
            l.Kind, l.Id, value.Shape.Amount(l.Quanta), l.Of?.Name, l.Of is null ? null : AmountOf(l.Of)) { Label = l.Label ?? l.Of?.Label ?? Words.Same(l.Id) })];
        return new(value.Name, AmountOf(value), _workspace.OpennessOf[value.Slot], honesty, lines, _sheet.Given, computed) { Label = value.Label, Manual = manual };
    }

    /// <summary>Brings the sheet to the score that a person set, by a line for the difference.</summary>
    private ManualOverride? SetByHand(ValueRef value)
    {
        if (_manual.Score(value) is not { } manual)
        {
            return null;
        }

        string? computed = _sheet.IsUnknown ? null : value.Shape.Amount(_sheet.Total).ToString();
        if (manual.Quanta is { } quanta)
        {
            if (_sheet.IsUnknown)
            {
                _sheet.Clear();
            }

            _sheet.Add(ScoreLineKind.Manual, "manual", quanta - _sheet.Total, label: Texts.Phrase("line.manual"));
            _sheet.MarkClosed(Openness.Above | Openness.Below);
        }
        else
        {
            _sheet.MarkUnknown();
        }

        return manual.By with { Computed = computed };
    }

    /// <summary>The score that another rule set computes for the same volunteer, as-of and known-at.</summary>
    private (ComputedScore Computed, IReadOnlyList<MissingInput> Missing) TakeFrom(RuleSetScore other, Volunteer volunteer, Evaluation evaluation)
    {
        (RuleSetPlan plan, DateOnly asOf) = _plan.Others[other].ReviewedAt(evaluation.AsOf);
        PlanRun run = plan.Rent();
        CreditResult result = run.Score(volunteer, evaluation with { AsOf = asOf, Explain = false, Parameters = new Dictionary<string, string>() });
        ScoreResult score = other.Score is null ? result.Scores[0] : result.Scores[other.Score];
        ValueRef value = plan.Scores.First(s => s.Value.Name == score.Name).Value;
        IReadOnlyList<MissingInput> missing = result.Status == ResultStatus.Computed ? run.MissingFor(value) : [];
        plan.Return(run);
        if (result.Refusal is { } refusal)
        {
            // What the other cannot compute, this one cannot either: never quietly unknown.
            throw refusal.Code == "VC4005" ? new OverflowException() : new ComponentException($"{other}: {refusal.Found}", refusal.Expected ?? Words.Same(refusal.Code));
        }

        return (new(plan.Identity, score), missing);
    }

    /// <summary>The tier that a day gives by itself, whatever is kept from other days; only what it reads is computed.</summary>
    private KeptRank RankOn(TierPlan plan, Volunteer volunteer, Evaluation evaluation, IReadOnlyDictionary<string, Amount>? given)
    {
        Prepare(notices => TakeIn(volunteer, evaluation with { Explain = false }, notices), []);
        foreach (MeasurePlan measure in _plan.Measures.Where(m => plan.Needs.Contains(m.Value.Slot)))
        {
            Measure(measure, given);
        }

        foreach (DerivedPlan derived in _plan.ByDependency.Where(d => plan.Needs.Contains(d.Value.Slot)))
        {
            Derive(derived, volunteer, evaluation, given);
        }

        return Find(plan);
    }

    private KeptRank Find(TierPlan plan)
    {
        TierRank rank = plan.Policy.Rank(Evidence);
        return new(rank, [.. (rank.MissingFacts ?? []).Select(Input).Concat(plan.Reads.SelectMany(MissingFor)).Distinct()], _workspace.Block.AsOf);
    }

    /// <summary>The tier on an earlier day: that of a run with that day as as-of, at the same known-at.</summary>
    private KeptRank RankBefore(TierPlan plan, int day, Volunteer volunteer, Evaluation evaluation, IReadOnlyDictionary<string, Amount>? given)
    {
        Evaluation then = evaluation with { AsOf = DateOnly.FromDayNumber(day) };
        if (_plan.On(then.AsOf) is not { } inForce || inForce.Tiers.FirstOrDefault(t => t.Value.Name == plan.Value.Name) is not { } tier)
        {
            return new(new(-1), [], day);
        }

        PlanRun run = inForce.Rent();
        KeptRank found = run.RankOn(tier, volunteer, then, given);
        inForce.Return(run);
        return found;
    }

    private TierResult Rank(TierPlan plan, Volunteer volunteer, Evaluation evaluation, IReadOnlyDictionary<string, Amount>? given)
    {
        ValueRef value = plan.Value;
        _component = value.Name;
        KeptRank found = Find(plan);
        TierKeeping? keeping = (plan.Policy as LadderPolicy)?.Keeping;
        if (keeping is not null)
        {
            found = keeping.Keep(_workspace.Block, found, day => RankBefore(plan, day, volunteer, evaluation, given), value.Shape.Bounds.Max);
        }

        TierRank rank = found.Rank;
        ManualOverride? by = null;
        if (_manual.Tier(value.Name, plan.Policy.Steps) is { } manual)
        {
            by = manual.By with { Computed = rank.IsUnknown ? null : rank.Step < 0 ? ManualFacts.NoTier : plan.Policy.Steps[rank.Step].Id };
            rank = manual.Step is { } set ? new(set) : new(-1, IsUnknown: true);
            (found, keeping) = (new(rank, manual.Step is null ? [Input(FactNames.ManualPrefix + value.Name)] : [], found.Day), null);
        }

        TierStep? step = rank.Step < 0 || rank.IsUnknown ? null : plan.Policy.Steps[rank.Step];
        _workspace.Quanta[value.Slot] = rank.IsUnknown ? IMeasure.Unknown : rank.Number ?? rank.Step + 1;
        _workspace.OpennessOf[value.Slot] = rank.IsUnknown ? Openness.Closed : rank.Openness;
        _honesty[value.Slot] = plan.Reads.Select(HonestyOf).Append(plan.Honesty).Min();
        _missing[value.Slot] = [.. found.Missing, .. (found.FactsWanting ?? []).Select(Input)];
        string? held = _workspace.Block.Facts.TryGet(FactNames.TierPrefix + value.Name, _workspace.Block.AsOf, out FactValue fact) ? fact.Value : null;
        return new(value.Name, step?.Id, step?.Title, rank.IsUnknown, rank.Openness != Openness.Closed, held)
        {
            Label = value.Label,
            Cycle = rank.IsUnknown ? null : rank.Cycle,
            Awards = rank.Awards ?? [],
            Manual = by,
            ReachedOn = keeping is null || step is null ? null : DateOnly.FromDayNumber(found.Day),
        };
    }

    private DecisionResult Decide(DecisionPlan plan, bool strict)
    {
        _component = plan.Name;
        Outcome outcome = Outcome.Eligible;
        Honesty honesty = plan.Honesty;
        var criteria = new List<CriterionResult>();
        var missing = new List<MissingInput>();
        foreach (CriterionPlan criterion in plan.Criteria)
        {
            (CriterionResult judged, IReadOnlyList<string>? facts) = Judge(criterion.Criterion);
            criteria.Add(judged);
            Honesty own = criterion.Reads.Select(HonestyOf).Append(criterion.Honesty).Min();
            honesty = (Honesty)Math.Min((int)honesty, (int)own);
            if (strict && own == Honesty.Illustrative)
            {
                outcome = Decision.Join(outcome, Outcome.Undetermined);
                missing.Add(new("honesty", Texts.Phrase("missing.strict")));
                continue;
            }

            outcome = Decision.Join(outcome, judged.Outcome);
            if (judged.Outcome == Outcome.Undetermined)
            {
                missing.AddRange((facts ?? []).Select(Input));
                missing.AddRange(criterion.Reads.SelectMany(MissingFor));
            }
        }

        ManualOverride? by = null;
        if (_manual.Decision(plan.Name) is { } manual)
        {
            by = manual.By with { Computed = outcome.ToString() };
            outcome = manual.Outcome ?? Outcome.Undetermined;
            missing = manual.Outcome is null ? [Input(FactNames.ManualPrefix + plan.Name)] : [];
        }

        if (_manual.Suspension() is { } suspended)
        {
            criteria.Add(suspended);
            outcome = Decision.Join(outcome, suspended.Outcome);
        }

        List<OfferItem> offer = outcome == Outcome.Eligible ? Offer(plan.Offers, strict, ref outcome, ref honesty, missing) : [];
        MissingInput[] named = outcome == Outcome.Undetermined ? [.. missing.Distinct()] : [];
        return new(plan.Name, outcome, criteria, offer, named, honesty, plan.AskAPerson)
        {
            Label = plan.Label, Manual = by, ValidUntil = outcome == Outcome.Eligible ? ValidUntil(plan.Valid, by?.Until) : null,
        };
    }

    private DateOnly? ValidUntil(CalendarSpan? valid, DateOnly? until)
    {
        DateOnly? last = valid is { } span ? DateOnly.FromDayNumber(span.After(_workspace.Block.AsOf) - 1) : null;
        return until < last || last is null ? until : last;
    }

    /// <summary>Fills the offers; one that needs an unknown value, or in a strict run an illustrative one, leaves the decision undetermined.</summary>
    private List<OfferItem> Offer(OffersPlan plan, bool strict, ref Outcome outcome, ref Honesty honesty, List<MissingInput> missing)
    {
        if (plan.Offers.Count == 0)
        {
            return [];
        }

        Honesty own = plan.Reads.Select(HonestyOf).Append(plan.Honesty).Min();
        honesty = (Honesty)Math.Min((int)honesty, (int)own);
        missing.AddRange(plan.Reads.Where(r => !_workspace.Values.IsKnown(r)).SelectMany(MissingFor));
        if (strict && own == Honesty.Illustrative)
        {
            missing.Add(new("honesty", Texts.Phrase("missing.strict")));
        }

        var items = new List<OfferItem>();
        if (missing.Count > 0)
        {
            outcome = Outcome.Undetermined;
            return items;
        }

        foreach (IOffer table in plan.Offers)
        {
            table.Fill(_workspace.Values, items);
        }

        return items;
    }

    private (CriterionResult Result, IReadOnlyList<string>? MissingFacts) Judge(ICriterion criterion)
    {
        Verdict verdict = criterion.Judge(Evidence);
        CriterionResult[] inner = [.. criterion.Inner.Select(c => Judge(c).Result)];
        return (new(criterion.Requirement, verdict.Outcome, verdict.Found, inner), verdict.MissingFacts);
    }

    private Evidence Evidence => new(_workspace.Values, _workspace.Block);

    /// <summary>What is missing where a value is unknown or open.</summary>
    private IReadOnlyList<MissingInput> MissingFor(ValueRef value) => _missing.GetValueOrDefault(value.Slot, []);

    private MissingInput Input(string name) => new(name, _plan.SupplierOf(name));

    private Honesty HonestyOf(ValueRef value) => _honesty.GetValueOrDefault(value.Slot, Honesty.Official);

    private Amount? AmountOf(ValueRef value) =>
        _workspace.Quanta[value.Slot] == IMeasure.Unknown ? null : value.Shape.Amount(_workspace.Quanta[value.Slot]);

    private NamedResults<T> Named<T>(string kind, T[] items)
        where T : INamedResult => new(kind, _plan.Identity.Id, items);

    /// <summary>The result before anything is computed: every name is there, and unknown.</summary>
    private CreditResult Blank(Volunteer volunteer, Evaluation evaluation, ResultStatus status, Notice? refusal, List<Notice> notices) => new()
    {
        VolunteerId = volunteer.Id,
        Subject = _plan.Subject.Name,
        RuleSet = _plan.Identity,
        Honesty = _plan.Honesty,
        AsOf = evaluation.AsOf,
        KnownAt = evaluation.KnownAt,
        Parameters = _plan.Parameters,
        Status = status,
        Refusal = refusal,
        Time = new TimeBalance(0, 0, 0, 0, 0, 0, []),
        Measures = Named("measure", _plan.Measures.Select(m => new MeasureResult(m.Value.Name, null, Openness.Closed) { Label = m.Value.Label }).ToArray()),
        Scores = Named("score", _plan.Scores.Select(s => new ScoreResult(s.Value.Name, null, Openness.Closed, s.Honesty, [], null, null) { Label = s.Value.Label }).ToArray()),
        Tiers = Named("tier", _plan.Tiers.Select(t => new TierResult(t.Value.Name, null, null, true, false, null) { Label = t.Value.Label }).ToArray()),
        Grants = Named("grant", _plan.Grants.Select(GrantRun.Blank).ToArray()),
        Decisions = Named("decision", _plan.Decisions.Select(d => new DecisionResult(
            d.Name, status == ResultStatus.NotInForce ? Outcome.NotInForce : Outcome.Undetermined, [], [], [], d.Honesty, d.AskAPerson) { Label = d.Label }).ToArray()),
        Notices = notices,
    };
}
