using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace VolunteerCredit.Mutation;

/// <summary>A small change of the source.</summary>
/// <param name="Id">Its number in the mutated assembly.</param>
/// <param name="Stage">The folder of the engine.</param>
/// <param name="File">The file, below the engine.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Change">What kind of change it is, what there is and what stands for it, on one line.</param>
/// <param name="IsStatic">Whether it is in what runs once for the process, so that only the first test that reaches it is known, or in a file that keeps something for the process.</param>
/// <param name="Entry">Its entry in the report.</param>
internal sealed partial record Mutant(int Id, string Stage, string File, int Line, string Change, bool IsStatic, JsonObject Entry)
{
    public const string Killed = "Killed";
    public const string Timeout = "Timeout";
    public const string Survived = "Survived";
    public const string NoCoverage = "NoCoverage";

    private const int ShownMax = 160;

    public string Status
    {
        get => (string)Entry["status"]!;
        set => Entry["status"] = value;
    }

    /// <summary>Whether no test noticed it.</summary>
    public bool IsLeft => Status is Survived or NoCoverage;

    public override string ToString() => $"{Status} {File}:{Line} {Change}";

    /// <summary>The mutants of a report that are neither left out nor without a compiled form.</summary>
    public static IReadOnlyList<Mutant> Of(JsonNode report)
    {
        List<Mutant> mutants = [];
        foreach ((string path, JsonNode? file) in report["files"]!.AsObject())
        {
            string name = path[(path.IndexOf("/src/VolunteerCredit/", StringComparison.Ordinal) + "/src/VolunteerCredit/".Length)..];
            string[] lines = ((string)file!["source"]!).Split('\n');
            bool keeps = lines.Any(line => StaticField().IsMatch(line));
            foreach (JsonObject entry in file["mutants"]!.AsArray().OfType<JsonObject>())
            {
                if ((string?)entry["status"] is not ("Ignored" or "CompileError"))
                {
                    mutants.Add(new(
                        int.Parse((string)entry["id"]!, CultureInfo.InvariantCulture),
                        name.Split('/')[0],
                        name,
                        (int)entry["location"]!["start"]!["line"]!,
                        $"{entry["mutatorName"]}: {Shown(Cut(lines, entry["location"]!))} -> {Shown((string)entry["replacement"]!)}",
                        keeps || (bool?)entry["static"] == true,
                        entry));
                }
            }
        }

        return mutants;
    }

    [GeneratedRegex("""^\s+\w+ static (?!readonly|partial)[^(>{]*( = |;)""")]
    private static partial Regex StaticField();

    private static string Cut(string[] lines, JsonNode location)
    {
        (int line, int column) = ((int)location["start"]!["line"]! - 1, (int)location["start"]!["column"]! - 1);
        (int lastLine, int lastColumn) = ((int)location["end"]!["line"]! - 1, (int)location["end"]!["column"]! - 1);
        return line == lastLine ? lines[line][column..lastColumn] : string.Join(' ', [lines[line][column..], .. lines[(line + 1)..lastLine], lines[lastLine][..lastColumn]]);
    }

    private static string Shown(string text)
    {
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= ShownMax ? line : $"{line[..ShownMax]}…";
    }
}
