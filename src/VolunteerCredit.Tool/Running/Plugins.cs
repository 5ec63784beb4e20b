using System.Reflection;
using System.Runtime.Loader;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tool.Running;

/// <summary>Components of assemblies that the user names: every public static property of type <see cref="ComponentType"/> of a public type. Their code is trusted as the user's own.</summary>
internal static class Plugins
{
    /// <summary>Loads components.</summary>
    /// <param name="paths">The assemblies.</param>
    /// <exception cref="UsageException">One cannot be loaded (VC6009), or holds no component (VC6010).</exception>
    public static IReadOnlyList<ComponentType> Load(IReadOnlyList<string> paths) => [.. paths.SelectMany(Load)];

    private static ComponentType[] Load(string path)
    {
        ComponentType[] found;
        try
        {
            string full = Path.GetFullPath(path);
            Assembly assembly = new PluginContext(full).LoadFromAssemblyPath(full);
            found = [.. assembly.GetExportedTypes()
                .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
                .Where(property => property.PropertyType == typeof(ComponentType) && property.GetIndexParameters().Length == 0)
                .Select(property => (ComponentType)property.GetValue(null)!)];
        }
#pragma warning disable CA1031 // a plug-in is others' code: whatever it throws, it cannot be used
        catch (Exception fault) when (fault is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            Exception cause = fault is TargetInvocationException { InnerException: { } inner } ? inner : fault;
            throw new UsageException(new Notice("VC6009", new Place { Source = path }, Texts.Printable(cause.Message)));
        }

        return found.Length > 0 ? found : throw new UsageException(new Notice("VC6010", new Place { Source = path }));
    }

    /// <summary>A plug-in's own libraries come from beside it; the contracts it shares with the tool are the tool's.</summary>
    private sealed class PluginContext(string path) : AssemblyLoadContext(path)
    {
        private readonly AssemblyDependencyResolver _resolver = new(path);

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            bool isShared = assemblyName.Name is { } name && (name == "VolunteerCredit" || name.StartsWith("VolunteerCredit.Abstractions", StringComparison.Ordinal));
            return !isShared && _resolver.ResolveAssemblyToPath(assemblyName) is { } own ? LoadFromAssemblyPath(own) : null;
        }
    }
}
