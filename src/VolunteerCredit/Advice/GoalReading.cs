using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;
using VolunteerCredit.RuleSets.Binding;
using VolunteerCredit.Tiers;

namespace VolunteerCredit.Advice;

/// <summary>Finds what a goal names in a plan, and says it in words.</summary>
internal static class GoalReading
{
    /// <summary>The goal under a plan.</summary>
    /// <exception cref="UnknownNameException">The rule set has no such result or step.</exception>
    /// <exception cref="ArgumentException">The figure is none, or of another unit (VC4041).</exception>
    public static AdviceTarget Bind(AdviceGoal goal, RuleSetPlan plan)
    {
        switch (goal.Kind)
        {
            case AdviceGoalKind.Decision:
                int decision = Array.FindIndex(plan.Decisions, d => d.Name == goal.Name);
                return decision >= 0 ? AdviceTarget.OfDecision(plan, decision) : throw Unknown(plan, "decision", goal.Name, plan.Decisions.Select(d => d.Name));
            case AdviceGoalKind.Tier:
                TierPlan tier = plan.Tiers.FirstOrDefault(t => t.Value.Name == goal.Name) ?? throw Unknown(plan, "tier", goal.Name, plan.Tiers.Select(t => t.Value.Name));
                int step = StepOf(tier.Policy.Steps, goal.Least);
                return step >= 0 ? AdviceTarget.OfValue(plan, tier.Value, step + 1) : throw Unknown(plan, $"{goal.Name}:", goal.Least, tier.Policy.Steps.Select(s => s.Id));
            default:
                ValueRef value = plan.Measures.Select(m => m.Value).Concat(plan.Scores.Select(s => s.Value)).FirstOrDefault(v => v.Name == goal.Name)
                    ?? throw Unknown(plan, "measure or score", goal.Name, plan.Measures.Select(m => m.Value.Name).Concat(plan.Scores.Select(s => s.Value.Name)));
                return FigureText.TryParse(goal.Least, out Amount least) && least.Unit.Mixes(value.Shape.Unit) && LeastOf(least, value.Shape) is { } quanta
                    ? AdviceTarget.OfValue(plan, value, quanta)
                    : throw new ArgumentException(new Notice("VC4041", new Place { Source = plan.Identity.Id, Name = goal.Name }, goal.Least, Expected.UnitWords(value.Shape.Unit.Kind)).ToString());
        }
    }

    /// <summary>The goal in words.</summary>
    public static Words InWords(AdviceGoal goal, RuleSetPlan plan, AdviceTarget target) => goal.Kind switch
    {
        AdviceGoalKind.Decision => Texts.Phrase("advice.goal", plan.Decisions[target.Decision].Label, Texts.Phrase("outcome.Eligible")),
        AdviceGoalKind.Tier => Texts.Phrase("advice.goalOrAbove", target.Value!.Label, Label(target.Value.Steps![(int)target.Least - 1])),
        _ => Texts.Phrase("advice.goalAtLeast", target.Value!.Label, target.Value.Shape.Amount(target.Least).ToWords()),
    };

    /// <summary>A value in words: a tier by its step.</summary>
    public static Words InWords(ValueRef value, long quanta, TierRank? rank)
    {
        if (quanta == IMeasure.Unknown)
        {
            return Texts.Phrase("explain.unknown");
        }

        return rank is not { } found ? value.Shape.Amount(quanta).ToWords()
            : found.Awards is not null || value.Steps is not { } steps ? value.Shape.Amount(quanta).ToWords()
            : found.Step < 0 ? Texts.Phrase("explain.noTier") : Label(steps[found.Step]);
    }

    private static Words Label(TierStep step) => step.Title is { } title ? new($"{title.English} ({step.Id})", $"{title.Chinese}（{step.Id}）") : Words.Same(step.Id);

    private static long? LeastOf(Amount least, ValueShape shape)
    {
        try
        {
            return least.Figure.CeilingAt(shape.Scale);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static int StepOf(IReadOnlyList<TierStep> steps, string id)
    {
        for (int i = 0; i < steps.Count; i++)
        {
            if (steps[i].Id == id)
            {
                return i;
            }
        }

        return -1;
    }

    private static UnknownNameException Unknown(RuleSetPlan plan, string kind, string name, IEnumerable<string> known) => new(kind, name, plan.Identity.Id, [.. known]);
}
