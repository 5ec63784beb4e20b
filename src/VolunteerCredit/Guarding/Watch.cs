namespace VolunteerCredit.Guarding;

/// <summary>
/// What a watchdog sees of one thread: the turn it is at. A turn is one computation. Either the thread ends it, and may then write down what it found, or the
/// watchdog takes it away, and the thread may never write again: one exchange of a number decides, so that nothing is ever written by both.
/// </summary>
internal sealed class Watch
{
    private const long Lost = -1;

    [ThreadStatic]
    private static Watch? _current;

    private long _turn; // odd while a turn is under way, even between two

    /// <summary>The watch of this thread; <see langword="null"/> where nobody watches it.</summary>
    public static Watch? Current => _current;

    /// <summary>The place in its document of the component of others in which the thread stands; <see langword="null"/> outside of any.</summary>
    public string? Place { get; set; }

    /// <summary>The run that last began a pass on this thread.</summary>
    public PlanRun? Run { get; set; }

    /// <summary>Where the thread stands, as far as that is known.</summary>
    public string Standing => Place ?? Run?.Component ?? "–";

    /// <summary>Told, by the watchdog's thread, that the turn was taken away.</summary>
    public required Action<Watch> OnLost { get; init; }

    public bool IsLost => Volatile.Read(ref _turn) == Lost;

    /// <summary>The turn that the watchdog has seen last, and since when.</summary>
    public (long Turn, long Since) Seen { get; set; }

    /// <summary>The number of the turn under way; <see langword="null"/> between two.</summary>
    public long? Turn => Volatile.Read(ref _turn) is var turn && (turn & 1) == 1 && turn != Lost ? turn : null;

    /// <summary>Another pass of the same computation begins, where one consists of many: it has the whole time again.</summary>
    public static void BeginPass() => _current?.Next();

    /// <summary>Watches the calling thread from now on.</summary>
    public void Enter() => _current = this;

    /// <summary>A turn begins.</summary>
    public void Begin()
    {
        Place = null;
        Volatile.Write(ref _turn, _turn + 1); // what was written before is there for whoever sees the number
    }

    /// <summary>Ends the turn under way; false where it was taken away, so that nothing of it may be written down.</summary>
    public bool TryEnd() => TryMove(1);

    /// <summary>Takes a turn away from the thread; false where that has ended it.</summary>
    public bool TryTake(long turn) => Interlocked.CompareExchange(ref _turn, Lost, turn) == turn;

    /// <exception cref="AbandonedException">Nobody wants anything of this thread any more.</exception>
    public void DemandWanted()
    {
        if (IsLost)
        {
            throw new AbandonedException();
        }
    }

    private void Next()
    {
        if (!TryMove(2))
        {
            throw new AbandonedException();
        }
    }

    private bool TryMove(int by)
    {
        long turn = Volatile.Read(ref _turn);
        return turn != Lost && Interlocked.CompareExchange(ref _turn, turn + by, turn) == turn;
    }
}
