using CsvHelper;
using VolunteerCredit.Comparisons;

namespace VolunteerCredit.Files;

/// <summary>Writes a comparison's tables as CSV in UTF-8, one figure or group a line. Lines end with LF; a text that a spreadsheet would run as a formula gets an apostrophe before it.</summary>
public static class CsvComparison
{
    /// <summary>
    /// Writes every cell of the matrices, those of 0 included: <c>kind</c> (<c>tier</c> or <c>decision</c>), <c>name</c>, <c>from</c> and <c>to</c>
    /// (<see cref="ComparedState.Key"/>), <c>volunteers</c>.
    /// </summary>
    /// <param name="stream">The stream; it is left open.</param>
    /// <param name="comparison">The comparison.</param>
    /// <param name="byteOrderMark">Whether to begin with a byte order mark. The default is not to.</param>
    public static void WriteMatrices(Stream stream, Comparison comparison, bool byteOrderMark = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(comparison);
        using var csv = CsvWriter.Create(stream, CsvResults.Options(byteOrderMark), leaveOpen: true);
        Line(csv, "kind", "name", "from", "to", "volunteers");
        foreach ((string kind, TransitionMatrix matrix) in comparison.Tiers.Select(t => ("tier", t)).Concat(comparison.Decisions.Select(d => ("decision", d))))
        {
            for (int from = 0; from < matrix.From.Count; from++)
            {
                for (int to = 0; to < matrix.To.Count; to++)
                {
                    Line(csv, kind, matrix.Name, matrix.From[from].Key, matrix.To[to].Key, matrix[from, to]);
                }
            }
        }
    }

    /// <summary>
    /// Writes each decision about each group: <c>by</c>, <c>group</c> (empty: unknown), <c>volunteers</c>, <c>decision</c>, then <c>computed</c>, <c>eligible</c>, <c>rate</c>,
    /// <c>impact_ratio</c>, each <c>_before</c> and <c>_after</c>; rates are exact. Of a group that is kept back there is one line with the group alone, and of every group without decisions.
    /// </summary>
    /// <param name="stream">The stream; it is left open.</param>
    /// <param name="comparison">The comparison.</param>
    /// <param name="byteOrderMark">Whether to begin with a byte order mark. The default is not to.</param>
    public static void WriteGroups(Stream stream, Comparison comparison, bool byteOrderMark = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(comparison);
        using var csv = CsvWriter.Create(stream, CsvResults.Options(byteOrderMark), leaveOpen: true);
        Line(
            csv, "by", "group", "volunteers", "decision", "computed_before", "eligible_before", "rate_before", "impact_ratio_before", "computed_after", "eligible_after", "rate_after", "impact_ratio_after");
        foreach ((string by, PopulationGroup group) in comparison.Groups.SelectMany(effects => effects.Groups.Select(group => (effects.Grouping, group))))
        {
            foreach (GroupDecision? decision in group.Decisions.DefaultIfEmpty())
            {
                Line(csv, [by, group.Group, group.Volunteers, decision?.Name, .. Cells(decision?.Before), .. Cells(decision?.After)]);
            }
        }
    }

    private static object?[] Cells(Approval? approval) => [approval?.Computed, approval?.Eligible, approval?.Rate?.ToString(), approval?.ImpactRatio?.ToString()];

    private static void Line(CsvWriter csv, params object?[] cells)
    {
        foreach (object? cell in cells)
        {
            if (cell is long number)
            {
                csv.WriteField(number);
            }
            else
            {
                csv.WriteField((string?)cell);
            }
        }

        csv.EndRecord();
    }
}
