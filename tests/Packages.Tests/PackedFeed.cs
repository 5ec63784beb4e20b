using System.Reflection;

namespace VolunteerCredit.Packages.Tests;

/// <summary>
/// All packages of <c>src</c>, packed once into a folder that serves as a feed. A test class takes it by <c>[Collection(PackedFeed.Name)]</c> and a parameter of its constructor.
/// In a Release build what is built is packed; otherwise it is built first, away from the checkout.
/// </summary>
public sealed class PackedFeed : IAsyncLifetime
{
    /// <summary>The collection of tests that share it.</summary>
    public const string Name = "Packages";

    /// <summary>The moment that packages say they were made at: any one, but the same for all.</summary>
    private static readonly (string, string) Epoch = ("SOURCE_DATE_EPOCH", "1700000000");

    private static readonly Dictionary<string, string?> Build = typeof(PackedFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(a => a.Key, a => a.Value);

    private readonly string _root = Directory.CreateTempSubdirectory("packages").FullName;

    private string _machine = "";

    private string _sources = "";

    /// <summary>The projects of <c>src</c>: the file name without extension is the id of the package.</summary>
    public static IReadOnlyList<string> Projects { get; } = [.. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src"))
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj")).Order(StringComparer.Ordinal)];

    /// <summary>Those that others reference: not a tool, not templates.</summary>
    public static IReadOnlyList<string> Libraries { get; } =
        [.. Projects.Where(path => !IsTool(path) && !File.ReadAllText(path).Contains("<PackageType>", StringComparison.Ordinal)).Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    /// <summary>The folder with all <c>.nupkg</c> and <c>.snupkg</c>.</summary>
    public string Feed => Path.Combine(_root, "feed");

    /// <summary>The version of all packages.</summary>
    public string Version { get; private set; } = "";

    /// <summary>What packing printed.</summary>
    public string Printed { get; private set; } = "";

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Printed = await Pack(Repository.Root, Feed);
        string contracts = Path.GetFileNameWithoutExtension(Directory.EnumerateFiles(Feed, "VolunteerCredit.Abstractions.*.nupkg").Single());
        Version = contracts["VolunteerCredit.Abstractions.".Length..];
        _machine = LinkMachinePackages();
        _sources = await NameMachineSources();
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>A new folder for a consumer of the packages.</summary>
    public ConsumerFolder NewFolder()
    {
        string name = Path.GetRandomFileName();
        string folder = Directory.CreateDirectory(Path.Combine(_root, name, "work")).FullName, packages = Path.Combine(_root, name, "packages");
        return new ConsumerFolder(folder).Write("NuGet.config", $"""
            <?xml version="1.0" encoding="utf-8"?>
            <configuration>
              <config><add key="globalPackagesFolder" value="{packages}" /></config>
              <packageSources><add key="packed" value="{Feed}" /></packageSources>
              <packageSourceMapping>
                <packageSource key="packed"><package pattern="VolunteerCredit*" /></packageSource>
            {_sources}
              </packageSourceMapping>
              <fallbackPackageFolders><clear /><add key="machine" value="{_machine}" /></fallbackPackageFolders>
            </configuration>
            """);
    }

    /// <summary>Packs a checkout into a folder.</summary>
    /// <param name="checkout">Its root. What the test run has built there is packed as it is.</param>
    /// <param name="into">The folder for the packages.</param>
    /// <returns>What was printed.</returns>
    internal static async Task<string> Pack(string checkout, string into)
    {
        bool isBuilt = checkout == Repository.Root && Build["Configuration"] == "Release";
        string artifacts = Directory.CreateTempSubdirectory("artifacts").FullName;
        string[] where = !isBuilt ? ["--artifacts-path", artifacts] : Build["ArtifactsPath"] is { Length: > 0 } path ? ["--artifacts-path", path] : [];
        var printed = new List<string>();
        try
        {
            foreach (string project in Projects)
            {
                // A tool is built for each kind of machine when it is packed; what it references is not built again.
                string[] built = !isBuilt ? ["-p:RunAnalyzers=false"] : IsTool(project) ? ["-p:BuildProjectReferences=false"] : ["--no-build"];
                string file = Path.Combine(checkout, Path.GetRelativePath(Repository.Root, project));
                DotnetRun run = await Dotnet.Run("dotnet", checkout, ["pack", file, "-c", "Release", "-o", into, .. where, .. built], [Epoch]);
                Assert.True(run.ExitCode == 0, $"{file} could not be packed:\n{run.Output}\n{run.Errors}");
                printed.Add(run.Output + run.Errors);
            }
        }
        finally
        {
            Directory.Delete(artifacts, recursive: true);
        }

        return string.Join('\n', printed);
    }

    private static bool IsTool(string project) => File.ReadAllText(project).Contains("<PackAsTool>true", StringComparison.Ordinal);

    /// <summary>The machine's packages by links, without ours: a package of ours that somebody once installed here must not take the place of the one just packed.</summary>
    private string LinkMachinePackages()
    {
        string links = Directory.CreateDirectory(Path.Combine(_root, "machine")).FullName;
        string packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } named
            ? named : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (string package in Directory.EnumerateDirectories(packages).Where(p => !Path.GetFileName(p).StartsWith("volunteercredit", StringComparison.OrdinalIgnoreCase)))
        {
            Directory.CreateSymbolicLink(Path.Combine(links, Path.GetFileName(package)), package);
        }

        return links;
    }

    /// <summary>The mapping by which all other packages come from where the machine takes them.</summary>
    private async Task<string> NameMachineSources()
    {
        DotnetRun run = await Dotnet.Run(_root, "nuget", "list", "source");

        // "  1.  NAME [Enabled]", and the address on a line of its own
        IEnumerable<string> names = run.Output.Split('\n').Where(line => line.TrimEnd().EndsWith("[Enabled]", StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf('.', StringComparison.Ordinal) + 1)..line.LastIndexOf('[')].Trim());
        return string.Join('\n', names.Select(name => $"""    <packageSource key="{name}"><package pattern="*" /></packageSource>"""));
    }
}

/// <summary>The tests that share <see cref="PackedFeed"/>.</summary>
[CollectionDefinition(PackedFeed.Name)]
public sealed class PackedFeedTests : ICollectionFixture<PackedFeed>;
