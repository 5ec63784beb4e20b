using System.Collections.Concurrent;
using System.Globalization;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tests;

/// <summary>Records, facts and small rule sets for plain tests.</summary>
internal static class Given
{
    public const string VolunteerId = "v";

    /// <summary>A rule set that counts hours and what a day, a month or a record is.</summary>
    public const string Hours = """
        "measures": {
          "hours": { "type": "hours" },
          "records": { "type": "count" },
          "days": { "type": "count", "distinct": "day" },
          "january": { "type": "hours", "window": { "from": "2024-01-01", "to": "2024-01-31" } }
        }
        """;

    private static readonly ConcurrentDictionary<string, CreditEngine> Made = new(StringComparer.Ordinal);

    public static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateTimeOffset Moment(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);

    /// <summary>A service without a place in the day.</summary>
    public static ServiceRecord Service(string id, string date, int? minutes, string? recordedAt = null) => new()
    {
        Id = id, VolunteerId = VolunteerId, Date = Day(date), Minutes = minutes, RecordedAt = recordedAt is null ? null : Moment(recordedAt),
    };

    /// <summary>A service from a start to an end; without minutes the span.</summary>
    public static ServiceRecord Placed(string id, string date, string start, string end, int? minutes = null) => Service(id, date, minutes) with
    {
        Start = TimeOnly.Parse(start, CultureInfo.InvariantCulture), End = TimeOnly.Parse(end, CultureInfo.InvariantCulture),
    };

    public static ServiceRecord Act(string id, string date, string category, decimal? quantity = 1, string? unit = null) => new()
    {
        Id = id, VolunteerId = VolunteerId, Date = Day(date), Category = category, Quantity = quantity, Unit = unit,
    };

    public static ServiceRecord Retraction(string id, string of, string date, string? recordedAt = null) => Service(id, date, null, recordedAt) with { Voids = of };

    public static Fact Fact(string id, string name, string value, string? from = null, string? to = null) => new()
    {
        Id = id, SubjectId = VolunteerId, Name = name, Value = value, From = from is null ? null : Day(from), To = to is null ? null : Day(to),
    };

    public static Volunteer Volunteer(params IReadOnlyList<ServiceRecord> records) => new(VolunteerId, records, []);

    /// <summary>An engine with one small rule set of the id <c>t</c>.</summary>
    public static CreditEngine Engine(string sections) => Made.GetOrAdd(sections, s => CreditEngine.Create(options =>
        options.RuleSets.Add(RuleSetSource.FromText($$"""{ "id": "t", "version": "1", "honesty": "illustrative", {{s}} }"""))));

    /// <summary>Scores a volunteer by a small rule set, explained.</summary>
    public static CreditResult Score(Volunteer volunteer, string asOf = "2024-12-31", string? knownAt = null, string sections = Hours) =>
        Engine(sections).Score("t", volunteer, new() { AsOf = Day(asOf), KnownAt = knownAt is null ? null : Moment(knownAt), Explain = true });

    /// <summary>Ids of the records of which anything counts.</summary>
    public static string Counted(this CreditResult result) => string.Join(" ", result.Records!.Where(r => r.Stands).Select(r => r.RecordId));

    /// <summary>Codes of what was noticed, sorted, each once.</summary>
    public static string Codes(this CreditResult result) => string.Join(" ", result.Notices.Select(n => n.Code).Distinct().Order(StringComparer.Ordinal));

    /// <summary>A measure as text.</summary>
    public static string Text(this CreditResult result, string measure) => result.Measure(measure).Value?.ToString() ?? "unknown";
}
