using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Guarding;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets.Binding;
using VolunteerCredit.RuleSets.Linting.Witnesses;

namespace VolunteerCredit.RuleSets.Linting.Rules;

/// <summary>More service that brings a lower score, a lower tier or a worse outcome. Acts (a no-show, a complaint, a claim) are no service.</summary>
internal sealed class MonotoneRule : ILintRule
{
    private const int TrialsMax = 160;
    private const int FiguresMax = 6;

    private static readonly string[] Competing = ["limit", "merge-overlaps"];

    public void Look(LintContext context)
    {
        Recipe[] services = IsSuspect(context) ? [.. context.Witnesses.Recipes.Where(r => !r.IsAct && r.Days.Count > 0).DistinctBy(Kind).Take(5)] : [];
        if (services.Length == 0)
        {
            return;
        }

        int outputs = context.Plan.Scores.Length + context.Plan.Tiers.Length + context.Plan.Decisions.Length;
        var reported = new HashSet<string>(StringComparer.Ordinal);
        int trials = 0;
        foreach ((Trial less, ServiceRecord more) in Pairs(context, services))
        {
            if (trials++ >= TrialsMax || reported.Count == outputs)
            {
                return;
            }

            if (context.Witnesses.Try([.. less.Volunteer.Records, more], less.Volunteer.Facts) is { } trial
                && Lowered(context, less.Result, trial.Result) is { } lowered && reported.Add(lowered.Name))
            {
                Spot spot = context.View.Root.Find(lowered.Section)?.Find(lowered.Name) ?? context.View.Root;
                WitnessResult before = context.Witnesses.Show(less, lowered.Name), after = context.Witnesses.Show(trial, lowered.Name);
                context.Report("VC3108", spot, $"{lowered.Name}: {before.Found ?? "–"} → {after.Found ?? "–"}",
                    new("no less for one record more", "多一条记录不致减少"), context.Witnesses.Witness(before, after));
            }
        }
    }

    /// <summary>Whether anything speaks for it: a falling curve or weight, an upper bound, a refusal, or records that compete.</summary>
    private static bool IsSuspect(LintContext context)
    {
        bool IsServed(ValueRef value) => context.Witnesses.Feeding(value).Any(r => !r.IsAct);
        bool Falls(LimitReach reach) => reach.Leaves.Any(l => l.Direction != Direction.Rising && IsServed(l.Of));
        return HasCompetition(context)
            || context.Plan.Measures.Any(m => m.Value.Shape.Direction != Direction.Rising && IsServed(m.Value))
            || context.Plan.Scores.Any(s => s.Model is IHasLimits score ? Falls(score.Reach) : s.Value.Shape.Direction != Direction.Rising && IsServed(s.Value))
            || context.View.Section("decisions").SelectMany(d => context.View.List(d.Spot, "require")).Any(c =>
                context.Thresholds.OfCriterion(c).Any(t => !t.IsLower && IsServed(t.Of)) || context.View.Below(c).Any(p => context.View.Text(p, "type") == "not"))
            || context.Plan.Decisions.SelectMany(d => d.Criteria).Any(c => GuardedCriterion.In(c.Criterion).Any(own => own.Direction != Direction.Rising) && c.Reads.Any(IsServed));
    }

    /// <summary>Records compete where a limit or a merge lets some of them count, and not all records are worth the same.</summary>
    private static bool HasCompetition(LintContext context)
    {
        Spot[] measures = [.. context.View.Section("measures").SelectMany(m => Conflicts.Levels(context, m.Spot))];
        Spot[] steps = [.. context.View.List(context.View.Root, "intake"), .. measures.SelectMany(m => context.View.List(m, "steps"))];
        Spot[] competing = [.. steps.Where(s => Competing.Contains(context.View.Text(s, "type"), StringComparer.Ordinal))];
        return competing.Length > 0 && (measures.Any(m => m.Find("where") is not null || m.Find("weights") is not null || m.Find("per") is not null || m.Find("distinct") is not null)
            || competing.Any(s => s.Find("count") is not null || s.Find("where") is not null || context.View.Text(s, "over") == "reject"));
    }

    /// <summary>Volunteers, each with a record that may be added: on a day that is full, before and after what is there, or on a day of its own.</summary>
    private static IEnumerable<(Trial Less, ServiceRecord More)> Pairs(LintContext context, Recipe[] services)
    {
        IReadOnlyList<Fact> facts = context.Witnesses.Facts;
        foreach (ServiceRecord[] records in Bases(context, services))
        {
            if (context.Witnesses.Try(records, facts) is not { } less)
            {
                yield break;
            }

            foreach (Recipe more in services)
            {
                if (records.Length > 0)
                {
                    yield return (less, more.More(records[0].Date, 1, "+more"));
                    yield return (less, more.More(records[0].Date, more.EachMax, "+more"));
                }

                yield return (less, more.More(more.Days[Math.Min(more.Days.Count - 1, records.Length)], more.Each, "~more"));
            }
        }
    }

    /// <summary>Records at the figures of the document, where results turn.</summary>
    private static IEnumerable<ServiceRecord[]> Bases(LintContext context, Recipe[] services)
    {
        (long[] minutes, long[] numbers) = Figures(context);
        yield return [];
        foreach (Recipe recipe in services)
        {
            yield return [.. recipe.Rows(1, recipe.EachMax)];
        }

        foreach (long total in minutes)
        {
            foreach (Recipe recipe in services)
            {
                yield return [.. recipe.Total(total)];
            }
        }

        foreach (long count in numbers)
        {
            foreach (Recipe recipe in services)
            {
                yield return [.. recipe.Rows((int)count)];
                yield return [.. recipe.Rows((int)count - 1)];
            }
        }
    }

    private static (long[] Minutes, long[] Numbers) Figures(LintContext context)
    {
        Amount[] figures = [.. context.View.Root.Members().Where(m => m.Key is "measures" or "scores" or "tiers" or "decisions")
            .SelectMany(m => context.View.Below(m.Value)).Where(s => s.Node.Kind is NodeKind.Number or NodeKind.Text).Select(DocumentView.Figure).OfType<Amount>()];
        return (
            [.. figures.Where(f => f.Unit.Kind == UnitKind.Time && f.Quanta > 0 && f.Figure < new Fraction(500_000)).Select(f => f.Figure.CeilingAt(1)).Distinct().Order().Take(FiguresMax)],
            [.. figures.Where(f => f.Unit.Kind == UnitKind.Number && f.Scale == 1 && f.Quanta is > 1 and <= 40).Select(f => f.Quanta).Distinct().Order().Take(FiguresMax)]);
    }

    private static (string Section, string Name)? Lowered(LintContext context, CreditResult less, CreditResult more)
    {
        foreach (ScorePlan score in context.Plan.Scores)
        {
            if (less.Scores[score.Value.Name].Value is { } before && more.Scores[score.Value.Name].Value is { } after && after.Quanta < before.Quanta)
            {
                return ("scores", score.Value.Name);
            }
        }

        foreach (TierPlan tier in context.Plan.Tiers)
        {
            (TierResult before, TierResult after) = (less.Tiers[tier.Value.Name], more.Tiers[tier.Value.Name]);
            if (!before.IsUnknown && !after.IsUnknown && Step(tier, after) < Step(tier, before))
            {
                return ("tiers", tier.Value.Name);
            }
        }

        foreach (DecisionPlan decision in context.Plan.Decisions)
        {
            (Outcome before, Outcome after) = (less.Decisions[decision.Name].Outcome, more.Decisions[decision.Name].Outcome);
            if (after > before && before != Outcome.Undetermined && after != Outcome.Undetermined)
            {
                return ("decisions", decision.Name);
            }
        }

        return null;
    }

    /// <summary>Recipes that make the same records are one.</summary>
    private static (ServiceRecord, string, int?, DateOnly, int) Kind(Recipe recipe) =>
        (recipe.Template with { Tags = [] }, string.Join('\n', recipe.Template.Tags), recipe.Start, recipe.Days[0], recipe.EachMax);

    private static int Step(TierPlan tier, TierResult result)
    {
        for (int i = 0; i < tier.Policy.Steps.Count; i++)
        {
            if (tier.Policy.Steps[i].Id == result.Reached)
            {
                return i;
            }
        }

        return -1;
    }
}
