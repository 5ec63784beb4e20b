namespace VolunteerCredit.Measures;

/// <summary>What a measure gives for some rows alone.</summary>
/// <param name="Rows">The rows of which something counts, in canonical order; at least one.</param>
/// <param name="Value">The value in quanta, or <see cref="IMeasure.Unknown"/>.</param>
internal readonly record struct RowGroup(IReadOnlyList<int> Rows, long Value);
