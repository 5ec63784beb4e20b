using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace BankEligibility.Tests;

public sealed class StarTests(BundledRuns runs) : IClassFixture<BundledRuns>
{
    private static readonly int[] Stars = [1369, 10, 5, 1, 0, 1];

    [Fact]
    public void The_chart_counts_every_volunteer_with_service()
    {
        int[] counts = [.. Bars(runs.English, "none", "One star", "Two stars", "Three stars", "Four stars", "Five stars").Select(bar => bar.Count)];

        Assert.Equal(Stars, counts);
        Assert.Contains("1,398: 1,386 with service that counts, 12 without", runs.English.Output, StringComparison.Ordinal);
        Assert.Equal(1386, counts.Sum());
    }

    [Fact]
    public void The_chart_is_the_same_in_Chinese() =>
        Assert.Equal(Stars, Bars(runs.Chinese, "未达到", "一星志愿者", "二星志愿者", "三星志愿者", "四星志愿者", "五星志愿者").Select(bar => bar.Count));

    [Fact]
    public void One_volunteer_can_be_seen_and_ten_times_as_many_are_one_step_more()
    {
        (int Count, int Length)[] bars = [.. Bars(runs.English, "none", "One star", "Three stars", "Four stars")];

        Assert.Equal(0, bars.Single(bar => bar.Count == 0).Length);
        Assert.Equal(8, bars.Single(bar => bar.Count == 1).Length);
        Assert.Equal(16, bars.Single(bar => bar.Count == 10).Length);
        Assert.InRange(bars.Single(bar => bar.Count == 1369).Length, 33, 34);
        Assert.Contains("Logarithmic scale", runs.English.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_scale_is_marked_where_bars_of_such_counts_end()
    {
        string[] lines = runs.English.Lines;
        string marks = lines.Single(line => Regex.IsMatch(line, "^ +1 +10 +100 +1,000$"));
        string ten = lines.Single(line => line.StartsWith("  One star ", StringComparison.Ordinal));

        Assert.Equal(ten.LastIndexOf('#') + 1, marks.IndexOf("10", StringComparison.Ordinal) + 2);
    }

    [Fact]
    public void Automation_accounts_print_0_with_the_reason()
    {
        string[] rows = [.. runs.English.Section("1 ").Where(line => Regex.IsMatch(line, "^  v[0-9a-f]{12} "))];

        Assert.Equal(12, rows.Length);
        Assert.All(rows, row => Assert.Matches(" 0 h  travel, meals, rest and automation accounts do not count$", row));
    }

    [Fact]
    public void Scores_csv_has_a_line_for_each_volunteer()
    {
        string[] lines = Encoding.UTF8.GetString(runs.English.Scores).TrimEnd('\n').Split('\n');
        var volunteers = File.ReadLines(Run.Data("open-source-sessions.csv")).Skip(1).Select(line => line.Split(',')[1]).ToHashSet();

        Assert.Equal("volunteer_id,hours,stars,status", lines[0]);
        Assert.Equal(volunteers.Order(StringComparer.Ordinal), lines.Skip(1).Select(line => line.Split(',')[0]));
        Assert.All(lines.Skip(1), line => Assert.Equal("Computed", line.Split(',')[^1]));
    }

    [Fact]
    public void Stars_agree_with_hours_added_up_by_hand()
    {
        int[] bounds = [100, 300, 600, 1000, 1500];
        var minutes = File.ReadLines(Run.Data("open-source-sessions.csv")).Skip(1).Select(line => line.Split(','))
            .Where(cells => cells[9] != "automation")
            .GroupBy(cells => cells[1], cells => int.Parse(cells[6], CultureInfo.InvariantCulture))
            .ToDictionary(group => group.Key, group => group.Sum());
        string[][] lines = [.. Encoding.UTF8.GetString(runs.English.Scores).TrimEnd('\n').Split('\n').Skip(1).Select(line => line.Split(','))];

        Assert.All(lines, cells =>
        {
            int own = minutes.GetValueOrDefault(cells[0]);
            int stars = bounds.Count(bound => own >= bound * 60);
            Assert.Equal(own.ToString(CultureInfo.InvariantCulture), cells[1]);
            Assert.Equal(stars == 0 ? "" : $"star-{stars}", cells[2]);
        });
    }

    private static IEnumerable<(int Count, int Length)> Bars(Run run, params string[] labels)
    {
        foreach (string label in labels)
        {
            string bar = run.Lines.Single(line => Regex.IsMatch(line, $"^  {label} +#* ?[0-9,]+$"));
            int count = int.Parse(bar[(bar.LastIndexOf(' ') + 1)..], NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
            yield return (count, bar.Count(c => c == '#'));
        }
    }
}
