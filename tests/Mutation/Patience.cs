using System.Diagnostics;

namespace VolunteerCredit.Mutation;

/// <summary>Ends the process when a test takes far more processor time than it does without a mutant: a loop that never ends cannot be stopped otherwise.</summary>
internal sealed class Patience : IDisposable
{
    /// <summary>What every test may take, and how many times its own.</summary>
    private const double Least = 5, TimesMax = 10;

    private readonly Process _process = Process.GetCurrentProcess();
    private readonly Timer _timer;
    private long _until = long.MaxValue;

    public Patience() => _timer = new(_ => Look(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(200));

    /// <summary>A test begins.</summary>
    public void Begin(TestTime test) => Volatile.Write(ref _until, (Spent() + TimeSpan.FromSeconds(Least + (TimesMax * (double)test.Seconds))).Ticks);

    /// <summary>All have ended.</summary>
    public void End() => Volatile.Write(ref _until, long.MaxValue);

    public void Dispose() => _timer.Dispose();

    private TimeSpan Spent()
    {
        lock (_process)
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    private void Look()
    {
        if (Spent().Ticks > Volatile.Read(ref _until))
        {
            _process.Kill();
        }
    }
}
