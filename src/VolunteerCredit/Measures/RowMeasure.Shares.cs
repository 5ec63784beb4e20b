using VolunteerCredit.Intake;

namespace VolunteerCredit.Measures;

/// <summary>What each record gives to a measure.</summary>
internal sealed partial class RowMeasure
{
    private static readonly Grouping ByRecord = new(CalendarUnit.Total, [], record: true);

    /// <summary>What each service gives over the measure's own window; of the best of many windows over the first of the best.</summary>
    public RecordShares SharesOverWindow(Block block)
    {
        var shares = new RecordShares();
        if ((window.BestOf is { } span ? FirstBest(block, span) : window.At(block)) is { } period)
        {
            Share(block, period, 1, shares);
        }

        return shares;
    }

    /// <summary>Adds what each service gives over some days.</summary>
    /// <param name="block">The rows.</param>
    /// <param name="days">The days.</param>
    /// <param name="factor">What the shares are multiplied by; <see langword="null"/> where they are no part of a sum.</param>
    /// <param name="shares">Receives the shares.</param>
    private void Share(Block block, Period days, long? factor, RecordShares shares)
    {
        if (component is IMeasureOfMeasures made)
        {
            foreach (MeasureOver part in made.Over(days))
            {
                (part.Measure as RowMeasure)?.Share(block, part.Days, factor * part.Factor, shares);
            }

            return;
        }

        if (!ReadsRows)
        {
            return;
        }

        using Workspace.Selection selection = SelectRows(block.Workspace);
        List<int>[] records = [.. RowsOf(block, ByRecord, selection.Amounts).Where(rows => rows.Exists(row => days.Contains(block.Dates[row])))];
        long[] values = factor is null || !component.Shape.IsAdditive ? [] : EvaluateApart(block, selection.Amounts, records, days);
        for (int i = 0; i < records.Length; i++)
        {
            if (values.Length == 0 || values[i] == IMeasure.Unknown)
            {
                shares.Support(block, records[i][0]);
            }
            else if (values[i] != 0)
            {
                shares.Add(block, records[i][0], checked(values[i] * factor!.Value));
            }
        }
    }

    private Period FirstBest(Block block, CalendarSpan span)
    {
        Period[] windows = Window.Candidates(span, block);
        var values = new long[windows.Length];
        Evaluate(block, windows, values);
        return windows[Array.IndexOf(values, values.Max())];
    }
}
