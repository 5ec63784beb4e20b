using VolunteerCredit.Guarding;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Advice;

/// <summary>Asks of one volunteer, on any day and with any plan, whether the goal is reached: by scoring, and nothing else.</summary>
internal sealed class AdviceProbe(RuleSetPlan plan, Prospect prospect, Evaluation evaluation, Func<RuleSetPlan, AdviceTarget> bind) : IDisposable
{
    private readonly Dictionary<RuleSetPlan, (PlanRun Run, AdviceTarget Target)> _rented = [];

    public Prospect Prospect => prospect;

    /// <summary>Whether the goal is reached as of a day with the plan that the prospect has.</summary>
    public bool Reaches(int day)
    {
        AdviceDay at = At(day);
        Watch.BeginPass();
        try
        {
            return at.Run.Reaches(at.Target, prospect, at.Asked);
        }
#pragma warning disable CA1031 // a plan that cannot be scored, for instance for an overflow, is none that reaches anything; a component that fails refuses the advice
        catch (Exception fault) when (ComponentException.IsHarmOfOne(fault) && fault is not ComponentException { IsOfComponent: true })
#pragma warning restore CA1031
        {
            return false;
        }
    }

    /// <summary>Whether it is reached with another plan.</summary>
    public bool Reaches(int day, IReadOnlyList<ServiceRecord> records)
    {
        prospect.Plan = records;
        return Reaches(day);
    }

    /// <summary>The run, the goal and the question of a day.</summary>
    public AdviceDay At(int day)
    {
        (RuleSetPlan now, DateOnly asOf) = AdviceCalendar.On(plan, DateOnly.FromDayNumber(day));
        if (!_rented.TryGetValue(now, out (PlanRun Run, AdviceTarget Target) found))
        {
            _rented.Add(now, found = (now.Rent(), bind(now)));
        }

        return new(now, found.Run, found.Target, evaluation with { AsOf = asOf, Explain = false });
    }

    /// <summary>The measures of a day under another plan of that day, such as that of a rule set whose score is taken.</summary>
    public long[] Measures(RuleSetPlan other, AdviceTarget target, DateOnly asOf, IReadOnlyList<ServiceRecord> records)
    {
        prospect.Plan = records;
        Watch.BeginPass();
        PlanRun run = other.Rent();
        run.Reaches(target, prospect, evaluation with { AsOf = asOf, Explain = false, Parameters = new Dictionary<string, string>() });
        long[] found = other.IsInForce(asOf) ? run.Measured() : [];
        other.Return(run);
        return found;
    }

    public void Dispose()
    {
        foreach ((RuleSetPlan of, (PlanRun run, _)) in _rented)
        {
            of.Return(run);
        }
    }
}

/// <summary>What is asked on one day.</summary>
/// <param name="Plan">The plan of that day.</param>
/// <param name="Run">Memory to run it.</param>
/// <param name="Target">The goal under it.</param>
/// <param name="Asked">As of that day, or of the last review day.</param>
internal readonly record struct AdviceDay(RuleSetPlan Plan, PlanRun Run, AdviceTarget Target, Evaluation Asked)
{
    public RuleSetReading Reading => Plan.ReadingOn(Asked.AsOf);
}

/// <summary>Days within which time alone changes nothing, and what there is on them without any plan.</summary>
/// <param name="Days">The days.</param>
/// <param name="Figures">Every figure.</param>
/// <param name="IsReached">Whether the goal is reached.</param>
internal sealed record AdviceStretch(Period Days, AdviceFigures Figures, bool IsReached)
{
    /// <summary>Whether service within the bounds of the advice could reach it by the last of these days, if each measure took the most that it can; of a goal that rises with service.</summary>
    public bool MayReachByService { get; init; }

    /// <summary>Whether acts could.</summary>
    public bool MayReachByActs { get; init; }
}
