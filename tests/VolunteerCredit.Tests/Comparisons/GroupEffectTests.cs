using VolunteerCredit.Comparisons;
using VolunteerCredit.Records;

namespace VolunteerCredit.Tests.Comparisons;

public sealed class GroupEffectTests
{
    private static readonly ComparisonRequest Request = new(Town.Request.Baseline, new("town", Town.AsOf with { Parameters = new Dictionary<string, string> { ["least"] = "25" } }));

    private static readonly ComparisonOptions ByDistrict = new() { GroupBy = [PopulationGrouping.ByFact("district")], GroupMin = 5, RatioGroupMin = 10, ExamplesPerChange = 0 };

    [Fact]
    public void Rates_and_ratios_are_exact_fractions_and_small_groups_have_no_ratio()
    {
        // East 20: 15 of 26 points, 5 of 22. West 20: 5 and 15. North 6: all 22.
        Volunteer[] town = [.. Some("e", 15, 16, "east"), .. Some("f", 5, 12, "east"), .. Some("w", 5, 16, "west"), .. Some("x", 15, 12, "west"), .. Some("n", 6, 12, "north")];
        GroupEffects effects = Town.Engine.Compare(Request, town, ByDistrict).Groups.Single();
        Assert.Equal(("district", "east north west"), (effects.Grouping, string.Join(' ', effects.Groups.Select(g => g.Group))));
        Assert.Equal(
            [
                "20: 20/20 1 False, 15/20 1 False",
                "6: 6/6 - False, 0/6 - False",
                "20: 20/20 1 False, 5/20 1/3 True",
            ],
            effects.Groups.Select(g => $"{g.Volunteers}: {Text(g.Decisions.Single().Before)}, {Text(g.Decisions.Single().After)}"));
        Assert.Equal(("0.25", (0L, 0L, 20L, 0L)), (effects.Groups[2].Decisions.Single().After.Rate.ToString(), MovesOf(effects.Groups[2], "stars")));
    }

    [Fact]
    public void A_small_group_is_kept_back_and_so_is_what_would_give_it_away()
    {
        Volunteer[] town = [.. Some("e", 20, 12, "east"), .. Some("w", 8, 12, "west"), .. Some("n", 3, 12, "north")];
        GroupEffects effects = Town.Engine.Compare(Request, town, ByDistrict).Groups.Single();
        Assert.Equal([("east", 20L), ("north", null), ("west", (long?)null)], effects.Groups.Select(g => (g.Group, g.Volunteers)));
        Assert.All(effects.Groups.Skip(1), g => Assert.True(g.IsSuppressed && g.Decisions.Count == 0 && g.Moves.Count == 0));

        // Two small ones protect each other.
        effects = Town.Engine.Compare(Request, [.. town, .. Some("s", 4, 12, "south")], ByDistrict).Groups.Single();
        Assert.Equal([("east", 20L), ("north", null), ("south", null), ("west", (long?)8)], effects.Groups.Select(g => (g.Group, g.Volunteers)));
    }

    [Fact]
    public void Age_is_that_of_the_baselines_day_and_the_unknown_come_last()
    {
        ComparisonOptions options = ByDistrict with { GroupBy = [PopulationGrouping.ByAge(18, 60)], GroupMin = 1 };
        Volunteer[] town =
        [
            Town.Of("a", 1).With("born", "2007-01-01"), Town.Of("b", 1).With("born", "2006-12-31"), Town.Of("c", 1).With("born", "1964-12-31"),
            Town.Of("d", 1).With("born", "1990-01-01").With("born", "1991-01-01"), Town.Of("e", 1), Town.Of("f", 1).With("born", "2030-01-01"),
        ];
        ComparisonRequest later = new(Request.Baseline, new("town", Evaluation.On(new(2034, 1, 1))));
        GroupEffects age = Town.Engine.Compare(later, town, options).Groups.Single();
        Assert.Equal([("0-17", 1L), ("18-59", 1), ("60+", 1), (null, 3)], age.Groups.Select(g => (g.Group, g.Volunteers!.Value)));
        Assert.Equal(["0-17", "18-24", "25-34", "35-44", "45-59", "60+"], PopulationGrouping.ByAge().Bands);
    }

    [Fact]
    public void The_unknown_are_no_measure_of_others()
    {
        // The unknown are all eligible, the others half.
        Volunteer[] town = [.. Some("u", 20, 16, null), .. Some("e", 10, 16, "east"), .. Some("f", 10, 1, "east")];
        GroupEffects effects = Town.Engine.Compare(Request, town, ByDistrict).Groups.Single();
        Assert.Equal(["20: 10/20 1 False", "20: 20/20 2 False"], effects.Groups.Select(g => $"{g.Volunteers}: {Text(g.Decisions.Single().After)}"));
    }

    [Fact]
    public void Too_many_groups_are_no_grouping_and_it_is_said()
    {
        Volunteer[] town = [.. Enumerable.Range(0, 4).Select(i => Town.Of($"v{i}", 1).With("district", $"d{i}"))];
        Assert.Single(Town.Engine.Compare(Request, town, ByDistrict with { GroupsMax = 4 }).Groups);
        Comparison over = Town.Engine.Compare(Request, town, ByDistrict with { GroupsMax = 3 });
        Assert.Empty(over.Groups);
        Assert.Equal(("VC4071", "district"), (over.Notices.Single().Code, over.Notices.Single().Place.Name));
    }

    private static IEnumerable<Volunteer> Some(string id, int count, int hours, string? district) => Enumerable.Range(0, count)
        .Select(i => Town.Of($"{id}{i}", Math.Min(8, hours), hours - Math.Min(8, hours))).Select(v => district is null ? v : v.With("district", district));

    private static string Text(Approval approval) => $"{approval.Eligible}/{approval.Computed} {approval.ImpactRatio?.ToString() ?? "-"} {approval.IsBelowFourFifths}";

    private static (long Up, long Down, long Same, long Other) MovesOf(PopulationGroup group, string name) =>
        group.Moves.Where(m => m.Name == name).Select(m => (m.Up, m.Down, m.Same, m.Other)).Single();
}
