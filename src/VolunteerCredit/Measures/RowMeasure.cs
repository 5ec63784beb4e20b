using VolunteerCredit.Intake;

namespace VolunteerCredit.Measures;

/// <summary>A measure with what the engine owns of it: which rows (<c>where</c>), own intake <c>steps</c>, <c>coverage</c> and <c>window</c>.</summary>
internal sealed partial class RowMeasure(
    IMeasure component, RowKinds reads, RowSelector? where, IIntakeStep[] steps, string? coverage, Window window) : BoundMeasure
{
    /// <summary>What can be reached: periods can be counted only as many as the window has.</summary>
    public override ValueShape Shape { get; } = ShapeWithin(component, window);

    public Window Window => window;

    /// <summary>The same rows, of days on which the figures are not known.</summary>
    public RowMeasure NotInForce() => new(new NotInForceMeasure(component.Shape), reads == RowKinds.None ? RowKinds.Any : reads, where, steps, coverage, window);

    /// <summary>The measure itself.</summary>
    public IMeasure Component => component;

    /// <summary>Whether service or acts may move it.</summary>
    public bool IsMovedByRows => (component.MovedBy & MovedBy.Rows) != 0;

    /// <summary>Whether it says that time moves it, and selects no rows: an age, or how long ago something began, be that a first record.</summary>
    public bool IsOfTime => reads == RowKinds.None && (component.MovedBy & MovedBy.Days) != 0 && component.MovedBy != MovedBy.Anything;

    /// <summary>Whether facts alone move it: a number given from outside.</summary>
    public bool IsGiven => component.MovedBy == MovedBy.Facts;

    /// <summary>Which rows it selects itself.</summary>
    public RowKinds Reads => reads;

    /// <summary>Evaluates the measure over its own window.</summary>
    /// <param name="block">The rows.</param>
    /// <param name="value">Receives the value.</param>
    public void EvaluateOverWindow(Block block, Span<long> value)
    {
        if (window.BestOf is { } span)
        {
            value[0] = BestOf(block, Window.Candidates(span, block));
        }
        else if (window.At(block) is { } period)
        {
            Evaluate(block, [period], value);
        }
        else
        {
            block.Workspace.Missing.Add(window.Fact!);
            value[0] = IMeasure.Unknown;
        }
    }

    /// <summary>The same measure over another window.</summary>
    public RowMeasure Over(Window other) => new(component, reads, where, steps, coverage, other);

    public override void Evaluate(Block block, ReadOnlySpan<Period> periods, Span<long> values)
    {
        Workspace workspace = block.Workspace;
        if (reads == RowKinds.None)
        {
            component.Evaluate(block, [], periods, values);
        }
        else
        {
            EvaluateRows(block, periods, values);
        }

        if (component is not IMeasureOfMeasures && values.Contains(IMeasure.Unknown))
        {
            workspace.Missing.UnionWith(component.Shape.Inputs);
        }
    }

    /// <summary>Marks the measure under evaluation as open where the source is not complete on every day.</summary>
    public void MarkUncovered(Block block, Period days)
    {
        (component as IMeasureOfMeasures)?.MarkUncovered(block, days);
        if (!IsCovered(block, [days]))
        {
            block.Workspace.Openness |= Turn(Openness.Above | Openness.Below);
        }
    }

    private static ValueShape ShapeWithin(IMeasure component, Window window)
    {
        // Windows are the engine's own; without them the bounds of a component of others are wider, and as true.
        ValueShape shape = component is EachPeriodMeasure each ? each.ShapeWithin(window) : component.Shape;
        return shape with
        {
            Inputs = window.Fact is { } fact ? [.. shape.Inputs, fact] : shape.Inputs,
            Direction = window.BestOf is not null && shape.Direction == Direction.Falling ? Direction.Mixed : shape.Direction, // more rows are more windows too
        };
    }

    /// <summary>The largest value over several windows; unknown if one is. What is open in any of them is open.</summary>
    private long BestOf(Block block, Period[] windows)
    {
        var values = new long[windows.Length];
        Evaluate(block, windows, values);
        MarkUncovered(block, new(0, block.AsOf)); // a day without rows may hide the best of them
        return values.Contains(IMeasure.Unknown) ? IMeasure.Unknown : values.Max();
    }

    private void EvaluateRows(Block block, ReadOnlySpan<Period> periods, Span<long> values)
    {
        Workspace workspace = block.Workspace;
        Period asked = workspace.Asked;
        workspace.Asked = AskedBy(periods);
        using Workspace.Selection selection = SelectRows(workspace);
        Openness open = selection.OpennessIn(periods);
        if (!IsCovered(block, periods))
        {
            open |= Openness.Above | Openness.Below;
        }

        workspace.Openness |= Turn(open);
        component.Evaluate(block, selection.Amounts, periods, values);
        MarkWanting(workspace, Openness.Above | Openness.Below); // weights may be more or less than one
        workspace.Asked = asked;
    }

    /// <summary>The days whose rows count: by steps of the measure's own those of other days may take from them, and what a record has after midnight counts on the day before.</summary>
    private Period AskedBy(ReadOnlySpan<Period> periods)
    {
        if (steps.Length > 0)
        {
            return Workspace.EveryDay;
        }

        int from = int.MaxValue, to = int.MinValue;
        foreach (Period period in periods)
        {
            (from, to) = (Math.Min(from, period.From), Math.Max(to, period.To));
        }

        return new(from, Math.Min(to, int.MaxValue - 1) + 1);
    }

    /// <summary>Selects the rows; where a filter's fact is missing, rows that were passed over may yet count.</summary>
    private Workspace.Selection SelectRows(Workspace workspace)
    {
        workspace.FactsWanting.Clear();
        Workspace.Selection selection = workspace.Select(reads, where, steps);

        // What a step of the measure's own, or of intake, left may also be less.
        workspace.FactsWanting.UnionWith(workspace.FactsWantingAtIntake);
        MarkWanting(workspace, steps.Length == 0 && !workspace.FactsWantingAtIntake.Any ? Turn(Openness.Above | Openness.Below) : Openness.Above | Openness.Below);
        workspace.FactsWanting.Clear();
        return selection;
    }

    private static void MarkWanting(Workspace workspace, Openness openness)
    {
        if (workspace.FactsWanting.Any)
        {
            workspace.Openness |= openness;
            workspace.Missing.UnionWith(workspace.FactsWanting);
        }
    }

    /// <summary>A measure that is never below nothing (a count, hours) does not fall for a claim.</summary>
    private Openness Turn(Openness open) => Answering.Turn(
        Shape.Bounds.Min >= 0 && open != Openness.Closed ? Openness.Above : open, Shape.Direction);

    /// <summary>Absence is evidence only where the source was complete.</summary>
    private bool IsCovered(Block block, ReadOnlySpan<Period> periods)
    {
        if (coverage is null)
        {
            return true;
        }

        foreach (Period period in periods)
        {
            if (!block.Facts.Covers(coverage, period.From, period.To))
            {
                block.Workspace.Missing.Add(coverage);
                return false;
            }
        }

        return true;
    }
}
