using System.Text.Json;
using System.Text.RegularExpressions;
using VolunteerCredit.Comparisons;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tests.Comparisons;

public sealed class ComparisonTextTests
{
    private static readonly Comparison Found = Town.Engine.Compare(
        Town.Request with { Candidate = Town.Request.Candidate with { Evaluation = Town.AsOf with { WithoutRecorders = ["clerk-7"], KnownAt = new(2025, 1, 5, 8, 0, 0, TimeSpan.FromHours(8)) } } },
        [Town.Of("a", 3).With("district", "=east\u001b[1m"), Town.Of("b", 8), Town.Of("c", 8, 4), Town.Of("d", 9, 10), Town.Of("e")],
        new() { GroupBy = [PopulationGrouping.ByAge(), PopulationGrouping.ByFact("district")], GroupMin = 1, RatioGroupMin = 1 });

    [Fact]
    public void The_text_has_matrices_changes_groups_and_examples()
    {
        string text = Found.Explain();
        Assert.Contains("""
            Tier stars (rows: baseline, columns: candidate)
                    none  half  one  two  all
              none     1     1    0    0    2
              one      0     0    1    0    1
              two      0     0    1    1    2
              all      1     1    2    1    5
              changed: 2
            Decision loan (rows: baseline, columns: candidate)
                            eligible  not eligible  all
              eligible             2             0    2
              not eligible         0             3    3
              all                  2             3    5
              newly eligible 0, no longer eligible 0; newly undetermined 0, no longer undetermined 0

            """, text, StringComparison.Ordinal);
        Assert.Contains("Without the records of: clerk-7", text, StringComparison.Ordinal);
        Assert.Contains("Example, tier stars, two → one: volunteer c", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text);
    }

    [Fact]
    public void Both_languages_say_the_same_figures()
    {
        string english = Found.Explain(), chinese = Found.Explain(Language.Chinese);
        Assert.Equal(Lines(english).Select(Figures), Lines(chinese).Select(Figures));
        Assert.Contains("等级 stars（行为基准，列为拟用）", chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void The_JSON_has_stable_keys_and_every_count()
    {
        using var json = JsonDocument.Parse(Found.ToJson());
        JsonElement root = json.RootElement;
        Assert.Equal(
            ["baseline", "candidate", "volunteers", "unmatched", "tiers", "decisions", "values", "groupMin", "groups", "examples", "notices"],
            root.EnumerateObject().Select(p => p.Name));
        Assert.Equal("clerk-7", root.GetProperty("candidate").GetProperty("withoutRecorders")[0].GetString());
        Assert.Equal(5, root.GetProperty("tiers")[0].GetProperty("counts").EnumerateArray().SelectMany(row => row.EnumerateArray()).Sum(cell => cell.GetInt64()));
        Assert.Equal(["key", "title"], root.GetProperty("tiers")[0].GetProperty("from")[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal(["by", "groups"], root.GetProperty("groups")[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal(["kind", "name", "from", "to", "volunteer", "changes"], root.GetProperty("examples")[0].EnumerateObject().Select(p => p.Name));
        JsonElement points = root.GetProperty("values").EnumerateArray().Single(v => v.GetProperty("kind").GetString() == "score");
        Assert.Equal(
            ["kind", "name", "label", "up", "down", "same", "becameKnown", "becameUnknown", "unknownInBoth", "notCompared", "least", "most", "quantiles", "binWidth", "stability"],
            points.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["index", "byConvention", "bins"], points.GetProperty("stability").EnumerateObject().Select(p => p.Name));
    }

    private static string[] Lines(string text) => text.Split('\n');

    /// <summary>The figures of a line, in any order, since languages put them in their own.</summary>
    private static string Figures(string line) => string.Join(' ', Regex.Matches(line, @"\d+(\.\d+)?").Select(m => m.Value).Order(StringComparer.Ordinal));
}
