using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.Properties.Generators;
using Xunit.Abstractions;

namespace VolunteerCredit.Tests.Properties;

/// <summary>What the random rule sets of the laws hold.</summary>
public sealed class RuleSetMakerTests(ITestOutputHelper output)
{
    private const int Count = 600;

    /// <summary>In documents of their own: boards rank groups, and <c>given</c> scores and <c>each-period</c> of others stand in everything.json.</summary>
    private static readonly string[] Elsewhere = ["Board board", "Score given"];

    [Fact]
    public void Every_component_is_in_at_least_five_of_a_hundred()
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (uint seed = 0; seed < Count; seed++)
        {
            foreach (string type in Types(new RuleSetMaker(new Dice(seed)).Make("any").Root).Distinct())
            {
                seen[type] = seen.GetValueOrDefault(type) + 1;
            }
        }

        foreach (ComponentType type in ComponentCatalog.BuiltIn)
        {
            output.WriteLine($"{type.Seam} {type.Name}: {seen.GetValueOrDefault(type.Name)}");
        }

        Assert.All(ComponentCatalog.BuiltIn.Where(t => !Elsewhere.Contains($"{t.Seam} {t.Name}")), type =>
            Assert.True(seen.GetValueOrDefault(type.Name) * 20 >= Count, $"{type.Seam} {type.Name}: {seen.GetValueOrDefault(type.Name)} of {Count}"));
    }

    [Fact]
    public void At_least_half_of_them_have_two_different_results()
    {
        int told = 0, all = 0;
        for (uint seed = 0; all < 100; seed++)
        {
            try
            {
                var engine = CreditEngine.Create(options => options.Documents.Add(new RuleSetMaker(new Dice(seed)).Make("any")));
                all++;
                var found = new HashSet<(Outcome, string?, string?)>();
                for (ulong scene = 0; scene < 25 && found.Count < 2; scene++)
                {
                    Scene any = SceneMaker.Make((seed * 100) + scene, 40);
                    CreditResult result = engine.Score("any", any.Volunteer, new() { AsOf = any.AsOf, KnownAt = any.KnownAt });
                    found.Add((result.Decision("decision").Outcome, result.Tier("tier").Reached, result.Tier("award").Reached));
                }

                told += found.Count > 1 ? 1 : 0;
            }
            catch (RuleSetRefusedException)
            {
                // A bound that nobody can reach, which a random one may well be.
            }
        }

        output.WriteLine($"{told} of {all}");
        Assert.True(told * 2 >= all, $"{told} of {all}");
    }

    private static IEnumerable<string> Types(DocumentNode node) =>
        (node.Find("type") is { Kind: NodeKind.Text } type ? [type.Text] : Array.Empty<string>())
            .Concat(node.Members.SelectMany(m => Types(m.Value))).Concat(node.Items.SelectMany(Types));
}
