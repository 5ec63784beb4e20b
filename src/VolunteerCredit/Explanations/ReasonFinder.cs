using VolunteerCredit.Decisions;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>
/// Finds why a decision is not Eligible: what is missing, the criteria that are not met and, where one of them asks for more of a value, what that value
/// lost. Figures are found by computing the value again.
/// </summary>
internal sealed class ReasonFinder(RuleSetPlan plan, Workspace workspace, CreditResult result, Func<string, ScoreStory> storyOf, Func<ValueRef, IReadOnlyList<IntakeCost>> costsOf)
{
    private readonly ReasonWords _words = new(plan, result);

    /// <summary>The reasons of a decision, the weightiest first.</summary>
    public DecisionReasons Find(int number)
    {
        DecisionPlan decision = plan.Decisions[number];
        DecisionResult decided = result.Decisions[number];
        var found = new List<DecisionReason>();
        if (decided.Outcome != Outcome.Eligible)
        {
            if (decided.Manual is { } manual && manual.Computed != decided.Outcome.ToString())
            {
                found.Add(ReasonWords.Manual(decided, manual));
            }
            else
            {
                found.AddRange(decided.Missing.Select(missing => ReasonWords.Missing(missing)));
                found.AddRange(decision.Criteria.SelectMany(c => OfCriterion(c.Criterion)));
                found.AddRange(decided.Criteria.Skip(decision.Criteria.Length).Select(_words.Suspended));
            }
        }

        // What brings this outcome about comes first, and is alone named as its reason: what only refers, or is open, refuses nobody. Then what stands alone,
        // then what cost most of what is wanting; of equals the first in the document. Two criteria of one code (two certificates) are two reasons.
        DecisionReason[] ranked = [.. found.DistinctBy(r => (r.Code, r.Of, r.Outcome, r.Text)).OrderByDescending(Decides).ThenBy(r => r, Comparer<DecisionReason>.Create(ByWeight))];
        return new(decision.Name, [.. ranked.Select((reason, i) => reason with { IsPrincipal = i < DecisionReasons.PrincipalMax && (Decides(reason) || !Decides(ranked[0])) })]);

        bool Decides(DecisionReason reason) => reason.Outcome == decided.Outcome;
    }

    /// <summary>Both costs are compared as parts of what is wanting; each pair is in quanta of one value.</summary>
    private static int ByWeight(DecisionReason a, DecisionReason b)
    {
        (bool alone, bool otherAlone) = (a.Lost is null || a.Shortfall is null, b.Lost is null || b.Shortfall is null);
        return alone || otherAlone
            ? otherAlone.CompareTo(alone)
            : ((Int128)b.Lost!.Value.Quanta * a.Shortfall!.Value.Quanta).CompareTo((Int128)a.Lost!.Value.Quanta * b.Shortfall!.Value.Quanta);
    }

    private IEnumerable<DecisionReason> OfCriterion(ICriterion criterion)
    {
        Verdict verdict = criterion.Judge(Evidence);
        if (verdict.Outcome is Outcome.Eligible or Outcome.Undetermined)
        {
            return []; // what is missing has been told
        }

        // Only where it is met the rather for them is what is not met inside it the reason.
        if (criterion.Direction == Direction.Rising && criterion.Inner.SelectMany(OfCriterion).ToArray() is { Length: > 0 } inner)
        {
            return inner;
        }

        ValueBounds[] beyond = [.. criterion.Thresholds.Where(IsBeyond)];
        return beyond.Length == 0 ? [_words.Unmet(criterion, verdict)] : beyond.SelectMany(bounds => OfValue(bounds, criterion, verdict));
    }

    private bool IsBeyond(ValueBounds asked) =>
        workspace.Quanta[asked.Of.Slot] is var value && value != IMeasure.Unknown && (value < asked.Bounds.Min || value > asked.Bounds.Max);

    private DecisionReason[] OfValue(ValueBounds asked, ICriterion criterion, Verdict verdict)
    {
        ValueRef of = asked.Of;
        long value = workspace.Quanta[of.Slot];
        if (value > asked.Bounds.Max)
        {
            return [_words.TooMuch(of, criterion, verdict)];
        }

        Amount shortfall = of.Shape.Amount(asked.Bounds.Min - value), required = of.Shape.Amount(asked.Bounds.Min);
        if (result.Scores.FirstOrDefault(s => s.Name == of.Name) is not { } score)
        {
            return [_words.TooLittle(of, required, shortfall, verdict), .. OfCosts(of, shortfall, costsOf(of), verdict)];
        }

        if (score.Given is not null || score.Manual is not null)
        {
            return [_words.Given(of, score, required, shortfall, verdict)];
        }

        // Of a score that falls short the reasons are its parts: "too low" is none.
        ScoreStory story = storyOf(of.Name);
        DecisionReason[] reasons =
        [
            .. story.Contributions.Lines.Zip(story.Measures).Where(l => l.First.Lost is { Quanta: > 0 } || l.First is { Line.Kind: ScoreLineKind.Part, Most: null })
                .Select(l => ReasonWords.Part(of, l.First, l.Second, shortfall, verdict)),
            .. OfCosts(of, shortfall, story.Costs, verdict),
        ];
        return reasons.Length > 0 ? reasons : [_words.TooLittle(of, required, shortfall, verdict)];
    }

    private static IEnumerable<DecisionReason> OfCosts(ValueRef of, Amount shortfall, IReadOnlyList<IntakeCost> costs, Verdict verdict) =>
        costs.Where(c => c.Cost.Quanta > 0).Select(cost => ReasonWords.Intake(of, cost, shortfall, verdict));

    private Evidence Evidence => new(workspace.Values, workspace.Block);
}
