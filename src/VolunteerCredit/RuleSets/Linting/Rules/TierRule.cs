using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets.Binding;
using VolunteerCredit.RuleSets.Linting.Witnesses;
using VolunteerCredit.Tiers;

namespace VolunteerCredit.RuleSets.Linting.Rules;

/// <summary>Tiers that are never the result: beyond what can be reached, or never told apart from the next.</summary>
internal sealed class TierRule : ILintRule
{
    public void Look(LintContext context)
    {
        foreach ((string name, Spot spot) in context.View.Section("tiers"))
        {
            if (context.Plan.Tiers.FirstOrDefault(t => t.Value.Name == name) is { } plan)
            {
                Look(context, plan, spot);
            }
        }
    }

    private static void Look(LintContext context, TierPlan plan, Spot tier)
    {
        IReadOnlyList<TierStep> steps = plan.Policy.Steps;
        Spot[] spots = [.. context.View.List(tier, "steps")];
        bool plain = tier.Find("tables") is null && tier.Find("keep") is null && tier.Find("repeat") is null;
        for (int i = 0; i < steps.Count; i++)
        {
            Spot spot = spots.Length == steps.Count ? spots[i] : tier;
            if (plain && steps[i].Thresholds.FirstOrDefault(t => IsBeyond(context, t)) is { } beyond)
            {
                ReportBeyond(context, plan, steps[i], beyond, spot);
            }
            else if (plain && i + 1 < steps.Count && spot.Find("require") is null
                && (spots.Length != steps.Count || spots[i + 1].Find("require") is null) && IsShadowed(steps[i], steps[i + 1]))
            {
                ReportShadowed(context, plan, i, spot);
            }
        }
    }

    private static long Upper(TierThreshold threshold) => threshold.AtLeast.Figure.CeilingAt(threshold.Of.Shape.Scale);

    private static bool IsBeyond(LintContext context, TierThreshold threshold)
    {
        long most = Conflicts.MostOf(context, threshold.Of);
        return most != Interval.Unbounded && Upper(threshold) > most;
    }

    /// <summary>Whoever has one tier has the next as well.</summary>
    private static bool IsShadowed(TierStep step, TierStep next) => next.Thresholds.Count > 0 && next.Thresholds.All(t =>
        (t.Of.Shape.Bounds.Min != -Interval.Unbounded && t.Of.Shape.Bounds.Min >= Upper(t))
        || step.Thresholds.Any(own => own.Of == t.Of && Upper(own) >= Upper(t)));

    private static void ReportBeyond(LintContext context, TierPlan plan, TierStep step, TierThreshold beyond, Spot spot)
    {
        Trial[] tried = [.. context.Witnesses.Usual];
        if (tried.Length == 0 || tried.Any(t => context.Witnesses.Found(t, plan.Value.Name) == step.Id))
        {
            return;
        }

        Trial best = tried.OrderBy(t => WitnessMaker.QuantaOf(t, beyond.Of) ?? long.MinValue).Last();
        string most = beyond.Of.Shape.Amount(Conflicts.MostOf(context, beyond.Of)).ToString();
        context.Report("VC3102", spot, $"{step.Id}: {beyond.AtLeast}", new($"at most {most}, the most that {beyond.Of.Name} can be", $"不超过 {most}，即 {beyond.Of.Name} 的最大值"),
            context.Witnesses.Witness(context.Witnesses.Show(best, beyond.Of.Name), context.Witnesses.Show(best, plan.Value.Name)));
    }

    private static void ReportShadowed(LintContext context, TierPlan plan, int step, Spot spot)
    {
        IReadOnlyList<TierStep> steps = plan.Policy.Steps;
        TierThreshold own = steps[step].Thresholds is [{ } first, ..] ? first : steps[step + 1].Thresholds[0];
        IEnumerable<Trial> tried = context.Witnesses.Within(own.Of, Math.Max(Upper(own), own.Of.Shape.Bounds.Min), Interval.Unbounded);
        Trial[] reached = [.. tried.Take(3)];
        if (reached.All(t => context.Witnesses.Found(t, plan.Value.Name) != steps[step].Id)
            && reached.FirstOrDefault(t => steps.Skip(step + 1).Any(s => s.Id == context.Witnesses.Found(t, plan.Value.Name))) is { } witness)
        {
            string next = steps[step + 1].Id;
            context.Report("VC3101", spot, steps[step].Id, new($"a volunteer who has it and not {next}", $"达到它而未达到 {next} 的志愿者"),
                context.Witnesses.Witness(context.Witnesses.Show(witness, own.Of.Name), context.Witnesses.Show(witness, plan.Value.Name)));
        }
    }
}
