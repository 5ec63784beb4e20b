using System.Globalization;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Grants;
using VolunteerCredit.Guarding;
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
    private readonly BlockReader _reader;
    private readonly IntakeRun _intake;
    private readonly ManualFacts _manual;
    private readonly GrantRun _grants;
    private readonly ScoreSheet _sheet = new();
    private readonly INamedResult?[] _results;
    private readonly TierRank[] _ranks;
    private readonly Qualifier[] _qualifiers;
    private readonly Honesty[] _honesty;
    private readonly Outcome[] _outcomes;
    private readonly Honesty[] _decisionHonesty;
    private readonly GrantResult[] _settled;
    private readonly IReadOnlyList<OfferItem>[] _offered;
    private readonly Dictionary<RuleSetScore, (Evaluation For, RuleSetPlan Plan, Evaluation Asked)> _asked = [];
    private readonly List<Notice> _unread = [];
    private readonly Dictionary<int, IReadOnlyList<MissingInput>> _missing = [];
    private string _component = "";

    public PlanRun(RuleSetPlan plan)
    {
        _plan = plan;
        _workspace = new Workspace(plan);
        _builder = new BlockBuilder(plan, _workspace);
        _reader = new BlockReader(plan, _workspace);
        _intake = new IntakeRun(plan, _workspace);
        _manual = new ManualFacts(plan);
        _grants = new GrantRun(plan, _workspace);
        _results = new INamedResult?[plan.ValueCount];
        _ranks = new TierRank[plan.ValueCount];
        _qualifiers = new Qualifier[plan.ValueCount];
        _honesty = new Honesty[plan.ValueCount];
        _outcomes = new Outcome[plan.Decisions.Length];
        _decisionHonesty = new Honesty[plan.Decisions.Length];
        _settled = new GrantResult[plan.Grants.Count];
        _offered = new IReadOnlyList<OfferItem>[plan.Decisions.Length];
    }

    /// <summary>Which part of the rule set is computed, by its name in the document.</summary>
    public string Component => _component;

    /// <summary>What bounds the work of measures, where it is bounded; until the run is given back.</summary>
    public RowBudget? Budget
    {
        get => _workspace.Budget;
        set => _workspace.Budget = value;
    }

    /// <summary>
    /// Whether the run keeps what a result tells besides its figures: lines, criteria, names of what is missing. The figures are the same.
    /// </summary>
    private bool Explains
    {
        get;
        set => field = _sheet.KeepsLines = NamesWhatIsMissing = value;
    }

    private bool NamesWhatIsMissing
    {
        set => _workspace.Missing.KeepsNames = _workspace.FactsWanting.KeepsNames = _workspace.FactsWantingAtIntake.KeepsNames = value;
    }

    /// <summary>Scores a volunteer.</summary>
    /// <param name="volunteer">The volunteer.</param>
    /// <param name="evaluation">What is asked.</param>
    /// <param name="given">Values by name that stand in for those that would be computed; for worked cases.</param>
    public CreditResult Score(Volunteer volunteer, Evaluation evaluation, IReadOnlyDictionary<string, Amount>? given = null) =>
        Score(new VolunteerSubject(volunteer), evaluation, given);

    /// <summary>Takes a volunteer's records in.</summary>
    public void TakeIn(Volunteer volunteer, Evaluation evaluation, List<Notice> notices)
    {
        _builder.Build(volunteer, evaluation, notices);
        _intake.Run(evaluation.Explain);
    }

    private CreditResult Score(Subject subject, Evaluation evaluation, IReadOnlyDictionary<string, Amount>? given)
    {
        if (!_plan.IsInForce(evaluation.AsOf))
        {
            return Blank(subject, evaluation, ResultStatus.NotInForce, null, []);
        }

        var notices = new List<Notice>();
        try
        {
            Explains = true;
            NamesWhatIsMissing = subject.HasRecords;
            Compute(subject, evaluation, given, notices);
            ScoreResult[] scores = [.. _plan.Scores.Select(s => (ScoreResult)_results[s.Value.Slot]!)];
            GrantResult[] grants = [.. _plan.Grants.Select(g => Settle(g, notices))];
            DecisionResult[] decisions = [.. _plan.Decisions.Select((_, i) => Decide(i, evaluation.Strict)!)];
            notices.AddRange([.. _manual.Unreadable, .. _manual.Unlisted()]);
            return Blank(subject, evaluation, ResultStatus.Computed, null, notices) with
            {
                Honesty = scores.Select(s => s.Honesty).Append(_plan.Honesty).Min(),
                Time = _intake.Balance(),
                Measures = Named("measure", _plan.Measures.Select(m => ResultOf(m)).ToArray()),
                Scores = Named("score", scores),
                Tiers = Named("tier", _plan.Tiers.Select(t => (TierResult)_results[t.Value.Slot]!).ToArray()),
                Grants = Named("grant", grants),
                Decisions = Named("decision", decisions),
                Records = evaluation.Explain ? _intake.Explain() : null,
            };
        }

#pragma warning disable CA1031 // a component is others' code: whatever it throws harms this volunteer's result alone
        catch (Exception fault) when (ComponentException.IsHarmOfOne(fault))
#pragma warning restore CA1031
        {
            return Blank(subject, evaluation, ResultStatus.Refused, RefusalFor(fault), notices);
        }
    }

    /// <summary>Computes every measure, score and tier.</summary>
    private void Compute(Subject subject, Evaluation evaluation, IReadOnlyDictionary<string, Amount>? given, List<Notice> notices)
    {
        Prepare(subject, evaluation, notices);
        foreach (MeasurePlan measure in _plan.Measures)
        {
            Measure(measure, given);
        }

        foreach (DerivedPlan derived in _plan.ByDependency)
        {
            Derive(derived, subject, evaluation, given);
        }
    }

    private Notice RefusalFor(Exception fault) => fault switch
    {
        OverflowException => new("VC4005", default),
        RunLimitException limit => new("VC4025", default, $"{_component}: {limit.Found}", limit.Most),
        ComponentException broken => broken.Refusal,
        _ => new("VC4006", default, $"{_component}: {fault.GetType().Name}"),
    };

    /// <summary>Why a volunteer is refused who has more records and facts than are allowed.</summary>
    public static Notice TooMany(long count, int most) =>
        new("VC4008", default, count.ToString(CultureInfo.InvariantCulture), Words.Same(most.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The result of a volunteer who is not scored at all.</summary>
    public CreditResult Refuse(Volunteer volunteer, Evaluation evaluation, Notice refusal) =>
        Blank(new VolunteerSubject(volunteer), evaluation, ResultStatus.Refused, refusal, []);

    private void Prepare(Subject subject, Evaluation evaluation, List<Notice> notices)
    {
        Begin();
        subject.TakeIn(this, evaluation, notices);
        _manual.Read((FactView)_workspace.Block.Facts, _workspace.Block.AsOf);
        Array.Fill(_honesty, Honesty.Official);
        _missing.Clear();
    }

    /// <summary>Begins a pass: whoever watches the thread is told that it stands in this run.</summary>
    private void Begin()
    {
        _component = "intake";
        Watch.Current?.Run = this;
    }

    private void Derive(DerivedPlan plan, Subject subject, Evaluation evaluation, IReadOnlyDictionary<string, Amount>? given)
    {
        if (plan is ScorePlan score)
        {
            Score(score, subject, evaluation, given);
        }
        else
        {
            Rank((TierPlan)plan, subject, evaluation, given);
        }
    }

    private GrantResult Settle(GrantPlan plan, List<Notice> notices)
    {
        _component = plan.Name;
        return _grants.Run(plan, notices);
    }

    private void Measure(MeasurePlan plan, IReadOnlyDictionary<string, Amount>? given)
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
        // Only the engine reads a given number that lies in a range: a measure of others cannot say that its value is open.
        _qualifiers[value.Slot] = _workspace.Openness == Openness.Closed || plan.Measure.Component is not GivenMeasure outside ? Qualifier.None
            : outside.QualifierOn(_workspace.Block.Facts, _workspace.Block.AsOf);
        if (Explains && (quanta[0] == IMeasure.Unknown || _workspace.Openness != Openness.Closed))
        {
            _missing[value.Slot] = [.. _workspace.Missing.Select(Input)];
        }
    }

    private MeasureResult ResultOf(MeasurePlan plan) => new(plan.Value.Name, AmountOf(plan.Value), _workspace.OpennessOf[plan.Value.Slot])
    {
        Label = plan.Value.Label, Qualifier = _qualifiers[plan.Value.Slot],
    };

    private void Score(ScorePlan plan, Subject subject, Evaluation evaluation, IReadOnlyDictionary<string, Amount>? given)
    {
        ValueRef value = plan.Value;
        _component = value.Name;
        _sheet.Clear();
        Honesty honesty = LowestOf(plan.Honesty, plan.Reads);
        IReadOnlyList<MissingInput> missing = [];
        ComputedScore? computed = null;
        Qualifier qualifier = Qualifier.None;
        bool taken = false;
        if (given is not null && given.TryGetValue(value.Name, out Amount amount))
        {
            _sheet.Add(ScoreLineKind.Given, value.Name, amount.Figure.ExactlyAt(value.Shape.Scale));
        }
        else
        {
            plan.Model.Score(Evidence, _sheet);
            qualifier = _sheet.Given?.Qualifier ?? Qualifier.None;
            if (_sheet.ComputedBy is { } other)
            {
                taken = true;
                (ScoreFigure figure, computed, missing) = TakeFrom(plan.Model, other, subject, evaluation);
                if (figure.Value is { } found)
                {
                    honesty = (Honesty)Math.Min((int)honesty, (int)figure.Honesty);
                    qualifier = figure.Qualifier;
                    _sheet.Add(ScoreLineKind.Computed, other.ToString(), found.Figure.ExactlyAt(value.Shape.Scale), label: computed?.Score.Label);
                    _sheet.MarkOpen(figure.Openness);
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
        _qualifiers[value.Slot] = qualifier;
        if (!Explains)
        {
            return;
        }

        Explain(plan, manual, computed, taken ? missing : null);
    }

    /// <summary>What the score is made of, and what is missing for it.</summary>
    private void Explain(ScorePlan plan, ManualOverride? manual, ComputedScore? computed, IReadOnlyList<MissingInput>? takenMissing)
    {
        ValueRef value = plan.Value;
        bool unknown = _sheet.IsUnknown;
        IReadOnlyList<MissingInput> missing = manual is not null ? unknown ? [Input(FactNames.ManualPrefix + value.Name)] : []
            : takenMissing ?? [.. plan.Reads.SelectMany(MissingFor).Distinct()];
        bool unsettled = unknown || _sheet.Openness != Openness.Closed;
        _missing[value.Slot] = unsettled && missing.Count == 0 ? [.. value.Shape.Inputs.Select(Input)] : missing;
        ScoreLine[] lines = unknown ? [] : [.. _sheet.Lines.Select(l => new ScoreLine(
            l.Kind, l.Id, value.Shape.Amount(l.Quanta), l.Of?.Name, l.Of is null ? null : AmountOf(l.Of)) { Label = l.Label ?? l.Of?.Label ?? Words.Same(l.Id) })];
        _results[value.Slot] = new ScoreResult(value.Name, AmountOf(value), _workspace.OpennessOf[value.Slot], _honesty[value.Slot], lines, _sheet.Given, computed) { Label = value.Label, Manual = manual };
    }

    /// <summary>Brings the sheet to the score that a person set, by a line for the difference.</summary>
    private ManualOverride? SetByHand(ValueRef value)
    {
        if (!_manual.IsAny || _manual.Score(value) is not { } manual)
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
    private (ScoreFigure Figure, ComputedScore? Computed, IReadOnlyList<MissingInput> Missing) TakeFrom(IScoreModel by, RuleSetScore other, Subject subject, Evaluation evaluation)
    {
        if (!_asked.TryGetValue(other, out (Evaluation For, RuleSetPlan Plan, Evaluation Asked) found) || !ReferenceEquals(found.For, evaluation))
        {
            RuleSetPlans plans = _plan.Others.GetValueOrDefault(other) ?? throw ComponentException.Broke(Guard.PlaceOf(by, _component), "value");
            (RuleSetPlan at, DateOnly asOf) = plans.ReviewedAt(evaluation.AsOf);
            _asked[other] = found = (evaluation, at, evaluation with { AsOf = asOf, Explain = false, Parameters = new Dictionary<string, string>() });
        }

        (_, RuleSetPlan plan, Evaluation asked) = found;
        ScorePlan score = other.Score is null ? plan.Scores[0] : plan.Scores.First(s => s.Value.Name == other.Score);
        PlanRun run = plan.Rent();
        run.Budget = Budget;
        (ScoreFigure figure, ComputedScore? computed, IReadOnlyList<MissingInput> missing, Notice? refusal) = run.Lend(score, subject, asked, Explains);
        Watch.Current?.Run = this; // the other is over, and may soon be somebody else's
        plan.Return(run);
        return refusal is null ? (figure, computed, missing)

            // What the other cannot compute, this one cannot either: never quietly unknown.
            : throw (refusal.Code == "VC4005" ? new OverflowException() : new ComponentException(refusal with { Found = $"{other}: {refusal.Found}" }));
    }

    /// <summary>One of its scores for another rule set, in full only where that one explains.</summary>
    private (ScoreFigure Figure, ComputedScore? Computed, IReadOnlyList<MissingInput> Missing, Notice? Refusal) Lend(ScorePlan plan, Subject subject, Evaluation evaluation, bool explains)
    {
        if (explains)
        {
            CreditResult result = Score(subject, evaluation, given: null);
            ScoreResult score = result.Scores[plan.Value.Name];
            IReadOnlyList<MissingInput> missing = result.Status == ResultStatus.Computed ? MissingFor(plan.Value) : [];
            return (new(score.Value, score.Openness, score.Honesty, score.Qualifier), new(_plan.Identity, score), missing, result.Refusal);
        }

        if (!_plan.IsInForce(evaluation.AsOf))
        {
            return (new(null, Openness.Closed, plan.Honesty, Qualifier.None), null, [], null);
        }

        try
        {
            Explains = false;
            _unread.Clear();
            Compute(subject, evaluation, given: null, _unread);
            return (new(AmountOf(plan.Value), _workspace.OpennessOf[plan.Value.Slot], HonestyOf(plan.Value), _qualifiers[plan.Value.Slot]), null, [], null);
        }
#pragma warning disable CA1031 // a component is others' code: whatever it throws harms this volunteer's result alone
        catch (Exception fault) when (ComponentException.IsHarmOfOne(fault))
#pragma warning restore CA1031
        {
            return (default, null, [], RefusalFor(fault));
        }
    }

    private Evidence Evidence => new(_workspace.Values, _workspace.Block);

    /// <summary>What is missing where a value is unknown or open.</summary>
    private IReadOnlyList<MissingInput> MissingFor(ValueRef value) => _missing.GetValueOrDefault(value.Slot, []);

    private MissingInput Input(string name) => new(name, _plan.SupplierOf(name));

    private Honesty HonestyOf(ValueRef value) => _honesty[value.Slot];

    /// <summary>The lowest of a part's own honesty and of what it reads.</summary>
    private Honesty LowestOf(Honesty own, ValueRef[] reads)
    {
        foreach (ValueRef read in reads)
        {
            own = HonestyOf(read) < own ? HonestyOf(read) : own;
        }

        return own;
    }

    private Amount? AmountOf(ValueRef value) =>
        _workspace.Quanta[value.Slot] == IMeasure.Unknown ? null : value.Shape.Amount(_workspace.Quanta[value.Slot]);

    private NamedResults<T> Named<T>(string kind, T[] items)
        where T : INamedResult => new(kind, _plan.Identity.Id, items);

    /// <summary>The result before anything is computed: every name is there, and unknown.</summary>
    private CreditResult Blank(Subject subject, Evaluation evaluation, ResultStatus status, Notice? refusal, List<Notice> notices) => new()
    {
        VolunteerId = subject.Id,
        Subject = _plan.Subject.Name,
        RuleSet = _plan.Identity,
        Honesty = _plan.Honesty,
        AsOf = evaluation.AsOf,
        KnownAt = evaluation.KnownAt,
        WithoutRecorders = evaluation.WithoutRecorders,
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
