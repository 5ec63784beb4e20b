using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Comparisons;

/// <summary>A volunteer who stands for a change, and what is different in the two explanations.</summary>
/// <param name="Kind"><c>tier</c>, <c>decision</c> or <c>score</c>.</param>
/// <param name="Name">The name in both documents.</param>
/// <param name="From">The state before (<see cref="ComparedState.Key"/>); of a score <see langword="null"/>.</param>
/// <param name="To">The state after; of a score <c>up</c> or <c>down</c>.</param>
/// <param name="VolunteerId">The volunteer: of all who change so, those of the lowest <see cref="Bulk.VolunteerHash"/>.</param>
/// <param name="Changes">What is different, in the order of an explanation.</param>
public sealed record ComparisonExample(string Kind, string Name, string? From, string To, string VolunteerId, IReadOnlyList<ExplanationChange> Changes);

/// <summary>A line that differs between two explanations of one volunteer.</summary>
/// <param name="Kind"><c>status</c>, <c>time</c>, <c>reason</c> (of intake), <c>measure</c>, <c>score</c>, <c>line</c> (of a score), <c>tier</c>, <c>grant</c>, <c>decision</c>, <c>criterion</c> or <c>offer</c>.</param>
/// <param name="Name">The name in the documents: of lines, criteria and offers with that of the score or decision, <c>score/part</c>.</param>
/// <param name="Label">The same for people.</param>
/// <param name="Before">What the baseline says; <see langword="null"/> where it has no such line.</param>
/// <param name="After">What the candidate says; <see langword="null"/> where it has no such line.</param>
public sealed record ExplanationChange(string Kind, string Name, Words Label, Words? Before, Words? After);
