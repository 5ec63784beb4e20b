using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Properties;

/// <summary>Engines with every shipped rule set and two of our own that use every built-in component; made once, since laws are many.</summary>
internal static class Engines
{
    /// <summary>Steps under which more of one record is less of another, or that take for settled what is not.</summary>
    private static readonly string[] CompetingSteps = ["limit", "merge-overlaps", "round", "fill-minutes"];

    private const ulong Share = 6;

    private static readonly RuleSetSource[] Sources = [.. ShippedRuleSets.All, Everything(), WithoutCompetition(Everything())];

    /// <summary>The documents of these engines.</summary>
    public static IReadOnlyList<RuleSetSource> AllSources => Sources;

    private static readonly HashSet<string> Competing =
        [.. Sources.Select(RuleSetDocument.Read).Where(d => Competes(d.Root)).Select(d => d.Id)];

    /// <summary>An engine.</summary>
    public static CreditEngine One { get; } = Make();

    /// <summary>Another engine of the same make.</summary>
    public static CreditEngine Other { get; } = Make();

    /// <summary>Every rule set about volunteers (those about groups have laws of their own), under the parameters of each of its own worked cases, and under none where that is allowed.</summary>
    public static IReadOnlyList<Asked> All { get; } = [.. Sources.Where(IsAboutVolunteers).SelectMany(Asked)];

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

    /// <summary>Whether records compete, under a limit or a merge of overlaps: more of one is then less of another. A rule set that a parameter names counts too.</summary>
    public static bool RecordsCompete(Asked asked) =>
        Competing.Contains(asked.RuleSetId.Split('@')[0]) || asked.Parameters.Values.Any(value => Competing.Contains(value.Split('#')[0]));

    private static RuleSetSource Everything() => new("everything.json", () => typeof(Engines).Assembly.GetManifestResourceStream("everything.json")!);

    private static RuleSetSource WithoutCompetition(RuleSetSource source)
    {
        DocumentNode root = RuleSetDocument.Read(source).Root;
        DocumentNode peaceful = Without(root, IsCompeting);
        return RuleSetSource.FromText(
            RuleSetDocument.Create(DocumentNode.Map(peaceful.Members.Select(m => (m.Key, m.Key == "id" ? $"{m.Value.Text}.in-peace" : m.Value)))).ToJson(), "in-peace");
    }

    private static bool IsCompeting(DocumentNode node) => node.Find("type") is { } type && CompetingSteps.Contains(type.Text);

    private static bool Competes(DocumentNode node) =>
        (node.Kind == NodeKind.Map && IsCompeting(node)) || node.Members.Any(m => Competes(m.Value)) || node.Items.Any(Competes);

    private static DocumentNode Without(DocumentNode node, Func<DocumentNode, bool> leaveOut) => node.Kind switch
    {
        NodeKind.Map => DocumentNode.Map(node.Members.Select(m => (m.Key, Without(m.Value, leaveOut)))),
        NodeKind.List => DocumentNode.List(node.Items.Where(i => !leaveOut(i)).Select(i => Without(i, leaveOut))),
        _ => node,
    };

    private static bool IsAboutVolunteers(RuleSetSource source) => RuleSetDocument.Read(source).Root.Find("subject") is null;

    private static IEnumerable<Asked> Asked(RuleSetSource source)
    {
        RuleSetDocument document = RuleSetDocument.Read(source);
        var choices = new Dictionary<string, Asked>();
        foreach (DocumentNode example in (document.Root.Find("verify")?.Items ?? []).Prepend(DocumentNode.Null))
        {
            var asked = new Asked(NameOf(document), (example.Find("parameters")?.Members ?? []).ToDictionary(p => p.Key, p => TextOf(p.Value)));
            choices.TryAdd(asked.ToString(), asked);
        }

        return choices.Values.Where(IsComplete);
    }

    /// <summary>The id, with the version where there are several.</summary>
    private static string NameOf(RuleSetDocument document) =>
        One.RuleSets.Count(r => r.Identity.Id == document.Id) == 1 ? document.Id : $"{document.Id}@{document.Version}";

    private static string TextOf(DocumentNode node) =>
        node.Kind is NodeKind.Map or NodeKind.List ? RuleSetDocument.Create(node, "").ToJson() : node.Text;

    private static bool IsComplete(Asked asked)
    {
        try
        {
            One.Score(asked.RuleSetId, new Volunteer("v1"), new() { AsOf = new(2020, 1, 1), Parameters = asked.Parameters });
            return true;
        }
        catch (RuleSetRefusedException)
        {
            return asked.Parameters.Count > 0 ? throw new InvalidOperationException($"{asked} is a worked case of its own.") : false;
        }
    }
}
