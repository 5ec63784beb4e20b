namespace VolunteerCredit.Statistics;

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
