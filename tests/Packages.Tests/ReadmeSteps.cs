using System.Text.RegularExpressions;

namespace VolunteerCredit.Packages.Tests;

/// <summary>
/// A README that is followed to the letter: <c>sh</c> blocks are commands, <c>console</c> blocks a command after <c>$ </c> and what it prints, any other block is a file, whose name is
/// the last one with that ending that stands in backticks above it.
/// </summary>
internal static partial class ReadmeSteps
{
    private const string Fence = "```";

    /// <summary>Follows it in a folder. The first step that fails is named.</summary>
    /// <param name="readme">The README.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="environment">Variables for every command.</param>
    /// <returns>How many steps there were: files written and commands run.</returns>
    public static async Task<int> Follow(string readme, ConsumerFolder folder, params (string Name, string Value)[] environment)
    {
        string[] lines = File.ReadAllLines(readme);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        int steps = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal))
            {
                foreach (Match name in FileName().Matches(lines[i]))
                {
                    names[name.Groups["ending"].Value] = name.Groups["path"].Value;
                }

                continue;
            }

            string kind = lines[i][Fence.Length..];
            int end = Array.IndexOf(lines, Fence, i + 1);
            string[] block = lines[(i + 1)..end];
            string where = $"{Path.GetFileName(readme)}, line {i + 1}";
            switch (kind)
            {
                case "sh":
                    foreach (string command in block)
                    {
                        await Run(command, folder, environment, where);
                        steps++;
                    }

                    break;
                case "console":
                    string printed = await Run(block[0]["$ ".Length..], folder, environment, where);
                    Assert.True(string.Join('\n', block[1..]) == printed.TrimEnd('\n'), $"{where}: '{block[0]}' printed\n{printed}");
                    steps++;
                    break;
                default:
                    Assert.True(names.TryGetValue(kind, out string? path), $"{where}: no file name that ends in .{kind} stands above it.");
                    folder.Write(path, string.Join('\n', block) + "\n");
                    steps++;
                    break;
            }

            i = end;
        }

        return steps;
    }

    private static async Task<string> Run(string line, ConsumerFolder folder, (string, string)[] environment, string where)
    {
        string[] words = [.. Word().Matches(line).Select(word => word.Value.Trim('"'))];
        string command = words[0].Contains('/', StringComparison.Ordinal) ? Path.Combine(folder.Path, words[0]) : words[0];
        DotnetRun run = await Dotnet.Run(command, folder.Path, words[1..], environment);
        Assert.True(run.ExitCode == 0, $"{where}: '{line}' ended with {run.ExitCode}:\n{run.Output}\n{run.Errors}");
        Assert.False((run.Output + run.Errors).Contains("warning ", StringComparison.Ordinal), $"{where}: '{line}' warned:\n{run.Output}\n{run.Errors}");
        return run.Output;
    }

    [GeneratedRegex("`(?<path>[^`\\s]+\\.(?<ending>[a-z]+))`")]
    private static partial Regex FileName();

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    private static partial Regex Word();
}
