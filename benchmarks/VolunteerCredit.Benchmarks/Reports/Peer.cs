using System.Diagnostics;
using System.Text.Json;

namespace VolunteerCredit.Benchmarks.Reports;

/// <summary>DuckDB in Node, asked for one run at a time, so that runs can take turns. It checks its results against ours before it answers with a time.</summary>
internal sealed class Peer : IDisposable
{
    private readonly Process _process;

    private Peer(Process process, string version)
    {
        _process = process;
        Version = version;
    }

    public string Version { get; }

    /// <summary>Starts it on a file of records, or says what is missing.</summary>
    /// <param name="records">The records.</param>
    /// <param name="expected">The results to be met.</param>
    /// <param name="missing">What is missing, and how to get it.</param>
    public static Peer? Start(string records, string expected, out string missing)
    {
        missing = "";
        string? folder = Folder();
        if (folder is null || !Directory.Exists(Path.Combine(folder, "node_modules", "@duckdb")))
        {
            missing = "DuckDB is not there; 'npm install' in benchmarks/peers brings it, and needs Node 20 or later.";
            return null;
        }

        try
        {
            var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "duckdb.mjs"), records, expected, "--serve"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
            return new(process, Read(process).GetProperty("version").GetString()!);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            missing = "Node is not there: DuckDB is compared where 'node' (20 or later) can be started.";
            return null;
        }
    }

    /// <summary>One run.</summary>
    /// <param name="threads">On so many threads.</param>
    /// <param name="job"><c>grouped</c>, <c>unsorted</c>, <c>uncapped</c>, or <c>csv</c> and a file.</param>
    public TimeSpan Run(int threads, string job)
    {
        _process.StandardInput.WriteLine(FormattableString.Invariant($"{threads} {job}"));
        return TimeSpan.FromMilliseconds(Read(_process).GetProperty("milliseconds").GetDouble());
    }

    /// <summary>Both in turn.</summary>
    public Pairs Against(Action ours, int threads, string job, int pairs = 5)
    {
        ours();
        Run(threads, job);
        return Pairs.Of([.. Enumerable.Range(0, pairs).Select(_ => (Pairs.Time(ours), Run(threads, job)))]);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>The rule engines on the decision part; they print for themselves.</summary>
    /// <param name="expected">The results to be met.</param>
    public static void RunRules(string expected)
    {
        using var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder()!, "rules.mjs"), expected]))!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException("A rule engine does not agree; what it says stands above.");
        }
    }

    /// <summary>The folder of the peers, upwards of where the program runs or lies.</summary>
    private static string? Folder()
    {
        foreach (string start in new[] { Environment.CurrentDirectory, AppContext.BaseDirectory })
        {
            for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
            {
                string peers = Path.Combine(folder.FullName, "benchmarks", "peers");
                if (File.Exists(Path.Combine(peers, "package.json")))
                {
                    return peers;
                }
            }
        }

        return null;
    }

    private static JsonElement Read(Process process) => process.StandardOutput.ReadLine() is { } line
        ? JsonDocument.Parse(line).RootElement
        : throw new InvalidOperationException("DuckDB ended; what it says stands above.");
}
