namespace VolunteerCredit.Tool.Tests;

/// <summary>The files that examples name, each written once.</summary>
internal static class Given
{
    public const string HoursText = """
        record_id,volunteer_id,date,start,end,minutes,source,status
        hr-1,V1,2026-03-07,09:00,11:30,150,signed-in-out,approved
        hr-2,V1,2026-03-14,,,5900,signed-in-out,approved
        hr-3,V2,2026-03-16,,,-30,administrator,approved
        hr-4,V2,2026-03-17,,,95,administrator,approved

        """;

    private static readonly string Folder = Scratch.Folder();

    /// <summary>6,050 minutes of V1, 95 of V2; a row is refused.</summary>
    public static string Hours { get; } = Write("hours.csv", HoursText);

    /// <summary>Services of two projects.</summary>
    public static string Projects { get; } = Write("projects.csv", """
        record_id,volunteer_id,date,minutes,project,recorder,source,status
        r1,V1,2026-03-07,60,river,acc-1,imported,approved
        r2,V2,2026-03-08,30,river,acc-1,imported,approved
        r3,V2,2026-03-09,30,forest,acc-2,imported,approved

        """);

    /// <summary>60 minutes more of V2.</summary>
    public static string More { get; } = Write("more.jsonl", """
        {"record_id": "hr-9", "volunteer_id": "V2", "date": "2026-03-18", "minutes": 60, "source": "imported", "status": "approved"}

        """);

    /// <summary>V1 has a credit score from outside, V3 none.</summary>
    public static string People { get; } = Write("people.csv", """
        volunteer_id,born,registered_with,score:zyh.credit-score
        V1,1990-05-01,zhiyuanhui,610
        V3,1990-05-01,zhiyuanhui,

        """);

    /// <summary>A rule set of one's own, as vcredit new writes it.</summary>
    public static string Town { get; } = Write("town.json", NewTown());

    /// <summary>A receipt about V1, made by the tool, with its key in it.</summary>
    public static Lazy<string> Receipt { get; } = new(() =>
    {
        string path = Path.Combine(Scratch.Folder(), "receipt.json");
        Run run = Run.Of("explain", "--rules", "cn.national-stars", "--records", Hours, "--as-of", "2026-06-30", "--volunteer", "V1", "--receipt", path).GetAwaiter().GetResult();
        return run.ExitCode == 0 ? path : throw new InvalidOperationException(run.Errors);
    });

    /// <summary>An argument of an example with the place of its file.</summary>
    public static string Placed(string argument) => argument switch
    {
        "hours.csv" => Hours,
        "more.jsonl" => More,
        "people.csv" => People,
        "town.json" => Town,
        "receipt.json" => Receipt.Value,
        "archive" => Folder,
        _ => argument,
    };

    /// <summary>A place of its own for a file that is written.</summary>
    public static string Target(string name) => Path.Combine(Scratch.Folder(), name);

    private static string Write(string name, string text)
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllText(path, text.ReplaceLineEndings("\n"));
        return path;
    }

    private static string NewTown()
    {
        using Stream stream = typeof(Tool.Running.Session).Assembly.GetManifestResourceStream("new.en.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
