using FsCheck.Xunit;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using static VolunteerCredit.RuleSets.DocumentNode;

namespace VolunteerCredit.Tests.RuleSets;

/// <summary>One model behind JSON and C#.</summary>
public class DocumentModelTests
{
    private const string Json = """
        {
          "$schema": "rule-set.schema.json",
          "id": "town.thanks", "version": "1", "honesty": "illustrative",
          "title": { "en": "Thanks \"again\" <b>", "zh-Hans": "感谢\n志愿者" },
          "measures": { "hours": { "type": "hours", "weights": [ { "where": { "disputed": true }, "times": -0.5 } ] } },
          "tiers": { "thanks": { "type": "ladder", "by": "hours", "steps": [ { "id": "bronze", "at": "10h" }, { "id": "silver", "at": "50.5h" } ] } },
          "note": [ null, false, 12, 0.125, {}, [] ]
        }
        """;

    private static readonly DocumentNode Made = Map(
        ("$schema", "rule-set.schema.json"),
        ("id", "town.thanks"), ("version", "1"), ("honesty", "illustrative"),
        ("title", Map(("en", "Thanks \"again\" <b>"), ("zh-Hans", "感谢\n志愿者"))),
        ("measures", Map(("hours", Map(("type", "hours"), ("weights", List(Map(("where", Map(("disputed", true))), ("times", -0.5m)))))))),
        ("tiers", Map(("thanks", Map(("type", "ladder"), ("by", "hours"), ("steps", List(Map(("id", "bronze"), ("at", "10h")), Map(("id", "silver"), ("at", "50.5h")))))))),
        ("note", List(Null, false, 12, 0.125m, Map(), List())));

    [Fact]
    public void A_document_made_in_CSharp_is_the_one_read_from_JSON()
    {
        RuleSetDocument read = Read(Json), made = RuleSetDocument.Create(Made);

        Assert.Equal(read.Hash, made.Hash);
        Assert.Equal(read.ToJson(), made.ToJson());
        Assert.Equal(("town.thanks", "1", "town.thanks"), (made.Id, made.Version, made.Source));
        Assert.StartsWith("sha256:", made.Hash, StringComparison.Ordinal);
        Assert.Equal(71, made.Hash.Length);
    }

    [Fact]
    public void A_document_made_in_CSharp_scores_as_the_one_read_from_JSON()
    {
        var volunteer = new Volunteer("v", Case.Service("2019-01-01", 3000) with { VolunteerId = "v" }, Case.Service("2019-02-01", 60) with { VolunteerId = "v", Disputed = true });
        CreditEngine read = CreditEngine.Create(o => o.Add(RuleSetSource.FromText(Json))), made = CreditEngine.Create(o => o.Documents.Add(RuleSetDocument.Create(Made)));

        string expected = read.Score("town.thanks", volunteer, Evaluation.On(new(2020, 1, 1))).ToJson();

        Assert.Equal(expected, made.Score("town.thanks", volunteer, Evaluation.On(new(2020, 1, 1))).ToJson());
        Assert.Contains("\"reached\":\"bronze\"", expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_round_trips()
    {
        foreach (DocumentNode root in Trees.Documents)
        {
            RuleSetDocument document = RuleSetDocument.Create(root);

            Assert.Equal(document.Hash, Read(document.ToJson()).Hash);
            Assert.Equal(document.ToJson(), Read(document.ToJson()).ToJson());
        }
    }

    [Property]
    public void Any_text_round_trips(FsCheck.UnicodeString key, FsCheck.UnicodeString value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        // Half a surrogate pair becomes U+FFFD here; that it is refused is tested below.
        string name = string.Concat(key.Get.EnumerateRunes()) + "!", text = string.Concat(value.Get.EnumerateRunes());
        RuleSetDocument made = RuleSetDocument.Create(Map(("id", text), (name, List(text))));

        DocumentNode read = Read(made.ToJson()).Root;

        Assert.Equal(made.Hash, Read(made.ToJson()).Hash);
        Assert.Equal(name, read.Members[1].Key);
        Assert.Equal(text, read.Members[1].Value.Items[0].Text);
    }

    [Property]
    public void Any_number_round_trips(decimal number, long whole)
    {
        RuleSetDocument made = RuleSetDocument.Create(Map(("a", number / 1_000_000_000_000_000m), ("b", whole)));

        Assert.Equal(whole, long.Parse(made.Root.Find("b")!.Text, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(number / 1_000_000_000_000_000m, decimal.Parse(made.Root.Find("a")!.Text, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("""{"b":1,"a":[1,2],"$schema":"x"}""", """{ "a" : [1,  2],"b":1 }""")]
    [InlineData("""{"a":12}""", """{"a":12.0}""")]
    [InlineData("""{"a":12.5}""", """{"a":12.500}""")]
    [InlineData("""{"a":0}""", """{"a":-0.000}""")]
    [InlineData("""{"a":-0}""", """{"a":0.0}""")]
    [InlineData("""{"a":100}""", """{"a":100.00}""")]
    [InlineData("""{"a":"\u4e2d\/"}""", """{"a":"中/"}""")]
    [InlineData("""{"é":1,"z":2,"😀":3,"￿":4}""", """{"￿":4,"😀":3,"z":2,"é":1}""")]
    public void The_hash_speaks_of_what_a_document_says_and_not_of_how(string a, string b) => Assert.Equal(Read(a).Hash, Read(b).Hash);

    [Theory]
    [InlineData("""{"a":12}""", """{"a":"12"}""")]
    [InlineData("""{"a":12}""", """{"a":12.000001}""")]
    [InlineData("""{"a":10}""", """{"a":100}""")]
    [InlineData("""{"a":[1,2]}""", """{"a":[2,1]}""")]
    [InlineData("""{"a":null}""", """{}""")]
    [InlineData("""{"a":null}""", """{"a":"null"}""")]
    [InlineData("""{"a":true}""", """{"a":"true"}""")]
    [InlineData("""{"a":{"$schema":"x"}}""", """{"a":{}}""")]
    [InlineData("""{"a":[]}""", """{"a":{}}""")]
    [InlineData("""{"a":"A"}""", """{"a":"a"}""")]
    [InlineData("""{"a":"e\u0301"}""", """{"a":"é"}""")]
    public void The_hash_changes_with_what_a_document_says(string a, string b) => Assert.NotEqual(Read(a).Hash, Read(b).Hash);

    /// <summary>Computed elsewhere: Python's json.dumps with sorted keys and no spaces, and its hashlib.</summary>
    [Fact]
    public void The_hash_of_a_document_never_changes_by_itself() =>
        Assert.Equal("sha256:422a8855942a57d7796cf82e2496aa039ea5c020ddcca596c3512402b14c8a13", Read("""{ "id": "a", "version": "1", "honesty": "illustrative", "measures": { "m": { "type": "hours" } } }""").Hash);

    [Fact]
    public void Nodes_made_in_CSharp_that_could_not_be_JSON_are_refused()
    {
        DocumentNode deep = 1L;
        for (int i = 0; i < 200_000; i++)
        {
            deep = List(deep);
        }

        var tooDeep = Assert.Throws<RuleSetRefusedException>(() => RuleSetDocument.Create(Map(("id", "a"), ("note", deep))));
        var twice = Assert.Throws<RuleSetRefusedException>(() => RuleSetDocument.Create(Map(("id", "a"), ("reasons", Map(("x", 1L), ("x", 2L))), ("id", "b"))));

        var half = Assert.Throws<RuleSetRefusedException>(() => RuleSetDocument.Create(Map(("id", "a"), ("note", List("\ud800\udc00", "\ud800")), ("\udc00", 1L))));

        Assert.Equal("VC3002", Assert.Single(tooDeep.Faults).Code);
        Assert.Equal(["VC3001 ", "VC3001 note[1]"], half.Faults.Select(f => $"{f.Code} {f.Place.Name}"));
        Assert.Equal(["VC3003: a, 'id': the key 'id' stands twice. Keep one of them.", "VC3003: a, 'reasons.x': the key 'x' stands twice. Keep one of them."], twice.Faults.Select(f => f.ToString()));
    }

    [Fact]
    public void A_fault_of_a_document_made_in_CSharp_names_the_path()
    {
        var refused = Assert.Throws<RuleSetRefusedException>(() => CreditEngine.Create(o => o.Documents.Add(RuleSetDocument.Create(
            Map(("id", "town.thanks"), ("version", "1"), ("honesty", "illustrative"), ("measures", Map(("m", Map(("type", "hour"))))))))));

        Assert.Equal("VC3007: town.thanks, 'measures.m.type': there is no component 'hour', expected hours? (count, each-period, elapsed, given, hours, quantity, ratio). Correct the spelling, or register the plug-in that brings it (vcredit: --plugin).", refused.Message);
    }

    [Fact]
    public void A_node_finds_its_keys() => Assert.Equal(("hours", null), (Made.Find("measures")!.Find("hours")!.Find("type")!.Text, Made.Find("hours")));

    [Fact]
    public void A_source_that_cannot_be_opened_is_refused_whatever_it_throws()
    {
        string Refusal(Func<Stream> open) => Assert.Throws<RuleSetRefusedException>(() => RuleSetDocument.Read(new RuleSetSource("a.json", open))).Message;

        Assert.Equal("VC3050: a.json: the rule set cannot be opened: no. Check the path and your permissions.", Refusal(() => throw new InvalidOperationException("no")));
        Assert.StartsWith("VC3050: a.json: ", Refusal(() => File.OpenRead("/no/such/file")), StringComparison.Ordinal);
        Assert.StartsWith("VC3050: a.json: ", Refusal(() => null!), StringComparison.Ordinal);
        Assert.StartsWith("VC3050: ", Assert.Throws<RuleSetRefusedException>(() => RuleSetDocument.Read(RuleSetSource.FromFile(""))).Message, StringComparison.Ordinal);
    }

    private static RuleSetDocument Read(string json) => RuleSetDocument.Read(RuleSetSource.FromText(json));
}
