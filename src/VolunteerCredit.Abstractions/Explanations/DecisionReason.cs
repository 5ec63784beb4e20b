using VolunteerCredit.Decisions;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>One reason of a refusal, referral or open decision.</summary>
/// <param name="Code">
/// A kind and a name in the document, such as <c>part:verified-hours</c>, <c>measure:hours</c>, <c>intake:over-limit</c>, <c>fact:registered-with</c>,
/// <c>missing:born</c>. It is the same for every volunteer and in every language.
/// </param>
/// <param name="Text">The reason in words, with its figures.</param>
/// <param name="MendedBy">Who can mend it.</param>
/// <param name="How">How it can be mended.</param>
public sealed record DecisionReason(string Code, Words Text, Words MendedBy, Words How)
{
    /// <summary>The outcome that it brings about by itself.</summary>
    public Outcome Outcome { get; init; } = Outcome.NotEligible;

    /// <summary>The value that falls short, where the reason is about one: a score, a measure.</summary>
    public string? Of { get; init; }

    /// <summary>What it cost of that value: of a part what is wanting to its most, of intake what the value would be higher by had it counted. <see langword="null"/> where that cannot be said in figures.</summary>
    public Amount? Lost { get; init; }

    /// <summary>What is wanting of that value altogether.</summary>
    public Amount? Shortfall { get; init; }

    /// <summary>Whether it is one of those that a refusal names.</summary>
    public bool IsPrincipal { get; init; }
}
