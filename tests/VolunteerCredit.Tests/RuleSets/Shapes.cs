using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tests.RuleSets;

/// <summary>What the compiler knows of a value before anybody is scored, as text: bounds, direction, quantum.</summary>
internal static class Shapes
{
    /// <summary>The shape of the measure <c>m</c> or, without one, of the only score, of a document of given sections.</summary>
    public static string Of(string sections)
    {
        RuleSetLibrary library = RuleSetLibrary.Load(new ComponentCatalog(ComponentCatalog.BuiltIn), [RuleSetSource.FromText(Loading.Document(sections))], []);
        RuleSetPlan plan = library.Plan("t", new Dictionary<string, string>(), new DateOnly(2020, 6, 30)).Plan;
        ValueShape shape = plan.Measures.SingleOrDefault(m => m.Value.Name == "m")?.Value.Shape ?? Assert.Single(plan.Scores).Value.Shape;
        return $"{Bound(shape.Bounds.Min)} … {Bound(shape.Bounds.Max)} {shape.Direction} 1/{shape.Scale}";

        string Bound(long quanta) => Interval.IsNone(quanta) ? "–" : shape.Amount(quanta).ToString();
    }
}
