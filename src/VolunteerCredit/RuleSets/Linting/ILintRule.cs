namespace VolunteerCredit.RuleSets.Linting;

/// <summary>Looks for one kind of finding. What the analysis only suspects is reported where a witness shows it.</summary>
internal interface ILintRule
{
    void Look(LintContext context);
}
