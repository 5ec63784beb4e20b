using BankEligibility.Running;

namespace BankEligibility.Tests;

/// <summary>One run of the sample in this process, with what it printed and wrote.</summary>
public sealed class Run
{
    private Run(int exitCode, string output, string errors, string directory)
    {
        ExitCode = exitCode;
        Output = output;
        Errors = errors;
        Directory = directory;
    }

    public int ExitCode { get; }

    public string Output { get; }

    public string Errors { get; }

    public string Directory { get; }

    public string[] Lines => Output.Split('\n');

    public byte[] Scores => File.ReadAllBytes(Path.Combine(Directory, "scores.csv"));

    public byte[] Decisions => File.ReadAllBytes(Path.Combine(Directory, "decisions.json"));

    /// <summary>Files in the directory of results.</summary>
    public IEnumerable<string?> Files => System.IO.Directory.EnumerateFiles(Directory).Select(Path.GetFileName).Order();

    public static Task<Run> Plain(params string[] args) => With(80, isTerminal: false, hasColour: true, args);

    public static Task<Run> OnTerminal(int width, params string[] args) => With(width, isTerminal: true, hasColour: false, args);

    /// <summary>Runs; results go to a directory of their own, whose name is not printed.</summary>
    public static async Task<Run> With(int width, bool isTerminal, bool hasColour, params string[] args)
    {
        string directory = System.IO.Directory.CreateTempSubdirectory("bank").FullName;
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        int exitCode = await Session.RunAsync(["--out", directory, .. args], new Terminal(output, errors, isTerminal, ErrorIsTerminal: false, width, hasColour));
        return new(exitCode, output.ToString().ReplaceLineEndings("\n").Replace(directory, "OUT", StringComparison.Ordinal), errors.ToString(), directory);
    }

    /// <summary>A file that came with the sample.</summary>
    public static string Data(string name) => Path.Combine(AppContext.BaseDirectory, "data", name);

    /// <summary>A file of one's own.</summary>
    public static string OwnFile(string text, string name = "own.csv")
    {
        string path = Path.Combine(System.IO.Directory.CreateTempSubdirectory("bank").FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>The lines from a heading that begins so to the next heading.</summary>
    public string[] Section(string heading) =>
        [.. Lines.SkipWhile(line => !line.StartsWith("== " + heading, StringComparison.Ordinal)).Skip(1).TakeWhile(line => !line.StartsWith("== ", StringComparison.Ordinal))];
}
