using System.Text;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tool.Running;

namespace VolunteerCredit.Tool.Verbs;

/// <summary>Begins a document: small, with notes that say what to change, and with worked cases that hold.</summary>
internal static class NewVerb
{
    private const string Placeholder = "my.rule-set";

    public static int Run(string file, Surroundings surroundings)
    {
        string text = Template(surroundings.Language).Replace(Placeholder, IdFor(file), StringComparison.Ordinal);
        try
        {
            // What is there already is never overwritten.
            using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write);
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
        catch (IOException) when (File.Exists(file) || Directory.Exists(file))
        {
            throw new UsageException(new Notice("VC6003", default, file));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException(new Notice("VC6004", new Place { Source = file }, FileFaults.Of(fault)));
        }

        surroundings.Errors.Line(surroundings.Texts["new.written", file]);
        return ExitCode.Done;
    }

    /// <summary>The file's name, where it may be an id.</summary>
    private static string IdFor(string file)
    {
        string name = Path.GetFileName(file);
        name = name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? name[..^".json".Length] : name;
        return name.Length is > 0 and <= 100 && name.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_') ? name : Placeholder;
    }

    private static string Template(Language language)
    {
        using Stream stream = typeof(NewVerb).Assembly.GetManifestResourceStream(language == Language.Chinese ? "new.zh-Hans.json" : "new.en.json")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
