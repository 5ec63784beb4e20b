using System.Globalization;
using VolunteerCredit.Explanations;

namespace VolunteerCredit.Guarding;

/// <summary>What an engine does about a component that never returns. Off unless <see cref="VolunteerTimeout"/> is set. It changes no result of anybody who is computed in time.</summary>
public sealed class WatchdogOptions
{
    /// <summary>
    /// How long one pass of one volunteer (or group) through one rule set may take; who takes longer is refused with VC4043, and the thread is left behind. An explanation
    /// and an advice are many passes. It is never noticed too early, and at most a quarter of it, or a second, too late. What is watched runs on another thread than the
    /// caller's, with his culture and nothing else of him (no <see cref="AsyncLocal{T}"/>).
    /// </summary>
    /// <value>The default is <see langword="null"/>: no watchdog. Allowed: 10 milliseconds to 1 day; otherwise VC5001.</value>
    public TimeSpan? VolunteerTimeout { get; set; }

    /// <summary>How many computations may be left behind: in one run (a call, however many volunteers it is about), and at a time in the engine. After them the run ends with VC4044 (<see cref="WatchdogException"/>).</summary>
    /// <remarks>
    /// While so many threads hang, every call about a rule set that uses components of others, or takes a score from one that does, throws VC4044, until one of them returns.
    /// If none ever does, only a new process helps. Rule sets of the engine's own components alone are counted by themselves, and go on.
    /// </remarks>
    /// <value>The default is 16. Allowed: 1 to 1,000; otherwise VC5001.</value>
    public int AbandonedMax { get; set; } = 16;

    /// <summary>Tells how long a computation takes; tests have their own.</summary>
    internal TimeProvider Clock { get; set; } =
#pragma warning disable RS0030 // a watchdog has a clock: it decides when to stop waiting, and no figure
        TimeProvider.System;
#pragma warning restore RS0030

    /// <summary>The watchdogs; <see langword="null"/> where they are off, or the options are refused.</summary>
    /// <param name="faults">Receives what is wrong.</param>
    internal Watchdogs? Make(List<Notice> faults)
    {
        TimeSpan time = VolunteerTimeout ?? TimeSpan.FromDays(1); // none is within the bounds
        bool isTime = OptionBounds.Check(
            faults, time >= TimeSpan.FromMilliseconds(10) && time <= TimeSpan.FromDays(1), $"{nameof(CreditEngineOptions.Watchdog)}.{nameof(VolunteerTimeout)}", Text(time),
            new("a time from 00:00:00.01 to 1.00:00:00, or none", "00:00:00.01 至 1.00:00:00 之间的时长，或不设"));
        bool isCount = OptionBounds.Check(faults, $"{nameof(CreditEngineOptions.Watchdog)}.{nameof(AbandonedMax)}", AbandonedMax, 1, 1_000);
        return isTime && isCount && VolunteerTimeout is { } timeout ? new(new(timeout, AbandonedMax, Clock), new(timeout, AbandonedMax, Clock)) : null;
    }

    internal static string Text(TimeSpan time) => time.ToString("c", CultureInfo.InvariantCulture);
}
