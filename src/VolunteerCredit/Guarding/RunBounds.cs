using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Guarding;

/// <summary>What bounds one run of the engine, which is one call: the most records of a volunteer, and the time that each may take.</summary>
internal sealed class RunBounds(int recordsMax, Watchdogs? watchdogs)
{
    private int _abandoned;

    /// <summary>No bounds.</summary>
    public static RunBounds None { get; } = new(int.MaxValue, null);

    /// <summary>The most records and facts of one volunteer.</summary>
    public int RecordsMax => recordsMax;

    /// <summary>How many computations have been left behind that have not come back.</summary>
    public int Abandoned => watchdogs?.Abandoned ?? 0;

    /// <summary>The same bounds for another run.</summary>
    public RunBounds Anew() => watchdogs is null ? this : new(recordsMax, watchdogs);

    /// <summary>Who watches; <see langword="null"/> where nobody does, or the thread is watched already and this is a part of its computation.</summary>
    /// <param name="callsForeign">Whether components of others are asked.</param>
    public Watchdog? WatchdogFor(bool callsForeign) => Watch.Current is null ? watchdogs?.For(callsForeign) : null;

    /// <summary>Asks a plan about somebody.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="about">Whom it is asked about, and what.</param>
    /// <param name="ask">Asks a run.</param>
    /// <param name="refuse">What is said where it does not answer in time, by another run.</param>
    /// <exception cref="WatchdogException">Too many have not answered.</exception>
    public T Ask<TAbout, T>(RuleSetPlan plan, TAbout about, Func<PlanRun, TAbout, T> ask, Func<PlanRun, TAbout, Notice, T> refuse)
    {
        if (WatchdogFor(plan.CallsForeign) is not { } watched)
        {
            return Ask(plan, about, ask);
        }

        return AskWatched(watched, plan, about, ask, refuse);
    }

    /// <summary>Computes something that is no single question to a plan.</summary>
    public T Watched<T>(bool callsForeign, Func<T> work, Func<Notice, T> refuse)
    {
        if (WatchdogFor(callsForeign) is not { } watched)
        {
            return work();
        }

        DemandFew(watched);
        if (watched.Run(work, out T? found) is not { } refusal)
        {
            return found!;
        }

        Interlocked.Increment(ref _abandoned);
        return refuse(refusal);
    }

    /// <summary>Counts a computation that was left behind.</summary>
    public void CountAbandoned() => Interlocked.Increment(ref _abandoned);

    /// <exception cref="WatchdogException">Too many have not answered.</exception>
    public void DemandFew(Watchdog watched)
    {
        int most = Math.Max(Volatile.Read(ref _abandoned), watched.Abandoned);
        if (most >= watched.AbandonedMax)
        {
            throw watched.TooMany(most);
        }
    }

    private static T Ask<TAbout, T>(RuleSetPlan plan, TAbout about, Func<PlanRun, TAbout, T> ask)
    {
        PlanRun run = plan.Rent();
        T answer = ask(run, about);
        plan.Return(run);
        return answer;
    }

    /// <summary>Apart, so that nothing is captured where nobody watches.</summary>
    private T AskWatched<TAbout, T>(Watchdog watched, RuleSetPlan plan, TAbout about, Func<PlanRun, TAbout, T> ask, Func<PlanRun, TAbout, Notice, T> refuse)
    {
        DemandFew(watched);
        if (watched.Run(() => Ask(plan, about, ask), out T? found) is not { } refusal)
        {
            return found!;
        }

        Interlocked.Increment(ref _abandoned);
        return Ask(plan, (About: about, Refuse: refuse, Refusal: refusal), static (run, it) => it.Refuse(run, it.About, it.Refusal));
    }
}
