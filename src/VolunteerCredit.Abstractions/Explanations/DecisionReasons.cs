namespace VolunteerCredit.Explanations;

/// <summary>Why a decision is not Eligible.</summary>
/// <param name="Name">The decision's name in the document.</param>
/// <param name="Reasons">The reasons, the weightiest first.</param>
public sealed record DecisionReasons(string Name, IReadOnlyList<DecisionReason> Reasons)
{
    /// <summary>How many reasons at most are named as those of a refusal.</summary>
    public const int PrincipalMax = 4;

    /// <summary>The reasons that a refusal names: the weightiest, at most <see cref="PrincipalMax"/>.</summary>
    public IEnumerable<DecisionReason> Principal => Reasons.Where(reason => reason.IsPrincipal);
}
