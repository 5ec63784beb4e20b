using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit;

/// <summary>Scores volunteers by rule sets. Safe for any number of threads.</summary>
public interface ICreditEngine
{
    /// <summary>The rule sets there are, by id; several versions of one id in the order in which they take effect.</summary>
    IReadOnlyList<RuleSetInfo> RuleSets { get; }

    /// <summary>Scores one volunteer.</summary>
    /// <param name="ruleSetId">The rule set: <c>ID</c> (of several versions the one in effect on the as-of day), or <c>ID@VERSION</c>.</param>
    /// <param name="volunteer">The volunteer with records and facts.</param>
    /// <param name="evaluation">As of which day, with whose knowledge, under which parameters.</param>
    /// <returns>The result. Bad records are left out and reported in it; they never throw.</returns>
    /// <exception cref="UnknownNameException">There is no such rule set; the message lists those there are.</exception>
    /// <exception cref="RuleSetRefusedException">A parameter is missing or does not fit, the as-of day is out of bounds, or several versions are in effect on it and none is named.</exception>
    CreditResult Score(string ruleSetId, Volunteer volunteer, Evaluation evaluation);

    /// <summary>Scores many volunteers, one after the other, as they are asked for.</summary>
    /// <param name="ruleSetId">The rule set: <c>ID</c> (of several versions the one in effect on the as-of day), or <c>ID@VERSION</c>.</param>
    /// <param name="volunteers">The volunteers.</param>
    /// <param name="evaluation">As of which day, with whose knowledge, under which parameters.</param>
    /// <returns>A result for each volunteer, in the order given; the same as scoring one by one.</returns>
    /// <exception cref="UnknownNameException">There is no such rule set; the message lists those there are.</exception>
    /// <exception cref="RuleSetRefusedException">A parameter is missing or does not fit, the as-of day is out of bounds, or several versions are in effect on it and none is named.</exception>
    IEnumerable<CreditResult> Score(string ruleSetId, IEnumerable<Volunteer> volunteers, Evaluation evaluation);
}

/// <summary>A rule set as an engine knows it.</summary>
/// <param name="Identity">Id, version and hash.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Honesty">The lowest honesty of any part; <see langword="null"/> where that depends on a parameter that must be given.</param>
/// <param name="Purpose">What it is for.</param>
public sealed record RuleSetInfo(RuleSetIdentity Identity, Words Title, Honesty? Honesty, Purpose Purpose);
