using VolunteerCredit.Advice;
using VolunteerCredit.Explanations;
using VolunteerCredit.Testing.Generators;

namespace VolunteerCredit.Testing.Laws;

/// <summary>P8: sound advice.</summary>
internal static class AdviceLaws
{
    /// <summary>The days that are planned: so far that most goals are in reach, so few that a case takes milliseconds.</summary>
    private const int Horizon = 60;

    /// <summary>Advice for one goal of the volunteer: a step, a decision, or somewhat more of a score or measure.</summary>
    public static void An_advice_is_sound(Trial trial)
    {
        (ICreditEngine engine, IReadOnlyList<Asked> all, Scene scene) = trial;
        Dice dice = scene.Dice();
        foreach (Asked asked in all)
        {
            Evaluation evaluation = asked.Of(scene, explain: false);
            CreditResult now = engine.Score(asked.RuleSetId, scene.Volunteer, evaluation);
            if (now.Status != ResultStatus.Refused && new GoalMaker(engine, asked.RuleSetId, scene.Volunteer, evaluation, now).Any(dice) is { } wanted)
            {
                var options = new AdviceOptions { HorizonDays = Horizon, MinutesPerDayMax = dice.Between(30, 600) };
                new AdviceLaw(engine, asked.RuleSetId, scene.Volunteer, evaluation, wanted.Goal, options) { StepIds = wanted.Steps, Least = wanted.Least }.Check();
            }
        }
    }
}
