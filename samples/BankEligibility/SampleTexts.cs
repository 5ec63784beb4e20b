using System.Globalization;
using System.Text.Json;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace BankEligibility;

/// <summary>The sample's own texts in one language. Messages, reasons and explanations are the library's.</summary>
internal sealed class SampleTexts(Language language)
{
    private static readonly Lazy<Dictionary<string, Words>> Table = new(Load);

    /// <summary>The keys there are.</summary>
    public static IReadOnlyCollection<string> Keys => Table.Value.Keys;

    /// <summary>The language.</summary>
    public Language Language => language;

    /// <summary>A text with its placeholders filled; figures are grouped by {0:N0}.</summary>
    public string this[string key, params object[] values] =>
        string.Format(CultureInfo.InvariantCulture, Table.Value[key].In(language), values);

    /// <summary>A text in this language.</summary>
    public string In(Words words) => words.In(language);

    /// <summary>An amount, exactly.</summary>
    public string In(Amount amount) => amount.ToWords().In(language);

    /// <summary>A time of service.</summary>
    public string Time(long minutes) => In(new Amount(minutes, 1, Unit.Minutes));

    /// <summary>A column of an offer as people say it; its name in the document where the sample knows no better.</summary>
    public string Column(string name) => Table.Value.TryGetValue("offer." + name, out Words? words) ? words.In(language) : name;

    private static Dictionary<string, Words> Load()
    {
        using Stream stream = typeof(SampleTexts).Assembly.GetManifestResourceStream("texts.json")!;
        using var table = JsonDocument.Parse(stream);
        return table.RootElement.EnumerateObject().ToDictionary(
            row => row.Name,
            row => new Words(row.Value.GetProperty("en").GetString()!, row.Value.GetProperty("zh-Hans").GetString()!));
    }
}
