namespace VolunteerCredit.Decisions;

/// <summary>How outcomes join.</summary>
internal static class Outcomes
{
    /// <summary>NotEligible beats Undetermined beats Refer beats Eligible.</summary>
    public static Outcome Join(Outcome a, Outcome b) => a > b ? a : b;
}
