using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Guarding;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Advice;

/// <summary>Makes one advice: looks at what time alone does, tries plans, and says why where there is none.</summary>
internal sealed class Adviser
{
    private const int UselessMax = 5;

    private readonly RuleSetPlan _plan;
    private readonly Volunteer _volunteer;
    private readonly Evaluation _evaluation;
    private readonly AdviceGoal _goal;
    private readonly AdviceOptions _options;
    private readonly AdviceTarget _target;

    public Adviser(RuleSetPlan plan, Volunteer volunteer, Evaluation evaluation, AdviceGoal goal, AdviceOptions options)
    {
        (_plan, _volunteer, _evaluation, _goal, _options) = (AdviceCalendar.On(plan, evaluation.AsOf).Plan, volunteer, evaluation, goal, options);
        _target = GoalReading.Bind(goal, _plan);
    }

    private DateOnly AsOf => _evaluation.AsOf;

    private DateOnly Last => AsOf.DayNumber + _options.HorizonDays > RecordRules.LastDay.DayNumber ? RecordRules.LastDay : AsOf.AddDays(_options.HorizonDays);

    /// <summary>The advice.</summary>
    /// <param name="recordsMax">The most records and facts that a volunteer may have, those of a plan included.</param>
    public AdviceResult Advise(int recordsMax)
    {
        long count = (long)_volunteer.Records.Count + _volunteer.Facts.Count + ((long)_options.HorizonDays * _options.ActsPerDayMax);
        if (count > recordsMax)
        {
            return Refused(PlanRun.TooMany(count, recordsMax));
        }

        var prospect = new Prospect(_volunteer, _evaluation);
        using var probe = new AdviceProbe(_plan, prospect, _evaluation, plan => GoalReading.Bind(_goal, plan));
        AdviceDay today = probe.At(AsOf.DayNumber);
        try
        {
            return Advise(probe, today);
        }
#pragma warning disable CA1031 // a component is others' code: whatever it throws harms this volunteer's advice alone
        catch (Exception fault) when (ComponentException.IsHarmOfOne(fault))
#pragma warning restore CA1031
        {
            return Refused(today.Run.NoticeOf(fault));
        }
    }

    /// <summary>No advice, for a reason.</summary>
    public AdviceResult Refused(Notice refusal) => Blank(AdviceStatus.Refused) with { Refusal = refusal };

    private AdviceResult Advise(AdviceProbe probe, AdviceDay today)
    {
        var free = new FreeDays(probe.Prospect.OwnDays(), AsOf, Last);
        AdviceFigures now = today.Run.Figures(probe.Prospect, today.Asked);
        List<AdviceStretch> stretches = [.. AdviceCalendar.Stretches(_plan, probe.Prospect, _volunteer.Facts, AsOf, Last, free.First).Select(days => Look(probe, days, free))];
        AdviceResult found = Blank(AdviceStatus.Reachable) with { Honesty = now.Honesty, Found = FoundIn(now), TimeAlone = [.. Changes(now, stretches)] };
        return IsReached(now) ? found with { Status = AdviceStatus.AlreadyReached, ReachedOn = AsOf, IsEarliest = true, IsLeast = true }
            : !now.IsInForce && stretches.TrueForAll(s => !s.Figures.IsInForce) ? found with { Status = AdviceStatus.NotInForce }
            : Plan(found, probe, free, stretches);
    }

    private AdviceResult Plan(AdviceResult found, AdviceProbe probe, FreeDays free, List<AdviceStretch> stretches)
    {
        PlanSearch[] searches = [.. Templates().Select(t => new PlanSearch(probe, t, free, t.IsAct ? _options.ActsPerDayMax : Math.Min(_options.MinutesPerDayMax, t.MinutesMax), stretches))];
        int? byTime = stretches.Find(s => s.IsReached)?.Days.From;
        (PlanSearch? best, int? on) = Earliest(searches.Where(s => !s.Template.IsAct), byTime - 1);
        (best, on) = best is null ? Earliest(searches.Where(s => s.Template.IsAct), byTime - 1) : (best, on);
        if ((on ?? byTime) is not { } day)
        {
            return new AdviceDiagnosis(probe, stretches, searches).Say(found) with { Useless = Useless(probe, null, searches, stretches, Last.DayNumber) };
        }

        best ??= searches.FirstOrDefault();
        bool rising = best?.IsRising(day) ?? false;
        bool placed = best?.Template.Recipe.Start is not null; // a record that begins at another time of the day may be longer
        (int[] amounts, bool least) = on is null ? ([], true) : best!.Least(day, rising);
        IReadOnlyList<ServiceRecord> plan = best?.Records(amounts) ?? [];
        AdviceDay at = probe.At(day);
        probe.Reaches(day, []);
        long without = at.Run.MinutesCounted;
        probe.Reaches(day, plan);
        return found with
        {
            ReachedOn = DateOnly.FromDayNumber(day),
            Plan = plan,
            Records = plan.Count > 0 ? AdviceWords.Of(best!.Template) : null,
            Minutes = plan.Sum(r => (long)(r.Minutes ?? 0)),
            Acts = plan.Count(r => r.IsAct),
            MinutesCounted = at.Run.MinutesCounted - without,
            IsEarliest = (rising && !placed) || (best is null && on is null),
            IsLeast = least && (on is null || !placed),
            Useless = Useless(probe, plan.Count > 0 ? best : null, searches, stretches, day),
        };
    }

    /// <summary>The kind of records that reaches the goal first, and the day; of equals the first.</summary>
    private (PlanSearch? Best, int? On) Earliest(IEnumerable<PlanSearch> searches, int? last)
    {
        (PlanSearch? best, int? on) = (null, null);
        foreach (PlanSearch search in searches)
        {
            bool mayFall = !search.IsRising(Last.DayNumber);
            if (on is null || mayFall || search.IsReached(on.Value - 1))
            {
                if (search.FirstDay((on - 1) ?? last ?? Last.DayNumber, mayFall) is { } earlier)
                {
                    (best, on) = (search, earlier);
                }
            }
        }

        return (best, on);
    }

    private IEnumerable<AdviceTemplate> Templates()
    {
        if (_options.Templates.Count > 0)
        {
            return _options.Templates.Select(AdviceTemplate.From);
        }

        (RuleSetPlan plan, DateOnly day) = AdviceCalendar.On(_plan, AsOf);
        IEnumerable<AdviceTemplate> templates = plan.ReadingOn(day).Templates(_target);
        foreach ((RuleSetScore score, RuleSetPlans plans) in plan.Others)
        {
            (RuleSetPlan other, DateOnly at) = plans.ReviewedAt(day);
            ScorePlan taken = score.Score is null ? other.Scores[0] : other.Scores.First(s => s.Value.Name == score.Score);
            templates = templates.Concat(other.ReadingOn(at).Templates(AdviceTarget.OfValue(other, taken.Value, 0)));
        }

        return templates.DistinctBy(t => t.Kind).Take(12);
    }

    private AdviceStretch Look(AdviceProbe probe, Period days, FreeDays freeDays)
    {
        probe.Prospect.Plan = [];
        Watch.BeginPass();
        AdviceDay at = probe.At(days.From);
        AdviceFigures figures = at.Run.Figures(probe.Prospect, at.Asked);
        long free = freeDays.UpTo(days.To);
        return new(days, figures, IsReached(figures))
        {
            MayReachByService = figures.IsInForce && MayReach(probe, at, figures, free * _options.MinutesPerDayMax, m => freeDays.SharedUpTo(m, days.To), isAct: false),
            MayReachByActs = figures.IsInForce && MayReach(probe, at, figures, free * _options.ActsPerDayMax, m => freeDays.SharedUpTo(m, days.To), isAct: true),
        };
    }

    /// <summary>Whether the goal is reached if each measure took the most that it can of an amount. Where one of them may be worse for more there is no such bound.</summary>
    private static bool MayReach(AdviceProbe probe, AdviceDay at, AdviceFigures figures, long amount, Func<RowMeasure, int> shared, bool isAct)
    {
        bool[] falling = at.Reading.Falling(at.Target);
        if (at.Plan.Measures.Where((m, i) => falling[m.Value.Slot] && at.Target.Needs[m.Value.Slot] && figures.Measures[i] != IMeasure.Unknown
            && (at.Reading.Of(m.Value)?.Gain ?? Gain.Unknown).For(amount, isAct, shared(m.Measure)) > 0).Any())
        {
            return true;
        }

        long[] most = [.. figures.Measures.Select((quanta, i) => at.Plan.Measures[i].Value is var value && (falling[value.Slot] || !at.Target.Needs[value.Slot]) ? quanta
            : quanta == IMeasure.Unknown ? quanta
            : AdviceDiagnosis.AtMost(value.Shape, quanta, (at.Reading.Of(value)?.Gain ?? Gain.Unknown).For(amount, isAct, shared(at.Plan.Measures[i].Measure))))];
        try
        {
            return figures.Measures.Any(q => q == IMeasure.Unknown) || at.Plan.Others.Count > 0 || at.Run.WouldReach(at.Target, probe.Prospect, at.Asked, most);
        }
        catch (OverflowException)
        {
            return true; // more than can be computed is no bound
        }
    }

    private bool IsReached(AdviceFigures figures)
    {
        if (!figures.IsInForce)
        {
            return false;
        }

        AdviceTarget target = ReferenceEquals(figures.Plan, _plan) ? _target : GoalReading.Bind(_goal, figures.Plan);
        return target.Value is { } value
            ? figures.Quanta[value.Slot] != IMeasure.Unknown && figures.Quanta[value.Slot] >= target.Least && !figures.Openness[value.Slot].Includes(Openness.Below)
            : figures.Outcomes[target.Decision] == Outcome.Eligible;
    }

    private Words FoundIn(AdviceFigures figures) => !figures.IsInForce ? Texts.Phrase("outcome.NotInForce") : AdviceWords.Of(GoalReading.Bind(_goal, figures.Plan), figures);

    /// <summary>What changes from one stretch to the next: scores, tiers and decisions, with the measures that changed with them.</summary>
    private static IEnumerable<AdviceChange> Changes(AdviceFigures before, List<AdviceStretch> stretches)
    {
        foreach (AdviceStretch stretch in stretches)
        {
            foreach (AdviceChange change in AdviceWords.Changes(DateOnly.FromDayNumber(stretch.Days.From), before, stretch.Figures))
            {
                yield return change;
            }

            before = stretch.Figures;
        }
    }

    /// <summary>Records that leave everything as it is that the goal reads: other kinds, and the kind of the plan with a column changed.</summary>
    private static AdviceUseless[] Useless(AdviceProbe probe, PlanSearch? best, PlanSearch[] searches, List<AdviceStretch> stretches, int day)
    {
        AdviceStretch stretch = stretches.First(s => s.Days.Contains(day));
        AdviceDay at = probe.At(day);
        if (!stretch.Figures.IsInForce)
        {
            return [];
        }

        var useless = new List<AdviceUseless>();
        probe.Reaches(day, []);
        long[] without = at.Run.Measured(), reads = at.Run.ValuesOf(at.Target.Reads);
        IEnumerable<PlanSearch> others = searches.Where(s => s != best).Concat(best is null ? [] : AdviceWords.Variants(best.Template).Select(best.Like)).Take(UselessMax);
        foreach (PlanSearch other in others)
        {
            IReadOnlyList<ServiceRecord> full = other.Full(day);
            probe.Reaches(day, full);
            if (full.Count > 0 && reads.AsSpan().SequenceEqual(at.Run.ValuesOf(at.Target.Reads)))
            {
                useless.Add(new(AdviceWords.Of(other.Template), !without.AsSpan().SequenceEqual(at.Run.Measured())));
            }
        }

        return [.. useless];
    }

    private AdviceResult Blank(AdviceStatus status) => new()
    {
        VolunteerId = _volunteer.Id,
        RuleSet = _plan.Identity,
        AsOf = AsOf,
        KnownAt = _evaluation.KnownAt,
        Parameters = _plan.Parameters,
        Honesty = _plan.Honesty,
        Goal = _goal,
        GoalText = GoalReading.InWords(_goal, _plan, _target),
        Status = status,
        Found = Texts.Phrase("explain.unknown"),
        MinutesPerDayMax = _options.MinutesPerDayMax,
        Until = Last,
    };
}
