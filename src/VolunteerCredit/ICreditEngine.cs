using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.RuleSets.Linting;

namespace VolunteerCredit;

/// <summary>Scores volunteers by rule sets. Safe for any number of threads.</summary>
public interface ICreditEngine
{
    /// <summary>The rule sets there are, by id.</summary>
    IReadOnlyList<RuleSetInfo> RuleSets { get; }

    /// <summary>Scores one volunteer.</summary>
    /// <param name="ruleSetId">The rule set.</param>
    /// <param name="volunteer">The volunteer with records and facts.</param>
    /// <param name="evaluation">As of which day, with whose knowledge, under which parameters.</param>
    /// <returns>The result. Bad records are left out and reported in it; they never throw.</returns>
    /// <exception cref="UnknownNameException">There is no such rule set; the message lists those there are.</exception>
    /// <exception cref="RuleSetRefusedException">A parameter is missing or does not fit, or the as-of day is out of bounds.</exception>
    CreditResult Score(string ruleSetId, Volunteer volunteer, Evaluation evaluation);

    /// <summary>Scores many volunteers, one after the other, as they are asked for.</summary>
    /// <param name="ruleSetId">The rule set.</param>
    /// <param name="volunteers">The volunteers.</param>
    /// <param name="evaluation">As of which day, with whose knowledge, under which parameters.</param>
    /// <returns>A result for each volunteer, in the order given; the same as scoring one by one.</returns>
    /// <exception cref="UnknownNameException">There is no such rule set; the message lists those there are.</exception>
    /// <exception cref="RuleSetRefusedException">A parameter is missing or does not fit, or the as-of day is out of bounds.</exception>
    IEnumerable<CreditResult> Score(string ruleSetId, IEnumerable<Volunteer> volunteers, Evaluation evaluation);

    /// <summary>What the linter found in a rule set when it was loaded: warnings, those that the document accepts included. Errors would have refused it.</summary>
    /// <param name="ruleSetId">The rule set.</param>
    /// <returns>The findings, in the order of the document.</returns>
    /// <exception cref="UnknownNameException">There is no such rule set; the message lists those there are.</exception>
    IReadOnlyList<Finding> Lint(string ruleSetId);
}

/// <summary>A rule set as an engine knows it.</summary>
/// <param name="Identity">Id, version and hash.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Honesty">The lowest honesty of any part; <see langword="null"/> where that depends on a parameter that must be given.</param>
/// <param name="Purpose">What it is for.</param>
public sealed record RuleSetInfo(RuleSetIdentity Identity, Words Title, Honesty? Honesty, Purpose Purpose)
{
    /// <summary>What the linter found, accepted warnings included; the default is nothing.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];
}
