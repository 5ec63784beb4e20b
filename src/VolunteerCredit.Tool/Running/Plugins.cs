using System.Reflection;
using System.Runtime.Loader;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tool.Running;

/// <summary>Components of assemblies, or of the packages that hold them, that the user names: every public static property of type <see cref="ComponentType"/> of a public type. Their code is trusted as the user's own.</summary>
internal static class Plugins
{
    private static readonly AssemblyName Contracts = typeof(ComponentType).Assembly.GetName();

    /// <summary>Loads components.</summary>
    /// <param name="paths">The assemblies or packages; one that is named twice is loaded once.</param>
    /// <exception cref="UsageException">
    /// One cannot be loaded (VC6009), was built against contracts that are not these (VC6030), lacks an assembly (VC6031), holds no component (VC6010), or one that cannot be had (VC6032), or is a package without assemblies for this framework (VC6033);
    /// or two components of a kind have one name (VC6029).
    /// </exception>
    public static IReadOnlyList<ComponentType> Load(IReadOnlyList<string> paths)
    {
        (string Owner, ComponentType Type)[] found = [.. paths.Select(Existing).DistinctBy(p => p.Full).SelectMany(p => Load(p.Path, p.Full).Select(type => (p.Path, type)))];
        Notice[] twice = [.. found.Concat(found.Length == 0 ? [] : ComponentCatalog.BuiltIn.Select(type => (Owner: "vcredit", Type: type)))
            .GroupBy(f => (f.Type.Seam, f.Type.Name), f => f.Owner).Where(same => same.Count() > 1)
            .Select(same => new Notice("VC6029", default, Texts.Printable($"{same.Key.Seam.ToString().ToLowerInvariant()} {same.Key.Name}"), Words.Same(Texts.PrintableUpTo(string.Join(", ", same), 1_000))))];
        return twice.Length == 0 ? [.. found.Select(f => f.Type)] : throw new UsageException(twice);
    }

    private static (string Path, string Full) Existing(string path) => File.Exists(path)
        ? (path, Path.GetFullPath(path))
        : throw Refused("VC6009", path, Directory.Exists(path) ? FileFaults.Folder : FileFaults.Of(new FileNotFoundException()));

    private static ComponentType[] Load(string path, string full)
    {
        try
        {
            var context = new PluginContext(full);
            IReadOnlyList<Assembly> assemblies = PackagedAssemblies.IsPackage(full) ? PackagedAssemblies.Load(full, context) : [context.LoadFromAssemblyPath(full)];
            if (assemblies.Count == 0)
            {
                throw Refused("VC6033", path, expected: Words.Same(PackagedAssemblies.Folder));
            }

            Version? built = assemblies.SelectMany(assembly => assembly.GetReferencedAssemblies()).Where(a => a.Name == Contracts.Name).Max(a => a.Version);
            if (built is not null && (built.Major != Contracts.Version!.Major || built > Contracts.Version))
            {
                // Within a major version contracts only grow: what was built against an earlier one finds all it knows.
                string ours = Contracts.Version!.ToString(3), major = Contracts.Version.ToString(1);
                throw Refused("VC6030", path, built.ToString(3), new($"{major}.*, up to {ours}", $"{major}.*，不高于 {ours}"));
            }

            ComponentType[] found = [.. assemblies.SelectMany(assembly => assembly.GetExportedTypes())
                .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
                .Where(property => property.PropertyType == typeof(ComponentType) && property.GetIndexParameters().Length == 0)
                .Select(property => ComponentOf(property, path))];
            return found.Length > 0 ? found : throw Refused("VC6010", path);
        }
#pragma warning disable CA1031 // a plug-in is others' code: whatever it throws, it cannot be used
        catch (Exception fault) when (fault is not (OutOfMemoryException or UsageException))
#pragma warning restore CA1031
        {
            throw MissingAssembly(fault) is { } missing ? Refused("VC6031", path, missing)
                : Refused("VC6009", path, fault is BadImageFormatException or InvalidDataException ? FileFaults.Of(fault) : fault.Message);
        }
    }

    private static ComponentType ComponentOf(PropertyInfo property, string path)
    {
        try
        {
            return (ComponentType?)property.GetValue(null) ?? throw new InvalidOperationException("null");
        }
#pragma warning disable CA1031 // a plug-in is others' code: whatever it throws, it cannot be used
        catch (Exception fault) when (fault is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            Exception cause = fault;
            while (cause is TargetInvocationException or TypeInitializationException && cause.InnerException is { } inner)
            {
                cause = inner;
            }

            throw MissingAssembly(cause) is { } missing ? Refused("VC6031", path, missing)
                : Refused("VC6032", path, $"{property.DeclaringType!.FullName}.{property.Name}", Words.Same(Texts.PrintableUpTo(cause.Message, 200)));
        }
    }

    /// <summary>The name of the assembly that was not found; none where something else is the matter, such as a file that the plug-in reads.</summary>
    private static string? MissingAssembly(Exception fault) =>
        fault is FileNotFoundException { FileName: { } name } && name.Contains(", Version=", StringComparison.Ordinal) ? name.Split(',')[0] : null;

    private static UsageException Refused(string code, string path, string? found = null, Words? expected = null) =>
        new(new Notice(code, new Place { Source = path }, found is null ? null : Texts.Printable(found), expected));

    /// <summary>A plug-in's own libraries come from beside it; the contracts it shares with the tool are the tool's.</summary>
    private sealed class PluginContext(string path) : AssemblyLoadContext(path)
    {
        private readonly AssemblyDependencyResolver? _resolver = PackagedAssemblies.IsPackage(path) ? null : new(path);

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            bool isShared = assemblyName.Name == "VolunteerCredit" || assemblyName.Name == Contracts.Name;
            return !isShared && _resolver?.ResolveAssemblyToPath(assemblyName) is { } own ? LoadFromAssemblyPath(own) : null;
        }
    }
}
