using VolunteerCredit.Receipts;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.Bulk;

namespace VolunteerCredit.Tests.Receipts;

/// <summary>Rule sets by hash in a folder: many versions side by side, and files that are none.</summary>
public sealed class RuleSetArchiveTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static readonly Volunteer Volunteer = Given.Volunteer(Given.Service("r1", "2024-05-01", 600));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_receipt_finds_the_version_it_was_made_with()
    {
        string[] versions = [Hours("1", "8h"), Hours("1", "9h"), Hours("2", "10h")]; // the first and second are both called 1
        Receipt[] receipts = [.. versions.Select(text => Issue("h", text))];
        Write(("a/one.json", versions[0]), ("a/b/other.json", versions[1]), ("two.json", versions[2]));
        RuleSetArchive archive = RuleSetArchive.FromFolder(_folder.Path);

        Assert.Equal(3, archive.Hashes.Count);
        Assert.Equal(["480 min", "540 min", "600 min"], receipts.Select(r => r.Result.Find("measures")!.Find("hours")!.Find("value")!.Text));
        Assert.All(receipts, r => Assert.True(Verify(r, archive).Holds));
    }

    [Fact]
    public void A_document_that_is_not_there_is_named_by_its_hash()
    {
        Receipt receipt = Issue("h", Hours("1", "8h"));
        Write(("h.json", Hours("1", "9h")));
        ReceiptCheck check = Verify(receipt, RuleSetArchive.FromFolder(_folder.Path));

        Assert.Equal(("VC4055", receipt.RuleSet.Hash), (check.Difference?.Code, check.Difference?.Found));
        Assert.Contains("h@1", check.Difference!.ToString(), StringComparison.Ordinal);
        Assert.Equal("VC4055", Verify(receipt, null).Difference?.Code);
    }

    [Fact]
    public void What_a_document_builds_on_is_found_with_it_whichever_version_it_was()
    {
        string building = """{ "id": "b", "version": "1", "honesty": "illustrative", "builds": ["h"], "scores": { "s": { "type": "points", "parts": [ { "id": "p", "of": "hours", "through": { "type": "rate", "per": "1h", "gives": 1 } } ] } } }""";
        Receipt[] receipts = [.. (string[])[Hours("1", "8h"), Hours("2", "9h")] is var below ? below.Select(text => Issue("b", text, building)) : []];
        Write(("b.json", building), ("1.json", Hours("1", "8h")), ("2.json", Hours("2", "9h")));
        RuleSetArchive archive = RuleSetArchive.FromFolder(_folder.Path);

        Assert.Equal(["8", "9"], receipts.Select(r => r.Result.Find("scores")!.Find("s")!.Find("value")!.Text));
        Assert.All(receipts, r => Assert.True(Verify(r, archive).Holds));
        Assert.Equal(4, archive.Hashes.Count);
        File.Delete(Path.Combine(_folder.Path, "1.json"));
        Assert.Equal([false, true], receipts.Select(r => Verify(r, RuleSetArchive.FromFolder(_folder.Path)).Holds));
        File.Delete(Path.Combine(_folder.Path, "2.json"));
        Assert.Equal(["VC4064 b@1"], RuleSetArchive.FromFolder(_folder.Path).Notices.Select(n => $"{n.Code} {n.Found}"));
    }

    [Fact]
    public void A_rule_set_that_was_added_since_does_not_change_whose_score_is_taken()
    {
        string taking = """{ "id": "t", "version": "1", "honesty": "illustrative", "scores": { "s": { "type": "given", "name": "x", "else": "p" } } }""";
        Receipt receipt = Issue("t", Points("1", 1, "2020-01-01"), taking);
        Write(("t.json", taking), ("1.json", Points("1", 1, "2020-01-01")), ("2.json", Points("2", 2, "2024-01-01", "2020-01-01")));

        Assert.Equal("10", receipt.Result.Find("scores")!.Find("s")!.Find("value")!.Text);
        Assert.True(Verify(receipt, RuleSetArchive.FromFolder(_folder.Path)).Holds);
    }

    [Fact]
    public void Other_files_are_left_aside()
    {
        Write(("x.json", "{"), ("y.json", "[1]"), ("z.schema.json", "{}"), ("note.txt", "x"), ("h.json", Hours("1", "8h")));
        RuleSetArchive archive = RuleSetArchive.FromFolder(_folder.Path);

        Assert.Single(archive.Hashes);
        Assert.Equal(["VC4065 x.json", "VC4065 y.json"], archive.Notices.Select(n => $"{n.Code} {Path.GetFileName(n.Place.Source)}"));
        Assert.Throws<DirectoryNotFoundException>(() => RuleSetArchive.FromFolder(Path.Combine(_folder.Path, "none")));
    }

    private static string Hours(string version, string max) => $$"""
        { "id": "h", "version": "{{version}}", "honesty": "illustrative", "intake": [ { "type": "limit", "per": "day", "max": "{{max}}" } ], "measures": { "hours": { "type": "hours" } } }
        """;

    private static string Points(string version, int each, string from, string? before = null) => $$"""
        { "id": "p", "version": "{{version}}", "honesty": "illustrative", "effective": { "from": "{{before ?? from}}" }, "measures": { "hours": { "type": "hours" } },
          "scores": { "s": { "type": "points", "parts": [ { "id": "p", "of": "hours", "through": { "type": "per-whole", "per": "1h", "gives": {{each}} } } ] } } }
        """;

    private static Receipt Issue(string id, params IEnumerable<string> documents) =>
        CreditEngine.Create(options => options.Add(documents.Select(d => RuleSetSource.FromText(d)))).IssueReceipt(id, Volunteer, Evaluation.On(new(2024, 12, 31)), Issued.Plainly);

    private static ReceiptCheck Verify(Receipt receipt, RuleSetArchive? archive) =>
        Given.Engine(Given.Hours).Verify(receipt, Volunteer, Issued.WithKey with { Archive = archive });

    private void Write(params IEnumerable<(string Name, string Text)> files)
    {
        foreach ((string name, string text) in files)
        {
            string path = Path.Combine(_folder.Path, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }
}
