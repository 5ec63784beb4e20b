using System.Globalization;
using System.Text.Json;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tool.Asking;

/// <summary>The tool's own texts in one language. Messages with codes are the library's.</summary>
internal sealed class ToolTexts(Language language)
{
    private static readonly Lazy<Dictionary<string, Words>> Table = new(Load);

    /// <summary>The keys there are.</summary>
    public static IReadOnlyCollection<string> Keys => Table.Value.Keys;

    /// <summary>The language.</summary>
    public Language Language => language;

    /// <summary>A text with its placeholders filled.</summary>
    public string this[string key, params object[] values] =>
        string.Format(CultureInfo.InvariantCulture, Table.Value[key].In(language), values);

    private static Dictionary<string, Words> Load()
    {
        using Stream stream = typeof(ToolTexts).Assembly.GetManifestResourceStream("texts.json")!;
        using var table = JsonDocument.Parse(stream);
        return table.RootElement.EnumerateObject().ToDictionary(
            row => row.Name,
            row => new Words(row.Value.GetProperty("en").GetString()!, row.Value.GetProperty("zh-Hans").GetString()!));
    }
}
