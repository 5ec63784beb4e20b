using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace VolunteerCredit.Tool.Tests;

/// <summary>Assemblies of others, compiled for a test.</summary>
internal static class CompiledPlugin
{
    private static readonly string[] Framework = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))];

    private static readonly string Contracts = typeof(VolunteerCredit.RuleSets.ComponentType).Assembly.Location;

    /// <summary>A curve as a plug-in declares it.</summary>
    public static string Curve(string name) => $$"""
        using VolunteerCredit.Measures;
        using VolunteerCredit.RuleSets;
        using VolunteerCredit.Scoring;

        public sealed class Own : ICurve
        {
            public static ComponentType Type { get; } = ComponentType.Curve("{{name}}", new("own", "自有"), [], _ => new Own());

            public ValueShape Shape { get; } = new(Unit.Number, 1, Interval.FromZero);

            public long At(long quanta) => quanta;
        }
        """;

    /// <summary>Writes an assembly.</summary>
    /// <param name="path">The file; its name is the assembly's.</param>
    /// <param name="code">What it holds.</param>
    /// <param name="references">Assemblies beside those of the framework; the contracts where none are named.</param>
    /// <returns>The path.</returns>
    public static string Write(string path, string code, params string[] references)
    {
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(path),
            [CSharpSyntaxTree.ParseText(code)],
            Framework.Concat(references.Length == 0 ? [Contracts] : references).Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var emitted = compilation.Emit(path);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return path;
    }

    /// <summary>A plug-in that was built against contracts of another version: it is compiled against an assembly of their name that has what it needs.</summary>
    public static string AgainstVersion(string version)
    {
        string contracts = Write(Run.NewPath("VolunteerCredit.Abstractions.dll"), $$"""
            [assembly: System.Reflection.AssemblyVersion("{{version}}")]
            namespace VolunteerCredit.RuleSets { public sealed class ComponentType; }
            """, [.. Framework]);
        return Write(Run.NewPath("Other.dll"), "public static class Other { public static VolunteerCredit.RuleSets.ComponentType Type => null; }", contracts);
    }

    /// <summary>The version of the contracts that the tool has.</summary>
    public static Version Ours { get; } = AssemblyName.GetAssemblyName(Contracts).Version!;
}
