using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Decisions;

/// <summary>Several criteria, all of which must be met.</summary>
internal sealed class AllCriterion(IReadOnlyList<ICriterion> inner) : ICriterion
{
    private static readonly Option<IReadOnlyList<ICriterion>> Of = Option.Criterion("of", new("the criteria", "各项条件")).Required().List(max: 100);

    public static ComponentType Type { get; } = ComponentType.Criterion(
        "all", new("all of several criteria", "全部条件均须满足"), [Of], options => new AllCriterion(options.Get(Of)));

    public Words Requirement { get; } = new("all of the following", "以下全部");

    public IReadOnlyList<ICriterion> Inner => inner;

    public Direction Direction => Direction.Rising;

    public Verdict Judge(in Evidence evidence)
    {
        Outcome outcome = Outcome.Eligible;
        List<string>? missing = null;
        for (int i = 0; i < inner.Count; i++)
        {
            Verdict verdict = inner[i].Judge(evidence);
            outcome = Outcomes.Join(outcome, verdict.Outcome);
            if (verdict.MissingFacts is { } facts)
            {
                (missing ??= []).AddRange(facts);
            }
        }

        return new(outcome, null, missing);
    }
}
