using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Decisions;

/// <summary>A criterion must not be met. What a person must decide, and what is undetermined, stays so.</summary>
internal sealed class NotCriterion(ICriterion inner) : ICriterion
{
    private static readonly Option<ICriterion> Of = Option.Criterion("of", new("the criterion that must not be met", "不得满足的条件")).Required();

    public static ComponentType Type { get; } = ComponentType.Criterion(
        "not", new("a criterion that must not be met", "不得满足某条件"), [Of], options => new NotCriterion(options.Get(Of)));

    public Words Requirement { get; } = new("not the following", "不得满足以下");

    public IReadOnlyList<ICriterion> Inner { get; } = [inner];

    public Direction Direction => Direction.Falling;

    public Verdict Judge(in Evidence evidence)
    {
        Verdict verdict = Inner[0].Judge(evidence);
        Outcome outcome = verdict.Outcome switch
        {
            Outcome.Eligible => Outcome.NotEligible,
            Outcome.NotEligible => Outcome.Eligible,
            Outcome other => other,
        };
        return new(outcome, null, verdict.MissingFacts);
    }
}
