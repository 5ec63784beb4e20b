using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;

namespace VolunteerCredit.Statistics;

/// <summary>Figures of a population under a rule set's intake, by year and group. Everything is exact; what is not known stands apart.</summary>
public sealed record StatisticsResult
{
    /// <summary>The rule set whose intake was run.</summary>
    public required RuleSetIdentity RuleSet { get; init; }

    /// <summary>The day for whose end it holds.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The moment of knowledge, included; <see langword="null"/> for everything given.</summary>
    public required DateTimeOffset? KnownAt { get; init; }

    /// <summary>Parameters of the rule set and their values, as text.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; }

    /// <summary>Whether anything was computed, or the rule set is not in force on the as-of day.</summary>
    public required ResultStatus Status { get; init; }

    /// <summary>By what service is grouped besides; <see langword="null"/> for not at all.</summary>
    public required string? GroupBy { get; init; }

    /// <summary>By which figure groups are ranked.</summary>
    public required RankingFigure RankBy { get; init; }

    /// <summary>How many volunteers were read.</summary>
    public required long VolunteersRead { get; init; }

    /// <summary>How many of them could not be taken in, and are in no figure.</summary>
    public required long VolunteersRefused { get; init; }

    /// <summary>How many of them have a fact missing that an intake step asks for: their figures may be higher or lower.</summary>
    public required long VolunteersUndecided { get; init; }

    /// <summary>How often each code was noticed about records and facts, by code.</summary>
    public required IReadOnlyList<KeyValuePair<string, long>> Notices { get; init; }

    /// <summary>All years together where there are several, then each year.</summary>
    public required IReadOnlyList<PeriodStatistics> Periods { get; init; }
}

/// <summary>The figures of a year, or of all years.</summary>
/// <param name="Year">The year; <see langword="null"/> for all years together.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, included: 31 December or the as-of day.</param>
/// <param name="Whole">The figures of the whole population.</param>
/// <param name="Groups">The groups by rank, then the service that names no group.</param>
/// <param name="GroupsInAll">How many groups there are, those below the last rank included; service that names no group is one.</param>
/// <param name="Given">Published figures of the whole.</param>
public sealed record PeriodStatistics(
    int? Year, DateOnly From, DateOnly To, ServiceFigures Whole, IReadOnlyList<GroupStatistics> Groups, int GroupsInAll, IReadOnlyList<PublishedFigure> Given);

/// <summary>The figures of a group.</summary>
/// <param name="Rank">The rank, from 1: 1, 2, 2, 4; <see langword="null"/> for service that names no group.</param>
/// <param name="Id">The group as the column or fact writes it; <see langword="null"/> for unknown, which is never left out.</param>
/// <param name="Figures">Its figures.</param>
/// <param name="Share">Its part of all counted minutes; <see langword="null"/> where nothing is counted at all.</param>
/// <param name="Given">Published figures of the group.</param>
public sealed record GroupStatistics(int? Rank, string? Id, ServiceFigures Figures, Fraction? Share, IReadOnlyList<PublishedFigure> Given);

/// <summary>A published figure.</summary>
/// <param name="Name">What it is a figure of.</param>
/// <param name="Value">The figure.</param>
/// <param name="Qualifier">How far it is exact.</param>
public sealed record PublishedFigure(string Name, Fraction Value, Qualifier Qualifier)
{
    /// <summary>The figure with its qualifier: <c>over 2680000</c>.</summary>
    public override string ToString() => Qualifier == Qualifier.None ? Value.ToString() : $"{Qualifier.ToString().ToLowerInvariant()} {Value}";
}

/// <summary>Figures of service, counted. Acts (donations, ratings, claims …) are none of them.</summary>
public sealed record ServiceFigures
{
    /// <summary>Volunteers registered on the last day: a fact <c>registered</c> in force whose date has come, or any <c>registered-with</c> in force.</summary>
    public required long Registered { get; init; }

    /// <summary>Volunteers of whom that is not known: no such fact, and no <c>coverage:registered</c> on that day; or two that differ.</summary>
    public required long RegisteredUnknown { get; init; }

    /// <summary>Volunteers with counted service.</summary>
    public required long Volunteers { get; init; }

    /// <summary>Volunteers without counted service, some of whose service is held or of unknown minutes.</summary>
    public required long VolunteersOpen { get; init; }

    /// <summary>Volunteers with a record, counted or not.</summary>
    public required long VolunteersRecorded { get; init; }

    /// <summary>Activities with counted service, each once.</summary>
    public required long Activities { get; init; }

    /// <summary>Activities without counted service, some of whose service is held or of unknown minutes.</summary>
    public required long ActivitiesOpen { get; init; }

    /// <summary>Person-times that name no activity.</summary>
    public required long ActivitiesUnnamed { get; init; }

    /// <summary>Records of which something counts, each once, in the year and group of its first part that does.</summary>
    public required long PersonTimes { get; init; }

    /// <summary>Records of which nothing counts and something is held or unknown.</summary>
    public required long PersonTimesOpen { get; init; }

    /// <summary>Minutes counted, by the day of each part.</summary>
    public required long Minutes { get; init; }

    /// <summary>Minutes held until somebody approves them.</summary>
    public required long MinutesHeld { get; init; }

    /// <summary>Minutes recorded, after corrections and without duplicates.</summary>
    public required long MinutesRecorded { get; init; }

    /// <summary>Records, counted or not, after corrections and without duplicates, in the year and group of the day they start.</summary>
    public required long Records { get; init; }

    /// <summary>Records whose minutes are not known and that were neither excluded nor held.</summary>
    public required long RecordsUnknown { get; init; }

    private static readonly (string Name, Func<ServiceFigures, long> Of)[] Table =
    [
        ("registered", f => f.Registered), ("registeredUnknown", f => f.RegisteredUnknown), ("volunteers", f => f.Volunteers), ("volunteersOpen", f => f.VolunteersOpen),
        ("volunteersRecorded", f => f.VolunteersRecorded), ("activities", f => f.Activities), ("activitiesOpen", f => f.ActivitiesOpen), ("activitiesUnnamed", f => f.ActivitiesUnnamed),
        ("personTimes", f => f.PersonTimes), ("personTimesOpen", f => f.PersonTimesOpen), ("minutes", f => f.Minutes), ("minutesHeld", f => f.MinutesHeld),
        ("minutesRecorded", f => f.MinutesRecorded), ("records", f => f.Records), ("recordsUnknown", f => f.RecordsUnknown),
    ];

    /// <summary>The names of all figures, as they stand in JSON (<c>personTimes</c>), in one order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Table.Select(t => t.Name)];

    /// <summary>All figures by name, in that order.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> ByName => [.. Table.Select(t => KeyValuePair.Create(t.Name, t.Of(this)))];
}
