using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets.Binding;
using VolunteerCredit.RuleSets.Linting.Witnesses;

namespace VolunteerCredit.RuleSets.Linting.Rules;

/// <summary>Filters and weights that no record can match, for what intake or the measure's own filter has left, and weights of 1.</summary>
internal sealed class DeadWeightRule : ILintRule
{
    public void Look(LintContext context)
    {
        var suspects = new List<(string Measure, Spot Weight, Filter Filter, bool IsOne)>();
        foreach ((string name, Spot measure) in context.View.Section("measures"))
        {
            if (!context.Values.ContainsKey(name))
            {
                continue;
            }

            Spot? empty = Conflicts.OfMeasure(context, measure);
            if (empty is { } where)
            {
                ShowEmpty(context, name, where);
                continue;
            }

            var filters = new List<Filter>();
            foreach (Spot level in Conflicts.Levels(context, measure))
            {
                filters.AddRange(context.View.Find(level, "where") is { } own ? [Filter.Read(context.View, own)] : []);
                foreach (Spot weight in context.View.List(level, "weights"))
                {
                    bool one = context.View.Figure(weight, "times") is { } times && times.Figure == new Fraction(1);
                    if (context.View.Find(weight, "where") is { } matching && Filter.Read(context.View, matching) is { } filter
                        && (one || Conflicts.IsExcluded(context, [.. filters, filter])))
                    {
                        suspects.Add((name, weight, filter, one));
                    }
                }
            }
        }

        if (suspects.Count > 0 && context.Without(suspects.Select(s => s.Weight.Node).ToHashSet()) is { } without)
        {
            foreach ((string measure, Spot weight, Filter filter, bool one) in suspects)
            {
                ShowWeight(context, measure, weight, filter, one, without);
            }
        }
    }

    /// <summary>Whoever has just such records has nothing by this measure.</summary>
    private static void ShowEmpty(LintContext context, string measure, Spot where)
    {
        if (context.Witnesses.Most(context.Witnesses.RecipesOf(measure)) is { } trial && trial.Volunteer.Records.Count > 0
            && WitnessMaker.QuantaOf(trial, context.Values[measure]) == 0)
        {
            context.Report("VC3107", where, measure, new("a filter that some record matches", "有记录符合的筛选条件"), context.Witnesses.Witness(context.Witnesses.Show(trial, measure)));
        }
    }

    /// <summary>Whoever has records that the weight is for has the same without it.</summary>
    private static void ShowWeight(LintContext context, string measure, Spot weight, Filter filter, bool one, RuleSetPlan without)
    {
        Recipe[] recipes = [.. context.Witnesses.RecipesOf(measure).Select(r => context.Witnesses.Fit(r, filter))];
        if (context.Witnesses.Most(recipes) is { } trial && WitnessMaker.QuantaOf(trial, context.Values[measure]) is not null
            && context.Witnesses.Again(trial, without) is { } again && context.Witnesses.Found(trial, measure) == context.Witnesses.Found(again, measure))
        {
            context.Report("VC3106", weight, measure, one
                ? new("a factor other than 1", "不等于 1 的系数") : new("a filter that some record of the measure matches", "该度量中有记录符合的筛选条件"),
                context.Witnesses.Witness(context.Witnesses.Show(trial, measure)));
        }
    }
}
