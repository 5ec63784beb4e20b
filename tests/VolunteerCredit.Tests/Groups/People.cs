using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.RuleSets;

namespace VolunteerCredit.Tests.Groups;

/// <summary>Several volunteers by their records and facts, in few words.</summary>
internal static class People
{
    /// <summary>A household's hours, its members and person-times; at most 8 h a day for each member.</summary>
    public const string Household = """
        "subject": "household",
        "intake": [ { "type": "limit", "per": ["volunteer", "day"], "max": "8h", "over": "cut" } ],
        "measures": {
          "hours": { "type": "hours" },
          "members": { "type": "count", "distinct": "volunteer" },
          "records": { "type": "count" }
        },
        "tiers": { "stars": { "type": "ladder", "by": "hours", "steps": [ { "id": "star-1", "at": "100h" }, { "id": "star-2", "at": "300h" } ] } }
        """;

    /// <summary>A record of a volunteer, by hours.</summary>
    public static ServiceRecord Row(string volunteer, string id, string date, int? hours, string? recordedAt = null) => Given.Service(id, date, hours * 60, recordedAt) with { VolunteerId = volunteer };

    /// <summary>A membership, or any other fact of somebody.</summary>
    public static Fact Of(string subject, string name, string value, string? from = null, string? to = null) =>
        Given.Fact($"{name}-{value}", name, value, from, to) with { SubjectId = subject };

    /// <summary>All groups by a small rule set, explained.</summary>
    public static CreditResult[] GroupsOf(string sections, IEnumerable<ServiceRecord> records, IEnumerable<Fact> facts, string asOf = "2024-12-31", string? knownAt = null) =>
        GroupsOf(sections, Population.Create(records, facts).Volunteers, asOf, knownAt);

    /// <summary>All groups by a small rule set, explained.</summary>
    public static CreditResult[] GroupsOf(string sections, IEnumerable<Volunteer> volunteers, string asOf = "2024-12-31", string? knownAt = null) =>
        [.. Given.Engine(sections).ScoreGroups("t", volunteers, new() { AsOf = Given.Day(asOf), KnownAt = knownAt is null ? null : Given.Moment(knownAt), Explain = true })];

    /// <summary>Groups with the text of one measure: <c>household:h1 24 h, household:h2 8 h</c>.</summary>
    public static string Text(this IEnumerable<CreditResult> groups, string measure) => string.Join(", ", groups.Select(g => $"{g.VolunteerId} {g.Text(measure)}"));

    /// <summary>An engine with a rule set of given sections.</summary>
    public static CreditEngine Engine(string sections) => Loading.Load(Loading.Document(sections));
}
