using System.Text;
using VolunteerCredit.Tool.Running;

namespace VolunteerCredit.Tool.Tests;

/// <summary>One run of the tool in this process, with what it printed.</summary>
/// <param name="ExitCode">How it ended.</param>
/// <param name="Output">What went to standard output.</param>
/// <param name="Errors">What went to standard error.</param>
public sealed record Run(int ExitCode, string Output, string Errors)
{
    /// <summary>The lines of the output.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Runs without an environment and without a terminal.</summary>
    public static Task<Run> Of(params string[] args) => In(_ => null, hasColour: false, args);

    /// <summary>Runs in an environment.</summary>
    public static Task<Run> In(Func<string, string?> environment, bool hasColour, params string[] args) => With(environment, hasColour, "", args);

    /// <summary>Runs with something on standard input.</summary>
    public static Task<Run> Given(string input, params string[] args) => With(_ => null, hasColour: false, input, args);

    private static async Task<Run> With(Func<string, string?> environment, bool hasColour, string input, string[] args)
    {
        using var output = new MemoryStream();
        using var writer = new StreamWriter(output, new UTF8Encoding(false)) { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(writer, errors, hasColour, hasColour, ErrorIsTerminal: false, () => new MemoryStream(Encoding.UTF8.GetBytes(input)));
        int exitCode = await Session.RunAsync(args, terminal, environment);
        await writer.FlushAsync();
        return new(exitCode, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }

    /// <summary>A path for a file in a directory of its own.</summary>
    public static string NewPath(string name) => Path.Combine(Scratch.Folder(), name);

    /// <summary>A file of one's own.</summary>
    public static string OwnFile(string text, string name = "own.json")
    {
        string path = NewPath(name);
        File.WriteAllText(path, text);
        return path;
    }
}
