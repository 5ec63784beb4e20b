namespace VolunteerCredit.Bulk.Building;

/// <summary>What the codes of one writer are in the table.</summary>
/// <param name="columns">For each column its codes in the table, by the writer's.</param>
/// <param name="tags">The same of tags.</param>
internal sealed class CodeTranslation(int[][] columns, int[] tags)
{
    public ReadOnlySpan<int> OfTags => tags;

    public ReadOnlySpan<int> Of(int column) => columns[column];
}
