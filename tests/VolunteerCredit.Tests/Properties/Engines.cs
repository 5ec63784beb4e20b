using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Properties;

/// <summary>Engines with every shipped rule set and two of our own that use every built-in component; made once, since laws are many.</summary>
internal static class Engines
{
    /// <summary>Steps under which more of one record is less of another, or that take for settled what is not.</summary>
    private static readonly HashSet<string> CompetingSteps = [.. ComponentCatalog.BuiltIn.Where(t => t.Seam == Seam.Intake && !RuleSetUnderTest.OneByOneSteps.Contains(t.Name)).Select(t => t.Name)];

    private const ulong Share = 6;

    private static readonly RuleSetSource[] Sources = [.. ShippedRuleSets.All, Everything(), WithoutCompetition(Everything())];

    /// <summary>The documents of these engines.</summary>
    public static IReadOnlyList<RuleSetSource> AllSources => Sources;

    /// <summary>An engine.</summary>
    public static CreditEngine One { get; } = Make();

    /// <summary>Another engine of the same make.</summary>
    public static CreditEngine Other { get; } = Make();

    /// <summary>Every rule set about volunteers (those about groups have laws of their own), under the parameters of each of its own worked cases, and under none where that is allowed.</summary>
    public static IReadOnlyList<Asked> All { get; } =
        [.. One.RuleSets.Where(r => r.Subject == "volunteer").Select(r => r.Identity.Id).Distinct().SelectMany(id => new RuleSetUnderTest(One, id, null).Asked)];

    private static readonly HashSet<Asked> Peaceful = [.. All.Where(asked => !new RuleSetUnderTest(One, asked.RuleSetId, asked.Parameters).RecordsCompete)];

    /// <summary>Makes an engine.</summary>
    public static CreditEngine Make() => CreditEngine.Create(options =>
    {
        foreach (RuleSetSource source in Sources)
        {
            options.RuleSets.Add(source);
        }
    });

    /// <summary>A share of them, another one for each case: every law sees every rule set in some of its cases.</summary>
    public static IReadOnlyList<Asked> For(Scene scene) => [.. All.Where((_, i) => (((ulong)i + (scene.Seed % Share)) % Share) == 0)];

    /// <summary>What can be asked of an engine about a case: of these a share of the above, of another whatever rule sets it has.</summary>
    public static IReadOnlyList<Asked> AskedOf(ICreditEngine engine, Scene scene) => ReferenceEquals(engine.RuleSets, One.RuleSets) || ReferenceEquals(engine, Other)
        ? For(scene)
        : [.. engine.RuleSets.Select(r => new Asked(r.Identity.Id, new Dictionary<string, string>()))];

    /// <summary>A law's trial of these engines on a case.</summary>
    public static Trial Trial(Scene scene) => Trial(One, scene);

    /// <summary>A law's trial of an engine on a case.</summary>
    public static Trial Trial(ICreditEngine engine, Scene scene) => new(engine, AskedOf(engine, scene), scene);

    /// <summary>The same of those alone under which records do not compete.</summary>
    public static Trial InPeace(Scene scene) => new(One, [.. For(scene).Where(Peaceful.Contains)], scene);

    private static RuleSetSource Everything() => new("everything.json", () => typeof(Engines).Assembly.GetManifestResourceStream("everything.json")!);

    private static RuleSetSource WithoutCompetition(RuleSetSource source)
    {
        DocumentNode root = RuleSetDocument.Read(source).Root;
        DocumentNode peaceful = Without(root, IsCompeting);
        return RuleSetSource.FromText(
            RuleSetDocument.Create(DocumentNode.Map(peaceful.Members.Select(m => (m.Key, m.Key == "id" ? $"{m.Value.Text}.in-peace" : m.Value)))).ToJson(), "in-peace");
    }

    private static bool IsCompeting(DocumentNode node) => node.Find("type") is { } type && CompetingSteps.Contains(type.Text);

    private static DocumentNode Without(DocumentNode node, Func<DocumentNode, bool> leaveOut) => node.Kind switch
    {
        NodeKind.Map => DocumentNode.Map(node.Members.Select(m => (m.Key, Without(m.Value, leaveOut)))),
        NodeKind.List => DocumentNode.List(node.Items.Where(i => !leaveOut(i)).Select(i => Without(i, leaveOut))),
        _ => node,
    };
}
