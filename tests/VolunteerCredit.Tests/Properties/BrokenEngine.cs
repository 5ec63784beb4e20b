using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Tests.Properties;

/// <summary>An engine from which one mechanism has been taken: what it is given, or what it gives, is spoiled on the way.</summary>
/// <param name="before">Spoils the volunteer and the question.</param>
/// <param name="after">Spoils the result.</param>
internal sealed class BrokenEngine(Func<Volunteer, Evaluation, (Volunteer Volunteer, Evaluation Evaluation)>? before, Func<CreditResult, CreditResult>? after = null) : EngineDouble(Engines.One)
{
    public static BrokenEngine Records(Func<IReadOnlyList<ServiceRecord>, Evaluation, IEnumerable<ServiceRecord>> spoil) =>
        new((volunteer, evaluation) => (volunteer with { Records = [.. spoil(volunteer.Records, evaluation)] }, evaluation));

    public override CreditResult Score(string ruleSetId, Volunteer volunteer, Evaluation evaluation)
    {
        (Volunteer spoiled, Evaluation asked) = before?.Invoke(volunteer, evaluation) ?? (volunteer, evaluation);
        CreditResult result = Engines.One.Score(ruleSetId, spoiled, asked) with { AsOf = evaluation.AsOf, KnownAt = evaluation.KnownAt };
        return after?.Invoke(result) ?? result;
    }
}
