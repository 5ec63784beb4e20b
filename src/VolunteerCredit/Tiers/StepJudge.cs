using VolunteerCredit.Decisions;
using VolunteerCredit.Measures;

namespace VolunteerCredit.Tiers;

/// <summary>The criteria of a ladder's steps and tables for one volunteer, each judged at most once.</summary>
internal ref struct StepJudge
{
    private readonly IReadOnlyList<TierStep> _steps;
    private readonly Evidence _evidence;
    private (Outcome Outcome, bool IsWanting)?[]? _judged;
    private List<string>? _missing;

    public StepJudge(IReadOnlyList<TierStep> steps, in Evidence evidence)
    {
        _steps = steps;
        _evidence = evidence;
    }

    /// <summary>Names of facts that were missing.</summary>
    public readonly IReadOnlyList<string>? MissingFacts => _missing;

    /// <summary>The criteria of a step.</summary>
    public Outcome Judge(int step)
    {
        IReadOnlyList<ICriterion> require = _steps[step].Require;
        return require.Count == 0 ? Outcome.Eligible : ((_judged ??= new (Outcome, bool)?[_steps.Count])[step] ??= JudgeAll(require)).Outcome;
    }

    /// <summary>Whether a step that was asked for wants an input, from a first to a last.</summary>
    public readonly bool IsWantingBetween(int first, int last)
    {
        for (int step = first; step <= last; step++)
        {
            if (_judged?[step] is { IsWanting: true })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>All of several criteria, and whether one of them wants an input.</summary>
    public (Outcome Outcome, bool IsWanting) JudgeAll(IReadOnlyList<ICriterion> criteria)
    {
        Outcome outcome = Outcome.Eligible;
        bool wanting = false;
        for (int i = 0; i < criteria.Count; i++)
        {
            ICriterion criterion = criteria[i];
            Verdict verdict = criterion.Judge(_evidence);
            outcome = Outcomes.Join(outcome, verdict.Outcome);
            if (verdict.Outcome == Outcome.Undetermined)
            {
                wanting |= IsWanting(criterion);
                if (verdict.MissingFacts is { } facts)
                {
                    (_missing ??= []).AddRange(facts);
                }
            }
        }

        return (outcome, wanting);
    }

    /// <summary>Where nothing was found an input is missing; otherwise a value is open.</summary>
    private readonly bool IsWanting(ICriterion criterion)
    {
        for (int i = 0; i < criterion.Inner.Count; i++)
        {
            if (IsWanting(criterion.Inner[i]))
            {
                return true;
            }
        }

        Verdict verdict = criterion.Judge(_evidence);
        return criterion.Inner.Count == 0 && verdict.Outcome == Outcome.Undetermined && verdict.Found is null;
    }
}
