namespace VolunteerCredit.Guarding;

/// <summary>The watchdogs of an engine: threads that a component of others keeps for ever stop no rule set without such components.</summary>
/// <param name="foreign">Watches whatever asks components of others.</param>
/// <param name="own">Watches the rest, which may take long but ends.</param>
internal sealed class Watchdogs(Watchdog foreign, Watchdog own)
{
    /// <summary>How many threads are left behind and have not come back.</summary>
    public int Abandoned => foreign.Abandoned + own.Abandoned;

    /// <summary>Who watches a computation.</summary>
    public Watchdog For(bool callsForeign) => callsForeign ? foreign : own;
}
