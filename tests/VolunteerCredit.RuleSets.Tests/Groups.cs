using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using static VolunteerCredit.RuleSets.Tests.Shipped;

namespace VolunteerCredit.RuleSets.Tests;

/// <summary>The shipped rule sets about groups, asked in few words.</summary>
internal static class Groups
{
    /// <summary>A group, such as <c>household:h1</c>.</summary>
    public static CreditResult Group(string id, string group, string asOf, IEnumerable<ServiceRecord> records, params IReadOnlyList<Fact> facts) =>
        Engine.ScoreGroups(id, Population.Create(records, facts).Volunteers, Evaluation.On(Day(asOf))).Single(g => g.VolunteerId == group);

    /// <summary>A board as one line: <c>1 a 8 h, 2 b 7 h</c>.</summary>
    public static string Board(string id, string board, string asOf, IEnumerable<ServiceRecord> records, params IReadOnlyList<Fact> facts) =>
        string.Join(", ", Rows(id, board, asOf, records, facts).Select(r => FormattableString.Invariant($"{r.Rank} {r.Id} {r.Value}")));

    /// <summary>The ranked rows of a board.</summary>
    public static IReadOnlyList<BoardRow> Rows(string id, string board, string asOf, IEnumerable<ServiceRecord> records, params IReadOnlyList<Fact> facts) =>
        Engine.Rank(id, board, Population.Create(records, facts).Volunteers, Evaluation.On(Day(asOf))).Rows;

    /// <summary>One service of a volunteer.</summary>
    public static ServiceRecord By(string volunteer, string day, int minutes) =>
        new() { Id = $"{volunteer}/{day}/{minutes}", VolunteerId = volunteer, Date = Day(day), Minutes = minutes };

    /// <summary>A fact of anybody, or of a group.</summary>
    public static Fact Of(string subject, string name, string value, string? from = null, string? to = null) => new()
    {
        Id = $"{subject}/{name}/{value}",
        SubjectId = subject,
        Name = name,
        Value = value,
        From = from is null ? null : Day(from),
        To = to is null ? null : Day(to),
    };

    /// <summary>The text of a measure, or <c>?</c>.</summary>
    public static string Text(this CreditResult result, string measure) => result.Measure(measure).Value?.ToString() ?? "?";
}
