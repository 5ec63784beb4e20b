using VolunteerCredit.Measures;

namespace VolunteerCredit.Explanations;

/// <summary>A line of a score with what it may give and what the records gave.</summary>
/// <param name="Line">The line.</param>
/// <param name="Least">The least that the line can be; <see langword="null"/> where there is no bound or it is not known.</param>
/// <param name="Most">The most that the line can be; <see langword="null"/> where there is no bound or it is not known.</param>
/// <param name="Lost">What is wanting to <paramref name="Most"/>; <see langword="null"/> where that is not known.</param>
/// <param name="AtNothing">What the line gives where no record counts; the shares of the records and this sum to the line. <see langword="null"/> where there are no shares.</param>
/// <param name="Records">
/// The records behind it, in canonical order. The share of a record is the line with the records up to it, less the line with those before it.
/// </param>
public sealed record LineContributions(ScoreLine Line, Amount? Least, Amount? Most, Amount? Lost, Amount? AtNothing, IReadOnlyList<RecordShare> Records);
