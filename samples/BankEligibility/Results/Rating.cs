using BankEligibility.Running;
using BankEligibility.Screens;
using VolunteerCredit;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace BankEligibility.Results;

/// <summary>Volunteers rated by one rule set.</summary>
internal sealed record Rating(ICreditEngine Engine, RuleSetInfo RuleSet, Evaluation Evaluation, IReadOnlyList<Volunteer> Volunteers, IReadOnlyList<CreditResult> Results)
{
    /// <summary>Volunteers of whom something counts, or still may: minutes that are held or unknown.</summary>
    public IEnumerable<CreditResult> WithService => Results.Where(HasService);

    /// <summary>Volunteers of whom nothing counts.</summary>
    public IEnumerable<CreditResult> WithoutService => Results.Where(result => !HasService(result));

    /// <summary>Rates volunteers.</summary>
    /// <exception cref="UsageException">A parameter is missing or does not fit.</exception>
    public static Rating Of(ICreditEngine engine, string ruleSet, IReadOnlyList<Volunteer> volunteers, Evaluation evaluation, Watch watch, SampleTexts texts)
    {
        Watch.Stage stage = watch.Begin(texts["progress.rate", ruleSet], volunteers.Count);
        var results = new List<CreditResult>(volunteers.Count);
        try
        {
            foreach (CreditResult result in engine.Score(ruleSet, volunteers, evaluation))
            {
                results.Add(result);
                stage.Add(1);
            }
        }
        catch (RuleSetRefusedException refused)
        {
            throw new UsageException(string.Join('\n', refused.Faults.Select(fault => fault.In(texts.Language))));
        }

        return new(engine, engine.RuleSets.First(known => known.Identity.Id == ruleSet || $"{known.Identity.Id}@{known.Identity.Version}" == ruleSet), evaluation, volunteers, results);
    }

    /// <summary>The same for one volunteer, down to each record.</summary>
    public CreditResult Explained(CreditResult result) =>
        Engine.Score($"{RuleSet.Identity.Id}@{RuleSet.Identity.Version}", Volunteers.First(volunteer => volunteer.Id == result.VolunteerId), Evaluation with { Explain = true });

    private static bool HasService(CreditResult result) =>
        result.Status == ResultStatus.Computed && (result.Time.Counted > 0 || result.Time.Held > 0 || result.Time.UnknownRecords > 0);
}
