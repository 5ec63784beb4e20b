using System.Diagnostics;
using System.Globalization;
using VolunteerCredit.Explanations;

namespace VolunteerCredit.Files.Results;

/// <summary>
/// A file that is there whole or not at all: it is written beside its place under another name, and renamed at the end. What a killed run left
/// there is removed by the next one.
/// </summary>
internal sealed class ResultFile : IDisposable
{
    private const string Ending = ".partial";

    private static int s_files;

    private readonly string _path;
    private readonly string _aside;
    private readonly FileStream _stream;

    /// <summary>Begins a file.</summary>
    /// <param name="path">Where it will be.</param>
    /// <exception cref="IOException">It cannot be written there.</exception>
    public ResultFile(string path)
    {
        _path = Path.GetFullPath(path);
        string folder = Path.GetDirectoryName(_path) ?? _path;
        string start = $".{Path.GetFileName(_path)}.";
        string own = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Interlocked.Increment(ref s_files)}");
        _aside = Path.Combine(folder, start + own + Ending);
        _stream = Coded(() =>
        {
            RemoveLeftovers(folder, start);

            // In containers every process has the same id: a file of this name is of one that was killed.
            return new FileStream(_aside, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 1 << 16 });
        });
    }

    /// <summary>Writes on.</summary>
    /// <exception cref="IOException">The disk is full, for instance.</exception>
    public void Write(Action<Stream> write) => Coded(() =>
    {
        write(_stream);
        return true;
    });

    /// <summary>Ends writing: from here on all of it is on the disk.</summary>
    /// <exception cref="IOException">The disk is full, for instance.</exception>
    public void Complete() => Coded(() =>
    {
        _stream.Flush(flushToDisk: true);
        _stream.Dispose();
        return true;
    });

    /// <summary>Puts the completed file in its place; one that was there is replaced.</summary>
    /// <exception cref="IOException">It cannot be.</exception>
    public void Commit() => Coded(() =>
    {
        File.Move(_aside, _path, overwrite: true);
        return true;
    });

    /// <summary>Removes what was written, unless it was put in its place.</summary>
    public void Dispose()
    {
        try
        {
            _stream.Dispose();
        }
        catch (IOException)
        {
            // What is still to be written does not fit either; the file goes away.
        }

        File.Delete(_aside);
    }

    private static void RemoveLeftovers(string folder, string start)
    {
        foreach (string left in Directory.EnumerateFiles(folder, start + "*" + Ending))
        {
            string owner = Path.GetFileName(left)[start.Length..^Ending.Length].Split('-')[0];
            if (int.TryParse(owner, NumberStyles.None, CultureInfo.InvariantCulture, out int process) && !IsRunning(process))
            {
                File.Delete(left);
            }
        }
    }

    private static bool IsRunning(int process)
    {
        try
        {
            using var running = Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>The message of the exception would be in one language, and hold the whole path.</summary>
    private T Coded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            string kind = problem.GetType().Name.Replace("Exception", "", StringComparison.Ordinal);
            throw new IOException(new Notice("VC1030", new Place { Source = Path.GetFileName(_path) }, kind).ToString(), problem);
        }
    }
}
