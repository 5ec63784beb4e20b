using VolunteerCredit.Advice;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.Testing.Generators;

namespace VolunteerCredit.Testing.Laws;

/// <summary>Goals of a rule set: steps of its tiers, its decisions, and somewhat more of its scores and measures than a volunteer has.</summary>
internal sealed class GoalMaker(ICreditEngine engine, string ruleSetId, Volunteer volunteer, Evaluation evaluation, CreditResult now)
{
    private const string NoStep = "?";

    /// <summary>One goal, with what a check must know of it; none where the rule set has no results.</summary>
    public (AdviceGoal Goal, IReadOnlyList<string> Steps, Fraction Least)? Any(Dice dice)
    {
        var goals = new List<(AdviceGoal, IReadOnlyList<string>, Fraction)>();
        foreach (TierResult tier in now.Tiers)
        {
            IReadOnlyList<string> steps = StepsOf(tier.Name);
            goals.AddRange(steps.Select(step => (AdviceGoal.Tier(tier.Name, step), steps, default(Fraction))));
        }

        goals.AddRange(now.Decisions.Select(d => (AdviceGoal.Eligible(d.Name), (IReadOnlyList<string>)[], default(Fraction))));
        goals.AddRange(now.Scores.Select(s => Above(s.Name, s.Value, dice)));
        if (goals.Count == 0)
        {
            goals.AddRange(now.Measures.Select(m => Above(m.Name, m.Value, dice)));
        }

        return goals.Count == 0 ? null : goals[dice.Below(goals.Count)];
    }

    private static (AdviceGoal Goal, IReadOnlyList<string> Steps, Fraction Least) Above(string name, Amount? value, Dice dice)
    {
        bool time = value?.Unit.Kind == UnitKind.Time;
        long whole = value is { } known ? known.Figure.FloorAt(1) : 0;
        long least = whole + (time ? dice.Of(1, 60, 600, 6_000, 30_000) : dice.Of(1, 2, 10, 50, 200));
        return (AdviceGoal.AtLeast(name, time ? $"{least}min" : $"{least}"), [], new Fraction(least));
    }

    /// <summary>The steps as the tier itself has them, which a document need not name: who asks for one that there is not is told those there are.</summary>
    private IReadOnlyList<string> StepsOf(string tier)
    {
        try
        {
            engine.Advise(ruleSetId, volunteer, evaluation, AdviceGoal.Tier(tier, NoStep), new AdviceOptions { HorizonDays = 1 });
            return [NoStep];
        }
        catch (UnknownNameException none)
        {
            return none.Known;
        }
    }
}
