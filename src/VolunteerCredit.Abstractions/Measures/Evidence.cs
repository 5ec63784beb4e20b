using VolunteerCredit.Intake;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Measures;

/// <summary>What a score, tier or criterion may look at: one volunteer's values and facts on the as-of day.</summary>
public readonly ref struct Evidence
{
    internal Evidence(Values values, Block block)
    {
        Values = values;
        Block = block;
        Facts = block.Facts;
        AsOf = block.AsOf;
    }

    /// <summary>The measures, and the scores and tiers that may be read.</summary>
    public Values Values { get; }

    /// <summary>What is known of the volunteer.</summary>
    public IFactView Facts { get; }

    /// <summary>The as-of day, as a day number.</summary>
    public int AsOf { get; }

    /// <summary>The rows, for what measures over periods of its own.</summary>
    internal Block Block { get; }
}
