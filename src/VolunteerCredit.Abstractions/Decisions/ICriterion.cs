using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Decisions;

/// <summary>A criterion of a decision: facts and values in, an outcome out.</summary>
/// <remarks>One instance serves all volunteers and threads and keeps nothing between calls.</remarks>
public interface ICriterion
{
    /// <summary>What is asked, in words.</summary>
    Words Requirement { get; }

    /// <summary>The criteria inside it, if it joins several.</summary>
    IReadOnlyList<ICriterion> Inner => [];

    /// <summary>Judges one volunteer.</summary>
    /// <param name="input">Values and facts.</param>
    Verdict Judge(in CriterionInput input);
}

/// <summary>What a criterion judges.</summary>
public readonly ref struct CriterionInput
{
    internal CriterionInput(Values values, IFactView facts, int asOf)
    {
        Values = values;
        Facts = facts;
        AsOf = asOf;
    }

    /// <summary>The measures and scores.</summary>
    public Values Values { get; }

    /// <summary>What is known of the volunteer.</summary>
    public IFactView Facts { get; }

    /// <summary>The as-of day, as a day number.</summary>
    public int AsOf { get; }
}

/// <summary>What a criterion found.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Found">What was found; <see langword="null"/> where nothing was.</param>
/// <param name="MissingFacts">Names of facts that were missing, where the outcome is <see cref="Outcome.Undetermined"/> for want of them.</param>
public readonly record struct Verdict(Outcome Outcome, Words? Found, IReadOnlyList<string>? MissingFacts = null);
