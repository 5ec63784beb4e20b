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
        [.. paths.SelectMany(path => Directory.Exists(path) ? InDirectory(path) : [RuleSetSource.FromFile(path)])];

    private static IEnumerable<RuleSetSource> Find(string name)
    {
        // Without its version a name means all versions; with one it also means the only one that is shipped.
        string[] shipped = [.. ShippedRuleSets.Ids.Where(id => id == name || Shelf.IdOf(id) == name || id == Shelf.IdOf(name))];
        if (shipped.Length > 0)
        {
            return shipped.Select(ShippedRuleSets.Source);
        }

        if (Directory.Exists(name) || File.Exists(name))
        {
            return FindFiles([name]);
        }

        string list = string.Join(", ", ShippedRuleSets.Ids);
        string expected = Nearest.To(name, ShippedRuleSets.Ids) is { } nearest ? $"{nearest}? ({list})" : list;
        throw new UsageException(new Notice("VC6001", default, name, Words.Same(expected)));
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
            throw new UsageException(new Notice("VC3050", new Place { Source = directory }, fault.Message));
        }

        return files.Length > 0 ? [.. files.Select(RuleSetSource.FromFile)] : throw new UsageException(new Notice("VC6002", default, directory));
    }
}
