namespace VolunteerCredit.Benchmarks.Data;

/// <summary>The same columns grouped by volunteer, each volunteer's rows by day, start and record id: what a loop over volunteers wants.</summary>
internal sealed class GroupedColumns
{
    /// <summary>The rows of volunteer v stand at <c>RowStarts[v]..RowStarts[v + 1]</c>.</summary>
    public required int[] RowStarts { get; init; }

    public required int[] Dates { get; init; }

    public required int[] Minutes { get; init; }

    public required long[] RecordedAt { get; init; }

    public required byte[] Categories { get; init; }

    public required byte[] Sources { get; init; }

    public required byte[] Statuses { get; init; }

    public required short[] Starts { get; init; }

    public int VolunteerCount => RowStarts.Length - 1;

    /// <summary>Bytes that a pass over the rows reads.</summary>
    public long RowBytes => Dates.Length * (4L + 4 + 8 + 1 + 1 + 1);

    /// <summary>Groups and sorts; plainly, since it is timed nowhere.</summary>
    public static GroupedColumns Of(ServiceColumns columns)
    {
        var keys = new (int Volunteer, int Date, int Start, int Row)[columns.Count];
        for (int row = 0; row < keys.Length; row++)
        {
            keys[row] = (columns.Volunteers[row], columns.Dates[row], columns.Starts?[row] ?? -1, row);
        }

        Array.Sort(keys);
        int[] starts = new int[columns.VolunteerCount + 1];
        foreach ((int volunteer, _, _, _) in keys)
        {
            starts[volunteer + 1]++;
        }

        for (int volunteer = 0; volunteer < columns.VolunteerCount; volunteer++)
        {
            starts[volunteer + 1] += starts[volunteer];
        }

        return new()
        {
            RowStarts = starts,
            Dates = [.. keys.Select(k => k.Date)],
            Minutes = [.. keys.Select(k => columns.Minutes[k.Row])],
            RecordedAt = [.. keys.Select(k => columns.RecordedAt[k.Row])],
            Categories = [.. keys.Select(k => columns.Categories[k.Row])],
            Sources = [.. keys.Select(k => columns.Sources[k.Row])],
            Statuses = [.. keys.Select(k => columns.Statuses[k.Row])],
            Starts = columns.Starts is null ? [] : [.. keys.Select(k => columns.Starts[k.Row])],
        };
    }
}
