using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck.Xunit;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Properties;

/// <summary>P10: replayable.</summary>
public sealed class IdentityTests
{
    private static readonly RuleSetDocument[] Documents = [.. ShippedRuleSets.All.Select(RuleSetDocument.Read)];

    [Property(MaxTest = 1000)]
    public void The_hash_does_not_see_key_order_spaces_or_the_spelling_of_numbers(uint seed)
    {
        var dice = new Dice(seed);
        RuleSetDocument document = dice.Of(Documents);
        var json = new StringBuilder();
        Write(document.Root, dice, json);
        Assert.Equal(document.Hash, RuleSetDocument.Read(RuleSetSource.FromText(json.ToString())).Hash);
    }

    [Property(MaxTest = 1000)]
    public void The_hash_sees_every_figure_text_and_flag(uint seed)
    {
        var dice = new Dice(seed);
        RuleSetDocument document = dice.Of(Documents);
        DocumentNode root = DocumentNode.Map(document.Root.Members.Where(m => m.Key != "$schema").Select(m => (m.Key, m.Value)));
        int changed = dice.Below(Leaves(root));
        DocumentNode other = Change(root, ref changed, dice);
        Assert.NotEqual(document.Hash, RuleSetDocument.Create(other).Hash);
        Assert.Equal(RuleSetDocument.Create(other).Hash, RuleSetDocument.Read(RuleSetSource.FromText(RuleSetDocument.Create(other).ToJson())).Hash);
    }

    [Property(MaxTest = 1000)]
    public void The_hash_sees_the_order_of_lists_and_a_missing_key(uint seed)
    {
        var dice = new Dice(seed);
        RuleSetDocument document = dice.Of(Documents);
        DocumentNode[] cases = [.. document.Root.Find("verify")!.Items];
        DocumentNode turned = DocumentNode.Map(document.Root.Members.Select(m => (m.Key, m.Key == "verify" ? DocumentNode.List(cases.Reverse()) : m.Value)));
        Assert.NotEqual(document.Hash, RuleSetDocument.Create(turned).Hash);
        string left = dice.Of([.. document.Root.Members.Select(m => m.Key).Where(key => key != "$schema")]);
        Assert.NotEqual(document.Hash, RuleSetDocument.Create(DocumentNode.Map(document.Root.Members.Where(m => m.Key != left).Select(m => (m.Key, m.Value)))).Hash);
    }

    [Fact]
    public void The_hash_does_not_see_which_schema_an_editor_is_to_use()
    {
        foreach (RuleSetDocument document in Documents)
        {
            IEnumerable<(string, DocumentNode)> members = document.Root.Members.Where(m => m.Key != "$schema").Select(m => (m.Key, m.Value));
            Assert.Equal(document.Hash, RuleSetDocument.Create(DocumentNode.Map(members)).Hash);
            Assert.Equal(document.Hash, RuleSetDocument.Create(DocumentNode.Map(members.Append(("$schema", "rule-set.schema.json")))).Hash);
        }
    }

    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void A_result_says_under_what_it_was_made(Scene scene) => ReplayLaws.A_result_says_under_what_it_was_made(Engines.Trial(scene));

    /// <summary>Writes the same document in another spelling.</summary>
    private static void Write(DocumentNode node, Dice dice, StringBuilder json)
    {
        void Space() => json.Append(dice.Of("", "", " ", "\n", "\t", "\r\n  "));
        Space();
        switch (node.Kind)
        {
            case NodeKind.Map or NodeKind.List:
                bool map = node.Kind == NodeKind.Map;
                (string? Key, DocumentNode Value)[] members = map ? dice.Shuffle(node.Members.Select(m => ((string?)m.Key, m.Value))) : [.. node.Items.Select(i => ((string?)null, i))];
                json.Append(map ? '{' : '[');
                for (int i = 0; i < members.Length; i++)
                {
                    Space();
                    json.Append(map ? Quote(members[i].Key!, dice) + ":" : "");
                    Write(members[i].Value, dice, json);
                    json.Append(i < members.Length - 1 ? "," : "");
                }

                json.Append(map ? '}' : ']');
                break;
            case NodeKind.Text:
                json.Append(Quote(node.Text, dice));
                break;
            case NodeKind.Number:
                json.Append(node.Text == "0" ? dice.Of("0", "-0", "0.0", "-0.00") : node.Text + dice.Of("", node.Text.Contains('.', StringComparison.Ordinal) ? "00" : ".0"));
                break;
            default:
                json.Append(node.Text);
                break;
        }

        Space();
    }

    private static string Quote(string text, Dice dice) => dice.Chance(50) ? JsonSerializer.Serialize(text) : "\"" + JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"";

    private static int Leaves(DocumentNode node) =>
        node.Kind is NodeKind.Map or NodeKind.List ? node.Members.Sum(m => Leaves(m.Value)) + node.Items.Sum(Leaves) : 1;

    /// <summary>Changes the leaf of that number a little.</summary>
    private static DocumentNode Change(DocumentNode node, ref int leaf, Dice dice)
    {
        switch (node.Kind)
        {
            case NodeKind.Map:
                var members = new List<(string, DocumentNode)>();
                foreach ((string key, DocumentNode value) in node.Members)
                {
                    members.Add((key, Change(value, ref leaf, dice)));
                }

                return DocumentNode.Map(members);
            case NodeKind.List:
                var items = new List<DocumentNode>();
                foreach (DocumentNode item in node.Items)
                {
                    items.Add(Change(item, ref leaf, dice));
                }

                return DocumentNode.List(items);
            default:
                if (leaf-- != 0)
                {
                    return node;
                }

                return node.Kind switch
                {
                    NodeKind.Number => decimal.Parse(node.Text, CultureInfo.InvariantCulture) + dice.Of(1m, -1m, 0.000001m),
                    NodeKind.Flag => node.Text != "true",
                    NodeKind.Null => dice.Of<DocumentNode>("null", 0L, false),
                    _ => dice.Of<DocumentNode>(node.Text + " ", "x" + node.Text, node.Text.Length == 0 ? "x" : node.Text[..^1]),
                };
        }
    }
}
