using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Measures;

/// <summary>What a score or criterion may look at: one volunteer's values and facts on the as-of day.</summary>
public readonly ref struct Evidence
{
    internal Evidence(Values values, IFactView facts, int asOf)
    {
        Values = values;
        Facts = facts;
        AsOf = asOf;
    }

    /// <summary>The measures, and the scores that may be read.</summary>
    public Values Values { get; }

    /// <summary>What is known of the volunteer.</summary>
    public IFactView Facts { get; }

    /// <summary>The as-of day, as a day number.</summary>
    public int AsOf { get; }
}
