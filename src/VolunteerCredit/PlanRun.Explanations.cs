using VolunteerCredit.Explanations;
using VolunteerCredit.Groups;
using VolunteerCredit.Guarding;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit;

/// <summary>The whole explanation: the same run, then what every record gave, by the same components, and the run again without what intake took away.</summary>
internal sealed partial class PlanRun
{
    /// <summary>Explains a volunteer's result.</summary>
    public Explanation Explain(Volunteer volunteer, Evaluation evaluation, RuleSetStory story) => Explain(new VolunteerSubject(volunteer), evaluation, story);

    /// <summary>Explains a group's result.</summary>
    public Explanation Explain(Group group, Evaluation evaluation, RuleSetStory story) =>
        group.Refusals.Count > 0 ? story.Of(Score(group, evaluation)) : Explain(new GroupSubject(group), evaluation, story);

    private Explanation Explain(Subject subject, Evaluation evaluation, RuleSetStory story)
    {
        CreditResult result = Score(subject, evaluation with { Explain = true }, given: null);
        Explanation told = story.Of(result);
        if (result.Status != ResultStatus.Computed)
        {
            return told;
        }

        try
        {
            return Tell(told, subject, evaluation);
        }
#pragma warning disable CA1031 // a component is others' code: it is asked again, and whatever it throws harms this volunteer's explanation alone
        catch (Exception fault) when (ComponentException.IsHarmOfOne(fault))
#pragma warning restore CA1031
        {
            return told with { Result = Blank(subject, evaluation, ResultStatus.Refused, RefusalFor(fault), [.. result.Notices]) };
        }
    }

    private Explanation Tell(Explanation told, Subject subject, Evaluation evaluation)
    {
        CreditResult result = told.Result;
        var contributions = new Contributions(_plan, _workspace);
        var costs = new Lazy<IReadOnlyDictionary<string, long[]>>(() => ValuesWithout(subject, evaluation, result.Time));
        Dictionary<string, ScoreStory> scores = _plan.Scores.ToDictionary(
            s => s.Value.Name, s => StoryOf(s, result.Scores[s.Value.Name], contributions, value => CostsOf(value, costs.Value, result.Time), subject, evaluation), StringComparer.Ordinal);
        var reasons = new ReasonFinder(_plan, _workspace, result, name => scores[name], value => CostsOf(value, costs.Value, result.Time));
        return told with
        {
            Measures = [.. _plan.Measures.Select(contributions.Of)],
            Scores = [.. scores.Values.Select(s => s.Contributions)],
            Decisions = [.. _plan.Decisions.Select((_, i) => reasons.Find(i)).Where(d => d.Reasons.Count > 0)],
            Scales = ScaleReader.Read(_plan, result, scores.ToDictionary(s => s.Key, s => s.Value.Contributions, StringComparer.Ordinal)),
        };
    }

    /// <summary>What a score is made of; of one that another rule set computed that one's parts.</summary>
    private ScoreStory StoryOf(
        ScorePlan plan, ScoreResult result, Contributions contributions, Func<ValueRef, IReadOnlyList<IntakeCost>> costsOf, Subject subject, Evaluation evaluation)
    {
        ScoreContributions own = contributions.Of(plan, result);
        if (result.Computed is null || _asked.FirstOrDefault(a => a.Value.Plan.Identity == result.Computed.By) is not { Value.Plan: { } other } taken)
        {
            return new(own, result.Computed is null ? costsOf(plan.Value) : [], [.. result.Lines.Select(line => _plan.Measures.FirstOrDefault(m => m.Value.Name == line.Of)?.Measure)]);
        }

        PlanRun run = other.Rent();
        ScoreStory lent = run.Lend(other.Scores.First(s => s.Value.Name == result.Computed.Score.Name), subject, taken.Value.Asked with { KnownAt = evaluation.KnownAt });
        other.Return(run);
        return lent with { Contributions = lent.Contributions with { Name = own.Name } };
    }

    private ScoreStory Lend(ScorePlan plan, Subject subject, Evaluation evaluation)
    {
        CreditResult result = Score(subject, evaluation with { Explain = true }, given: null);
        if (result.Refusal is { } refusal)
        {
            throw new ComponentException(refusal); // it was computed a moment ago
        }

        var costs = new Lazy<IReadOnlyDictionary<string, long[]>>(() => ValuesWithout(subject, evaluation, result.Time));
        return StoryOf(plan, result.Scores[plan.Value.Name], new Contributions(_plan, _workspace), value => CostsOf(value, costs.Value, result.Time), subject, evaluation);
    }

    /// <summary>All values as they would be without the steps of each reason that took anything away. Of groups, whose members' intake is over, none.</summary>
    private Dictionary<string, long[]> ValuesWithout(Subject subject, Evaluation evaluation, TimeBalance time)
    {
        var values = new Dictionary<string, long[]>(StringComparer.Ordinal);
        foreach (ReasonTotal reason in subject is VolunteerSubject ? time.Reasons : [])
        {
            PlanRun run = _plan.Rent();
            if (run.ValuesWithout(reason.Reason, subject, evaluation) is { } found)
            {
                values[reason.Reason] = found;
            }

            _plan.Return(run);
        }

        return values;
    }

    private long[]? ValuesWithout(string reason, Subject subject, Evaluation evaluation)
    {
        try
        {
            Watch.BeginPass();
            Explains = false;
            _unread.Clear();
            _intake.Without = reason;
            Compute(subject, evaluation with { Explain = false }, given: null, _unread);
            return [.. _workspace.Quanta];
        }
#pragma warning disable CA1031 // what cannot be computed without the step has no figure; a component that fails refuses the explanation
        catch (Exception fault) when (ComponentException.IsHarmOfOne(fault) && fault is not ComponentException { IsOfComponent: true })
#pragma warning restore CA1031
        {
            return null;
        }
        finally
        {
            _intake.Without = null;
        }
    }

    private IReadOnlyList<IntakeCost> CostsOf(ValueRef value, IReadOnlyDictionary<string, long[]> without, TimeBalance time)
    {
        long now = _workspace.Quanta[value.Slot];
        return now == IMeasure.Unknown ? [] :
        [
            .. time.Reasons.Where(r => without.TryGetValue(r.Reason, out long[]? then) && then[value.Slot] != IMeasure.Unknown && then[value.Slot] != now).Select(r => new IntakeCost(
                r, _plan.Intake.FirstOrDefault(step => step.Reason == r.Reason), value.Shape.Amount(checked(without[r.Reason][value.Slot] - now)))),
        ];
    }
}
