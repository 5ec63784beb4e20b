using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.RuleSets;

/// <summary>Documents that were good until somebody changed something.</summary>
public class MutationTests
{
    private static readonly string[] ShippedIds = [.. Trees.Documents.Select(d => d.Find("id")!.Text)];

    private static readonly int TongluLoan = Array.IndexOf(ShippedIds, "cn.tonglu.volunteer-loan");

    private static readonly Volunteer Sample = new(
        VolunteerId,
        [
            Service("2019-01-05", 600) with { Source = "signed-in-out" },
            Service("2019-01-05", 90) with { Source = "administrator", Status = "pending" },
            Service("2019-02-28", null) with { Source = "signed-in-out" },
            Service("2018-02-28", 3000) with { Source = "imported", Category = "meal" },
            Placed("2019-03-09", "21:30", "02:15") with { Source = "signed-in-out", Activity = "a", Tags = ["night"] },
            Placed("2019-03-09", "22:00", "23:00") with { Source = "self-reported", Organization = "o", Disputed = true },
            Act("2019-03-01", 1, "city") with { Category = "award" },
            Act("2019-03-02", -2.5m, "stamp"),
            Service("2019-03-03", null) with { Category = "rating", Rating = 4.5m },
            Act("2019-03-04", 1) with { Category = "complaint-upheld" },
        ],
        [
            Fact("born", "1990-02-28"), Fact("registered", "2012-01-01"), Fact("registered-with", "zhiyuanhui"),
            Fact("score:zyh.credit-score", "400 in 0..650", "2019-03-01"), Fact("coverage:credit-bureau", "yes", "2015-01-01"),
        ]);

    [Property(MaxTest = 1_000, Arbitrary = [typeof(MutationTests)])]
    public void A_changed_document_is_refused_or_scores(Mutation mutation)
    {
        ArgumentNullException.ThrowIfNull(mutation);
        byte[] document = mutation.Apply();
        var watch = Stopwatch.StartNew();
        try
        {
            CreditEngine engine = CreditEngine.Create(options => options
                .Add(mutation.Document == TongluLoan ? [ShippedRuleSets.Source("example.volunteer-credit-score")] : []) // which it names
                .Add(new RuleSetSource("mutated.json", () => new MemoryStream(document))));
            string[] ids = [.. engine.RuleSets.Select(r => r.Identity.Id).Where(id => id == ShippedIds[mutation.Document] || !ShippedIds.Contains(id))];
            foreach (string id in ids)
            {
                CreditResult result = engine.Score(id, Sample, Evaluation.On(new(2019, 3, 20)) with { Explain = true });
                Assert.True(result.Refusal is null or { Code: "VC4005" }, result.Refusal?.ToString());
                Assert.Equal(result.Time.Recorded + result.Time.Added, result.Time.Counted + result.Time.Held + result.Time.Lost);
                _ = result.Explain(Language.Chinese) + result.ToJson();
            }
        }
        catch (RuleSetRefusedException refused)
        {
            Assert.NotEmpty(refused.Message);
        }

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    public static Arbitrary<Mutation> Mutations()
    {
        Gen<Change> change =
            from kind in Gen.Choose(0, 6)
            from place in Gen.Choose(0, 1_000_000)
            from other in Gen.Choose(0, 1_000_000)
            select new Change(kind, place, other);
        Gen<Mutation> mutation =
            from document in Gen.Choose(0, Trees.Documents.Count - 1)
            from count in Gen.Choose(1, 3)
            from changes in change.ArrayOf(count)
            from bytes in Gen.Frequency((8, Gen.Constant(0)), (1, Gen.Choose(1, 1_000_000)), (1, Gen.Choose(-1_000_000, -1)))
            select new Mutation(document, changes, bytes);
        return Arb.From(mutation, m => m.Changes.Count > 1 ? m.Changes.Select(c => m with { Changes = [.. m.Changes.Except([c])] }) : []);
    }
}

/// <summary>A change of one place of a document.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Place">Where.</param>
/// <param name="Other">Another place, or which hostile value.</param>
public sealed record Change(int Kind, int Place, int Other)
{
    private static readonly DocumentNode[] Hostile =
    [
        DocumentNode.Null, DocumentNode.List(), DocumentNode.Map(), true, false, 0L, -1L, 1L, 999_999_999_999_999_999L, 0.000001m, -0.5m, 4_294_967_296L, 61L,
        "", " ", "\0", "𝕳", "{param}", "-1", "999999999999999999", "999999999999999999h", "0.000000000001h", "1h 30min", "4.98‰", "5 CNY", "null", "\u202E",
        "2019-02-29", "2199-12-31", "0001-01-01", "24:00", "23:59-00:00", "lifetime", "record", "total", "73000 days", "200 years", "sum", "max", "sequence", "held",
        "t", "score", "hours", "verified", "example.volunteer-credit-score", "cn.tonglu.volunteer-loan#score", "test.everything#", "#", new string('x', 10_000),
        DocumentNode.Map(("param", "p")), DocumentNode.Map(("param", 5L)), DocumentNode.Map(("not", DocumentNode.List("a"))), DocumentNode.Map(("min", 1L), ("max", 0L)),
        DocumentNode.Map(("type", "each-period"), ("per", "day"), ("of", DocumentNode.Map(("type", "count"))), ("fold", "current-run")),
        DocumentNode.Map(("type", "given"), ("name", "zyh.credit-score")), DocumentNode.Map(("type", "elapsed"), ("since", "first-record")),
        DocumentNode.Map(("type", "step-bands"), ("bands", DocumentNode.Map(("from", "0h"), ("gives", -7.5m)))),
    ];

    /// <summary>Makes the change.</summary>
    public DocumentNode Apply(DocumentNode root)
    {
        ArgumentNullException.ThrowIfNull(root);
        int places = Trees.Count(root), place = Place % places;
        DocumentNode Somewhere()
        {
            DocumentNode found = DocumentNode.Null;
            Trees.At(root, Other % places, node =>
            {
                found = node;
                return [node];
            });
            return found;
        }

        return Kind switch
        {
            0 => Trees.At(root, place, _ => []),
            1 => Trees.At(root, place, node => [node, node]),
            2 => Trees.At(root, place, _ => [Somewhere()]),
            3 => Trees.At(root, place, node => [node.Kind == NodeKind.List ? DocumentNode.Map([.. node.Items.Select((item, i) => ($"k{i}", item))]) : DocumentNode.List(node)]),
            4 => Trees.At(root, place, node => [node.Kind == NodeKind.Map ? DocumentNode.List([.. node.Members.Select(m => m.Value)]) : node.Text + "x"]),
            5 => Trees.At(root, place, node => [node.Kind == NodeKind.Map ? DocumentNode.Map([.. node.Members.Reverse().Select(m => (m.Key, m.Value))]) : Hostile[Other % Hostile.Length]]),
            _ => Trees.At(root, place, _ => [Hostile[Other % Hostile.Length]]),
        };
    }
}

/// <summary>Changes of a shipped document.</summary>
/// <param name="Document">Which one.</param>
/// <param name="Changes">What is changed.</param>
/// <param name="Bytes">Above 0: the text is cut there; below 0: a byte is spoilt there.</param>
public sealed record Mutation(int Document, IReadOnlyList<Change> Changes, int Bytes)
{
    /// <summary>The document as bytes.</summary>
    public byte[] Apply()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Trees.Json(Changes.Aggregate(Trees.Documents[Document], (root, change) => change.Apply(root))));
        if (Bytes < 0 && bytes.Length > 0)
        {
            bytes[-Bytes % bytes.Length] ^= (byte)(1 << (-Bytes % 8));
        }

        return Bytes > 0 ? bytes[..(Bytes % (bytes.Length + 1))] : bytes;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Document} [{string.Join("; ", Changes)}] {Bytes}\n{Encoding.UTF8.GetString(Apply())}";
}
