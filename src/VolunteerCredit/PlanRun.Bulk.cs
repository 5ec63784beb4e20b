using VolunteerCredit.Bulk;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Guarding;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tiers;

namespace VolunteerCredit;

/// <summary>The same run into columns.</summary>
internal sealed partial class PlanRun
{
    /// <summary>Takes in the rows of a volunteer of a table.</summary>
    public void TakeIn(TableSubject subject, Evaluation evaluation)
    {
        _reader.Build(subject, evaluation.AsOf.DayNumber, evaluation.KnownAt, _unread);
        _intake.Run(traced: false);
    }

    /// <summary>Scores a volunteer of a table.</summary>
    /// <param name="subject">The volunteer.</param>
    /// <param name="evaluation">What is asked; explanations are not given.</param>
    /// <param name="into">Receives the figures, once all are computed.</param>
    /// <param name="at">The volunteer's place in the columns.</param>
    /// <param name="watch">Who may take the volunteer away from this thread while components are asked, where somebody watches.</param>
    /// <exception cref="AbandonedException">The volunteer was taken away; nothing was written.</exception>
    public void Score(TableSubject subject, Evaluation evaluation, BulkScores into, int at, Watch? watch = null)
    {
        if (!_plan.IsInForce(evaluation.AsOf))
        {
            into.SetBlank(at, ResultStatus.NotInForce);
            return;
        }

        watch?.Begin();
        Notice? refusal = null;
        (long Recorded, long Counted, int Unknown) left = default;
        try
        {
            Explains = false;
            _unread.Clear();
            Compute(subject, evaluation, given: null, _unread);
            for (int i = 0; i < _plan.Grants.Count; i++)
            {
                _settled[i] = Settle(_plan.Grants[i], _unread);
            }

            for (int i = 0; i < _plan.Decisions.Length; i++)
            {
                Decide(i, evaluation.Strict, into.DecisionColumns[i].KeepsOffers);
            }

            left = _intake.Left();
        }

#pragma warning disable CA1031 // a component is others' code: whatever it throws harms this volunteer's result alone
        catch (Exception fault) when (ComponentException.IsHarmOfOne(fault))
#pragma warning restore CA1031
        {
            refusal = RefusalFor(fault);
        }

        if (watch?.TryEnd() == false)
        {
            throw new AbandonedException();
        }

        if (refusal is null)
        {
            Write(into, at, left);
        }
        else
        {
            into.Refuse(at, refusal);
        }
    }

    /// <summary>Writes what was found. It only stores: what can fail is a matter of the volunteer, and was done before.</summary>
    private void Write(BulkScores into, int at, in (long Recorded, long Counted, int Unknown) left)
    {
        for (int i = 0; i < _settled.Length; i++)
        {
            into.Grants[i].Set(at, _settled[i].Balance?.Quanta ?? IMeasure.Unknown, _settled[i].Openness, Records.Qualifier.None, _settled[i].Honesty);
        }

        for (int i = 0; i < _plan.Decisions.Length; i++)
        {
            into.DecisionColumns[i].Set(at, _outcomes[i], _decisionHonesty[i]);
            if (into.DecisionColumns[i].KeepsOffers && _outcomes[i] == Outcome.Eligible)
            {
                into.DecisionColumns[i].SetOffer(at, _offered[i]);
            }
        }

        for (int i = 0; i < _plan.Measures.Length; i++)
        {
            Write(_plan.Measures[i].Value, into.MeasureColumns[i], at);
        }

        for (int i = 0; i < _plan.Scores.Length; i++)
        {
            Write(_plan.Scores[i].Value, into.ScoreColumns[i], at);
        }

        for (int i = 0; i < _plan.Tiers.Length; i++)
        {
            into.TierColumns[i].Set(at, _ranks[_plan.Tiers[i].Value.Slot]);
        }

        into.SetTime(at, left, _intake.Totals);
    }

    /// <summary>The result of a volunteer of a table in full: the same as singly, but that nothing missing is named.</summary>
    /// <param name="subject">The volunteer.</param>
    /// <param name="evaluation">What is asked.</param>
    /// <param name="refusal">Why the volunteer is not scored, if so.</param>
    public CreditResult Explain(TableSubject subject, Evaluation evaluation, Notice? refusal) => refusal is null
        ? Score(subject, evaluation with { Explain = false }, given: null)
        : Blank(subject, evaluation, ResultStatus.Refused, refusal, []);

    private void Write(ValueRef value, ValueColumn column, int at) =>
        column.Set(at, _workspace.Quanta[value.Slot], _workspace.OpennessOf[value.Slot], _qualifiers[value.Slot], _honesty[value.Slot]);
}
