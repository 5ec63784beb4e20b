namespace VolunteerCredit.Decisions;

/// <summary>The outcome of a criterion or decision. NotEligible beats Undetermined beats Refer beats Eligible.</summary>
public enum Outcome
{
    /// <summary>Everything asked is met.</summary>
    Eligible,

    /// <summary>A person must decide.</summary>
    Refer,

    /// <summary>An input is missing; the result names it and who can supply it.</summary>
    Undetermined,

    /// <summary>Something asked is not met.</summary>
    NotEligible,

    /// <summary>The rule set is not in force on the as-of day.</summary>
    NotInForce,
}
