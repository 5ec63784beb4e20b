using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;

namespace VolunteerCredit.Tests.Explanations;

/// <summary>The figures of a text: numbers, and times in minutes, whichever language they are written in.</summary>
internal static partial class ShownFigures
{
    /// <summary>The figures of a text, in its order. A date is three of them.</summary>
    public static IEnumerable<string> Of(string text) => Figure().Matches(text.Replace(",", "", StringComparison.Ordinal)).Select(m =>
        m.Groups["h"].Success ? (Minutes(m.Groups["h"].Value, 60) + (m.Groups["rest"].Success ? Minutes(m.Groups["rest"].Value, 1) : default)).ToString()
        : m.Groups["min"].Success ? Minutes(m.Groups["min"].Value, 1).ToString()
        : m.Value);

    /// <summary>All figures of a JSON text: its numbers, and those in its strings, as they stand and as they are printed.</summary>
    public static HashSet<string> OfJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. Walk(document.RootElement)];

        static IEnumerable<string> Walk(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Of(p.Name).Concat(Walk(p.Value))),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Walk),
            JsonValueKind.String => Of(element.GetString()!).Concat(Of(Texts.Printable(element.GetString()))).Concat(Of(Texts.PrintableUpTo(element.GetString(), int.MaxValue))),
            JsonValueKind.Number => [element.GetRawText()],
            _ => [],
        };
    }

    private static Fraction Minutes(string figure, long times)
    {
        string[] parts = figure.Split('/');
        Assert.True(Fraction.TryParse(parts[0], out Fraction over));
        return over * new Fraction(times, parts.Length == 1 ? 1 : long.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"(?<h>\d+) ?(h\b|hours?\b|小时)( ?(?<rest>\d+([./]\d+)?) ?(min\b|分钟))?|(?<min>\d+([./]\d+)?) ?(min\b|分钟)|\d+([./]\d+)*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Figure();
}
