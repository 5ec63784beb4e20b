using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace VolunteerCredit.Bulk.Building;

/// <summary>
/// Temporary files of one builder, one for each partition, in a folder of their own whose name says which process it belongs to: so that what a
/// killed process left can be told and removed.
/// </summary>
internal sealed class SpillFolder : IDisposable
{
    private const string Prefix = "volunteercredit-";

    private readonly string _path;
    private readonly long[] _bytes;

    /// <summary>Makes the folder, and removes those of processes that are no more.</summary>
    /// <param name="parent">Where it is made.</param>
    /// <param name="partitions">How many partitions there are.</param>
    public SpillFolder(string parent, int partitions)
    {
        _bytes = new long[partitions];
        Directory.CreateDirectory(parent);
        _path = Path.Combine(parent, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-{Convert.ToHexString(RandomNumberGenerator.GetBytes(8))}"));
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(_path);
        }
        else
        {
            Directory.CreateDirectory(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Removes what processes that are no more have left.</summary>
    public static void RemoveAbandoned(string parent)
    {
        if (!Directory.Exists(parent))
        {
            return;
        }

        foreach (string folder in Directory.EnumerateDirectories(parent, Prefix + "*"))
        {
            if (Path.GetFileName(folder)[Prefix.Length..].Split('-') is [var process, _]
                && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out int id) && !IsRunning(id))
            {
                Remove(folder);
            }
        }
    }

    /// <summary>Adds a block to the file of its partition. Writers take turns.</summary>
    /// <exception cref="IOException">The disk is full, or the file cannot be written.</exception>
    public void Append(int partition, RowBlock block)
    {
        using var file = new FileStream(FileOf(partition), FileMode.Append, FileAccess.Write, FileShare.None, 1 << 16);
        using var writer = new BinaryWriter(file);
        block.Write(writer);
        writer.Flush();
        file.Flush();
        _bytes[partition] = file.Length;
    }

    /// <summary>Reads the blocks of a partition, one at a time.</summary>
    public IEnumerable<RowBlock> Read(int partition, Func<RowBlock, RowBlock> each)
    {
        if (_bytes[partition] == 0)
        {
            yield break;
        }

        using var file = new FileStream(FileOf(partition), FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        using var reader = new BinaryReader(file);
        while (file.Position < file.Length)
        {
            yield return each(RowBlock.Read(reader));
        }
    }

    public long BytesOf(int partition) => _bytes[partition];

    public void Delete(int partition)
    {
        File.Delete(FileOf(partition));
        _bytes[partition] = 0;
    }

    /// <inheritdoc/>
    public void Dispose() => Remove(_path);

    private static bool IsRunning(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (Exception fault) when (fault is InvalidOperationException or Win32Exception)
        {
            return true; // there is one, of which nothing may be asked
        }
    }

    /// <summary>What cannot be removed now, the next run removes.</summary>
    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Another process may be at it, or it is another user's.
        }
    }

    private string FileOf(int partition) => Path.Combine(_path, partition.ToString("D6", CultureInfo.InvariantCulture));
}
