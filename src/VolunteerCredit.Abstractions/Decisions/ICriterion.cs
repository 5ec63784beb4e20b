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
    /// <param name="evidence">Values and facts.</param>
    Verdict Judge(in Evidence evidence);
}

/// <summary>What a criterion found.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Found">What was found; <see langword="null"/> where nothing was.</param>
/// <param name="MissingFacts">Names of facts that were missing, where the outcome is <see cref="Outcome.Undetermined"/> for want of them.</param>
public readonly record struct Verdict(Outcome Outcome, Words? Found, IReadOnlyList<string>? MissingFacts = null);
