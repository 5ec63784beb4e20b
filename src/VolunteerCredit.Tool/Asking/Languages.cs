using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tool.Asking;

/// <summary>Which language the user reads.</summary>
internal static class Languages
{
    public const string English = "en";
    public const string Chinese = "zh-Hans";

    /// <summary>As asked on the command line, looked at beforehand so that messages about other options are in it; otherwise that of the environment.</summary>
    public static Language Of(string[] args, Func<string, string?> environment)
    {
        string? asked = args.SkipWhile(arg => arg != "--lang").Skip(1).FirstOrDefault()
            ?? args.FirstOrDefault(arg => arg.StartsWith("--lang", StringComparison.Ordinal))?["--lang".Length..].TrimStart('=', ':');
        string? set = ((string[])["LC_ALL", "LC_MESSAGES", "LANG"]).Select(environment).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return (asked ?? set)?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true ? Language.Chinese : Language.English;
    }
}
