using System.Globalization;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Guarding;

/// <summary>
/// Watches threads at their computations, from a thread of its own: a thread pool that hanging components have used up could not. All its threads end a few seconds after
/// they are last needed, so that an engine that nobody uses any more leaves nothing behind.
/// </summary>
internal sealed class Watchdog(TimeSpan timeout, int abandonedMax, TimeProvider clock)
{
    /// <summary>The code of a volunteer who was not computed in time.</summary>
    public const string NotInTime = "VC4043";

    private static readonly TimeSpan LooksMost = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly List<Watch> _watched = [];
    private readonly List<WatchedThread> _parked = [];
    private bool _patrols;
    private int _abandoned;

    /// <summary>The most that may be left behind in a run, and at a time.</summary>
    public int AbandonedMax => abandonedMax;

    /// <summary>How many threads are left behind and have not come back.</summary>
    public int Abandoned => Volatile.Read(ref _abandoned);

    /// <summary>Why a volunteer is refused who was not computed in time.</summary>
    public Notice RefusalAt(string place) => new(NotInTime, default, place, Words.Same(WatchdogOptions.Text(timeout)));

    /// <summary>Why a run ends.</summary>
    public WatchdogException TooMany(int abandoned) =>
        new(new("VC4044", default, abandoned.ToString(CultureInfo.InvariantCulture), Words.Same(abandonedMax.ToString(CultureInfo.InvariantCulture))));

    /// <summary>Computes something on a thread that can be left behind.</summary>
    /// <param name="work">What is computed; all that it changes is its own.</param>
    /// <param name="found">What was computed.</param>
    /// <returns>Why nothing was, if it did not return in time.</returns>
    public Notice? Run<T>(Func<T> work, out T? found)
    {
        var turn = new WatchedTurn<T>(work);
        Rent().Begin(turn);
        turn.Wait();
        found = turn.LostAt is null ? turn.Result() : default;
        return turn.LostAt is { } place ? RefusalAt(place) : null;
    }

    /// <summary>Begins to watch a thread.</summary>
    public void Add(Watch watch)
    {
        lock (_gate)
        {
            _watched.Add(watch);
            if (!_patrols)
            {
                _patrols = true;
                new Thread(Patrol) { IsBackground = true, Name = "VolunteerCredit watchdog" }.UnsafeStart(); // nothing of the caller flows into it
            }
        }
    }

    /// <summary>A thread ends.</summary>
    public void Remove(Watch watch)
    {
        lock (_gate)
        {
            if (!_watched.Remove(watch))
            {
                _abandoned--;
            }
        }
    }

    /// <summary>Keeps a thread for the next computation.</summary>
    public void Park(WatchedThread thread)
    {
        lock (_gate)
        {
            _parked.Add(thread);
        }
    }

    /// <summary>Whether a thread that waited in vain may end: nobody has taken it meanwhile.</summary>
    public bool TryRetire(WatchedThread thread)
    {
        lock (_gate)
        {
            return _parked.Remove(thread);
        }
    }

    private WatchedThread Rent()
    {
        lock (_gate)
        {
            if (_parked.Count > 0)
            {
                WatchedThread last = _parked[^1]; // the one that is most likely still awake
                _parked.RemoveAt(_parked.Count - 1);
                return last;
            }
        }

        return new(this);
    }

    private void Patrol()
    {
        TimeSpan every = timeout / 4 < LooksMost ? timeout / 4 : LooksMost;
        bool goesOn = true;
        while (goesOn)
        {
            Watch[] lost;
            lock (_gate)
            {
                lost = [.. _watched.Where(IsLate)];
                _watched.RemoveAll(lost.Contains);
                _abandoned += lost.Length;
                _patrols = goesOn = _watched.Count > 0;
            }

            // Outside of the lock: who is told has locks too, and adds a thread under them.
            Array.ForEach(lost, watch => watch.OnLost(watch));

            Thread.Sleep(every); // real time, whatever clock measures
        }
    }

    /// <summary>Whether the turn of a thread stands for the whole time, and has been taken away.</summary>
    private bool IsLate(Watch watch)
    {
        if (watch.Turn is not { } turn)
        {
            return false;
        }

        if (watch.Seen.Turn != turn)
        {
            watch.Seen = (turn, clock.GetTimestamp());
            return false;
        }

        return clock.GetElapsedTime(watch.Seen.Since) >= timeout && watch.TryTake(turn);
    }
}
