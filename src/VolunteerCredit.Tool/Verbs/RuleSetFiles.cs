using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tool.Running;

namespace VolunteerCredit.Tool.Verbs;

/// <summary>Finds the documents that a command line names: shipped ids, files, and directories of files.</summary>
internal static class RuleSetFiles
{
    private const string SchemaEnding = ".schema.json";

    /// <summary>The documents of several names.</summary>
    /// <exception cref="UsageException">A name is none.</exception>
    public static IReadOnlyList<RuleSetSource> Find(IEnumerable<string> names) => [.. names.SelectMany(Find)];

    /// <summary>The documents of files and directories.</summary>
    /// <exception cref="UsageException">A directory holds none.</exception>
    public static IReadOnlyList<RuleSetSource> FindFiles(IEnumerable<string> paths) =>
        [.. paths.SelectMany(path => Directory.Exists(path) ? InDirectory(path) : [OfFile(path)])];

    private static IEnumerable<RuleSetSource> Find(string name)
    {
        // Without its version a name means all versions; with one, that one.
        RuleSetSource[] shipped = [.. ShippedRuleSets.Ids.Where(id => Shelf.IdOf(id) == Shelf.IdOf(name)).Select(ShippedRuleSets.Source)];
        if (shipped.Length > 0)
        {
            return Shelf.IdOf(name) == name ? shipped : [OfVersion(name, shipped)];
        }

        if (Directory.Exists(name) || File.Exists(name))
        {
            return FindFiles([name]);
        }

        throw new UsageException(new Notice("VC6001", default, name, Words.Same(Nearest.Of(name, ShippedRuleSets.Ids))));
    }

    /// <summary>A file that cannot be opened says so by the word that notices hold, and not in the language of the system.</summary>
    private static RuleSetSource OfFile(string path) => new(path, () =>
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new IOException(FileFaults.Of(fault), fault);
        }
    });

    private static RuleSetSource OfVersion(string name, RuleSetSource[] versions)
    {
        string[] names = [.. versions.Select(RuleSetDocument.Read).Select(document => $"{document.Id}@{document.Version}")];
        int at = names.IndexOf(name);
        return at >= 0 ? versions[at] : throw new UsageException(new Notice("VC6024", default, Texts.Printable(name), Words.Same(string.Join(", ", names))));
    }

    private static RuleSetSource[] InDirectory(string directory)
    {
        string[] files;
        try
        {
            files = [.. Directory.EnumerateFiles(directory, "*.json").Where(file => !file.EndsWith(SchemaEnding, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(new Notice("VC3050", new Place { Source = directory }, FileFaults.Of(fault)));
        }

        return files.Length > 0 ? [.. files.Select(OfFile)] : throw new UsageException(new Notice("VC6002", default, directory));
    }
}
