using FsCheck.Xunit;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.Properties.Generators;
using VolunteerCredit.Tiers;
using static VolunteerCredit.RuleSets.DocumentNode;

namespace VolunteerCredit.Tests.RuleSets.Linting;

/// <summary>What the linter takes for reachable, against every input of small domains.</summary>
public class ReachTests
{
    private static readonly DateOnly AsOf = new(2024, 6, 10);

    /// <summary>
    /// Days of service in a window of 3 days are 0 to 3, and so many hours up to 4 a day through a cap of 2 h a day are 0 to 6 h. A cap, floor or
    /// clamp is reported where it stands at or beyond what some input of the whole grid reaches, and nowhere else: parts and groups with one input are exact.
    /// </summary>
    [Property(MaxTest = 60)]
    public void A_limit_is_dead_just_where_no_input_of_the_grid_meets_it(uint seed)
    {
        var dice = new Dice(seed);
        int max = dice.Between(-3, 14), min = Math.Min(max, dice.Between(-14, 3));
        DocumentNode curve = dice.Of(
            Map(("type", "rate"), ("per", 1), ("gives", dice.Of<DocumentNode>(1, 2, -1, -3, 0.5m))),
            Map(("type", "per-whole"), ("per", dice.Between(1, 3)), ("gives", dice.Of<DocumentNode>(2, -2, 5))),
            Map(("type", "step-bands"), ("bands", List(Map(("from", 1), ("gives", dice.Between(-5, 5))), Map(("from", 2), ("gives", dice.Between(-5, 5))), Map(("from", 3), ("gives", dice.Between(-5, 5)))))),
            Map(("type", "marginal-bands"), ("bands", List(Map(("from", 0), ("per", 1), ("gives", dice.Between(0, 3))), Map(("from", 2), ("per", 1), ("gives", dice.Between(0, 3)))))));
        CreditEngine limited = Engine(curve, min, max), free = Engine(curve, null, null);
        Amount[] reached = [.. Grid().Select(v => free.Score("t", v, Evaluation.On(AsOf)).Score("s").Value!.Value)];
        string[] dead =
        [
            .. reached.All(r => r.Figure >= new Fraction(min)) ? ["VC3105 scores.s.parts[0].min"] : (string[])[],
            .. reached.All(r => r.Figure <= new Fraction(max)) ? ["VC3105 scores.s.parts[0].max"] : (string[])[],
        ];

        string[] found = [.. Linting.Codes(limited.Lint("t")).Where(f => f.StartsWith("VC3105", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

        Assert.Equal(dead.Order(StringComparer.Ordinal), found);
    }

    /// <summary>3 days of at most 2 h: a threshold of 6 h is reached, of 6 h 1 min refused.</summary>
    [Theory]
    [InlineData("6h", null)]
    [InlineData("6h 1min", "VC3032")]
    public void Capped_days_of_a_window_add_up_to_a_bound_that_is_reached(string at, string? refused)
    {
        string sections = $$"""
            "measures": { "m": { "type": "each-period", "per": "day", "window": { "rolling": "3 days" }, "of": { "type": "hours" }, "max": "2h", "fold": "sum" } },
            "tiers": { "t": { "type": "ladder", "by": "m", "steps": [ { "id": "one", "at": "{{at}}" } ] } }
            """;

        Assert.Equal(refused is null ? [] : [refused], Loading.Faults(Loading.Document(sections)).Select(f => f.Code));
        Assert.True(refused is not null || Grid().Any(v => Loading.Load(Loading.Document(sections)).Score("t", v, Evaluation.On(AsOf)).Tier("t").Reached == "one"));
    }

    /// <summary>Tiers of others say what they ask by <see cref="TierStep"/>, and what is beyond the bounds of its value is refused.</summary>
    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void A_plug_in_tier_beyond_what_can_be_reached_is_refused(int least, bool refused)
    {
        Option<ValueRef> by = Option.Value("by", Words.Same("by")).Required();
        ComponentType type = ComponentType.Tier("plug-in", Words.Same("plug-in"), [by], options => new Policy(options.Get(by), least));
        void Load() => CreditEngine.Create(options =>
        {
            options.Components.Add(type);
            options.Add(RuleSetSource.FromText(Loading.Document("""
                "measures": { "m": { "type": "each-period", "per": "day", "window": { "rolling": "3 days" }, "of": { "type": "count" }, "fold": "count" } },
                "tiers": { "t": { "type": "plug-in", "by": "m" } }
                """)));
        });

        if (refused)
        {
            Assert.Equal(["VC3102 tiers.t"], Assert.Throws<RuleSetRefusedException>(Load).Faults.Select(f => $"{f.Code} {f.Place.Name}"));
        }
        else
        {
            Load();
        }
    }

    /// <summary>Every choice of 0 to 4 hours on each of the last 3 days, and on the day before them.</summary>
    private static IEnumerable<Volunteer> Grid()
    {
        for (int choice = 0; choice < 3 * 3 * 3 * 3; choice++)
        {
            var records = new List<ServiceRecord>();
            for (int day = 0, rest = choice; day < 4; day++, rest /= 3)
            {
                if (rest % 3 > 0)
                {
                    records.Add(new() { Id = $"r{day}", VolunteerId = "v", Date = AsOf.AddDays(-day), Minutes = rest % 3 * 120 });
                }
            }

            yield return new("v", records, []);
        }
    }

    private static CreditEngine Engine(DocumentNode curve, int? min, int? max)
    {
        var part = new List<(string, DocumentNode)> { ("id", "p"), ("of", "days"), ("through", curve) };
        part.AddRange(min is { } low ? [("min", low), ("max", max!.Value)] : []);
        return CreditEngine.Create(options => options.Documents.Add(RuleSetDocument.Create(Map(
            ("id", "t"), ("version", "1"), ("honesty", "illustrative"),
            ("measures", Map(("days", Map(("type", "each-period"), ("per", "day"), ("window", Map(("rolling", "3 days"))), ("of", Map(("type", "count"))), ("fold", "count"))))),
            ("scores", Map(("s", Map(("type", "points"), ("parts", List(Map(part)))))))))));
    }

    private sealed class Policy(ValueRef by, int least) : ITierPolicy
    {
        public IReadOnlyList<TierStep> Steps { get; } = [new("one", null, [new(by, Amount.Of(new Fraction(least), Unit.Number))])];

        public TierRank Rank(in Evidence evidence) => new(evidence.Values[by] >= least ? 0 : -1);
    }
}
