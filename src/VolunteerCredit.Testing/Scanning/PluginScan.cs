using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using VolunteerCredit.Testing.Scanning;

namespace VolunteerCredit.Testing;

/// <summary>
/// Reads the metadata and the code of a plug-in for what tests of its results cannot see: clock, culture, randomness, input and output, floating
/// point, threads, state, unmanaged memory, reflection.
/// </summary>
/// <remarks>
/// The assembly is read as a file and never loaded, so that nothing of it runs. What is looked at is the code of components: the types that fill a seam,
/// what declares one (<see cref="RuleSets.ComponentType"/>), and whatever these may call in the same assembly. What is there for others, such as a registration for dependency injection, may use what it likes. Code of other assemblies is not followed.
/// </remarks>
public static class PluginScan
{
    /// <summary>Reads an assembly.</summary>
    /// <param name="assemblyPath">The file.</param>
    /// <param name="accepted">Findings that are accepted, each with a reason.</param>
    /// <returns>What is left, by type and method. Acceptances that accept nothing are findings too.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="BadImageFormatException">It is no assembly of .NET.</exception>
    public static IReadOnlyList<ScanFinding> Scan(string assemblyPath, params IReadOnlyList<ScanAcceptance> accepted) =>
        Scan(assemblyPath, componentsAlone: true, accepted);

    /// <summary>Demands that nothing is found.</summary>
    /// <param name="assemblyPath">The file.</param>
    /// <param name="accepted">Findings that are accepted, each with a reason.</param>
    /// <exception cref="PluginScanException">Something is found; all of it is listed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="BadImageFormatException">It is no assembly of .NET.</exception>
    public static void Check(string assemblyPath, params IReadOnlyList<ScanAcceptance> accepted)
    {
        IReadOnlyList<ScanFinding> findings = Scan(assemblyPath, accepted);
        if (findings.Count > 0)
        {
            throw new PluginScanException(Path.GetFileName(assemblyPath), findings);
        }
    }

    /// <summary>Demands that nothing is found in the file of a loaded assembly.</summary>
    /// <param name="assembly">The assembly: <c>typeof(MyMeasure).Assembly</c>.</param>
    /// <param name="accepted">Findings that are accepted, each with a reason.</param>
    /// <exception cref="PluginScanException">Something is found; all of it is listed.</exception>
    /// <exception cref="ArgumentException">The assembly was not loaded from a file.</exception>
    public static void Check(Assembly assembly, params IReadOnlyList<ScanAcceptance> accepted)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        Check(assembly.Location is { Length: > 0 } path ? path : throw new ArgumentException("It was not loaded from a file: scan the file.", nameof(assembly)), accepted);
    }

    /// <summary>Reads an assembly.</summary>
    /// <param name="assemblyPath">The file.</param>
    /// <param name="componentsAlone">Whether only the code of components is looked at, or everything.</param>
    /// <param name="accepted">Findings that are accepted.</param>
    internal static IReadOnlyList<ScanFinding> Scan(string assemblyPath, bool componentsAlone, IReadOnlyList<ScanAcceptance> accepted)
    {
        ArgumentNullException.ThrowIfNull(assemblyPath);
        ArgumentNullException.ThrowIfNull(accepted);
        using FileStream file = File.OpenRead(assemblyPath);
        using var portable = new PEReader(file);
        if (!portable.HasMetadata)
        {
            throw new BadImageFormatException("It is no assembly of .NET.", assemblyPath);
        }

        var code = new AssemblyCode(portable);
        (IReadOnlySet<MethodDefinitionHandle> methods, IReadOnlySet<TypeDefinitionHandle> types) =
            componentsAlone ? ComponentCode.Of(code) : (code.Metadata.MethodDefinitions.ToHashSet(), code.Metadata.TypeDefinitions.ToHashSet());
        ScanFinding[] found = [.. new CodeInspection(code, methods).FindingsIn(types)];
        return
        [
            .. found.Where(f => !accepted.Any(a => a.Covers(f))),
            .. accepted.Where(a => !found.Any(a.Covers)).Select(a => new ScanFinding("VC7019", a.Type, a.Code, a.Found)),
        ];
    }
}
