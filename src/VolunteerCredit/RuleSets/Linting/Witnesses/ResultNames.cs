using System.Globalization;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;

namespace VolunteerCredit.RuleSets.Linting.Witnesses;

/// <summary>Results by the names that worked cases use, and outcomes of criteria as <c>DECISION.require[0]</c>.</summary>
internal static class ResultNames
{
    private const string Require = ".require[";

    public static string? Find(CreditResult result, RuleSetPlan plan, string name)
    {
        int at = name.LastIndexOf(Require, StringComparison.Ordinal);
        if (at > 0 && name.EndsWith(']') && int.TryParse(name.AsSpan(at + Require.Length)[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            IReadOnlyList<CriterionResult> criteria = result.Decisions[name[..at]].Criteria;
            return number < criteria.Count ? criteria[number].Outcome.ToString() : null;
        }

        return VerifyCases.Find(result, plan, name);
    }

    public static Outcome OutcomeOf(Trial trial, string decision) => trial.Result.Decisions[decision].Outcome;
}
