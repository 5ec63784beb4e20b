using VolunteerCredit.Intake;

namespace VolunteerCredit.Measures;

/// <summary>Stands for the days of service on which a measure's figures are not known: what was served then leaves it open.</summary>
internal sealed class NotInForceMeasure(ValueShape shape) : IMeasure
{
    public ValueShape Shape { get; } = shape;

    public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values)
    {
        Workspace workspace = block.Workspace;
        values.Clear();
        foreach (Period period in periods)
        {
            (int from, int count) = block.RowsIn(period).GetOffsetAndLength(block.Count);
            for (int row = from; row < from + count; row++)
            {
                if (selected[row] > 0)
                {
                    workspace.Openness |= Shape.Bounds.Min < 0 ? Openness.Above | Openness.Below : Openness.Above;
                    workspace.MissRecord(row);
                }
            }
        }
    }
}
