using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tests.RuleSets;

/// <summary>What the compiler knows of a value before anybody is scored.</summary>
internal static class Shapes
{
    /// <summary>The shape of the measure <c>m</c> or, without one, of the only score, of a document of given sections.</summary>
    public static ValueShape Of(string sections, params ComponentType[] others)
    {
        RuleSetPlan plan = Plan(sections, others);
        return plan.Measures.SingleOrDefault(m => m.Value.Name == "m")?.Value.Shape ?? Assert.Single(plan.Scores).Value.Shape;
    }

    /// <summary>What the document of given sections becomes, with components of others.</summary>
    public static RuleSetPlan Plan(string sections, params ComponentType[] others) =>
        RuleSetLibrary.Load(new ComponentCatalog([.. ComponentCatalog.BuiltIn, .. others]), [RuleSetSource.FromText(Loading.Document(sections))], []).Plan("t", new Dictionary<string, string>(), new DateOnly(2020, 6, 30)).Plan;

    /// <summary>Bounds, direction and quantum.</summary>
    public static string Said(this ValueShape shape)
    {
        (long min, long max) = (shape.Bounds.Min, shape.Bounds.Max);
        return $"{(min == -Interval.Unbounded ? "–" : shape.Amount(min))} … {(max == Interval.Unbounded ? "–" : shape.Amount(max))} {shape.Direction} 1/{shape.Scale}";
    }
}
