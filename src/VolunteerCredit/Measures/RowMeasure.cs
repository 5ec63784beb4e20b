using VolunteerCredit.Intake;
using VolunteerCredit.Scoring;

namespace VolunteerCredit.Measures;

/// <summary>A measure with what the engine owns of it: which rows (<c>where</c>), own intake <c>steps</c>, <c>coverage</c> and <c>window</c>.</summary>
internal sealed class RowMeasure(
    IMeasure component, RowKinds reads, RowSelector? where, IIntakeStep[] steps, string? coverage, Window window) : BoundMeasure
{
    /// <summary>What can be reached: periods can be counted only as many as the window has.</summary>
    public override ValueShape Shape { get; } = component is EachPeriodMeasure each ? each.ShapeWithin(window) : component.Shape;

    public Window Window => window;

    public IMeasure Component => component;

    public override void Evaluate(Block block, ReadOnlySpan<Period> periods, Span<long> values)
    {
        Workspace workspace = block.Workspace;
        if (reads == RowKinds.None)
        {
            component.Evaluate(block, [], periods, values);
            return;
        }

        workspace.FactsWanting.Clear();
        using Workspace.Selection selection = workspace.Select(reads, where, steps);
        Openness open = selection.OpennessIn(periods);
        if (!IsCovered(block, periods))
        {
            open |= Openness.Above | Openness.Below;
        }

        workspace.Openness |= Turn(open);

        component.Evaluate(block, selection.Amounts, periods, values);
        MarkWanting(workspace);
    }

    /// <summary>Where a filter's fact is missing, rows that were passed over may yet count; where an intake step's is, anything may change.</summary>
    private void MarkWanting(Workspace workspace)
    {
        if (workspace.FactsWanting.Count > 0 || workspace.FactsWantingAtIntake.Count > 0)
        {
            workspace.Openness |= workspace.FactsWantingAtIntake.Count > 0 ? Openness.Above | Openness.Below : Turn(Openness.Above | Openness.Below);
            workspace.Missing.UnionWith(workspace.FactsWanting);
            workspace.Missing.UnionWith(workspace.FactsWantingAtIntake);
        }
    }

    /// <summary>Marks the measure under evaluation as open where the source is not complete on every day.</summary>
    public void MarkUncovered(Block block, Period window)
    {
        (component as EachPeriodMeasure)?.MarkUncovered(block, window);
        if (!IsCovered(block, [window]))
        {
            block.Workspace.Openness |= Turn(Openness.Above | Openness.Below);
        }
    }

    /// <summary>A measure that is never below nothing (a count, hours) does not fall for a claim.</summary>
    private Openness Turn(Openness open) => CurveOptions.Turn(
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
