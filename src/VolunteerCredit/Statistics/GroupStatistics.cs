using VolunteerCredit.Measures;

namespace VolunteerCredit.Statistics;

/// <summary>The figures of a group.</summary>
/// <param name="Rank">The rank, from 1: 1, 2, 2, 4; <see langword="null"/> for service that names no group.</param>
/// <param name="Id">The group as the column or fact writes it; <see langword="null"/> for unknown, which is never left out.</param>
/// <param name="Figures">Its figures.</param>
/// <param name="Share">Its part of all counted minutes; <see langword="null"/> where nothing is counted at all.</param>
/// <param name="Given">Published figures of the group.</param>
public sealed record GroupStatistics(int? Rank, string? Id, ServiceFigures Figures, Fraction? Share, IReadOnlyList<PublishedFigure> Given);
