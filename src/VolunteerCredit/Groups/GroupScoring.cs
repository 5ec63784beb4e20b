using VolunteerCredit.Explanations;
using VolunteerCredit.Guarding;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Groups;

/// <summary>Scores groups: intake by volunteer, everything else over the rows of all members.</summary>
internal static class GroupScoring
{
    /// <summary>Scores every group, as its result is asked for.</summary>
    public static IEnumerable<CreditResult> Score(RuleSetPlan plan, IEnumerable<Volunteer> volunteers, Evaluation evaluation, RunBounds bounds)
    {
        foreach (Group group in GroupIntake.Run(plan, plan.Subject, volunteers, evaluation, bounds))
        {
            yield return Score(plan, group, evaluation, given: null, bounds);
        }
    }

    /// <summary>Explains every group, as its explanation is asked for.</summary>
    public static IEnumerable<Explanation> Explain(RuleSetPlan plan, IEnumerable<Volunteer> volunteers, Evaluation evaluation, RuleSetStory story, RunBounds bounds)
    {
        foreach (Group group in GroupIntake.Run(plan, plan.Subject, volunteers, evaluation with { Explain = true }, bounds))
        {
            yield return bounds.Ask(
                plan, (group, evaluation, story),
                static (run, it) => run.Explain(it.group, it.evaluation, it.story),
                static (run, it, refusal) => it.story.Of(run.Refuse(it.group, it.evaluation, refusal)));
        }
    }

    /// <summary>Scores one group, which is there even if nobody belongs to it; for worked cases.</summary>
    public static CreditResult Score(
        RuleSetPlan plan, string group, IEnumerable<Volunteer> volunteers, Evaluation evaluation, IReadOnlyDictionary<string, Amount>? given, RunBounds bounds) =>
        Score(plan, GroupIntake.Run(plan, plan.Subject, volunteers, evaluation, bounds, group).First(g => g.Id == group), evaluation, given, bounds);

    private static CreditResult Score(RuleSetPlan plan, Group group, Evaluation evaluation, IReadOnlyDictionary<string, Amount>? given, RunBounds bounds) => bounds.Ask(
        plan, (group, evaluation, given),
        static (run, it) => run.Score(it.group, it.evaluation, it.given),
        static (run, it, refusal) => run.Refuse(it.group, it.evaluation, refusal));
}
