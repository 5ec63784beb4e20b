using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace VolunteerCredit.Conventions.Tests;

public class ReadmeTests
{
    private const string Fence = "```";

    /// <summary>The Chinese README has the code of the English one (<see cref="ChineseReadmeTests"/>).</summary>
    public static TheoryData<string> Readmes => [.. Repository.Files("README*.md").Where(path => !path.EndsWith(".zh-CN.md", StringComparison.Ordinal)).Select(path => Path.GetRelativePath(Repository.Root, path))];

    /// <summary>A C# block is a whole program; a text block right after it is what it prints.</summary>
    [Theory]
    [MemberData(nameof(Readmes))]
    public void Code_in_a_README_compiles_and_prints_what_stands_below_it(string readme)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Root, readme));
        (string Language, string Text)[] blocks = [.. BlocksOf(lines)];
        for (int i = 0; i < blocks.Length; i++)
        {
            if (blocks[i].Language == "csharp")
            {
                string printed = Run(blocks[i].Text, readme);
                if (i + 1 < blocks.Length && blocks[i + 1].Language == "text")
                {
                    Assert.Equal(Trimmed(blocks[i + 1].Text), Trimmed(printed));
                }
            }
        }
    }

    /// <summary>Where one is left open all that follows is taken for code, and code for prose.</summary>
    [Fact]
    public void Every_fence_in_a_README_is_closed_before_the_next_opens() => Assert.All(Repository.Files("README*.md"), path =>
    {
        string? open = null;
        foreach ((int number, string line) in File.ReadLines(path).Index())
        {
            if (line.TrimStart().StartsWith(Fence, StringComparison.Ordinal))
            {
                Assert.True(open is null || line == Fence, $"{path}: line {number + 1} opens a block within that of {open}.");
                open = open is null ? $"line {number + 1}" : null;
            }
        }

        Assert.True(open is null, $"{path}: the block of {open} is never closed.");
    });

    [Fact]
    public void The_first_README_has_code_and_its_output()
    {
        string[] languages = [.. BlocksOf(File.ReadAllLines(Path.Combine(Repository.Root, "README.md"))).Select(b => b.Language)];
        int code = Array.IndexOf(languages, "csharp");
        Assert.True(code >= 0 && languages[code + 1] == "text");
    }

    private static IEnumerable<(string Language, string Text)> BlocksOf(string[] lines)
    {
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith(Fence, StringComparison.Ordinal))
            {
                int end = Array.FindIndex(lines, i + 1, line => line.StartsWith(Fence, StringComparison.Ordinal));
                yield return (lines[i][Fence.Length..].Trim(), string.Join('\n', lines[(i + 1)..end]));
                i = end;
            }
        }
    }

    private static string Run(string code, string readme)
    {
        const string implicitUsings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;";
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "Readme",
            [CSharpSyntaxTree.ParseText(code), CSharpSyntaxTree.ParseText(implicitUsings)],
            references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        using var assembly = new MemoryStream();
        var emitted = compilation.Emit(assembly);
        Assert.True(emitted.Success, $"{readme}:\n{string.Join('\n', emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error))}");

        TextWriter console = Console.Out;
        string folder = Directory.GetCurrentDirectory();
        using var printed = new StringWriter();
        try
        {
            Console.SetOut(printed);
            Directory.SetCurrentDirectory(Directory.CreateTempSubdirectory("readme").FullName);
            MethodInfo entry = Assembly.Load(assembly.ToArray()).EntryPoint!;
            entry.Invoke(null, entry.GetParameters().Length == 0 ? [] : [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
            Directory.SetCurrentDirectory(folder);
        }

        return printed.ToString();
    }

    private static string Trimmed(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimEnd())).Trim();
}
