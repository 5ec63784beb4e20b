using System.Globalization;
using VolunteerCredit.Bulk;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.Bulk;

namespace VolunteerCredit.Tests.RuleSets;

/// <summary>A worked case: sections of a document, and a volunteer.</summary>
/// <param name="Sections">The sections.</param>
/// <param name="Records">The volunteer's records.</param>
internal sealed record Case(string Sections, params IReadOnlyList<ServiceRecord> Records)
{
    private static int _records;

    public const string VolunteerId = "v";

    public string AsOf { get; init; } = "2020-06-30";

    public IReadOnlyList<Fact> Facts { get; init; } = [];

    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    public bool Strict { get; init; }

    public static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A service that is not placed in time. Ids rise in the order of making.</summary>
    public static ServiceRecord Service(string date, int? minutes) => new()
    {
        Id = $"r{Interlocked.Increment(ref _records):D8}", VolunteerId = VolunteerId, Date = Day(date), Minutes = minutes,
    };

    /// <summary>A service that is placed in time; its minutes are the span unless given.</summary>
    public static ServiceRecord Placed(string date, string start, string end, int? minutes = null) => Service(date, minutes) with
    {
        Start = TimeOnly.ParseExact(start, "HH:mm", CultureInfo.InvariantCulture),
        End = TimeOnly.ParseExact(end, "HH:mm", CultureInfo.InvariantCulture),
    };

    /// <summary>An act.</summary>
    public static ServiceRecord Act(string date, decimal quantity, string? unit = null) => Service(date, null) with { Quantity = quantity, Unit = unit };

    /// <summary>A fact of the volunteer.</summary>
    public static Fact Fact(string name, string value, string? from = null, string? to = null) => new()
    {
        Id = $"{name}-{Interlocked.Increment(ref _records):D8}", SubjectId = VolunteerId, Name = name, Value = value,
        From = from is null ? null : Day(from), To = to is null ? null : Day(to),
    };

    public CreditResult Score(bool explain = false) => Loading.Load(Loading.Document(Sections)).Score(
        "t",
        new Volunteer(VolunteerId, Records, Facts),
        new Evaluation { AsOf = Day(AsOf), Parameters = Parameters, Strict = Strict, Explain = explain });

    /// <summary>The same in bulk.</summary>
    public BulkScores InBulk() => Tables.Scored(
        Loading.Load(Loading.Document(Sections)), new Volunteer(VolunteerId, Records, Facts), new Evaluation { AsOf = Day(AsOf), Parameters = Parameters, Strict = Strict });

    public Explanation Explained() => Loading.Load(Loading.Document(Sections)).Explain("t", new Volunteer(VolunteerId, Records, Facts), Evaluation.On(Day(AsOf)));

    /// <summary>The text of a measure or score, or <c>?</c> where it is unknown.</summary>
    public string Value(string name = "m")
    {
        CreditResult result = Computed();
        Amount? value = result.Measures.Any(m => m.Name == name) ? result.Measure(name).Value : result.Score(name).Value;
        return value?.ToString() ?? "?";
    }

    /// <summary>The openness of a measure or score.</summary>
    public Openness OpennessOf(string name = "m")
    {
        CreditResult result = Computed();
        return result.Measures.Any(m => m.Name == name) ? result.Measure(name).Openness : result.Score(name).Openness;
    }

    /// <summary>The outcome of the decision <c>d</c>.</summary>
    public Outcome Outcome() => Computed().Decision("d").Outcome;

    /// <summary>The tier of the ladder <c>t</c>.</summary>
    public string? Tier() => Computed().Tier("t").Reached;

    public CreditResult Computed()
    {
        CreditResult result = Score();
        Assert.Equal((ResultStatus.Computed, null), (result.Status, result.Refusal?.ToString()));
        return result;
    }
}
