using VolunteerCredit.Explanations;

namespace VolunteerCredit.Guarding;

/// <summary>
/// What the watchdog does not let go on: a run in which, or an engine in which, too many computations hang (VC4044), or a receipt for a volunteer who was not computed in time
/// (VC4048). Results that were handed out before stand, those refused in time (VC4043) included; of a table, a board, a comparison or statistics there are none.
/// </summary>
public sealed class WatchdogException : Exception
{
    internal WatchdogException(Notice fault)
        : base(fault.ToString()) => Fault = fault;

    /// <summary>The code, with what was found and what is allowed.</summary>
    public Notice Fault { get; }
}
