using VolunteerCredit.Advice;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit;

/// <summary>The same run for advice: only what a goal needs, on many days, with records and values put in its place.</summary>
internal sealed partial class PlanRun
{
    /// <summary>Takes in a volunteer with hypothetical records.</summary>
    public void TakeIn(Prospect prospect, Evaluation evaluation)
    {
        _builder.Build(prospect, evaluation.AsOf);
        _intake.Run(traced: false);
    }

    /// <summary>Why the last run failed, in a row of its own.</summary>
    public Notice NoticeOf(Exception fault) => RefusalFor(fault);

    /// <summary>Whether a goal is reached.</summary>
    public bool Reaches(AdviceTarget target, Prospect prospect, Evaluation evaluation)
    {
        if (!_plan.IsInForce(evaluation.AsOf))
        {
            return false;
        }

        MeasureFor(target.Needs, prospect, evaluation);
        return Judge(target, prospect, evaluation);
    }

    /// <summary>Whether a goal would be reached if measures, of the run that was last made, were these in place of what they are.</summary>
    /// <param name="target">The goal.</param>
    /// <param name="prospect">The volunteer of that run.</param>
    /// <param name="evaluation">What was asked then.</param>
    /// <param name="measures">The measures, in the plan's order; what is unknown stays so.</param>
    public bool WouldReach(AdviceTarget target, Prospect prospect, Evaluation evaluation, ReadOnlySpan<long> measures)
    {
        Put(target, measures);
        return Judge(target, prospect, evaluation);
    }

    /// <summary>The measures of the run that was last made, in the plan's order.</summary>
    public long[] Measured() => [.. _plan.Measures.Select(m => _workspace.Quanta[m.Value.Slot])];

    /// <summary>The minutes that count in the run that was last made.</summary>
    public long MinutesCounted
    {
        get
        {
            long counted = 0;
            for (int row = 0; row < _workspace.Block.Count; row++)
            {
                counted += _workspace.Block.Kinds[row] == Intake.RowKinds.Service ? Math.Max(0, _workspace.Counted[row]) : 0;
            }

            return counted;
        }
    }

    /// <summary>Every measure, score, tier and outcome of a day, in the plan's order.</summary>
    public AdviceFigures Figures(Prospect prospect, Evaluation evaluation)
    {
        if (!_plan.IsInForce(evaluation.AsOf))
        {
            return new(_plan, [], [], [], []);
        }

        Explains = false;
        _unread.Clear();
        Compute(prospect, evaluation, given: null, _unread);
        for (int i = 0; i < _plan.Decisions.Length; i++)
        {
            Decide(i, evaluation.Strict);
        }

        return new(_plan, (long[])_workspace.Quanta.Clone(), [.. _plan.Tiers.Select(t => _ranks[t.Value.Slot])], [.. _outcomes], (Openness[])_workspace.OpennessOf.Clone())
        {
            Honesty = _plan.Scores.Select(s => HonestyOf(s.Value)).Append(_plan.Honesty).Min(),
        };
    }

    /// <summary>What stands in the way of a goal, explained, if measures were these.</summary>
    public (IReadOnlyList<CriterionResult> Criteria, IReadOnlyList<MissingInput> Missing, Words Found, Outcome Outcome) Obstacles(
        AdviceTarget target, Prospect prospect, Evaluation evaluation, ReadOnlySpan<long> measures)
    {
        MeasureFor(target.Needs, prospect, evaluation, explains: true);
        Put(target, measures);
        DeriveFor(target.Needs, prospect, evaluation);
        if (target.Value is not null)
        {
            bool unsettled = _workspace.Quanta[target.Value.Slot] == IMeasure.Unknown || _workspace.OpennessOf[target.Value.Slot] != Openness.Closed;
            return ([], unsettled ? [.. MissingFor(target.Value).Concat(target.Reads.SelectMany(MissingFor)).Distinct()] : [], FoundOf(target), default);
        }

        DecisionResult decision = Decide(target.Decision, evaluation.Strict)!;
        return (decision.Criteria, decision.Missing, Texts.Phrase("outcome." + decision.Outcome), decision.Outcome);
    }

    /// <summary>What there is of a goal in the run that was last made, in words.</summary>
    public Words FoundOf(AdviceTarget target) => target.Value is { } value
        ? GoalReading.InWords(value, _workspace.Quanta[value.Slot], value.Steps is null ? null : _ranks[value.Slot])
        : Texts.Phrase("outcome." + _outcomes[target.Decision]);

    /// <summary>Some values of the run that was last made.</summary>
    public long[] ValuesOf(ValueRef[] values) => [.. values.Select(v => _workspace.Quanta[v.Slot])];

    private void MeasureFor(bool[] needs, Prospect prospect, Evaluation evaluation, bool explains = false)
    {
        Explains = explains;
        _unread.Clear();
        Prepare(prospect, evaluation, _unread);
        foreach (MeasurePlan measure in _plan.Measures)
        {
            if (needs[measure.Value.Slot])
            {
                Measure(measure, given: null);
            }
        }
    }

    private void Put(AdviceTarget target, ReadOnlySpan<long> measures)
    {
        for (int i = 0; i < measures.Length; i++)
        {
            int slot = _plan.Measures[i].Value.Slot;
            if (target.Needs[slot])
            {
                _workspace.Quanta[slot] = measures[i];
            }
        }
    }

    private void DeriveFor(bool[] needs, Prospect prospect, Evaluation evaluation)
    {
        foreach (DerivedPlan derived in _plan.ByDependency)
        {
            if (needs[derived.Value.Slot])
            {
                Derive(derived, prospect, evaluation, given: null);
            }
        }
    }

    private bool Judge(AdviceTarget target, Prospect prospect, Evaluation evaluation)
    {
        DeriveFor(target.Needs, prospect, evaluation);
        if (target.Value is { } value)
        {
            long quanta = _workspace.Quanta[value.Slot];
            return quanta != IMeasure.Unknown && quanta >= target.Least && !_workspace.OpennessOf[value.Slot].Includes(Openness.Below);
        }

        Decide(target.Decision, evaluation.Strict);
        return _outcomes[target.Decision] == Outcome.Eligible;
    }
}
