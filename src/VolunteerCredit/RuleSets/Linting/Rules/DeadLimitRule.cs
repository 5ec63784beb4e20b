using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets.Binding;
using VolunteerCredit.RuleSets.Linting.Witnesses;

namespace VolunteerCredit.RuleSets.Linting.Rules;

/// <summary>Caps, floors and clamps at or beyond what can be reached, of parts, groups, scores and periods: without them every result is the same.</summary>
internal sealed class DeadLimitRule : ILintRule
{
    public void Look(LintContext context)
    {
        var suspects = new List<Suspect>();
        foreach ((string name, Spot spot) in context.View.Section("scores"))
        {
            if (context.Plan.Scores.FirstOrDefault(s => s.Value.Name == name) is { Model: IHasLimits score } plan)
            {
                Spot? clamp = context.View.Find(spot, "clamp");
                Add(suspects, plan.Value, clamp, score.Reach);
                AddParts(context, suspects, plan.Value, spot, score.Reach);
            }
        }

        foreach ((string name, Spot spot) in context.View.Section("measures"))
        {
            if (context.Plan.Measures.FirstOrDefault(m => m.Value.Name == name) is { Measure.Component: IHasLimits measure } plan)
            {
                Add(suspects, plan.Value, spot, measure.Reach);
            }
        }

        if (suspects.Count > 0 && context.Without(suspects.Select(s => s.Spot.Node).ToHashSet()) is { } without)
        {
            foreach (Suspect suspect in suspects)
            {
                Show(context, suspect, without);
            }
        }
    }

    private static void AddParts(LintContext context, List<Suspect> suspects, ValueRef score, Spot owner, LimitReach reach)
    {
        Spot[] spots = [.. context.View.List(owner, "parts")];
        for (int i = 0; i < spots.Length && spots.Length == reach.Parts.Count; i++)
        {
            Add(suspects, score, spots[i], reach.Parts[i]);
            AddParts(context, suspects, score, spots[i], reach.Parts[i]);
        }
    }

    private static void Add(List<Suspect> suspects, ValueRef value, Spot? owner, LimitReach reach)
    {
        if (reach.IsCapDead && owner?.Find("max") is { } max)
        {
            suspects.Add(new(value, max, reach, true));
        }

        if (reach.IsFloorDead && owner?.Find("min") is { } min)
        {
            suspects.Add(new(value, min, reach, false));
        }
    }

    /// <summary>Whoever has the most, or the least, has the same with the limit and without.</summary>
    private static void Show(LintContext context, Suspect suspect, RuleSetPlan without)
    {
        Direction avoided = suspect.IsCap ? Direction.Falling : Direction.Rising;
        Recipe[] recipes = [.. suspect.Reach.Leaves.Where(l => l.Direction != avoided).SelectMany(l => context.Witnesses.Feeding(l.Of)).DistinctBy(r => r.For)];
        Trial? trial = suspect.Reach.Leaves.Any() ? context.Witnesses.Most(recipes) : context.Witnesses.Most(context.Witnesses.RecipesOf(suspect.Value.Name));
        if (trial is not null && WitnessMaker.QuantaOf(trial, suspect.Value) is not null && context.Witnesses.Again(trial, without) is { } again
            && context.Witnesses.Found(trial, suspect.Value.Name) == context.Witnesses.Found(again, suspect.Value.Name))
        {
            string text = DocumentView.Figure(context.View.Follow(suspect.Spot) ?? suspect.Spot)?.ToString() ?? "";
            context.Report("VC3105", suspect.Spot, text, suspect.IsCap
                ? new("a cap that some volunteer is above", "有志愿者会超过的上限") : new("a floor that some volunteer is below", "有志愿者会低于的下限"),
                context.Witnesses.Witness(context.Witnesses.Show(trial, suspect.Value.Name)));
        }
    }

    private sealed record Suspect(ValueRef Value, Spot Spot, LimitReach Reach, bool IsCap);
}
