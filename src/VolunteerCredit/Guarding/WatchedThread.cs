namespace VolunteerCredit.Guarding;

/// <summary>A thread that computes for callers who wait, one computation after the other, until one does not return.</summary>
internal sealed class WatchedThread
{
    private static readonly TimeSpan IdleMost = TimeSpan.FromSeconds(5);

    private readonly Watchdog _watchdog;
    private readonly Watch _watch;
    private readonly object _gate = new();
    private WatchedTurn? _turn;

    public WatchedThread(Watchdog watchdog)
    {
        _watchdog = watchdog;
        _watch = new() { OnLost = watch => _turn!.Lose(watch.Standing) };
        watchdog.Add(_watch);
        new Thread(Work) { IsBackground = true, Name = "VolunteerCredit computation" }.UnsafeStart(); // it outlives the call: nothing of the caller may flow into it
    }

    /// <summary>Computes something next.</summary>
    public void Begin(WatchedTurn turn)
    {
        lock (_gate)
        {
            _turn = turn;
            Monitor.Pulse(_gate);
        }
    }

    private void Work()
    {
        _watch.Enter();
        while (Next() is { } turn)
        {
            _watch.Begin();
            turn.Culture.Apply();
            turn.Run();
            if (!_watch.TryEnd())
            {
                break; // nobody waits any more
            }

            _turn = null;
            _watch.Run = null;
            _watchdog.Park(this);
            turn.End();
        }

        _watchdog.Remove(_watch);
    }

    private WatchedTurn? Next()
    {
        lock (_gate)
        {
            if (_turn is null && !Monitor.Wait(_gate, IdleMost) && _turn is null && _watchdog.TryRetire(this))
            {
                return null;
            }

            while (_turn is null)
            {
                Monitor.Wait(_gate); // somebody has just taken the thread
            }

            return _turn;
        }
    }
}
