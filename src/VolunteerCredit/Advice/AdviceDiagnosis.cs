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

    /// <summary>How far plans go on beyond the horizon, to see what they move only then.</summary>
    private const int YearsTried = 5;

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
        AdviceResult said = Explain(beyond, at, stretch, day, moved, bounded);
        return said.Status == AdviceStatus.Impossible && MovesLater(moved, at, day) ? Explain(beyond, at, stretch, day, moved, bounded) : said;
    }

    private AdviceResult Explain(AdviceResult beyond, AdviceDay at, AdviceStretch stretch, int day, bool[] moved, bool bounded)
    {
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
        bool bounded = stretch.Figures.IsInForce && at.Reading.IsRising(at.Target.Needs, dayByDay: false) && !at.Plan.ByDependency.Any(d => at.Target.Needs[d.Value.Slot] && MayTake(at.Plan, d));
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

        // Of a measure of which more is worse the most is no bound, also where the fullest plan happens not to move it.
        bool[] falling = at.Reading.Falling(at.Target);
        return (moved, bounded && !at.Plan.Measures.Where((m, i) => moved[i] && falling[m.Value.Slot]).Any());
    }

    /// <summary>
    /// Adds the needed measures that records move only after the horizon: of a window that is yet to come, at the next review, on a weekday or in a period that the
    /// horizon does not hold. Without them a horizon that is short for a rule set, or has no free day, would look like a rule set that cannot be met.
    /// </summary>
    /// <returns>Whether there are any.</returns>
    private bool MovesLater(bool[] moved, AdviceDay at, int day)
    {
        bool[] falling = at.Reading.Falling(at.Target);
        List<int> still = [.. Enumerable.Range(0, moved.Length).Where(i => !moved[i] && at.Plan.Measures[i] is var m
            && at.Target.Needs[m.Value.Slot] && !falling[m.Value.Slot] && m.Measure.IsMovedByRows)];
        int count = still.Count, asOf = stretches[0].Days.From - 1, last = Math.Min(day + (YearsTried * 366), RecordRules.LastDay.DayNumber);
        var free = new FreeDays(probe.Prospect.OwnDays(), DateOnly.FromDayNumber(asOf), DateOnly.FromDayNumber(last));
        PlanSearch[] longer = [.. searches.Select(s => s.Over(free))];
        for (int then = day + 366; then <= last && still.Count > 0; then += 366)
        {
            AdviceDay later = probe.At(then);
            if (later.Plan.IsInForce(later.Asked.AsOf))
            {
                probe.Reaches(then, []);
                long[] without = later.Run.Measured();
                foreach (long[] with in longer.SelectMany(s => s.MeasuresMoved(then)))
                {
                    still.RemoveAll(i => moved[i] = with[i] != without[i]);
                }
            }
        }

        return still.Count < count;
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
        int years = at.Reading.MovesDaily || at.Plan.Others.Count > 0 || Array.Exists(needed, m => m.Measure.IsOfTime) ? YearsAhead
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
        return plan.Measures.Any(m => needs[m.Value.Slot] && m.Measure.IsGiven)
            || plan.Scores.Any(s => needs[s.Value.Slot] && s.Model is GivenScoreModel && !MayTake(plan, s));
    }

    private static bool MayTake(RuleSetPlan plan, DerivedPlan derived) => plan.Others.Count > 0 && derived is ScorePlan { Model: GivenScoreModel or not PointsScore };
}
