using System.Text.Json;
using System.Text.RegularExpressions;

namespace BankEligibility.Tests;

public sealed class TextTests
{
    [Fact]
    public void Both_languages_have_the_same_placeholders()
    {
        using var table = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "samples", "BankEligibility", "texts.json")));

        Assert.All(table.RootElement.EnumerateObject(), row => Assert.Equal(
            Placeholders(row.Value.GetProperty("en").GetString()!), Placeholders(row.Value.GetProperty("zh-Hans").GetString()!)));
    }

    [Fact]
    public void Every_text_is_used()
    {
        string sample = Path.Combine(Repository.Root, "samples", "BankEligibility");
        string code = string.Concat(Directory.EnumerateFiles(sample, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

        // Hazards and columns of offers are looked up by the last part of their keys.
        Assert.All(SampleTexts.Keys, key => Assert.True(
            key.StartsWith("offer.", StringComparison.Ordinal)
            || code.Contains($"\"{key.Replace("hazard.", "", StringComparison.Ordinal)}\"", StringComparison.Ordinal), key));
    }

    private static string[] Placeholders(string text) => [.. Regex.Matches(text, @"\{[^}]*\}").Select(match => match.Value).Order(StringComparer.Ordinal)];
}
