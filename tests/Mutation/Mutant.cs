using System.Globalization;
using System.Text.Json.Nodes;

namespace VolunteerCredit.Mutation;

/// <summary>A small change of the source.</summary>
/// <param name="Id">Its number in the mutated assembly.</param>
/// <param name="Stage">The folder of the engine.</param>
/// <param name="File">The file, below the engine.</param>
/// <param name="Text">Where it is and what it changes, on one line.</param>
/// <param name="Entry">Its entry in the report.</param>
internal sealed record Mutant(int Id, string Stage, string File, string Text, JsonObject Entry)
{
    public const string Killed = "Killed";
    public const string Timeout = "Timeout";
    public const string Survived = "Survived";
    public const string NoCoverage = "NoCoverage";

    private const int ShownMax = 160;

    /// <summary>Whether it is in what runs once for the process: only the first test that reaches it is known.</summary>
    public bool IsStatic => (bool?)Entry["static"] == true;

    public string Status
    {
        get => (string)Entry["status"]!;
        set => Entry["status"] = value;
    }

    public override string ToString() => $"{Status} {Text}";

    /// <summary>The mutants of a report that are neither left out nor without a compiled form.</summary>
    public static IReadOnlyList<Mutant> Of(JsonNode report)
    {
        List<Mutant> mutants = [];
        foreach ((string path, JsonNode? file) in report["files"]!.AsObject())
        {
            string name = path[(path.IndexOf("/src/VolunteerCredit/", StringComparison.Ordinal) + "/src/VolunteerCredit/".Length)..];
            string[] lines = ((string)file!["source"]!).Split('\n');
            foreach (JsonObject entry in file["mutants"]!.AsArray().OfType<JsonObject>())
            {
                if ((string?)entry["status"] is not ("Ignored" or "CompileError"))
                {
                    mutants.Add(new(
                        int.Parse((string)entry["id"]!, CultureInfo.InvariantCulture),
                        name.Split('/')[0],
                        name,
                        $"{name}:{entry["location"]!["start"]!["line"]} {entry["mutatorName"]}: {Shown(Cut(lines, entry["location"]!))} -> {Shown((string)entry["replacement"]!)}",
                        entry));
                }
            }
        }

        return mutants;
    }

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
