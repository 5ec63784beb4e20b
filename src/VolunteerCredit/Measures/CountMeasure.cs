using System.Buffers;
using VolunteerCredit.Intake;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Measures;

/// <summary>
/// How many records, each once on the day it starts, by the weight of its first part that counts; or how many distinct keys
/// (days, months, activities …).
/// </summary>
internal sealed class CountMeasure(Grouping? distinct, RowWeights weights) : IMeasure
{
    private static readonly Option<Grouping> Distinct = Option.Per(
        "distinct", new("counts distinct periods or columns in place of records", "不计记录数，而计不同的周期或列值"));

    public static ComponentType Type { get; } = ComponentType.Measure(
        "count",
        new("how many records or distinct keys", "记录数或不同键数"),
        RowKinds.Any,
        hasWindow: true,
        [Distinct, RowWeights.Option],
        options =>
        {
            if (options.Has(Distinct) && options.Has(RowWeights.Option))
            {
                options.Refuse(RowWeights.Option, "distinct, weights", new("weights without distinct: a key has no weight", "weights 不与 distinct 同用：键没有系数"));
            }

            return new CountMeasure(options.Has(Distinct) ? options.Get(Distinct) : null, RowWeights.From(options));
        });

    public ValueShape Shape { get; } = new(Unit.Number, weights.Scale, weights.Bounds) { Direction = weights.Direction, IsAdditive = distinct is null };

    public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values)
    {
        int rows = block.Count;
        int[] numbers = ArrayPool<int>.Shared.Rent(rows);
        long[] weighted = ArrayPool<long>.Shared.Rent(rows);
        Span<int> groups = numbers.AsSpan(0, rows);
        Span<long> ones = weighted.AsSpan(0, rows);
        int groupCount = distinct?.Group(block, groups) ?? block.ServiceCount;
        ReadOnlySpan<int> keys = distinct is null ? block.Services : groups;
        ReadOnlySpan<int> days = distinct is null ? block.ServiceDates : block.Dates;
        bool[] marks = ArrayPool<bool>.Shared.Rent(groupCount);
        Span<bool> seen = marks.AsSpan(0, groupCount);
        bool[]? unnamed = distinct is { Columns.Count: > 0 } ? Unnamed(block, distinct) : null;
        for (int row = 0; row < rows; row++)
        {
            ones[row] = Math.Sign(selected[row]);
        }

        using RowWeights.Applied applied = weights.Apply(block, ones);
        for (int i = 0; i < periods.Length; i++)
        {
            seen.Clear();
            long count = 0;

            // A part after midnight speaks for a record that starts the day before.
            (int from, int length) = block.RowsIn(periods[i] with { To = periods[i].To + 1 }).GetOffsetAndLength(rows);
            for (int row = from; row < from + length; row++)
            {
                if (selected[row] <= 0 || !periods[i].Contains(days[row]))
                {
                    continue;
                }

                if (unnamed is not null && unnamed[row])
                {
                    block.Workspace.Openness |= Openness.Above; // it may be one more, or one that is counted
                    block.Workspace.MissRecord(row);
                }
                else if (!seen[keys[row]])
                {
                    seen[keys[row]] = true;
                    count += applied.Amounts[row];
                }
            }

            values[i] = count;
        }

        ArrayPool<bool>.Shared.Return(marks);
        ArrayPool<long>.Shared.Return(weighted);
        ArrayPool<int>.Shared.Return(numbers);
    }

    /// <summary>Rows in which a column of the key is unknown: they are no key of their own.</summary>
    private static bool[] Unnamed(Block block, Grouping grouping)
    {
        bool[] unnamed = new bool[block.Count];
        foreach (Column column in grouping.Columns)
        {
            ReadOnlySpan<int> codes = block.CodesOf(column);
            for (int row = 0; row < unnamed.Length; row++)
            {
                unnamed[row] |= codes[row] == 0;
            }
        }

        return unnamed;
    }
}
