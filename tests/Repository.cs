using System.Runtime.CompilerServices;

namespace VolunteerCredit.Conventions;

/// <summary>The checkout that the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Files below a folder, build output left out; none where the folder is not there.</summary>
    public static IEnumerable<string> Files(string pattern, string under = "") => !Directory.Exists(Path.Combine(Root, under)) ? [] :
        Directory.EnumerateFiles(Path.Combine(Root, under), pattern, SearchOption.AllDirectories)
            .Where(path => !Relative(path).Split('/').Any(part => part is "bin" or "obj" or ".git" or "node_modules" or "artifacts"))
            .Order(StringComparer.Ordinal);

    /// <summary>A file's path from the root, with slashes.</summary>
    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>The folders of the projects right below a folder, from the root and with slashes.</summary>
    public static IEnumerable<string> Projects(string under) => Directory.EnumerateDirectories(Path.Combine(Root, under))
        .Where(folder => Directory.EnumerateFiles(folder, "*.csproj").Any()).Select(folder => $"{under}/{Path.GetFileName(folder)}").Order(StringComparer.Ordinal);

    private static string FindRoot([CallerFilePath] string here = "")
    {
        string? folder = Path.GetDirectoryName(here);
        while (folder is not null && !File.Exists(Path.Combine(folder, "VolunteerCredit.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("There is no VolunteerCredit.sln above the tests.");
    }
}
