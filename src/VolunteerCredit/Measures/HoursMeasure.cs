using VolunteerCredit.Intake;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Measures;

/// <summary>The sum of counted minutes, each row by its weight.</summary>
internal sealed class HoursMeasure(RowWeights weights) : IMeasure
{
    public static ComponentType Type { get; } = ComponentType.Measure(
        "hours", new("counted time", "计入的时间"), RowKinds.Service, hasWindow: true, [RowWeights.Option], options => new HoursMeasure(RowWeights.From(options)));

    public ValueShape Shape { get; } = new(Unit.Minutes, weights.Scale, weights.Bounds) { Direction = weights.Direction, IsAdditive = true };

    public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values)
    {
        if (periods.Length == 1)
        {
            values[0] = weights.Sum(block, selected, block.RowsIn(periods[0]));
            return;
        }

        using RowWeights.Applied applied = weights.Apply(block, selected);
        for (int i = 0; i < periods.Length; i++)
        {
            values[i] = ColumnLoops.Sum(applied.Amounts[block.RowsIn(periods[i])]);
        }
    }
}
