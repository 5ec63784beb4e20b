using System.Text.Json.Nodes;
using FsCheck.Xunit;
using VolunteerCredit.Explanations;
using VolunteerCredit.Receipts;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.Properties;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Receipts;

/// <summary>P10 over every shipped rule set and scenes with every hazard: a receipt holds for its records in any order, and every single change is named.</summary>
public sealed class ReceiptLawTests
{
    private static readonly Func<ServiceRecord, ServiceRecord>[] RecordChanges =
    [
        r => r with { Date = r.Date.AddDays(1) }, r => r with { Start = r.Start is null ? new(9, 0) : null }, r => r with { End = r.End is null ? new(9, 0) : null },
        r => r with { Minutes = r.Minutes is null ? 0 : r.Minutes + 1 }, r => r with { PlannedMinutes = (r.PlannedMinutes ?? 0) + 1 }, r => r with { Organization = r.Organization + "x" },
        r => r with { Project = r.Project + "x" }, r => r with { Activity = r.Activity + "x" }, r => r with { Campaign = r.Campaign + "x" }, r => r with { District = r.District + "x" },
        r => r with { Category = r.Category + "x" }, r => r with { Source = r.Source + "x" }, r => r with { Status = r.Status is null ? "" : null }, r => r with { ApprovedBy = r.ApprovedBy + "x" },
        r => r with { Recorder = r.Recorder + "x" }, r => r with { RecordedAt = r.RecordedAt is null ? DateTimeOffset.UnixEpoch : null }, r => r with { RecordedAt = r.RecordedAt?.ToOffset(new(3, 0, 0)) ?? DateTimeOffset.UnixEpoch },
        r => r with { Replaces = r.Replaces + "x" }, r => r with { Voids = r.Voids + "x" }, r => r with { Quantity = (r.Quantity ?? 0) + 0.000001m }, r => r with { Unit = r.Unit + "x" },
        r => r with { Rating = (r.Rating ?? 0) + 0.5m }, r => r with { Disputed = !r.Disputed }, r => r with { Tags = [.. r.Tags, "x"] },
    ];

    private static readonly Func<Fact, Fact>[] FactChanges =
    [
        f => f with { Name = f.Name + "x" }, f => f with { Value = f.Value + "x" }, f => f with { From = f.From?.AddDays(1) ?? new(2020, 1, 1) }, f => f with { To = f.To?.AddDays(1) ?? new(2020, 1, 1) },
        f => f with { RecordedAt = f.RecordedAt is null ? DateTimeOffset.UnixEpoch : null }, f => f with { Source = f.Source + "x" }, f => f with { Author = f.Author + "x" }, f => f with { Reason = f.Reason + "x" },
        f => f with { Replaces = f.Replaces + "x" }, f => f with { Voids = f.Voids + "x" },
    ];

    [Fact]
    public void These_laws_change_every_field()
    {
        Assert.Equal(typeof(ServiceRecord).GetProperties().Count(p => p.CanWrite), RecordChanges.Length - 1 + 2); // recorded_at twice; the two ids below
        Assert.Equal(typeof(Fact).GetProperties().Count(p => p.CanWrite), FactChanges.Length + 2);
    }

    [Property(MaxTest = 150, Arbitrary = [typeof(Scenes)])]
    public void A_receipt_holds_for_its_records_in_any_order_and_any_number_of_times(Scene scene) => ReplayLaws.A_receipt_holds(Engines.Trial(scene));

    [Property(MaxTest = 300, Arbitrary = [typeof(Scenes)])]
    public void A_record_that_is_changed_removed_or_added_is_named(Scene scene)
    {
        Dice dice = scene.Dice();
        Asked asked = dice.Of<Asked>([.. Engines.For(scene)]);
        Receipt receipt = Issue(asked, scene);
        ServiceRecord[] visible = [.. scene.Records.Where(r => r.VolunteerId == scene.Volunteer.Id && !(r.RecordedAt > scene.KnownAt))];
        var added = new ServiceRecord { Id = "added", VolunteerId = scene.Volunteer.Id, Date = scene.AsOf };
        AreNamed("VC4061", "added", receipt, scene.With([.. scene.Records, added]));
        if (visible.Length == 0)
        {
            return;
        }

        ServiceRecord one = dice.Of(visible);
        ServiceRecord changed = dice.Of(RecordChanges)(one);
        ServiceRecord[] rest = [.. scene.Records.Where(r => !AreSame(r, one))];
        if (!rest.Any(r => AreSame(r, changed)))
        {
            AreNamed("VC4060", one.Id, receipt, scene.With([.. rest, changed]));
        }

        // Where another version is at hand that the receipt does not know, it looks as if that had been changed.
        AreNamed(rest.Any(r => r.Id == one.Id) ? "VC40" : "VC4059", null, receipt, scene.With(rest));
        AreNamed("VC40", null, receipt, scene.With([.. rest, one with { Id = one.Id + "x" }]));
        AreNamed("VC40", null, receipt, scene.With([.. rest, one with { VolunteerId = "somebody" }]));
    }

    [Property(MaxTest = 300, Arbitrary = [typeof(Scenes)])]
    public void A_fact_that_is_changed_removed_or_added_is_named(Scene scene)
    {
        Dice dice = scene.Dice();
        Asked asked = dice.Of<Asked>([.. Engines.For(scene)]);
        Receipt receipt = Issue(asked, scene);
        Fact[] own = [.. scene.Facts.Where(f => f.SubjectId == scene.Volunteer.Id && !(f.RecordedAt > scene.KnownAt))];
        AreNamed("VC4061", "added", receipt, scene.With([.. scene.Facts, new Fact { Id = "added", SubjectId = scene.Volunteer.Id, Name = "x", Value = "x" }]));
        if (own.Length == 0)
        {
            return;
        }

        Fact one = dice.Of(own);
        Fact changed = dice.Of(FactChanges)(one);
        Fact[] rest = [.. scene.Facts.Where(f => f != one)];
        if (!rest.Contains(changed))
        {
            AreNamed("VC4060", one.Id, receipt, scene.With([.. rest, changed]));
        }

        AreNamed("VC40", null, receipt, scene.With(rest));
        AreNamed("VC40", null, receipt, scene.With([.. rest, one with { Id = one.Id + "x" }]));
        AreNamed("VC40", null, receipt, scene.With([.. rest, one with { SubjectId = "somebody" }]));
    }

    [Property(MaxTest = 60, Arbitrary = [typeof(Scenes)])]
    public void Every_figure_that_is_changed_is_named_by_its_path(Scene scene)
    {
        Dice dice = scene.Dice();
        Receipt receipt = Issue(dice.Of<Asked>([.. Engines.For(scene)]), scene);
        JsonNode file = JsonNode.Parse(receipt.ToJson())!;
        foreach ((string path, JsonValue leaf) in dice.Shuffle(Leaves(file["receipt"]!["result"]!, "")).Take(20))
        {
            JsonNode was = leaf.DeepClone();
            JsonNode changed = leaf.GetValueKind() switch
            {
                System.Text.Json.JsonValueKind.Number => leaf.GetValue<long>() + 1,
                System.Text.Json.JsonValueKind.String => leaf.GetValue<string>() + "0",
                _ => !leaf.GetValue<bool>(),
            };
            leaf.ReplaceWith(changed);
            ReceiptCheck check = Engines.Other.Verify(Issued.Read(Issued.Sealed(Compact(file))), scene.Volunteer, Issued.WithKey);
            changed.ReplaceWith(was);

            Assert.Equal(("VC4062", path), (check.Difference?.Code, check.Difference?.Place.Name));
        }
    }

    [Property(MaxTest = 100, Arbitrary = [typeof(Scenes)])]
    public void What_is_recorded_later_is_left_aside(Scene scene)
    {
        Asked asked = scene.Dice().Of<Asked>([.. Engines.For(scene)]);
        Receipt receipt = Issue(asked, scene);
        if ((scene.KnownAt ?? receipt.RecordedUpTo)?.AddTicks(1) is not { } moment)
        {
            return; // nothing has a moment, so nothing is later
        }

        var later = new ServiceRecord { Id = "later", VolunteerId = scene.Volunteer.Id, Date = scene.AsOf, Minutes = 60, RecordedAt = moment, Activity = "later" };
        var correction = later with { Id = "correction", Replaces = scene.Records.Select(r => r.Id).FirstOrDefault() ?? "none" };
        var fact = new Fact { Id = "later", SubjectId = scene.Volunteer.Id, Name = "born", Value = "1980-01-01", RecordedAt = moment };
        ReceiptCheck before = Engines.Other.Verify(receipt, scene.Volunteer, Issued.WithKey);
        ReceiptCheck check = Engines.Other.Verify(receipt, scene.With([.. scene.Records, later, correction]).With([.. scene.Facts, fact, fact with { Id = "of the later one", SubjectId = "activity:later", Name = "voided" }]).Volunteer, Issued.WithKey);

        Assert.Equal((null, before.Later + 3), (check.Difference, check.Later));
    }

    private static void AreNamed(string code, string? id, Receipt receipt, Scene changed)
    {
        Notice? difference = Engines.Other.Verify(receipt, changed.Volunteer, Issued.WithKey).Difference;
        Assert.StartsWith(code, difference?.Code, StringComparison.Ordinal);
        Assert.Equal(id ?? difference!.Place.RecordId, difference!.Place.RecordId);
    }

    private static Receipt Issue(Asked asked, Scene scene) => Engines.One.IssueReceipt(asked.RuleSetId, scene.Volunteer, asked.Of(scene), Issued.Plainly);

    private static bool AreSame(ServiceRecord a, ServiceRecord b) =>
        a with { Tags = [] } == b with { Tags = [] } && a.Tags.SequenceEqual(b.Tags) && a.RecordedAt?.Offset == b.RecordedAt?.Offset;

    private static string Compact(JsonNode node) => node.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static IEnumerable<(string Path, JsonValue Leaf)> Leaves(JsonNode node, string path) => node switch
    {
        JsonObject map => map.ToArray().SelectMany(m => Leaves(m.Value!, path.Length == 0 ? m.Key : $"{path}.{m.Key}")),
        JsonArray list => list.ToArray().SelectMany((item, i) => Leaves(item!, $"{path}[{i}]")),
        JsonValue leaf => [(path, leaf)],
        _ => [],
    };
}
