using System.Text.RegularExpressions;
using FsCheck.Xunit;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;
using static VolunteerCredit.RuleSets.DocumentNode;

namespace VolunteerCredit.Tests.RuleSets.Schema;

/// <summary>The schema against the loader, over documents that were good until one place was changed.</summary>
public class SchemaMutationTests
{
    private static readonly SchemaValidator BuiltIn = new(RuleSetSchema.Create(ComponentCatalog.BuiltIn));

    /// <summary>
    /// Refusals that a schema is there for: unknown keys, missing keys, wrong kinds, unknown types, what is no figure, what is out of its bounds.
    /// What it cannot say: which names there are (VC3008, VC3020, VC3036), whether units mix (VC3012), the order of bounds (VC3031, VC3033), what
    /// can be reached (VC3032), honesty that is raised (VC3042), and what the worked cases come to (VC3040).
    /// </summary>
    private static readonly string[] ForASchema = ["VC3004", "VC3005", "VC3006", "VC3007", "VC3009", "VC3010"];

    private const string Cases = """
        "verify": [ {
          "asOf": "2020-01-01", "facts": { "a": { "value": 1 } }, "given": { "b": [ { "value": 2 } ] }, "expect": { "status": "Computed" },
          "records": [ { "date": "2019-01-01", "hours": 1 } ]
        } ]
        """;

    /// <summary>The document that has everything, and of the shipped ones every eighth.</summary>
    private static readonly DocumentNode[] Sample = [.. Trees.Documents.SkipLast(1).Where((_, i) => i % 8 == 0), Trees.Documents[^1]];

    private static readonly DocumentNode[] Odd =
        [Null, List(), Map(), true, 5L, -0.5m, "", "x y", "2019-02-30", "5 fortnights", "25:00", Map(("odd", 1L)), List("odd", List()), Map(("param", "no-such"))];

    [Property(MaxTest = 500, Arbitrary = [typeof(MutationTests)])]
    public void What_the_schema_refuses_the_loader_refuses(Mutation mutation)
    {
        ArgumentNullException.ThrowIfNull(mutation);
        byte[] bytes = (mutation with { Bytes = 0 }).Apply();
        try
        {
            _ = RuleSetDocument.Read(new("mutated.json", () => new MemoryStream(bytes)));
        }
        catch (RuleSetRefusedException)
        {
            return; // not even JSON as it must be
        }

        string json = System.Text.Encoding.UTF8.GetString(bytes);
        IReadOnlyList<(string Path, string Keyword)> faults = BuiltIn.Faults(json);
        Assert.True(faults.Count == 0 || FaultsOf(json).Count > 0, $"{string.Join(", ", faults)} in {json}");
    }

    /// <summary>What is left of the hundred: bounds in the wrong order, columns that an offer does not name, and values by date where the loader takes none.</summary>
    [Fact]
    public void Of_what_the_loader_refuses_for_its_form_the_schema_refuses_99_in_100()
    {
        int refused = 0;
        var missed = new List<string>();
        foreach (DocumentNode document in Sample.Select(WithoutCases))
        {
            foreach (int place in PlacesOf(document))
            {
                foreach (string json in Changes(document, place).Select(Trees.Json))
                {
                    IReadOnlyList<Notice> faults = FaultsOf(json);
                    bool valid = BuiltIn.Faults(json).Count == 0;
                    Assert.True(valid || faults.Count > 0, $"{string.Join(", ", BuiltIn.Faults(json))} in {json}");
                    if (faults.Count > 0 && faults.All(fault => ForASchema.Contains(fault.Code)))
                    {
                        refused++;
                        missed.AddRange(valid ? [faults[0].ToString()] : []);
                    }
                }
            }
        }

        Assert.True(refused > 1_500 && missed.Count * 100L < refused, $"{missed.Count} of {refused} missed:\n{string.Join('\n', missed)}");
    }

    /// <summary>The loader answers an unknown key with those it knows: the schema knows them all, new ones too.</summary>
    [Fact]
    public void Every_key_that_the_loader_knows_the_schema_knows()
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        int known = 0;
        foreach (DocumentNode document in Sample.Select(WithoutCases).Append(RuleSetDocument.Read(RuleSetSource.FromText(Loading.Document(Cases))).Root))
        {
            foreach (int place in PlacesOf(document))
            {
                foreach ((string path, string key, _) in KnownAt(document, place).Where(k => asked.Add($"{k.Map}.{k.Key}")))
                {
                    string json = Trees.Json(WithKey(document, place, key));
                    if (!FaultsOf(json).Any(f => f.Code == "VC3004" && f.Place.Name == path))
                    {
                        known++;
                        Assert.DoesNotContain((path, "additionalProperties"), BuiltIn.Faults(json));
                    }
                }
            }
        }

        Assert.True(known > 500, $"{known}");
    }

    private static IEnumerable<(string Path, string Key, string Map)> KnownAt(DocumentNode document, int place)
    {
        const string stranger = "§§§§§§§§";
        DocumentNode with = WithKey(document, place, stranger);
        foreach (Notice fault in ReferenceEquals(with, document) ? [] : FaultsOf(Trees.Json(with)))
        {
            if (fault is { Code: "VC3004", Place.Name: { } path, Expected.English: { } expected } && path.EndsWith(stranger, StringComparison.Ordinal))
            {
                string map = Regex.Replace(path[..^stranger.Length], @"\[\d+\]", "[]");
                foreach (string key in expected.Split(", ").Where(key => key != "fact:NAME"))
                {
                    yield return (path[..^stranger.Length] + key, key, map);
                }
            }
        }
    }

    /// <summary>Places of a document, those that differ in the number of a list's item alone taken once.</summary>
    private static IEnumerable<int> PlacesOf(DocumentNode document) => PathsOf(document, "").Index().DistinctBy(p => p.Item).Select(p => p.Index);

    private static IEnumerable<string> PathsOf(DocumentNode node, string path) =>
        [path, .. node.Members.SelectMany(m => PathsOf(m.Value, $"{path}.{m.Key}")), .. node.Items.SelectMany(item => PathsOf(item, path + "[]"))];

    private static DocumentNode WithKey(DocumentNode document, int place, string key)
    {
        bool isMap = false;
        DocumentNode with = Trees.At(document, place, node =>
        {
            isMap = node.Kind == NodeKind.Map;
            return [isMap ? Map([.. node.Members.Where(m => m.Key != key).Select(m => (m.Key, m.Value)), (key, Null)]) : node];
        });
        return isMap ? with : document;
    }

    private static IEnumerable<DocumentNode> Changes(DocumentNode document, int place)
    {
        yield return Trees.At(document, place, _ => []);
        yield return Trees.At(document, place, node => [node.Kind == NodeKind.Map ? Map([.. node.Members.Select(m => (m.Key, m.Value)), ("odd", 1L)]) : node.Text + " odd"]);
        for (int i = 0; i < 4; i++)
        {
            DocumentNode odd = Odd[((place * 4) + i) % Odd.Length];
            yield return Trees.At(document, place, _ => [odd]);
        }
    }

    private static DocumentNode WithoutCases(DocumentNode document) =>
        Map([.. document.Members.Where(m => m.Key != "verify").Select(m => (m.Key, m.Value))]);

    private static IReadOnlyList<Notice> FaultsOf(string json)
    {
        try
        {
            CreditEngine.Create(options => options
                .Add(json.Contains("\"example.volunteer-credit-score\"", StringComparison.Ordinal) && !json.Contains("\"id\":\"example", StringComparison.Ordinal) ? [ShippedRuleSets.Source("example.volunteer-credit-score")] : [])
                .Add(RuleSetSource.FromText(json)));
            return [];
        }
        catch (RuleSetRefusedException refused)
        {
            return refused.Faults;
        }
    }
}
