using VolunteerCredit.Advice;
using VolunteerCredit.Explanations;
using VolunteerCredit.Receipts;
using VolunteerCredit.Records;

namespace VolunteerCredit.Tests.Properties;

/// <summary>An engine from which one mechanism has been taken: what it is handed, what it is asked, or what it gives is spoiled on the way. Whatever is not given is right.</summary>
internal sealed class BrokenEngine(CreditEngine inner) : EngineDouble(inner)
{
    private readonly CreditEngine _inner = inner;

    public Func<Volunteer, Evaluation, Volunteer>? Handed { get; init; }

    public Func<Evaluation, Evaluation>? Asked { get; init; }

    public Func<CreditResult, CreditResult>? Result { get; init; }

    public Func<BoardResult, BoardResult>? Board { get; init; }

    public Func<Explanation, Explanation>? Why { get; init; }

    public Func<AdviceResult, AdviceResult>? Advice { get; init; }

    public Func<Volunteer, Volunteer>? Verified { get; init; }

    public Func<IEnumerable<Volunteer>, IEnumerable<Volunteer>>? Many { get; init; }

    /// <summary>Its records are spoiled on the way.</summary>
    public static BrokenEngine Records(CreditEngine inner, Func<IReadOnlyList<ServiceRecord>, Evaluation, IEnumerable<ServiceRecord>> spoil) =>
        new(inner) { Handed = (volunteer, evaluation) => volunteer with { Records = [.. spoil(volunteer.Records, evaluation)] } };

    /// <summary>A record of the volunteer before comes along.</summary>
    public static BrokenEngine Remembering(CreditEngine inner)
    {
        IReadOnlyList<ServiceRecord> before = [];
        return Records(inner, (records, _) =>
        {
            ServiceRecord[] both = [.. records, .. before.Take(1).Select(r => r with { Id = "remembered" })];
            before = records;
            return both;
        });
    }

    public override CreditResult Score(string ruleSetId, Volunteer volunteer, Evaluation evaluation)
    {
        Volunteer handed = Handed?.Invoke(volunteer, evaluation) ?? volunteer;
        Evaluation asked = Asked?.Invoke(evaluation) ?? evaluation;
        CreditResult result = _inner.Score(ruleSetId, handed, asked) with { AsOf = evaluation.AsOf, KnownAt = evaluation.KnownAt };
        return Result?.Invoke(result) ?? result;
    }

    public override IEnumerable<CreditResult> Score(string ruleSetId, IEnumerable<Volunteer> volunteers, Evaluation evaluation) =>
        base.Score(ruleSetId, Many?.Invoke(volunteers) ?? volunteers, evaluation);

    public override BoardResult Rank(string ruleSetId, string board, IEnumerable<Volunteer> volunteers, Evaluation evaluation)
    {
        BoardResult result = base.Rank(ruleSetId, board, volunteers, evaluation);
        return Board?.Invoke(result) ?? result;
    }

    public override Explanation Explain(string ruleSetId, Volunteer volunteer, Evaluation evaluation)
    {
        Explanation why = base.Explain(ruleSetId, volunteer, evaluation);
        return Why?.Invoke(why) ?? why;
    }

    public override AdviceResult Advise(string ruleSetId, Volunteer volunteer, Evaluation evaluation, AdviceGoal goal, AdviceOptions? options = null)
    {
        AdviceResult advice = base.Advise(ruleSetId, volunteer, evaluation, goal, options);
        return Advice?.Invoke(advice) ?? advice;
    }

    public override ReceiptCheck Verify(Receipt receipt, Volunteer volunteer, ReceiptVerification verification) =>
        base.Verify(receipt, Verified?.Invoke(volunteer) ?? volunteer, verification);
}
