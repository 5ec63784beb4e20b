using VolunteerCredit.Bulk;
using VolunteerCredit.Comparisons;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tests.Comparisons;

/// <summary>A small town's rule set, a stricter one of another version, and one with nothing in common; volunteers with so many hours.</summary>
internal static class Town
{
    public const string Old = """
        {
          "id": "town", "version": "1", "honesty": "illustrative",
          "parameters": { "least": { "is": "figure", "default": 20 } },
          "intake": [ { "type": "limit", "per": "day", "max": "8h" } ],
          "measures": { "hours": { "type": "hours" }, "days": { "type": "count", "distinct": "day" } },
          "scores": { "points": { "type": "points", "base": 10, "parts": [ { "id": "hours", "of": "hours", "through": { "type": "rate", "per": "1h", "gives": 1 } } ] } },
          "tiers": { "stars": { "type": "ladder", "by": "hours", "steps": [ { "id": "one", "at": "5h" }, { "id": "two", "at": "10h" } ] } },
          "decisions": { "loan": { "require": [ { "type": "compare", "of": "points", "min": { "param": "least" } } ] } }
        }
        """;

    public const string New = """
        {
          "id": "new-town", "version": "2", "honesty": "illustrative",
          "intake": [ { "type": "limit", "per": "day", "max": "6h" } ],
          "measures": { "years": { "type": "elapsed", "since": "born" }, "hours": { "type": "hours" } },
          "scores": { "points": { "type": "points", "base": 10, "parts": [ { "id": "hours", "of": "hours", "through": { "type": "rate", "per": "1h", "gives": 1.5 } } ] } },
          "tiers": { "stars": { "type": "ladder", "by": "hours", "steps": [ { "id": "half", "at": "2h" }, { "id": "one", "at": "5h" }, { "id": "two", "at": "12h" } ] } },
          "decisions": {
            "loan": { "require": [ { "type": "compare", "of": "points", "min": 25 } ] },
            "card": { "require": [ { "type": "compare", "of": "years", "min": 18 } ] }
          }
        }
        """;

    public const string Other = """
        {
          "id": "stamps", "version": "1", "honesty": "illustrative", "effective": { "from": "2020-01-01" },
          "measures": { "hours": { "type": "count" }, "stamps": { "type": "count", "where": { "category": "stamp" } } },
          "tiers": { "medals": { "type": "ladder", "by": "stamps", "steps": [ { "id": "one", "at": 1 } ] } }
        }
        """;

    public const string Groups = """{ "id": "teams", "version": "1", "honesty": "illustrative", "subject": "team", "measures": { "hours": { "type": "hours" } } }""";

    public static CreditEngine Engine { get; } = CreditEngine.Create(options => options.Add(
        RuleSetSource.FromText(Old), RuleSetSource.FromText(New), RuleSetSource.FromText(Other), RuleSetSource.FromText(Groups)));

    public static Evaluation AsOf { get; } = Evaluation.On(new(2024, 12, 31));

    public static ComparisonRequest Request { get; } = new(new("town", AsOf), new("new-town", AsOf));

    /// <summary>A volunteer with so many hours on each of some days.</summary>
    public static Volunteer Of(string id, params int[] hours) => new(
        id, [.. hours.Select((h, i) => new ServiceRecord { Id = $"{id}/{i}", VolunteerId = id, Date = new DateOnly(2024, 1, 1).AddDays(i), Minutes = h * 60 })], []);

    public static Volunteer With(this Volunteer volunteer, string name, string value) =>
        volunteer with { Facts = [.. volunteer.Facts, new() { Id = $"{name}{volunteer.Facts.Count}", SubjectId = volunteer.Id, Name = name, Value = value }] };
}
