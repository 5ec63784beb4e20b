using System.IO.Compression;
using System.Reflection;
using System.Runtime.Loader;

namespace VolunteerCredit.Tool.Running;

/// <summary>The assemblies of a NuGet package. They are read from it, and written nowhere.</summary>
internal static class PackagedAssemblies
{
    private const string Ending = ".nupkg";

    /// <summary>Assemblies for the framework that the tool runs on.</summary>
    public static readonly string Folder = $"lib/net{Environment.Version.ToString(2)}/";

    /// <summary>Whether a file is a package, by its name.</summary>
    public static bool IsPackage(string path) => path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase);

    /// <summary>Loads all of them.</summary>
    /// <param name="path">The package.</param>
    /// <param name="context">Where they are loaded; whatever one needs of another is found.</param>
    /// <exception cref="InvalidDataException">The file is no package.</exception>
    public static IReadOnlyList<Assembly> Load(string path, AssemblyLoadContext context)
    {
        using ZipArchive package = ZipFile.OpenRead(path);
        return [.. package.Entries.Where(entry => entry.FullName == Folder + entry.Name && entry.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)).Select(entry =>
        {
            using var bytes = new MemoryStream();
            using (Stream packed = entry.Open())
            {
                packed.CopyTo(bytes);
            }

            bytes.Position = 0;
            return context.LoadFromStream(bytes);
        })];
    }
}
