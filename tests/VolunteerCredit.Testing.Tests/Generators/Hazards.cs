using System.Globalization;
using VolunteerCredit.Records;

namespace VolunteerCredit.Testing.Tests.Generators;

/// <summary>The hazards that generated volunteers must show, each told from the records and facts alone.</summary>
internal static class Hazards
{
    /// <summary>Every hazard, by name.</summary>
    public static IReadOnlyList<(string Name, Func<Scene, bool> Occurs)> All { get; } =
    [
        ("a shift over midnight", s => s.Records.Any(r => Span(r) is { } span && StartOf(r) + span > 1440)),
        ("a shift that ends at midnight", s => s.Records.Any(r => r is { Start: not null, End: { Hour: 0, Minute: 0 } })),
        ("a shift over midnight on the as-of day", s => s.Records.Any(r => r.Date == s.AsOf && Span(r) is { } span && StartOf(r) + span > 1440)),
        ("the end at the start", s => s.Records.Any(r => r.Start is not null && r.Start == r.End)),
        ("seconds within one minute", s => s.Records.Any(r => r is { Start: { } a, End: { } b } && a < b && (a.Hour, a.Minute) == (b.Hour, b.Minute))),
        ("overlaps", s => Pairs(s.Records.Where(r => Span(r) is not null), r => r.Date).Any(p => StartOf(p.A) < StartOf(p.B) + Span(p.B) && StartOf(p.B) < StartOf(p.A) + Span(p.A))),
        ("identical duplicates", s => s.Records.Distinct().Count() < s.Records.Count),
        ("one id with different content", s => Pairs(s.Records, r => r.Id).Any(p => p.A != p.B)),
        ("corrections", s => s.Records.Any(r => r.Replaces is { } id && Has(s, id))),
        ("chains of corrections", s => s.Records.Any(r => r.Replaces is { } id && s.Records.Any(o => o.Id == id && o.Id != r.Id && o.Replaces is { } first && Has(s, first)))),
        ("forks of corrections", s => Pairs(s.Records.Where(r => r.Replaces is not null), r => r.Replaces!).Any(p => p.A.Id != p.B.Id)),
        ("circles of corrections", s => s.Records.Any(r => r.Replaces is { } id && id != r.Id && s.Records.Any(o => o.Id == id && o.Replaces == r.Id))),
        ("records that name themselves", s => s.Records.Any(r => r.Replaces == r.Id || r.Voids == r.Id)),
        ("corrections of nothing", s => s.Records.Any(r => r.Replaces is { } id && !Has(s, id))),
        ("retractions of nothing", s => s.Records.Any(r => r.Voids is { } id && !Has(s, id))),
        ("retractions", s => s.Records.Any(r => r.Voids is { } id && Has(s, id))),
        ("retractions of retractions", s => s.Records.Any(r => r.Voids is { } id && s.Records.Any(o => o.Id == id && o.Voids is not null))),
        ("corrections past the as-of day", s => s.Records.Any(r => r.Date > s.AsOf && r.Replaces is { } id && s.Records.Any(o => o.Id == id && o.Date <= s.AsOf))),
        ("late entries", s => s.Records.Any(r => Day(r.RecordedAt) > r.Date.DayNumber + 30)),
        ("recorded before the service", s => s.Records.Any(r => Day(r.RecordedAt) < r.Date.DayNumber - 1)),
        ("recorded after known-at", s => s.Records.Any(r => r.RecordedAt > s.KnownAt)),
        ("recorded at known-at itself", s => s.Records.Any(r => r.RecordedAt is not null && r.RecordedAt == s.KnownAt)),
        ("no moment of recording", s => s.Records.Any(r => r.RecordedAt is null)),
        ("services on 29 February", s => s.Records.Any(r => r.Date is { Month: 2, Day: 29 })),
        ("births on 29 February", s => s.Facts.Any(f => f.Name == FactNames.Born && f.Value.EndsWith("-02-29", StringComparison.Ordinal))),
        ("an as-of day of 29 February", s => s.AsOf is { Month: 2, Day: 29 }),
        ("more than a hundred records", s => s.Records.Count > 100),
        ("unknown minutes", s => s.Records.Any(r => !r.IsAct && r.Minutes is null && Span(r) is null && r.Voids is null)),
        ("minutes to be computed", s => s.Records.Any(r => !r.IsAct && r.Minutes is null && Span(r) is not null)),
        ("more than a day in one record", s => s.Records.Any(r => r.Minutes > 1440)),
        ("minutes one above the span", s => s.Records.Any(r => r.Minutes == Span(r) + 1)),
        ("minutes below the span", s => s.Records.Any(r => r.Minutes < Span(r))),
        ("awards", s => s.Records.Any(r => r is { Category: "award", Quantity: not null })),
        ("awards of a county", s => s.Records.Any(r => r is { Category: "award", Unit: "county" })),
        ("awards of a city", s => s.Records.Any(r => r is { Category: "award", Unit: "city" })),
        ("awards of a province", s => s.Records.Any(r => r is { Category: "award", Unit: "province" })),
        ("awards of a nation", s => s.Records.Any(r => r is { Category: "award", Unit: "nation" })),
        ("ratings", s => s.Records.Any(r => r.Rating is not null)),
        ("no-shows", s => s.Records.Any(r => r.Category == "no-show")),
        ("upheld complaints", s => s.Records.Any(r => r.Category == "complaint-upheld")),
        ("claims", s => s.Records.Any(r => r.Quantity < 0)),
        ("pending or rejected", s => s.Records.Any(r => r.Status is "pending" or "rejected")),
        ("unknown approval", s => s.Records.Any(r => r.Status is null)),
        ("unknown source", s => s.Records.Any(r => r.Source is null)),
        ("entered hours", s => s.Records.Any(r => r.Source is "administrator" or "imported" or "converted")),
        ("travel, meals and automation", s => s.Records.Any(r => r.Category is "travel" or "meal" or "automation")),
        ("disputed records", s => s.Records.Any(r => r.Disputed)),
        ("records after the as-of day", s => s.Records.Any(r => r.Date > s.AsOf)),
        ("negative minutes", s => s.Records.Any(r => r.Minutes < 0)),
        ("both minutes and a quantity", s => s.Records.Any(r => r.Quantity is not null && (r.Minutes is not null || Span(r) is not null))),
        ("the day 0001-01-01", s => s.Records.Any(r => r.Date == DateOnly.MinValue)),
        ("services before birth", s => Born(s) is { } born && s.Records.Any(r => r.Date.Year > 1950 && string.CompareOrdinal(Iso(r.Date), born) < 0)),
        ("ids beyond ASCII", s => s.Records.Any(r => r.Id.Any(c => c > 127))),
        ("no birth date", s => !s.Facts.Any(f => f.Name == FactNames.Born)),
        ("corrected facts", s => s.Facts.Any(f => f.Replaces is { } id && s.Facts.Any(o => o.Id == id))),
        ("retracted facts", s => s.Facts.Any(f => f.Voids is { } id && s.Facts.Any(o => o.Id == id))),
        ("facts sent twice", s => s.Facts.Distinct().Count() < s.Facts.Count),
        ("two births at once", s => s.Facts.Count(f => f.Name == FactNames.Born && f.SubjectId == s.Volunteer.Id && f.Replaces is null) > 1),
        ("given scores", s => s.Facts.Any(f => f.Name == "score:zyh.credit-score")),
        ("given scores with a range", s => s.Facts.Any(f => f.Name == "score:zyh.credit-score" && f.Value.Contains(" in ", StringComparison.Ordinal))),
        ("given scores without a range", s => s.Facts.Any(f => f.Name == "score:zyh.credit-score" && !f.Value.Contains(" in ", StringComparison.Ordinal))),
        ("registrations", s => s.Facts.Any(f => f.Name == FactNames.RegisteredWith)),
        ("several registrations", s => s.Facts.Count(f => f.Name == FactNames.RegisteredWith) > 1),
        ("voided activities with records", s => s.Facts.Any(f => f.Name == FactNames.Voided && s.Records.Any(r => f.SubjectId == "activity:" + r.Activity))),
        ("facts after the as-of day", s => s.Facts.Any(f => f.From > s.AsOf)),
        ("facts that have ended", s => s.Facts.Any(f => f.To < s.AsOf)),
        ("facts recorded after known-at", s => s.Facts.Any(f => f.RecordedAt > s.KnownAt)),
        ("no record at all", s => s.Records.Count == 0),
    ];

    private static bool Has(Scene scene, string id) => scene.Records.Any(r => r.Id == id);

    private static int? Day(DateTimeOffset? moment) => moment is { } m ? DateOnly.FromDateTime(m.DateTime).DayNumber : null;

    private static int StartOf(ServiceRecord record) => (record.Start!.Value.Hour * 60) + record.Start.Value.Minute;

    private static int? Span(ServiceRecord record)
    {
        if (record is not { Start: { } start, End: { } end })
        {
            return null;
        }

        int minutes = (end.Hour * 60) + end.Minute - (start.Hour * 60) - start.Minute;
        return end <= start ? minutes + 1440 : minutes;
    }

    private static string? Born(Scene scene) => scene.Facts.FirstOrDefault(f => f.Name == FactNames.Born && f.SubjectId == scene.Volunteer.Id)?.Value;

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<(ServiceRecord A, ServiceRecord B)> Pairs<TKey>(IEnumerable<ServiceRecord> records, Func<ServiceRecord, TKey> key) =>
        from together in records.GroupBy(key)
        let many = together.Distinct().ToArray()
        from a in Enumerable.Range(0, many.Length)
        from b in Enumerable.Range(a + 1, many.Length - a - 1)
        select (many[a], many[b]);
}
