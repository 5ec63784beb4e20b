using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tool.Asking;

namespace VolunteerCredit.Tool.Running;

/// <summary>Why a file cannot be used: notices hold a word for programs, people read a sentence in their language.</summary>
internal static class FileFaults
{
    /// <summary>A key file that holds no key.</summary>
    public const string NoKey = "NoKey";

    /// <summary>A key file that holds a public key, where a private one must be.</summary>
    public const string PublicKey = "PublicKey";

    /// <summary>A folder, where a file must be.</summary>
    public const string Folder = "Folder";

    /// <summary>The codes whose finding is such a word.</summary>
    private static readonly string[] Codes = ["VC1001", "VC3050", "VC6004", "VC6009", "VC6015"];

    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["FileNotFound"] = "fault.notFound",
        ["DirectoryNotFound"] = "fault.notFound",
        ["UnauthorizedAccess"] = "fault.denied",
        ["Argument"] = "fault.name",
        ["NotSupported"] = "fault.name",
        ["PathTooLong"] = "fault.name",
        ["IO"] = "fault.system",
        ["InvalidData"] = "fault.data",
        ["BadImageFormat"] = "fault.noAssembly",
        [Folder] = "fault.folder",
        [NoKey] = "fault.noKey",
        [PublicKey] = "fault.publicKey",
    };

    /// <summary>The word for what went wrong.</summary>
    public static string Of(Exception fault) => fault.GetType().Name.Replace("Exception", "", StringComparison.Ordinal);

    /// <summary>The notice with the sentence.</summary>
    public static Notice InWords(Notice notice, Language language) =>
        Codes.Contains(notice.Code) && Texts.TryGetValue(notice.Found ?? "", out string? key) ? notice with { Found = new ToolTexts(language)[key] } : notice;
}
