using VolunteerCredit.RuleSets.Binding;

namespace VolunteerCredit.RuleSets.Linting.Rules;

/// <summary>For credit: a decision says whom to ask for a person's. It is about the text: no volunteer shows it.</summary>
internal sealed class AskAPersonRule : ILintRule
{
    public void Look(LintContext context)
    {
        foreach (DecisionPlan decision in context.Plan.Decisions.Where(d => context.Plan.Purpose == Purpose.Credit && d.AskAPerson is null))
        {
            Spot spot = context.View.Root.Find("decisions")?.Find(decision.Name) ?? context.View.Root;
            context.Report("VC3114", spot, decision.Name, Words.Same("askAPerson"));
        }
    }
}
