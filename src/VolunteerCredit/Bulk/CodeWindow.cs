namespace VolunteerCredit.Bulk;

/// <summary>
/// A stretch of a code column, widened and in the codes of a plan. Volunteers follow one another, so that most find their rows in it:
/// it is filled for some dozens of them at a time.
/// </summary>
internal sealed class CodeWindow
{
    private const int Rows = 4096;

    private CodeColumn? _column;
    private int[]? _translation;
    private int _from;
    private int _to;

    /// <summary>The codes, from the place that <see cref="Hold"/> gave.</summary>
    public int[] Codes { get; private set; } = [];

    /// <summary>Sees to it that rows of a column are there.</summary>
    /// <param name="column">The column.</param>
    /// <param name="first">The first row that is wanted.</param>
    /// <param name="count">How many.</param>
    /// <param name="length">How many the column has.</param>
    /// <param name="translation">The plan's code of each; <see langword="null"/> where they are the same.</param>
    /// <returns>Where the first of them stands.</returns>
    public int Hold(CodeColumn column, int first, int count, int length, int[]? translation)
    {
        if (first < _from || first + count > _to || !ReferenceEquals(column, _column) || !ReferenceEquals(translation, _translation))
        {
            Fill(column, first, Math.Min(length - first, Math.Max(count, Rows)), translation);
        }

        return first - _from;
    }

    private void Fill(CodeColumn column, int first, int count, int[]? translation)
    {
        (_column, _translation, _from, _to) = (column, translation, first, first + count);
        if (Codes.Length < count)
        {
            Codes = new int[Math.Max(Rows, count)];
        }

        Span<int> codes = Codes.AsSpan(0, count);
        column.Widen(first, codes);
        if (translation is not null)
        {
            foreach (ref int code in codes)
            {
                code = translation[code];
            }
        }
    }
}
