namespace VolunteerCredit.Tests.Guarding;

/// <summary>
/// A component that does not return until the test is over, and the clock of the watchdog: it stands still, but for the hour that it jumps once the watchdog has seen the
/// component hang. So nothing depends on how fast the machine is.
/// </summary>
internal sealed class Hang : TimeProvider, IDisposable
{
    private readonly ManualResetEventSlim _gate = new();
    private readonly List<Thread> _threads = [];
    private long _now;
    private long _looks;

    /// <summary>Set once the first computation hangs.</summary>
    public ManualResetEventSlim Entered { get; } = new();

    /// <summary>Whether time goes on at all while something hangs. The default is that it does.</summary>
    public bool TimeGoesOn { get; init; } = true;

    /// <summary>Whether anybody hangs. The default is yes.</summary>
    public bool IsOn { get; set; } = true;

    /// <summary>How many computations have hung so far.</summary>
    public int Count
    {
        get
        {
            lock (_threads)
            {
                return _threads.Count;
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>An engine whose watchdog looks at this clock.</summary>
    public CreditEngine Engine(Action<CreditEngineOptions> configure, int abandonedMax = 16) => CreditEngine.Create(options =>
    {
        (options.Watchdog.VolunteerTimeout, options.Watchdog.AbandonedMax, options.Watchdog.Clock) = (TimeSpan.FromMilliseconds(20), abandonedMax, this);
        configure(options);
    });

    /// <summary>The same; nothing hangs while it is made.</summary>
    public CreditEngine EngineAfterLoad(Action<CreditEngineOptions> configure, int abandonedMax = 16)
    {
        bool isOn = IsOn;
        IsOn = false;
        CreditEngine engine = Engine(configure, abandonedMax);
        IsOn = isOn;
        return engine;
    }

    public override long GetTimestamp()
    {
        Interlocked.Increment(ref _looks);
        return Interlocked.Read(ref _now);
    }

    /// <summary>Does not return before <see cref="Release"/>.</summary>
    public void Wait()
    {
        if (!IsOn)
        {
            return;
        }

        lock (_threads)
        {
            _threads.Add(Thread.CurrentThread);
        }

        Entered.Set();
        if (TimeGoesOn)
        {
            long before = Interlocked.Read(ref _looks);
            SpinWait.SpinUntil(() => Interlocked.Read(ref _looks) > before || _gate.IsSet); // the watchdog has seen this turn
            Interlocked.Add(ref _now, TimeSpan.TicksPerHour);
        }

        _gate.Wait();
    }

    /// <summary>Lets all come back, and waits for the ends of their threads.</summary>
    public void Release()
    {
        _gate.Set();
        lock (_threads)
        {
            Assert.All(_threads.Where(t => t != Thread.CurrentThread), thread => Assert.True(thread.Join(TimeSpan.FromMinutes(1)), "an abandoned thread that comes back ends"));
        }
    }

    /// <summary>The same, and from now on it hangs again.</summary>
    public void ReleaseOnce()
    {
        Release();
        lock (_threads)
        {
            _threads.Clear();
            _gate.Reset();
        }
    }

    public void Dispose()
    {
        _gate.Set();
        Entered.Dispose();
    }
}
