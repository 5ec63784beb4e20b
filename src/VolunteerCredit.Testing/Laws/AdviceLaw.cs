using VolunteerCredit.Advice;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.Testing.Running;

namespace VolunteerCredit.Testing.Laws;

/// <summary>What holds of every advice, checked by scoring from outside: its plan reaches the goal, and nothing less of it does.</summary>
internal sealed class AdviceLaw(ICreditEngine engine, string ruleSetId, Volunteer volunteer, Evaluation evaluation, AdviceGoal goal, AdviceOptions options)
{
    /// <summary>Takes an advice and checks it.</summary>
    /// <exception cref="LawFault">It is wrong.</exception>
    public AdviceResult Check() => Check(engine.Advise(ruleSetId, volunteer, evaluation, goal, options));

    /// <summary>Checks an advice.</summary>
    /// <exception cref="LawFault">It is wrong.</exception>
    public AdviceResult Check(AdviceResult advice)
    {
        switch (advice.Status)
        {
            case AdviceStatus.AlreadyReached:
                Demand(Reaches([], evaluation.AsOf) != false, "it is not reached on the as-of day", advice);
                break;
            case AdviceStatus.Reachable:
                CheckPlan(advice);
                break;
            case AdviceStatus.Impossible:
                Demand(Reaches([], evaluation.AsOf) != true, "it is reached on the as-of day", advice);
                Demand(Reaches(Full(advice, advice.Until, 1440), advice.Until) != true, "24 hours on every day reach it", advice);
                break;
            default:
                Demand(Reaches([], evaluation.AsOf) != true, "it is reached on the as-of day", advice);
                Demand(advice.Status == AdviceStatus.Refused || Reaches([], advice.Until) != true, "time alone reaches it", advice);
                break;
        }

        return advice;
    }

    private void CheckPlan(AdviceResult advice)
    {
        DateOnly day = advice.ReachedOn!.Value;
        IReadOnlyList<ServiceRecord> plan = advice.Plan;
        HashSet<DateOnly> own = OwnDays();
        Demand(plan.All(r => r.Date > evaluation.AsOf && r.Date <= day && !own.Contains(r.Date)), "a record lies outside the days of the plan", advice);
        Demand(plan.GroupBy(r => r.Date).All(d => d.Sum(r => r.Minutes ?? 0) <= options.MinutesPerDayMax && d.Count(r => r.IsAct) <= options.ActsPerDayMax), "more than is allowed on a day", advice);
        Demand(plan.Sum(r => (long)(r.Minutes ?? 0)) == advice.Minutes && plan.Count(r => r.IsAct) == advice.Acts, "the sum is wrong", advice);
        Demand(Reaches(plan, day) != false, "the plan does not reach the goal", advice);
        Demand(Reaches(Full(advice, day.AddDays(-1), options.MinutesPerDayMax), day.AddDays(-1)) != true, "the day before is enough", advice);
        if (plan.Count == 0)
        {
            return;
        }

        Demand(Reaches(Without(plan, plan.Count - 1), day) != true, "without its last minute or act it reaches the goal too", advice);
        if (advice.IsEarliest)
        {
            foreach (int at in new[] { 0, plan.Count / 3, plan.Count / 2 })
            {
                Demand(Reaches(Without(plan, at), day) != true, $"without a minute of its record {at} it reaches the goal too", advice);
            }
        }
    }

    /// <summary>A plan without the last quantum of one of its records.</summary>
    private static ServiceRecord[] Without(IReadOnlyList<ServiceRecord> plan, int at) => plan[at].IsAct || plan[at].Minutes == 1
        ? [.. plan.Where((_, i) => i != at)]
        : [.. plan.Select((r, i) => i == at ? WithLess(r) : r)];

    private static ServiceRecord WithLess(ServiceRecord record) => record with { Minutes = record.Minutes - 1, End = record.End?.AddMinutes(-1) };

    /// <summary>As much as is allowed of the plan's records on every free day up to a day.</summary>
    private List<ServiceRecord> Full(AdviceResult advice, DateOnly last, int minutes)
    {
        ServiceRecord template = advice.Plan.Count > 0 ? advice.Plan[0] : new ServiceRecord { Id = "", VolunteerId = volunteer.Id, Date = default };
        HashSet<DateOnly> own = OwnDays();
        var records = new List<ServiceRecord>();
        if (template.Start is { } start)
        {
            // A placed record is as long as what it must lie within.
            minutes = advice.Plan.Max(r => r.Minutes ?? 0);
            template = template with { End = start.AddMinutes(minutes) };
        }

        for (DateOnly day = evaluation.AsOf.AddDays(1); day <= last; day = day.AddDays(1))
        {
            for (int i = 0; i < (template.IsAct ? options.ActsPerDayMax : 1) && !own.Contains(day); i++)
            {
                string id = $"full-{day.DayNumber}-{i}";
                ServiceRecord record = template with { Id = id, Date = day, Minutes = template.IsAct ? null : minutes, VolunteerId = volunteer.Id };
                records.Add(template.Activity == template.Id && template.Id.Length > 0 ? record with { Activity = id } : record);
            }
        }

        return records;
    }

    private HashSet<DateOnly> OwnDays() => [.. volunteer.Records.Where(r => !(r.RecordedAt > evaluation.KnownAt)).SelectMany(r =>
        r.Start is { } start && r.End is { } end && end <= start && r.Date < DateOnly.MaxValue ? new[] { r.Date, r.Date.AddDays(1) } : [r.Date])];

    /// <summary>Whether the goal is reached; unknown where a tier is open, since the result does not say which way.</summary>
    private bool? Reaches(IReadOnlyList<ServiceRecord> plan, DateOnly day)
    {
        CreditResult result = engine.Score(ruleSetId, volunteer with { Records = [.. volunteer.Records, .. plan] }, evaluation with { AsOf = day });
        if (result.Status != ResultStatus.Computed)
        {
            return false;
        }

        switch (goal.Kind)
        {
            case AdviceGoalKind.Decision:
                return result.Decisions[goal.Name].Outcome == Outcome.Eligible;
            case AdviceGoalKind.Tier:
                TierResult tier = result.Tiers[goal.Name];
                return tier.IsOpen ? null : !tier.IsUnknown && Steps.IndexOf(tier.Reached ?? "") is var step && step >= 0
                    && step + ((tier.Cycle ?? 0) * Steps.Count) >= Steps.IndexOf(goal.Least); // in a later round every step is above those of the first
            default:
                MeasureResult? measure = result.Measures.FirstOrDefault(m => m.Name == goal.Name);
                Amount? value = measure is null ? result.Scores[goal.Name].Value : measure.Value;
                Openness open = measure?.Openness ?? result.Scores[goal.Name].Openness;
                return value is { } known && known.Figure >= Least && (open & Openness.Below) == 0;
        }
    }

    /// <summary>The steps of the ladder that the goal is about, lowest first.</summary>
    public IReadOnlyList<string> StepIds { get; init; } = [];

    /// <summary>The least that the goal asks of a value.</summary>
    public Fraction Least { get; init; }

    private List<string> Steps => [.. StepIds];

    private void Demand(bool holds, string what, AdviceResult advice)
    {
        if (!holds)
        {
            throw new LawFault($"{ruleSetId}, {goal.Kind} {goal.Name} {goal.Least}, advice: {what}", "a plan that reaches the goal, and nothing less that does", advice.ToJson());
        }
    }
}
