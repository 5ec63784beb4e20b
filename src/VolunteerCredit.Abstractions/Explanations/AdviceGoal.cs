namespace VolunteerCredit.Explanations;

/// <summary>What a volunteer wants to reach.</summary>
public sealed record AdviceGoal
{
    private AdviceGoal(AdviceGoalKind kind, string name, string least) => (Kind, Name, Least) = (kind, name, least);

    /// <summary>What kind of result it is.</summary>
    public AdviceGoalKind Kind { get; }

    /// <summary>The name of the tier, score, measure or decision in the document.</summary>
    public string Name { get; }

    /// <summary>What it must be at least: the id of a step, a figure as documents write it, or <c>Eligible</c>.</summary>
    public string Least { get; }

    /// <summary>A step of a ladder or award, or any above it.</summary>
    /// <param name="tier">The ladder's name in the document.</param>
    /// <param name="step">The id of the step.</param>
    public static AdviceGoal Tier(string tier, string step) => new(AdviceGoalKind.Tier, tier, step);

    /// <summary>A score or measure of at least so much.</summary>
    /// <param name="value">Its name in the document.</param>
    /// <param name="figure">The figure, as documents write it: <c>335</c>, <c>600h</c>, <c>1h 30min</c>.</param>
    public static AdviceGoal AtLeast(string value, string figure) => new(AdviceGoalKind.Value, value, figure);

    /// <summary>A decision that is Eligible.</summary>
    /// <param name="decision">Its name in the document.</param>
    public static AdviceGoal Eligible(string decision) => new(AdviceGoalKind.Decision, decision, "Eligible");
}

/// <summary>What kind of result a goal is.</summary>
public enum AdviceGoalKind
{
    /// <summary>A step of a ladder, or an award.</summary>
    Tier,

    /// <summary>A score or measure.</summary>
    Value,

    /// <summary>A decision.</summary>
    Decision,
}
