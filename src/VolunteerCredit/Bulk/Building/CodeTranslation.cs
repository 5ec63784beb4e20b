namespace VolunteerCredit.Bulk.Building;

/// <summary>What the codes of one writer are in the table.</summary>
/// <param name="columns">For each column its codes in the table, by the writer's; <see langword="null"/> where it is not kept.</param>
/// <param name="tags">The same of tags.</param>
internal sealed class CodeTranslation(int[]?[] columns, int[] tags)
{
    private readonly int[] _largest = [.. columns.Select(c => c is null ? 0 : c.Max())];
    private readonly bool[] _same = [.. columns.Select(c => c is null || c.Index().All(code => code.Item == code.Index))];

    public ReadOnlySpan<int> OfTags => tags;

    public ReadOnlySpan<int> Of(int column) => columns[column];

    /// <summary>The largest code of a column in the table.</summary>
    public int LargestOf(int column) => _largest[column];

    /// <summary>Whether the codes of a column are the same in the table.</summary>
    public bool IsSame(int column) => _same[column];
}
