using System.CommandLine;
using System.CommandLine.Parsing;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tool.Running;
using VolunteerCredit.Tool.Verbs;

namespace VolunteerCredit.Tool.Asking;

/// <summary>The files that a command line names, looked at before any of them is opened: a wrong line must cost nobody a file.</summary>
internal static class NamedFiles
{
    /// <summary>Options whose values are read.</summary>
    private static readonly string[] Read =
        ["--rules", "--to-rules", "--records", "--facts", "--volunteers", "--map", "--map-key", "--receipt-key", "--sign", "--signed-by", "--documents", "--plugin"];

    /// <summary>Options whose values are written; what the first has written may be replaced, the other is only created.</summary>
    private const string Out = "--out", Created = "--receipt";

    private static readonly StringComparer Paths = OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    /// <summary>Demands that no file is an option mistyped, that nothing is written over what is read or written besides, and that what is only created is not there.</summary>
    /// <exception cref="UsageException">There is no such option (VC6021), a file has two roles (VC6022), or is there already (VC6003).</exception>
    public static void Check(ParseResult parsed)
    {
        Command verb = parsed.CommandResult.Command;
        foreach ((string role, string file) in Of(parsed, [.. Read, Out, Created]).Concat(verb.Arguments.SelectMany(argument => Values(argument.Name, parsed.GetResult(argument)?.Tokens))))
        {
            if (file.StartsWith("--", StringComparison.Ordinal))
            {
                string[] known = [.. verb.Options.Select(option => option.Name)];
                throw new UsageException(new Notice("VC6021", default, Texts.Printable(file), Words.Same(Nearest.Of(file, known))));
            }
        }

        // Of generate it is a folder, and --records a number.
        if (verb.Options.FirstOrDefault(option => option.Name == Out) is { Required: true })
        {
            return;
        }

        (string Role, string File)[] written = [.. Of(parsed, [Out, Created])];
        foreach ((int i, (string role, string file)) in written.Index())
        {
            foreach ((string other, string path) in Of(parsed, Read).Concat(written.Take(i)))
            {
                if (Paths.Equals(Full(file), Full(path)) || (Directory.Exists(path) && File.Exists(file) && Paths.Equals(Path.GetDirectoryName(Full(file)), Path.TrimEndingDirectorySeparator(Full(path)))))
                {
                    throw new UsageException(new Notice("VC6022", new Place { Name = role }, Texts.Printable(file), Words.Same(other)));
                }
            }
        }

        foreach ((_, string file) in written.Where(one => one.Role == Created))
        {
            RequireNew(file);
        }
    }

    /// <summary>Demands that a file is not there.</summary>
    /// <exception cref="UsageException">It is (VC6003).</exception>
    public static void RequireNew(string file)
    {
        if (Path.Exists(file))
        {
            throw new UsageException(new Notice("VC6003", default, Texts.Printable(file)));
        }
    }

    private static IEnumerable<(string Role, string File)> Of(ParseResult parsed, string[] roles) =>
        parsed.CommandResult.Command.Options.Where(option => roles.Contains(option.Name)).SelectMany(option => Values(option.Name, parsed.GetResult(option)?.Tokens));

    private static IEnumerable<(string Role, string File)> Values(string role, IReadOnlyList<Token>? tokens) => (tokens ?? []).Select(token => (role, token.Value));

    /// <summary>The whole path; a name that can be none is said to be that where it is opened.</summary>
    private static string Full(string file) => file.Length == 0 || file.Contains('\0') ? file : Path.GetFullPath(file);
}
