using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Testing.Tests.Laws;

namespace VolunteerCredit.Testing.Tests.Generators;

/// <summary>Generated volunteers meet the rules of a rule set of which this package knows nothing.</summary>
public sealed class VocabularyTests
{
    private static readonly Scene[] Dancers = [.. VolunteerGenerator.Scenes(7, Strangers.Engine, Strangers.Id).Take(400)];

    [Fact]
    public void They_dance_win_medals_and_have_levels()
    {
        CreditResult[] all = [.. Dancers.Select(s => Strangers.Engine.Score(Strangers.Id, s.Volunteer, new() { AsOf = s.AsOf, KnownAt = s.KnownAt }))];
        CreditResult[] computed = [.. all.Where(r => r.Status == ResultStatus.Computed)];

        Assert.True(computed.Length >= all.Length * 70 / 100, "in effect from 2031 on");
        AtLeast(25, r => r.Measure("danced").Value?.Quanta > 0);
        AtLeast(5, r => r.Measure("nights").Value?.Quanta > 0);
        AtLeast(10, r => r.Measure("gold").Value?.Quanta > 0);
        AtLeast(5, r => r.Tier("floor").Reached == "one");
        AtLeast(5, r => r.Tier("floor").Reached == "two");
        Assert.All([Outcome.Eligible, Outcome.NotEligible, Outcome.Undetermined], outcome => AtLeast(5, r => r.Decision("hall").Outcome == outcome));

        void AtLeast(int percent, Func<CreditResult, bool> what) =>
            Assert.True(computed.Count(what) * 100 >= percent * computed.Length, $"{computed.Count(what)} of {computed.Length}, wanted {percent} %");
    }

    [Fact]
    public void They_keep_the_hazards_of_the_field()
    {
        string[] rare = [.. Hazards.All.Where(h => !Names.Contains(h.Name) && Dancers.Count(h.Occurs) < Dancers.Length / 50).Select(h => h.Name)];

        Assert.Empty(rare);
    }

    [Fact]
    public void They_have_facts_for_which_only_the_code_of_a_component_asks()
    {
        var asks = ComponentType.Criterion("zzz.licensed", new("asks", "询问"), [], _ => new Licensed());
        CreditEngine engine = CreditEngine.Create(options =>
        {
            options.Components.Add(asks);
            options.RuleSets.Add(RuleSetSource.FromText("""{ "id": "t", "version": "1", "honesty": "illustrative", "decisions": { "d": { "require": [ { "type": "zzz.licensed" } ] } } }"""));
        });

        Fact[] facts = [.. VolunteerGenerator.Scenes(1, engine, "t").Take(50).SelectMany(s => s.Facts).Where(f => f.Name == "zzz.licence")];

        Assert.True(facts.Length > 20);
        Assert.True(facts.Select(f => f.Value).Distinct().Count() > 3);
    }

    [Fact]
    public void They_have_words_that_only_an_option_of_a_component_of_somebody_else_names()
    {
        Option<string> fact = Option.Text("asks", new("a fact", "事实"));
        CreditEngine engine = CreditEngine.Create(options =>
        {
            options.Components.Add(ComponentType.Criterion("zzz.asks", new("asks", "询问"), [fact], o => new Licensed(o.Get(fact)!)));
            options.RuleSets.Add(RuleSetSource.FromText("""{ "id": "t", "version": "1", "honesty": "illustrative", "decisions": { "d": { "require": [ { "type": "zzz.asks", "asks": "zzz.badge" } ] } } }"""));
        });

        Assert.True(VolunteerGenerator.Scenes(1, engine, "t").Take(50).Count(s => s.Facts.Any(f => f.Name == "zzz.badge")) > 20);
    }

    [Fact]
    public void Members_of_groups_come_several_at_a_time_and_join_and_leave()
    {
        CreditEngine engine = CreditEngine.Create(options => options.Add(ShippedRuleSets.All));

        Scene[] scenes = [.. VolunteerGenerator.Scenes(3, engine, "cn.household").Take(100)];

        Assert.True(scenes.Count(s => s.Records.Select(r => r.VolunteerId).Distinct().Count() >= 3) > 40);
        Assert.True(scenes.Count(s => s.Facts.Any(f => f.Name == "household" && f.From is not null)) > 40);
        Assert.True(scenes.Count(s => s.Facts.Any(f => f.SubjectId.StartsWith("household:", StringComparison.Ordinal))) > 40);
    }

    [Fact]
    public void The_same_seed_gives_the_same_ones()
    {
        Assert.Equal(
            VolunteerGenerator.Scenes(5, Strangers.Engine, Strangers.Id).Take(20).Select(s => s.ToString()),
            VolunteerGenerator.Scenes(5, Strangers.Engine, Strangers.Id).Take(20).Select(s => s.ToString()));
        Assert.NotEqual(VolunteerGenerator.Scenes(5).First().ToString(), VolunteerGenerator.Scenes(6).First().ToString());
    }

    /// <summary>Hazards that are words of one programme.</summary>
    private static readonly string[] Names =
    [
        "awards", "awards of a county", "awards of a city", "awards of a province", "awards of a nation", "ratings", "no-shows", "upheld complaints", "claims", "travel, meals and automation",
        "given scores", "given scores with a range", "given scores without a range", "unknown source", "entered hours",
    ];

    private sealed class Licensed(string fact = "zzz.licence") : ICriterion
    {
        public Words Requirement { get; } = new("a licence", "许可证");

        public Verdict Judge(in Evidence evidence) => evidence.Facts.TryGet(fact, evidence.AsOf, out FactValue found)
            ? new(found.Value == "true" ? Outcome.Eligible : Outcome.NotEligible, null)
            : new(Outcome.Undetermined, null, [fact]);
    }
}
