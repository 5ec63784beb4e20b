using System.Runtime.ExceptionServices;

namespace VolunteerCredit.Testing.Running;

/// <summary>Threads of a law's own that begin together: a pool that is busy would run one after the other, and see nothing.</summary>
internal static class SeveralThreads
{
    /// <summary>Asks for each number once, dealt out over the threads.</summary>
    public static void Run(int threads, int count, Action<int> ask)
    {
        using var start = new Barrier(threads);
        ExceptionDispatchInfo? thrown = null;
        Thread[] all = [.. Enumerable.Range(0, threads).Select(first => new Thread(() =>
        {
            start.SignalAndWait();
            try
            {
                for (int i = first; i < count; i += threads)
                {
                    ask(i);
                }
            }
#pragma warning disable CA1031 // whatever it is, the law's own thread throws it
            catch (Exception fault)
#pragma warning restore CA1031
            {
                Interlocked.CompareExchange(ref thrown, ExceptionDispatchInfo.Capture(fault), null);
            }
        })
        { IsBackground = true })];
        Array.ForEach(all, thread => thread.Start());
        Array.ForEach(all, thread => thread.Join());
        thrown?.Throw();
    }
}
