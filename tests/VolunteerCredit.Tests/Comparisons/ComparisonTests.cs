using VolunteerCredit.Bulk;
using VolunteerCredit.Comparisons;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tests.Comparisons;

public sealed class ComparisonTests
{
    // Hours old (at most 8 a day) and new (at most 6): a 3, 3; b 8, 6; c 12, 10; d 16, 12; e 0, 0.
    // Points old 10 + h, new 10 + 1.5 h: a 13, 14.5; b 18, 19; c 22, 25; d 26, 28; e 10, 10.
    private static readonly Volunteer[] Five = [Town.Of("a", 3), Town.Of("b", 8), Town.Of("c", 8, 4), Town.Of("d", 9, 10), Town.Of("e")];

    private static readonly Comparison Found = Town.Engine.Compare(Town.Request, Five);

    [Fact]
    public void Tiers_show_who_moves_from_where_to_where()
    {
        TransitionMatrix stars = Assert.Single(Found.Tiers);
        Assert.Equal(["(none)", "one", "two", "(unknown)", "(not-in-force)", "(refused)"], stars.From.Select(s => s.Key));
        Assert.Equal(["(none)", "half", "one", "two", "(unknown)", "(not-in-force)", "(refused)"], stars.To.Select(s => s.Key));
        Assert.Equal([2L, 1, 2, 0, 0, 0], stars.Before);
        Assert.Equal([1L, 1, 2, 1, 0, 0, 0], stars.After);
        Assert.Equal((1, 1, 1, 1, 1), (stars.Count("(none)", "(none)"), stars.Count("(none)", "half"), stars.Count("one", "one"), stars.Count("two", "one"), stars.Count("two", "two")));
        Assert.Equal(0, stars.Count("two", "half"));
        Assert.Equal(2, stars.Changed);
    }

    [Fact]
    public void Decisions_show_who_crosses_which_way()
    {
        // From 20 points: c, d; from 25: c, d.
        Assert.Equal(0, Found.Decisions.Single(d => d.Name == "loan").Changed);
        ComparisonRequest stricter = new(Town.Request.Baseline, new("town", Town.AsOf with { Parameters = new Dictionary<string, string> { ["least"] = "25" } }));
        TransitionMatrix loan = Assert.Single(Town.Engine.Compare(stricter, Five).Decisions);
        Assert.Equal((0, 1, 0), (loan.Into("eligible"), loan.OutOf("eligible"), loan.Into("undetermined")));
        Assert.Equal(1, loan.Count("eligible", "not-eligible"));
        Assert.Equal((1, 3), (loan.Count("eligible", "eligible"), loan.Count("not-eligible", "not-eligible")));
    }

    [Fact]
    public void Strict_makes_undetermined_what_rests_on_illustrative_figures()
    {
        TransitionMatrix loan = Town.Engine.Compare(new(Town.Request.Baseline, new("town", Town.AsOf with { Strict = true })), Five).Decisions.Single();
        Assert.Equal((5, 2, 2), (loan.Into("undetermined"), loan.OutOf("eligible"), loan.Count("eligible", "undetermined")));
    }

    [Fact]
    public void Changes_of_values_are_counted_and_ranged()
    {
        ValueChange hours = Found.Values.Single(v => v.Name == "hours"), points = Found.Values.Single(v => v.Name == "points");
        Assert.Equal((0, 3, 2), (hours.Up, hours.Down, hours.Same)); // 0, −2, −2, −4, 0
        Assert.Equal(("-4 h", "0 h", "1 min"), (hours.Least.ToString(), hours.Most.ToString(), hours.BinWidth.ToString()));
        Assert.Equal((4, 0, 1), (points.Up, points.Down, points.Same)); // 1.5, 1, 3, 2, 0
        Assert.Equal(("0", "3"), (points.Least.ToString(), points.Most.ToString()));
        Assert.Equal(["1: 0", "5: 0", "10: 0", "25: 1", "50: 1.5", "75: 2", "90: 3", "95: 3", "99: 3"], points.Quantiles.Select(q => $"{q.Percent}: {q.Change}"));
        Assert.Equal(("measure", "score"), (hours.Kind, points.Kind));
        Assert.Null(hours.Stability);
        Assert.NotNull(points.Stability);
    }

    [Fact]
    public void What_stands_on_one_side_only_is_listed()
    {
        Assert.Equal(
            [("measure", "days", UnmatchedReason.OnlyInBaseline), ("measure", "years", UnmatchedReason.OnlyInCandidate), ("decision", "card", UnmatchedReason.OnlyInCandidate)],
            Found.Unmatched.Select(u => (u.Kind, u.Name, u.Reason)));
    }

    [Fact]
    public void Rule_sets_with_nothing_in_common_are_compared_by_what_is_there()
    {
        Comparison stamps = Town.Engine.Compare(new(new("town", Town.AsOf), new("stamps", Town.AsOf)), Five);
        Assert.Empty(stamps.Tiers);
        Assert.Empty(stamps.Values);
        Assert.Equal(
            ["measure days OnlyInBaseline", "measure hours UnitsDiffer", "measure stamps OnlyInCandidate", "score points OnlyInBaseline", "tier stars OnlyInBaseline", "tier medals OnlyInCandidate", "decision loan OnlyInBaseline"],
            stamps.Unmatched.OrderBy(u => Array.IndexOf(["measure", "score", "tier", "decision"], u.Kind)).ThenBy(u => u.Kind == "measure" ? u.Name : "").Select(u => $"{u.Kind} {u.Name} {u.Reason}"));
    }

    [Fact]
    public void Before_its_first_day_a_rule_set_is_not_in_force_and_nothing_is_a_change_of_value()
    {
        Comparison early = Town.Engine.Compare(new(new("stamps", Evaluation.On(new(2019, 12, 31))), new("stamps", Town.AsOf)), Five);
        Assert.Equal((0, 5, 0), (early.Baseline.Computed, early.Baseline.NotInForce, early.Baseline.Refused));
        Assert.Equal(5, early.Tiers.Single().Count("(not-in-force)", "(none)"));
        Assert.All(early.Values, v => Assert.Equal((5, 0), (v.NotCompared, v.Up)));
    }

    [Fact]
    public void Nobody_and_one()
    {
        Comparison none = Town.Engine.Compare(Town.Request, []), one = Town.Engine.Compare(Town.Request, Five[2..3]);
        Assert.Equal((0, 0), (none.Volunteers, none.Tiers.Single().Before.Sum()));
        Assert.Null(none.Values[0].Least);
        Assert.Empty(none.Values[0].Quantiles);
        Assert.NotEmpty(none.ToJson() + none.Explain());
        Assert.Equal((1, 1), (one.Volunteers, one.Tiers.Single().Count("two", "one")));
    }

    [Fact]
    public void Without_any_part_it_is_a_comparison_of_nobody() =>
        Assert.Equal(Town.Engine.Compare(Town.Request, []).ToJson(), Town.Engine.CompareTables(Town.Request, []).ToJson());

    [Fact]
    public void A_rule_set_about_groups_is_refused() =>
        Assert.Equal("VC4021", Assert.Throws<RuleSetRefusedException>(() => Town.Engine.Compare(new(Town.Request.Baseline, new("teams", Town.AsOf)), Five)).Faults.Single().Code);

    [Fact]
    public void Options_out_of_bounds_are_refused()
    {
        foreach (ComparisonOptions options in new ComparisonOptions[]
        {
            new() { ExamplesPerChange = -1 }, new() { ExamplesPerChange = 101 }, new() { GroupMin = 0 }, new() { RatioGroupMin = 0 }, new() { GroupsMax = 0 }, new() { StabilityBins = 1 }, new() { DistinctMax = 99 },
        })
        {
            Assert.Contains("VC5001", Assert.Throws<ArgumentException>(() => Town.Engine.Compare(Town.Request, Five, options)).Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentException>(() => PopulationGrouping.ByAge(60, 18));
        Assert.Throws<ArgumentException>(() => PopulationGrouping.ByAge(0));
        Assert.Throws<ArgumentException>(() => PopulationGrouping.ByFact(""));
    }

    [Fact]
    public void Who_is_refused_on_one_side_stands_under_refused()
    {
        // A weight of twelve decimals: minutes that many overflow it.
        CreditEngine engine = CreditEngine.Create(options => options.Add(RuleSetSource.FromText(Town.Old), RuleSetSource.FromText("""
            { "id": "w", "version": "1", "honesty": "illustrative",
              "measures": { "hours": { "type": "hours", "weights": [ { "where": { "disputed": false }, "times": 999.999999999999 } ] } },
              "tiers": { "stars": { "type": "ladder", "by": "hours", "steps": [ { "id": "one", "at": "5h" } ] } },
              "decisions": { "loan": { "require": [ { "type": "compare", "of": "hours", "min": "1h" } ] } } }
            """)));
        Comparison comparison = engine.Compare(new(new("town", Town.AsOf), new("w", Town.AsOf)), [.. Five, Town.Of("f", int.MaxValue / 60)]);
        Assert.Equal((5, 0, 1), (comparison.Candidate.Computed, comparison.Candidate.NotInForce, comparison.Candidate.Refused));
        Assert.Equal(1, comparison.Values.Single(v => v.Name == "hours").NotCompared);
        Assert.Equal(1, comparison.Tiers.Single().Count("one", "(refused)"));
        Assert.Equal(1, comparison.Decisions.Single().Count("not-eligible", "(refused)"));
        Assert.Contains("VC4005", comparison.Examples.First(e => e.To == "(refused)").Changes[0].After!.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Examples_are_those_of_the_lowest_hash_and_say_what_is_different()
    {
        Volunteer[] many = [.. Enumerable.Range(0, 50).Select(i => Town.Of($"v{i}", 8, 4))];
        Comparison comparison = Town.Engine.Compare(Town.Request, many, new() { ExamplesPerChange = 2 });
        string[] expected = [.. many.Select(v => v.Id).OrderBy(id => VolunteerHash.Of(System.Text.Encoding.UTF8.GetBytes(id))).Take(2)];
        Assert.Equal(["tier stars two one", "tier stars two one", "score points  up", "score points  up"], comparison.Examples.Select(e => $"{e.Kind} {e.Name} {e.From} {e.To}"));
        Assert.Equal([.. expected, .. expected], comparison.Examples.Select(e => e.VolunteerId));
        Assert.Equal(
            [
                "time counted: 12 h -> 10 h",
                "time lost: 0 h -> 2 h",
                "reason limit:  -> 0 h added, 0 h held, 2 h lost (records or parts: 1)",
                "measure years:  -> unknown",
                "measure hours: 12 h -> 10 h",
                "measure days: 2 -> ",
                "score points: 22 -> 25",
                "line points/hours: 12 -> 15",
                "tier stars: two -> one",
                "decision card:  -> undetermined",
                "criterion loan:  -> eligible (found 25)",
                "criterion card:  -> undetermined",
                "criterion loan: eligible (found 22) -> ",
            ],
            comparison.Examples[0].Changes.Select(c => $"{c.Kind} {c.Name}: {c.Before?.English} -> {c.After?.English}"));
        Assert.Empty(Town.Engine.Compare(Town.Request, many, new() { ExamplesPerChange = 0 }).Examples);
    }

    [Fact]
    public void Beyond_the_bound_changes_are_counted_in_bins()
    {
        // 300 different losses of 1 to 300 minutes: of 100 bins at most, bins of 4 minutes.
        Volunteer[] many = [.. Enumerable.Range(1, 300).Select(i => new Volunteer($"v{i}", new ServiceRecord { Id = "r", VolunteerId = $"v{i}", Date = new(2024, 1, 1), Minutes = 360 + i }))];
        ComparisonRequest request = new(new("free", Town.AsOf), new("new-town", Town.AsOf));
        CreditEngine engine = CreditEngine.Create(options => options.Add(
            RuleSetSource.FromText("""{ "id": "free", "version": "1", "honesty": "illustrative", "measures": { "hours": { "type": "hours" } } }"""),
            RuleSetSource.FromText(Town.New)));
        ValueChange hours = engine.Compare(request, many, new() { DistinctMax = 100 }).Values.Single(v => v.Name == "hours");
        Assert.Equal(("4 min", "-5 h", "-1 min"), (hours.BinWidth.ToString(), hours.Least.ToString(), hours.Most.ToString()));
        Assert.Equal("-2 h 32 min", hours.Quantiles.Single(q => q.Percent == 50).Change.ToString()); // the 150th from below is −151: in −152 to −149
    }
}
