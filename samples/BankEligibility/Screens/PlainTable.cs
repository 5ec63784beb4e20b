namespace BankEligibility.Screens;

/// <summary>A table as plain text: a line for each row however long it is, columns apart by two blanks, headings underlined.</summary>
internal static class PlainTable
{
    private const int Indent = 2;

    /// <summary>The lines of the table.</summary>
    public static IEnumerable<string> Lines(Sheet sheet)
    {
        IReadOnlyList<string>[] rows = [sheet.Columns, .. sheet.Rows];
        int[] widths = [.. Enumerable.Range(0, sheet.Columns.Count).Select(column => rows.Max(row => Screen.WidthOf(SafeText.Of(row[column]))))];
        IReadOnlyList<string> underlines = [.. widths.Select(width => new string('-', width))];
        return rows.Take(1).Append(underlines).Concat(sheet.Rows).Select(row => Line(row, widths, sheet.Figures));
    }

    private static string Line(IReadOnlyList<string> cells, int[] widths, IReadOnlySet<int> figures) =>
        new string(' ', Indent) + string.Join("  ", cells.Select((cell, column) => Cell(SafeText.Of(cell), widths[column], figures.Contains(column))));

    private static string Cell(string text, int width, bool isFigure)
    {
        string blanks = new(' ', width - Screen.WidthOf(text));
        return isFigure ? blanks + text : text + blanks;
    }
}
