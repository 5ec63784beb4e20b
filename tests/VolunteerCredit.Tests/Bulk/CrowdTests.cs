using System.Globalization;
using VolunteerCredit.Bulk;
using VolunteerCredit.Explanations;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tests.Bulk;

/// <summary>A few volunteers beside one another in a table, with all that a record may have, on days and at moments at which something changes: each is as he is alone.</summary>
public sealed class CrowdTests
{
    private const string Sections = """
        "intake": [
          SPLIT
          { "type": "exclude", "where": { "recordedAfter": "2 days" }, "reason": "late" },
          { "type": "fill-minutes", "with": "planned", "max": "10h" },
          { "type": "limit", "per": "day", "count": 1, "where": { "district": "d" } },
          { "type": "limit", "per": "day", "max": "5h" },
          { "type": "limit", "per": "week", "count": 5 } ],
        "measures": {
          "hours": { "type": "hours" },
          "nights": { "type": "hours", "where": { "within": "20:00-05:00" } },
          "touching": { "type": "hours", "where": { "touches": "01:00-03:00" } },
          "weighted": { "type": "hours", "weights": [ { "where": { "tags": "night" }, "times": 3 }, { "where": { "organization": "o1" }, "times": 0.5 }, { "where": { "category": { "not": "help" } }, "times": 2 } ] },
          "long": { "type": "hours", "where": { "minutes": { "min": "2h" } } },
          "rated": { "type": "count", "where": { "rating": { "min": 4 } } },
          "given": { "type": "quantity" },
          "records": { "type": "count" },
          "days": { "type": "count", "distinct": "day" },
          "moments": { "type": "known-at-all" },
          "disputed": { "type": "count", "where": { "disputed": true } },
          "grown": { "type": "hours", "where": { "age": { "min": 18 } } },
          "member": { "type": "hours", "where": { "fact:member": "yes" } } }
        """;

    private static readonly string[] Moments =
        ["2024-03-02T10:00:00+08:00", "2024-03-10T23:30:00-05:00", "2024-03-13T00:00:00Z", "2024-03-15T12:00:00+08:00", "2024-03-20T00:00:00Z", "2024-03-25T00:00:00Z"];

    [Theory]
    [InlineData("", null)]
    [InlineData("", 8)] // one offset for all, and no acts
    [InlineData("""{ "type": "split-at", "times": ["01:00", "05:00"] },""", null)]
    public void Each_is_in_a_crowd_as_he_is_alone(string split, int? offset)
    {
        CreditEngine engine = CreditEngine.Create(options =>
        {
            options.Components.Add(ComponentType.Measure("known-at-all", Words.Same("–"), RowKinds.Any, hasWindow: true, [], _ => new KnownAtAll()));
            options.RuleSets.Add(RuleSetSource.FromText($$"""{ "id": "t", "version": "1", "honesty": "illustrative", {{Sections.Replace("SPLIT", split, StringComparison.Ordinal)}} }"""));
        });
        Volunteer[] volunteers = [.. Enumerable.Range(0, 6).Select(n => Volunteer(n, offset)), Busy(), new("facts-alone", [], [Fact("facts-alone", "born", "1990-01-01")]), new("future-alone", [Service("future-alone", "r", 31, 60)], [])];
        DateTimeOffset?[] moments = [null, .. Moments.Select(Given.Moment).SelectMany(m => new DateTimeOffset?[] { m.AddTicks(-1), m, m.AddTicks(1) })];
        BulkRequest[] requests =
        [
            .. new[] { "2024-02-28", "2024-03-05", "2024-03-12", "2024-03-31", "2024-05-05" }.SelectMany(asOf => moments.Select(m => new BulkRequest("t", new Evaluation { AsOf = Given.Day(asOf), KnownAt = m }))),
        ];

        using RecordTableBuilder apart = engine.CreateTable(requests);
        using var builder = new RecordTableBuilder(apart.Spec, apart.Options, partitionBits: 0); // all beside one another
        RecordTable table = Tables.Of(builder, volunteers.SelectMany(v => v.Records), volunteers.SelectMany(v => v.Facts));
        IReadOnlyList<BulkScores> scores = engine.ScoreTable(table, requests, new() { Threads = 1 });

        for (int i = 0; i < requests.Length; i++)
        {
            foreach (Volunteer volunteer in volunteers)
            {
                CreditResult alone = engine.Score("t", volunteer, requests[i].Evaluation);
                BulkScores crowd = scores[i];
                int at = table.IndexOf(volunteer.Id);
                Assert.Equal(
                    $"{volunteer.Id} {requests[i].Evaluation} {alone.Status} {alone.Time.Recorded} {alone.Time.Counted} {alone.Time.UnknownRecords} {string.Join(", ", alone.Measures.Select(m => $"{m.Name} {m.Value} {m.Openness}"))}",
                    $"{volunteer.Id} {requests[i].Evaluation} {crowd.StatusOf(at)} {crowd.RecordedMinutes[at]} {crowd.CountedMinutes[at]} {crowd.UnknownRows[at]} {string.Join(", ", crowd.Measures.Select(m => $"{m.Name} {m[at]} {m.OpennessOf(at)}"))}");
            }
        }
    }

    /// <summary>Some records and versions; each volunteer's are as many days later and minutes longer as there are before him.</summary>
    private static Volunteer Volunteer(int number, int? offset)
    {
        string id = $"v{number}";
        ServiceRecord[] records =
        [
            Service(id, $"k{number}a", number, 60 + number) with { RecordedAt = Given.Moment(Moments[0]), Category = "help", Tags = ["x", "night"], District = "d" },
            Service(id, $"k{number}b", number, 30) with { Organization = "o1", District = "d" },
            Service(id, "shift", 4 + number, null) with { Start = new(22, 0), End = new(2, 0), PlannedMinutes = 300, Organization = $"o{number % 2}", Category = "help" },
            Service(id, "plan", 7, null) with { PlannedMinutes = 90 + number, RecordedAt = Given.Moment(Moments[1]) }, // on the second day after by its own clock, on the third by that of Greenwich
            Service(id, "award", 8, null) with { Quantity = 2.5m + number, Category = "award" },
            Service(id, "rated", 9, 30 + number) with { Rating = 3.5m + (number % 2), Tags = number % 2 == 0 ? [] : ["night"] },
            Service(id, "wrong", 11, 120) with { RecordedAt = Given.Moment(Moments[2]) },
            Service(id, "wrong", 11, 45 + number) with { RecordedAt = Given.Moment(Moments[4]) },
            Service(id, "undone", 11, null) with { Voids = "wrong", RecordedAt = Given.Moment(Moments[5]) },
            Service(id, "c", 12, 10) with { Replaces = "gone", RecordedAt = Given.Moment(Moments[2]) },
            Service(id, "d", 12, 25) with { Replaces = "gone", RecordedAt = Given.Moment(Moments[4]) },
            Service(id, "d", 12, 25) with { Replaces = "e", RecordedAt = Given.Moment(Moments[5]) }, // in a circle with the next, so that the first counts again
            Service(id, "e", 12, 35) with { Replaces = "d", RecordedAt = Given.Moment(Moments[5]) },
            Service(id, "old", 11, 15 + number) with { Disputed = true, Organization = "o1" },
            Service(id, "early", 13, null) with { Start = new(0, 30), End = new(6, 0), PlannedMinutes = 20 },
            Service(id, "between", 13, null) with { Start = new(2, 0), End = new(3, 0), Organization = "o1" },
            Service(id, "unknown", 25 + (number % 2), null),
            Service(id, "future", 65, 600),
        ];
        records = offset is { } hours ? [.. records.Where(r => !r.IsAct).Select(r => r with { RecordedAt = r.RecordedAt?.ToOffset(TimeSpan.FromHours(hours)) })] : records;
        Fact[] facts = [Fact(id, "born", $"{2004 + number}-03-10"), Fact(id, "member", number % 2 == 0 ? "yes" : "no") with { From = Given.Day("2024-03-05"), RecordedAt = Given.Moment(Moments[3]) }];
        return new(id, records, number < 4 ? facts : []);
    }

    /// <summary>Every second record became known late, so that half of very many are left at most moments.</summary>
    private static Volunteer Busy() => new(
        "busy", [.. Enumerable.Range(0, 300).Select(i => Service("busy", $"r{i}", -i / 2, i) with { RecordedAt = Given.Moment(Moments[i % 2 == 0 ? 0 : 4]), Organization = $"o{i % 3}" })], []);

    private static ServiceRecord Service(string volunteer, string id, int day, int? minutes) =>
        Given.Service(id, Given.Day("2024-03-01").AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), minutes) with { VolunteerId = volunteer };

    private static Fact Fact(string volunteer, string name, string value) => Given.Fact($"{volunteer}-{name}", name, value) with { SubjectId = volunteer };

    /// <summary>How many rows have a moment at which they became known.</summary>
    private sealed class KnownAtAll : IMeasure
    {
        public ValueShape Shape { get; } = new(Unit.Number, 1, Interval.FromZero);

        public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values)
        {
            for (int i = 0; i < periods.Length; i++)
            {
                values[i] = 0;
                (int from, int length) = block.RowsIn(periods[i]).GetOffsetAndLength(block.Count);
                for (int row = from; row < from + length; row++)
                {
                    values[i] += selected[row] > 0 && block.RecordedAt[row] != 0 ? 1 : 0;
                }
            }
        }
    }
}
