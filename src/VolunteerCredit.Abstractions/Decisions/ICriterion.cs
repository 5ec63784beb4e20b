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

    /// <summary>The values that must lie within bounds, so that a refusal can say what is wanting and what it was lost to. The default is none.</summary>
    IReadOnlyList<ValueBounds> Thresholds => [];

    /// <summary>Names of the facts that it asks about, so that a refusal names who supplies them and the linter sees what is asked of a person. The default is none.</summary>
    IReadOnlyList<string> Facts => [];

    /// <summary>
    /// How the outcome answers to more: of each value that it reads itself, and of the criteria inside it that are met. <see cref="Direction.Rising"/>: it never gets worse (a lower bound, all of several, facts alone),
    /// so that what is not met inside it is why it is not met, and advice may say that no plan is better. <see cref="Direction.Falling"/>: it never gets better (an upper bound, a criterion that must not be met).
    /// The default is <see cref="Direction.Mixed"/>, of which nothing is concluded.
    /// </summary>
    /// <remarks>NotEligible is worse than Refer, and that worse than Eligible; nothing is asked of Undetermined.</remarks>
    Direction Direction => Direction.Mixed;

    /// <summary>Judges one volunteer.</summary>
    /// <param name="evidence">Values and facts.</param>
    Verdict Judge(in Evidence evidence);
}

/// <summary>A value and the bounds that it must lie in. Beyond them a criterion is not met, or a person decides.</summary>
/// <param name="Of">The value.</param>
/// <param name="Bounds">The bounds, both included, in quanta of the value.</param>
public readonly record struct ValueBounds(ValueRef Of, Interval Bounds);

/// <summary>What a criterion found.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Found">What was found; <see langword="null"/> where nothing was.</param>
/// <param name="MissingFacts">Names of facts that were missing, where the outcome is <see cref="Outcome.Undetermined"/> for want of them.</param>
public readonly record struct Verdict(Outcome Outcome, Found? Found, IReadOnlyList<string>? MissingFacts = null);

/// <summary>What a criterion found: an amount or words. It is written out only where somebody reads it.</summary>
public readonly record struct Found
{
    private readonly Amount _amount;
    private readonly Words? _words;

    /// <summary>An amount.</summary>
    /// <param name="amount">The amount.</param>
    public Found(Amount amount) => _amount = amount;

    /// <summary>Words.</summary>
    /// <param name="words">The words, made beforehand: a criterion judges millions.</param>
    public Found(Words words) => _words = words;

    /// <summary>The words, where they are no amount.</summary>
    internal Words? Words => _words;

    /// <summary>In words.</summary>
    public Words ToWords() => _words ?? _amount.ToWords();
}
