using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Groups;

/// <summary>Scores groups: intake by volunteer, everything else over the rows of all members.</summary>
internal static class GroupScoring
{
    /// <summary>Scores every group, as its result is asked for.</summary>
    public static IEnumerable<CreditResult> Score(RuleSetPlan plan, IEnumerable<Volunteer> volunteers, Evaluation evaluation, int recordsMax)
    {
        foreach (Group group in GroupIntake.Run(plan, plan.Subject, volunteers, evaluation, recordsMax))
        {
            yield return Score(plan, group, evaluation, given: null);
        }
    }

    /// <summary>Explains every group, as its explanation is asked for.</summary>
    public static IEnumerable<Explanation> Explain(RuleSetPlan plan, IEnumerable<Volunteer> volunteers, Evaluation evaluation, RuleSetStory story, int recordsMax)
    {
        foreach (Group group in GroupIntake.Run(plan, plan.Subject, volunteers, evaluation with { Explain = true }, recordsMax))
        {
            PlanRun run = plan.Rent();
            Explanation explanation = run.Explain(group, evaluation, story);
            plan.Return(run);
            yield return explanation;
        }
    }

    /// <summary>Scores one group, which is there even if nobody belongs to it; for worked cases.</summary>
    public static CreditResult Score(
        RuleSetPlan plan, string group, IEnumerable<Volunteer> volunteers, Evaluation evaluation, IReadOnlyDictionary<string, Amount>? given) =>
        Score(plan, GroupIntake.Run(plan, plan.Subject, volunteers, evaluation, int.MaxValue, group).First(g => g.Id == group), evaluation, given);

    private static CreditResult Score(RuleSetPlan plan, Group group, Evaluation evaluation, IReadOnlyDictionary<string, Amount>? given)
    {
        PlanRun run = plan.Rent();
        CreditResult result = run.Score(group, evaluation, given);
        plan.Return(run);
        return result;
    }
}
