using System.Runtime.ExceptionServices;

namespace VolunteerCredit.Guarding;

/// <summary>One computation and who waits for it.</summary>
internal abstract class WatchedTurn
{
    private readonly object _gate = new();
    private bool _isOver;

    /// <summary>The culture of who waits.</summary>
    public CallerCulture Culture { get; } = CallerCulture.Current;

    /// <summary>Where the computation stood when it was taken away; <see langword="null"/> where it was not.</summary>
    public string? LostAt { get; private set; }

    public abstract void Run();

    public void End()
    {
        lock (_gate)
        {
            _isOver = true;
            Monitor.Pulse(_gate);
        }
    }

    public void Lose(string place)
    {
        LostAt = place;
        End();
    }

    public void Wait()
    {
        lock (_gate)
        {
            while (!_isOver)
            {
                Monitor.Wait(_gate);
            }
        }
    }
}

/// <summary>A computation of something.</summary>
internal sealed class WatchedTurn<T>(Func<T> work) : WatchedTurn
{
    private T _result = default!;
    private ExceptionDispatchInfo? _fault;

    public override void Run()
    {
        try
        {
            _result = work();
        }
#pragma warning disable CA1031 // whatever is thrown is thrown again, where somebody waits
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _fault = ExceptionDispatchInfo.Capture(fault);
        }
    }

    /// <summary>What was computed, or thrown.</summary>
    public T Result()
    {
        _fault?.Throw();
        return _result;
    }
}
