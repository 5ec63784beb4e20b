using VolunteerCredit.Explanations;
using VolunteerCredit.Guarding;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets.Linting.Rules;
using VolunteerCredit.RuleSets.Linting.Witnesses;

namespace VolunteerCredit.RuleSets.Linting;

/// <summary>Looks through a document that compiles for what it probably does not mean.</summary>
internal static class Linter
{
    private static readonly DateOnly UsualDay = new(2024, 6, 30);

    private static readonly ILintRule[] Rules =
    [
        new TierRule(), new OfferRule(), new DeadLimitRule(), new DeadWeightRule(), new MonotoneRule(), new CriterionRule(),
        new HonestyRule(), new SensitiveRule(), new AdverseWindowRule(), new AskAPersonRule(), new BoundaryRule(),
    ];

    /// <summary>Finds what there is to find, each once, in the order of the document; what is accepted is marked.</summary>
    /// <param name="document">The document.</param>
    /// <param name="plans">Its plans: one for each stretch of as-of days.</param>
    /// <param name="parameters">Values of its parameters in those plans.</param>
    /// <param name="cases">Its worked cases, as they ran.</param>
    /// <param name="compile">Compiles the document with a change.</param>
    /// <param name="bounds">What bounds the run.</param>
    /// <exception cref="ComponentException">A made-up volunteer was not computed in time.</exception>
    public static IReadOnlyList<Finding> Lint(
        RuleSetDocument document, RuleSetPlans plans, IReadOnlyList<KeyValuePair<string, DocumentNode>> parameters,
        IReadOnlyList<LintCase> cases, Func<DocumentNode, RuleSetPlans?> compile, RunBounds bounds)
    {
        var found = new Dictionary<(string, string?), Finding>();
        foreach ((Period days, RuleSetPlan plan) in plans.ByDays)
        {
            // Witnesses are volunteers: of a document about groups only the text is looked at.
            if (DayIn(days, plan) is not { } asOf || !plan.Subject.IsVolunteer)
            {
                continue;
            }

            var view = new DocumentView(document.Root, parameters.ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal), asOf);
            var witnesses = new WitnessMaker(plan, view, asOf, parameters.ToDictionary(p => p.Key, p => VerifyCases.TextOf(p.Value), StringComparer.Ordinal), bounds);
            var context = new LintContext(document, plan, view, witnesses, cases, changed => compile(changed)?.At(asOf),
                finding => found.TryAdd((finding.Code, finding.Place.Name), finding));
            foreach (ILintRule rule in Rules)
            {
                Look(rule, context);
            }
        }

        return Acceptances.Apply(document, [.. found.Values.OrderBy(f => f.Place.Line).ThenBy(f => f.Place.Column).ThenBy(f => f.Code, StringComparer.Ordinal)]);
    }

    /// <summary>What a rule cannot look through (a figure too large for any volunteer, a component that fails) it finds nothing more in; that never refuses a document.</summary>
    private static void Look(ILintRule rule, LintContext context)
    {
        try
        {
            rule.Look(context);
        }
#pragma warning disable CA1031 // a component is others' code: whatever it throws, the document is as good as it was; that it never returns is another matter
        catch (Exception fault) when (ComponentException.IsHarmOfOne(fault) && fault is not (ComponentException { Refusal.Code: Watchdog.NotInTime } or WatchdogException))
#pragma warning restore CA1031
        {
        }
    }

    /// <summary>A day in force: a usual one, or the one nearest to it.</summary>
    private static DateOnly? DayIn(Period days, RuleSetPlan plan)
    {
        int from = Math.Max(days.From, plan.EffectiveFrom.DayNumber), to = Math.Min(days.To, plan.EffectiveTo.DayNumber);
        return from > to || !plan.HasValues ? null : DateOnly.FromDayNumber(Math.Clamp(UsualDay.DayNumber, from, to));
    }
}
