using VolunteerCredit.Explanations;
using VolunteerCredit.Tool.Asking;
using VolunteerCredit.Tool.Running;

namespace VolunteerCredit.Tool.Printing;

/// <summary>Where results go: standard output, or a file that is there whole or not at all.</summary>
internal static class ResultOutput
{
    /// <summary>Writes results.</summary>
    /// <param name="path">The file, of <c>--out</c>; <see langword="null"/> for standard output.</param>
    /// <param name="surroundings">Where standard output is.</param>
    /// <param name="write">Writes them, in UTF-8.</param>
    /// <param name="replaces">Whether a file that is there already is replaced, and not refused.</param>
    public static void Write(string? path, Surroundings surroundings, Action<Stream> write, bool replaces = true)
    {
        if (path is null)
        {
            surroundings.Out.Flush();
            write(surroundings.Terminal.Out.BaseStream);
            return;
        }

        string aside = $"{path}.{Path.GetRandomFileName()}.partial";
        try
        {
            using (FileStream file = AtPath(path, () => new FileStream(aside, FileMode.CreateNew, FileAccess.Write)))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            AtPath(path, () =>
            {
                if (!replaces)
                {
                    NamedFiles.RequireNew(path);
                }

                File.Move(aside, path, replaces);
                return true;
            });
        }
        finally
        {
            if (File.Exists(aside))
            {
                File.Delete(aside);
            }
        }
    }

    private static T AtPath<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException(new Notice("VC6004", new Place { Source = path }, FileFaults.Of(fault)));
        }
    }
}
