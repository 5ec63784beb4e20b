using System.Runtime.ExceptionServices;
using VolunteerCredit.Guarding;

namespace VolunteerCredit.Bulk;

/// <summary>
/// The threads of a run in bulk under a watchdog. The caller's own thread only waits: where one of the others does not come back from a volunteer, it refuses him, and
/// another thread goes on behind him.
/// </summary>
/// <param name="watchdog">Who watches.</param>
/// <param name="bounds">Counts those who are left behind.</param>
/// <param name="work">What a thread does, from where it is.</param>
/// <param name="refuse">Refuses the volunteer at whom a thread stands.</param>
internal sealed class BulkCrew(Watchdog watchdog, RunBounds bounds, Action<BulkThread, CancellationToken> work, Action<BulkThread> refuse)
{
    private readonly object _gate = new();
    private readonly Queue<BulkThread> _lost = [];
    private int _atWork;
    private ExceptionDispatchInfo? _fault;

    /// <summary>Works until everything is done, or it is cancelled: who is still at work then finds nobody who waits for it.</summary>
    /// <exception cref="WatchdogException">Too many did not come back.</exception>
    public void Run(int threads, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using CancellationTokenRegistration wake = cancellation.Register(() =>
        {
            lock (_gate)
            {
                Monitor.Pulse(_gate);
            }
        });
        CancellationToken stopped = stop.Token;
        try
        {
            lock (_gate)
            {
                bounds.DemandFew(watchdog);
                for (int i = 0; i < threads; i++)
                {
                    Start(BulkThread.None, stopped);
                }

                while ((_atWork > 0 || _lost.Count > 0) && _fault is null && !cancellation.IsCancellationRequested)
                {
                    if (!_lost.TryDequeue(out BulkThread? lost))
                    {
                        Monitor.Wait(_gate);
                        continue;
                    }

                    refuse(lost);
                    bounds.CountAbandoned();
                    bounds.DemandFew(watchdog);
                    Start(lost, stopped);
                }
            }

            _fault?.Throw();
        }
        finally
        {
            stop.Cancel();
        }
    }

    /// <summary>Starts a thread behind the volunteer of another.</summary>
    private void Start(BulkThread behind, CancellationToken stopped)
    {
        BulkThread? started = null;
        started = new() { At = behind.At, Job = behind.Job, Volunteer = behind.Volunteer, Watch = new() { OnLost = _ => Lose(started!) } };
        _atWork++;
        watchdog.Add(started.Watch);
        CallerCulture culture = CallerCulture.Current;
        var thread = new Thread(() =>
        {
            culture.Apply();
            Work(started, stopped);
        });
        (thread.IsBackground, thread.Name) = (true, "VolunteerCredit in bulk");
        thread.UnsafeStart(); // it may outlive the call: nothing else of the caller flows into it
    }

    private void Work(BulkThread thread, CancellationToken stopped)
    {
        ExceptionDispatchInfo? fault = null;
        thread.Watch.Enter();
        try
        {
            work(thread, stopped);
        }
        catch (AbandonedException)
        {
        }
#pragma warning disable CA1031 // whatever is thrown is thrown again, where the caller waits
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            fault = ExceptionDispatchInfo.Capture(thrown);
        }

        watchdog.Remove(thread.Watch);
        if (!thread.Watch.IsLost)
        {
            lock (_gate)
            {
                _atWork--;
                _fault ??= fault;
                Monitor.Pulse(_gate);
            }
        }
    }

    private void Lose(BulkThread thread)
    {
        lock (_gate)
        {
            _atWork--;
            _lost.Enqueue(thread);
            Monitor.Pulse(_gate);
        }
    }
}

/// <summary>One of the threads, and where it stands; what it stands at is there for the watchdog before its turn begins.</summary>
internal sealed class BulkThread
{
    public static BulkThread None { get; } = new() { Watch = new() { OnLost = _ => { } } };

    public required Watch Watch { get; init; }

    /// <summary>The stretch, or -1 for the next that nobody has taken.</summary>
    public int At { get; set; } = -1;

    /// <summary>Which of the rule sets.</summary>
    public int Job { get; set; }

    /// <summary>The volunteer, by the number in the segment; -1 before the first of the stretch.</summary>
    public int Volunteer { get; set; } = -1;
}
