using System.Diagnostics;

namespace VolunteerCredit.Mutation;

/// <summary>A worker, seen from outside.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const long MemoryMax = 4L << 30;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly Process _process;

    public WorkerProcess(params IEnumerable<string> arguments)
    {
        _process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(WorkerProcess).Assembly.Location, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
    }

    /// <summary>The next line, or <see langword="null"/> if the process ends before it, or takes too much time or memory; then it is ended.</summary>
    public string? Next(TimeSpan most)
    {
        try
        {
            var watch = Stopwatch.StartNew();
            Task<string?> line = _process.StandardOutput.ReadLineAsync();
            while (!line.Wait(Look))
            {
                _process.Refresh();
                if (!_process.HasExited && (_process.WorkingSet64 > MemoryMax || watch.Elapsed > most))
                {
                    _process.Kill();
                }
            }

            return line.Result;
        }
        catch (InvalidOperationException)
        {
            return null; // it ended between two looks
        }
    }

    public string? Ask(string question, TimeSpan most)
    {
        try
        {
            _process.StandardInput.WriteLine(question);
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            return null;
        }

        return Next(most);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.WaitForExit();
        _process.Dispose();
    }
}
