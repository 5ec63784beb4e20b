using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets.Binding;
using VolunteerCredit.RuleSets.Linting.Witnesses;

namespace VolunteerCredit.RuleSets.Linting;

/// <summary>Filters that can match no row, for what intake or another filter has left.</summary>
internal static class Conflicts
{
    /// <summary>The filter of a measure that no row can match; <see langword="null"/> where rows can.</summary>
    public static Spot? OfMeasure(LintContext context, Spot measure)
    {
        var filters = new List<(Spot Spot, Filter Filter)>();
        foreach (Spot where in Levels(context, measure).Select(l => context.View.Find(l, "where")).OfType<Spot>())
        {
            filters.Add((where, Filter.Read(context.View, where)));
            if (IsExcluded(context, [.. filters.Select(f => f.Filter)]))
            {
                return where;
            }
        }

        return null;
    }

    /// <summary>Whether no row that intake leaves matches all of several filters.</summary>
    public static bool IsExcluded(LintContext context, IReadOnlyList<Filter> filters)
    {
        if (filters.Any(f => f.IsEmpty) || filters.Any(f => filters.Any(f.Contradicts)))
        {
            return true;
        }

        foreach (Spot step in context.View.List(context.View.Root, "intake").Where(s => context.View.Text(s, "type") == "exclude" && s.Find("during") is null))
        {
            if ((context.View.Find(step, "where") is { } where && filters.Any(f => f.Implies(Filter.Read(context.View, where))))
                || (context.View.Find(step, "unless") is { } unless && filters.Any(f => f.Contradicts(Filter.Read(context.View, unless)))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A measure and those written inside it.</summary>
    public static IEnumerable<Spot> Levels(LintContext context, Spot measure)
    {
        Spot? level = measure;
        for (int depth = 0; level is { } spot && depth < 8; depth++)
        {
            yield return spot;
            level = context.View.Find(spot, "of") is { Node.Kind: NodeKind.Map } inner ? inner : null;
        }
    }

    /// <summary>The most that a value can be: nothing where no row can match its measure.</summary>
    public static long MostOf(LintContext context, ValueRef value) =>
        value.Shape.Bounds.Max > 0 && context.View.Find(context.View.Root, "measures") is { } measures && context.View.Find(measures, value.Name) is { } measure
            && context.View.Text(measure, "type") is "hours" or "count" or "quantity" or "each-period" && OfMeasure(context, measure) is not null
            ? 0 : value.Shape.Bounds.Max;
}
