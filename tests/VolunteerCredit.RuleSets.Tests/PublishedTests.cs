namespace VolunteerCredit.RuleSets.Tests;

/// <summary>A published version of a document never changes and never goes: receipts name it by its hash.</summary>
public class PublishedTests
{
    private static readonly string[] Lines = [.. File.ReadAllLines(Path.Combine(Repository.Root, "src", "VolunteerCredit.RuleSets", "published.txt")).Where(line => !line.StartsWith('#'))];

    [Fact]
    public void Every_shipped_document_is_the_one_that_was_published_and_every_published_one_is_shipped()
    {
        string[] shipped = [.. Shipped.Engine.RuleSets.Select(r => $"{r.Identity.Id} {r.Identity.Version} {r.Identity.Hash}").Order(StringComparer.Ordinal)];
        string message = "A document that was published never changes: give a changed one a version of its own beside it (ID@VERSION.json). These are new, or not what was published:\n";

        Assert.True(shipped.Except(Lines).ToArray() is [], message + string.Join('\n', shipped.Except(Lines)));
        Assert.True(Lines.Except(shipped).ToArray() is [], "These were published and are no longer shipped:\n" + string.Join('\n', Lines.Except(shipped)));
    }

    [Fact]
    public void A_version_is_published_once() => Assert.Equal(Lines.Length, Lines.Select(line => line[..line.LastIndexOf(' ')]).Distinct().Count());
}
