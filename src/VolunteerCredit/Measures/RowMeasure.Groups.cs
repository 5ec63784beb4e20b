using VolunteerCredit.Intake;

namespace VolunteerCredit.Measures;

/// <summary>A measure of groups of rows, each as if the others were not there.</summary>
internal sealed partial class RowMeasure
{
    /// <summary>Whether the measure selects rows itself; one that holds other measures does not.</summary>
    public bool ReadsRows => reads != RowKinds.None;

    /// <summary>Whether the value may change on a day without rows, as an age does, and what is made of one.</summary>
    public bool MovesWithoutRows => reads == RowKinds.None
        && (component is not IMeasureOfMeasures made || made.Over(default).Any(part => part.Measure is RowMeasure { MovesWithoutRows: true }));

    /// <summary>The value of each group that has something.</summary>
    /// <param name="block">The rows.</param>
    /// <param name="grouping">The groups; only of periods where the measure reads no rows itself.</param>
    public List<RowGroup> EvaluateEach(Block block, Grouping grouping)
    {
        Workspace workspace = block.Workspace;
        if (!ReadsRows)
        {
            List<int>[] counted = RowsOf(block, grouping, workspace.Counted.AsSpan(0, block.Count));
            var each = new long[counted.Length];
            component.Evaluate(block, [], [.. counted.Select(rows => RangeOf(block, rows))], each);
            return [.. counted.Select((rows, i) => new RowGroup(rows, each[i]))];
        }

        using Workspace.Selection selection = SelectRows(workspace);
        Period whole = new(block.Count == 0 ? block.AsOf : block.Dates[0], block.AsOf);
        Openness open = selection.OpennessIn([whole]) | (IsCovered(block, [whole]) ? Openness.Closed : Openness.Above | Openness.Below);
        workspace.Openness |= Turn(open);
        List<int>[] groups = RowsOf(block, grouping, selection.Amounts);
        long[] values = EvaluateApart(block, selection.Amounts, groups, new(0, block.AsOf));
        MarkWanting(workspace, Openness.Above | Openness.Below);
        return [.. groups.Select((rows, i) => new RowGroup(rows, values[i]))];
    }

    /// <summary>The rows of each group of which something is left.</summary>
    private static List<int>[] RowsOf(Block block, Grouping grouping, ReadOnlySpan<long> amounts)
    {
        int[] numbers = new int[block.Count];
        var rows = new List<int>[grouping.Group(block, numbers)];
        for (int row = 0; row < numbers.Length; row++)
        {
            if (amounts[row] > 0)
            {
                (rows[numbers[row]] ??= []).Add(row);
            }
        }

        return [.. rows.Where(r => r is not null)];
    }

    /// <summary>From the day on which the first of the rows' services starts to that of the last row.</summary>
    private static Period RangeOf(Block block, List<int> rows)
    {
        int from = block.Dates[rows[0]];
        foreach (int row in rows)
        {
            from = Math.Min(from, block.ServiceDates[row]);
        }

        return new(from, block.Dates[rows[^1]]);
    }

    /// <summary>
    /// Groups whose days do not touch share one pass, in which each is a period of its own; so there are as many passes as groups lie over one day,
    /// and not as many as there are groups.
    /// </summary>
    private long[] EvaluateApart(Block block, ReadOnlySpan<long> amounts, List<int>[] groups, Period days)
    {
        var values = new long[groups.Length];
        Period[] ranges = [.. groups.Select(rows => RangeOf(block, rows)).Select(range => new Period(Math.Max(range.From, days.From), Math.Min(range.To, days.To)))];
        var passes = new List<List<int>>();
        var free = new PriorityQueue<List<int>, int>();
        foreach (int group in Enumerable.Range(0, groups.Length).OrderBy(g => ranges[g].From))
        {
            // A count looks at the day after a period too, for parts after midnight.
            if (!free.TryPeek(out List<int>? pass, out int until) || until + 1 >= ranges[group].From)
            {
                passes.Add(pass = []);
            }
            else
            {
                free.Dequeue();
            }

            pass.Add(group);
            free.Enqueue(pass, ranges[group].To);
        }

        var alone = new long[block.Count];
        foreach (List<int> pass in passes)
        {
            foreach (int row in pass.SelectMany(group => groups[group]))
            {
                alone[row] = amounts[row];
            }

            var found = new long[pass.Count];
            component.Evaluate(block, alone, [.. pass.Select(group => ranges[group])], found);
            for (int i = 0; i < found.Length; i++)
            {
                values[pass[i]] = found[i];
            }

            foreach (int row in pass.SelectMany(group => groups[group]))
            {
                alone[row] = 0;
            }
        }

        return values;
    }
}
