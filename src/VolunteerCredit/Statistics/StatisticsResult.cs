using VolunteerCredit.Explanations;

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
