using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Scoring;

namespace VolunteerCredit.Advice;

/// <summary>Says why no plan was found: what stands in the way even if every measure that the tried records move were at its most.</summary>
internal sealed class AdviceDiagnosis(AdviceProbe probe, IReadOnlyList<AdviceStretch> stretches, PlanSearch[] searches)
{
    /// <summary>Stands for "as much as anybody could": about two thousand years without sleep.</summary>
    private const long Plenty = 1_000_000_000;

    private const int YearsAhead = 100;

    public AdviceResult Say(AdviceResult found)
    {
        AdviceStretch stretch = stretches.LastOrDefault(s => s.Figures.IsInForce) ?? stretches[^1];
        int day = stretch.Days.To;
        AdviceDay at = probe.At(day);
        AdviceResult beyond = found with { Status = AdviceStatus.BeyondHorizon, Records = searches.Length > 0 ? AdviceWords.Of(searches[0].Template) : null };
        if (at.Target.Value is { } value && !Interval.IsNone(value.Shape.Bounds.Max) && at.Target.Least > value.Shape.Bounds.Max)
        {
            return found with { Status = AdviceStatus.Impossible, Obstacles = [new(found.GoalText, AtMost(value, value.Shape.Bounds.Max))] };
        }

        try
        {
            if (searches.Length > 0)
            {
                probe.Reaches(day, searches[0].Full(day));
                beyond = beyond with { Most = at.Run.FoundOf(at.Target), IsEarliest = searches[0].IsRising(day) };
            }

            return Explain(beyond, at, stretch, day);
        }
        catch (OverflowException)
        {
            return beyond; // more than can be computed is no bound
        }
    }

    private AdviceResult Explain(AdviceResult beyond, AdviceDay at, AdviceStretch stretch, int day)
    {
        (bool[] moved, bool bounded) = Moved(at, stretch, day);
        if (bounded && ComesWithTime(moved, day))
        {
            return beyond;
        }

        long[] most = AtMost(at, stretch.Figures.Measures, moved);
        probe.Prospect.Plan = searches.Length > 0 ? searches[0].Full(day) : [];
        (IReadOnlyList<CriterionResult> criteria, IReadOnlyList<MissingInput> missing, Words found, Outcome outcome) = at.Run.Obstacles(at.Target, probe.Prospect, at.Asked, most);
        return at.Target.Value is { } value ? OfValue(beyond, at, value, found, missing, bounded)
            : OfDecision(beyond, at, criteria, missing, outcome, moved, bounded);
    }

    private static AdviceResult OfValue(AdviceResult beyond, AdviceDay at, ValueRef value, Words found, IReadOnlyList<MissingInput> missing, bool bounded)
    {
        AdviceObstacle obstacle = new(beyond.GoalText, found);
        bool isGiven = IsGiven(at.Plan, [value]);
        return isGiven ? beyond with { Status = AdviceStatus.NotComputable, Obstacles = [obstacle], Missing = missing }
            : missing.Count > 0 ? beyond with { Status = AdviceStatus.Undetermined, Obstacles = [obstacle], Missing = missing }
            : bounded ? beyond with { Status = AdviceStatus.Impossible, Obstacles = [obstacle] }
            : beyond;
    }

    private static AdviceResult OfDecision(
        AdviceResult beyond, AdviceDay at, IReadOnlyList<CriterionResult> criteria, IReadOnlyList<MissingInput> missing, Outcome outcome, bool[] moved, bool bounded)
    {
        CriterionPlan[] plans = at.Plan.Decisions[at.Target.Decision].Criteria;
        var obstacles = new List<AdviceObstacle>();
        bool final = false, given = false;
        for (int i = 0; i < criteria.Count; i++)
        {
            ValueRef[] reads = i < plans.Length ? plans[i].Reads : [];
            if (criteria[i].Outcome != Outcome.Eligible && (bounded || IsUnmoved(at.Plan, reads, moved)))
            {
                obstacles.Add(new(criteria[i].Requirement, criteria[i].Found ?? Texts.Phrase("explain.unknown")));
                bool outside = IsGiven(at.Plan, reads);
                given |= outside;
                final |= !outside && criteria[i].Outcome is Outcome.NotEligible or Outcome.Refer;
            }
        }

        AdviceStatus status = final ? AdviceStatus.Impossible : given ? AdviceStatus.NotComputable
            : outcome == Outcome.Undetermined && missing.Count > 0 ? AdviceStatus.Undetermined
            : AdviceStatus.BeyondHorizon;
        return beyond with { Status = status, Obstacles = obstacles, Missing = missing };
    }

    /// <summary>Which measures the tried records move, and whether more of them is sure not to hurt, so that bounds are bounds.</summary>
    private (bool[] Moved, bool Bounded) Moved(AdviceDay at, AdviceStretch stretch, int day)
    {
        bool[] moved = new bool[at.Plan.Measures.Length];
        bool bounded = stretch.Figures.IsInForce && !at.Plan.ByDependency.Any(d => at.Target.Needs[d.Value.Slot] && MayTake(at.Plan, d));
        foreach (PlanSearch search in searches)
        {
            bounded &= search.IsRising(day, dayByDay: false);
            foreach (long[] with in stretch.Figures.IsInForce ? search.MeasuresMoved(day) : [])
            {
                for (int i = 0; i < moved.Length; i++)
                {
                    moved[i] |= with[i] != stretch.Figures.Measures[i];
                }
            }
        }

        return (moved, bounded);
    }

    /// <summary>Whether what no service moves comes later by itself: an age, a fact, another figure of the document.</summary>
    private bool ComesWithTime(bool[] moved, int day)
    {
        foreach (int then in LaterDays(day))
        {
            AdviceDay at = probe.At(then);
            if (at.Plan.IsInForce(at.Asked.AsOf))
            {
                probe.Reaches(then, []);
                if (at.Run.WouldReach(at.Target, probe.Prospect, at.Asked, AtMost(at, at.Run.Measured(), moved)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The last day, days on which facts or figures change, and the same day of later years where an age or a window may move.</summary>
    private IEnumerable<int> LaterDays(int day)
    {
        AdviceDay at = probe.At(day);
        MeasurePlan[] needed = [.. at.Plan.Measures.Where(m => at.Target.Needs[m.Value.Slot])];
        int years = at.Reading.MovesDaily || at.Plan.Others.Count > 0 || Array.Exists(needed, m => m.Measure.Component is ElapsedMeasure) ? YearsAhead
            : needed.Max(m => (m.Measure.Window.DaysMax / 365) + 1) ?? 0;
        return Enumerable.Range(0, Math.Min(years, YearsAhead) + 1).Select(year => day + (year * 365))
            .Concat(probe.Prospect.FactDays.Where(then => then > day))
            .Concat(at.Plan.Siblings?.ByDays.Select(p => p.Days.From).Where(then => then > day) ?? [])
            .Where(then => then <= RecordRules.LastDay.DayNumber).Distinct();
    }

    private static long[] AtMost(AdviceDay at, long[] measures, bool[] moved) =>
        [.. measures.Select((quanta, i) => moved[i] ? AtMost(at.Plan.Measures[i].Value.Shape, quanta, Interval.Unbounded) : quanta)];

    /// <summary>The most that a value can come to by a gain, if that is known.</summary>
    public static long AtMost(ValueShape shape, long quanta, long gain)
    {
        if (quanta == IMeasure.Unknown)
        {
            return quanta;
        }

        long most = Interval.IsNone(shape.Bounds.Max) ? checked(quanta + (Math.Min(Plenty, Interval.Unbounded / 64 / shape.Scale) * shape.Scale)) : shape.Bounds.Max;
        return Math.Min(most, Quantum.AddBounds(quanta, gain));
    }

    private static Words AtMost(ValueRef value, long quanta) => Texts.Phrase("advice.atMost", value.Shape.Amount(quanta).ToWords());

    private static bool IsUnmoved(RuleSetPlan plan, ValueRef[] reads, bool[] moved)
    {
        bool[] needs = AdviceTarget.NeedsOf(plan, reads);
        return !plan.Measures.Where((m, i) => moved[i] && needs[m.Value.Slot]).Any() && !plan.ByDependency.Any(d => needs[d.Value.Slot] && MayTake(plan, d));
    }

    /// <summary>Whether a value is given from outside, and no other rule set computes it.</summary>
    private static bool IsGiven(RuleSetPlan plan, ValueRef[] reads)
    {
        bool[] needs = AdviceTarget.NeedsOf(plan, reads);
        return plan.Measures.Any(m => needs[m.Value.Slot] && m.Measure.Component is GivenMeasure)
            || plan.Scores.Any(s => needs[s.Value.Slot] && s.Model is GivenScoreModel && !MayTake(plan, s));
    }

    private static bool MayTake(RuleSetPlan plan, DerivedPlan derived) => plan.Others.Count > 0 && derived is ScorePlan { Model: GivenScoreModel or not PointsScore };
}
