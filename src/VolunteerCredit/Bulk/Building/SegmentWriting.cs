using VolunteerCredit.Intake;

namespace VolunteerCredit.Bulk.Building;

/// <summary>Writes rows, in their order, into the columns of a segment; a column of which no row has anything is not written.</summary>
internal static class SegmentWriting
{
    public static int[] Dates(PartitionRows rows, ReadOnlySpan<int> order)
    {
        int[] dates = GC.AllocateUninitializedArray<int>(order.Length);
        ReadOnlySpan<int> keys = rows.Keys;
        for (int i = 0; i < dates.Length; i++)
        {
            dates[i] = RowKey.Day(keys[order[i]]);
        }

        return dates;
    }

    public static short[]? Starts(PartitionRows rows, ReadOnlySpan<int> order)
    {
        if (!rows.Parts.HasFlag(RowParts.End))
        {
            return null;
        }

        short[] starts = GC.AllocateUninitializedArray<short>(order.Length);
        ReadOnlySpan<int> keys = rows.Keys;
        for (int i = 0; i < starts.Length; i++)
        {
            starts[i] = (short)RowKey.Start(keys[order[i]]);
        }

        return OrNothing(starts, (short)-1);
    }

    /// <summary>A column in the order of the segment.</summary>
    public static T[] Taken<T>(ReadOnlySpan<T> column, ReadOnlySpan<int> order)
    {
        T[] taken = GC.AllocateUninitializedArray<T>(order.Length);
        for (int i = 0; i < taken.Length; i++)
        {
            taken[i] = column[order[i]];
        }

        return taken;
    }

    /// <summary>A column, if any of its rows has anything.</summary>
    public static T[]? TakenIfAny<T>(ReadOnlySpan<T> column, ReadOnlySpan<int> order, T nothing)
        where T : unmanaged, IEquatable<T> =>
        column.Length == 0 ? null : OrNothing(Taken(column, order), nothing);

    /// <summary>A column of codes, as narrow as its largest code allows.</summary>
    public static CodeColumn? Codes(ReadOnlySpan<int> column, ReadOnlySpan<int> order)
    {
        int max = 0;
        if (column.Length > 0)
        {
            foreach (int row in order)
            {
                max = Math.Max(max, column[row]);
            }
        }

        switch (max)
        {
            case 0:
                return null;
            case <= byte.MaxValue:
                byte[] bytes = GC.AllocateUninitializedArray<byte>(order.Length);
                for (int i = 0; i < bytes.Length; i++)
                {
                    bytes[i] = unchecked((byte)column[order[i]]);
                }

                return new() { Bytes = bytes };
            case <= ushort.MaxValue:
                ushort[] shorts = GC.AllocateUninitializedArray<ushort>(order.Length);
                for (int i = 0; i < shorts.Length; i++)
                {
                    shorts[i] = unchecked((ushort)column[order[i]]);
                }

                return new() { Shorts = shorts };
            default:
                return new() { Ints = Taken(column, order) };
        }
    }

    /// <summary>The offsets of moments: one for all of them, or one for each row.</summary>
    public static (short Common, short[]? Each) Offsets(ReadOnlySpan<long> moments, ReadOnlySpan<short> offsets)
    {
        short? common = null;
        for (int i = 0; i < moments.Length; i++)
        {
            if (moments[i] != 0)
            {
                common ??= offsets[i];
                if (common != offsets[i])
                {
                    return (0, offsets.ToArray());
                }
            }
        }

        return (common ?? 0, null);
    }

    public static (int[]? Ends, int[] Codes) Tags(PartitionRows rows, ReadOnlySpan<int> order)
    {
        if (!rows.Parts.HasFlag(RowParts.Tags))
        {
            return (null, []);
        }

        int[] ends = GC.AllocateUninitializedArray<int>(order.Length);
        var codes = new List<int>();
        for (int i = 0; i < ends.Length; i++)
        {
            codes.AddRange(rows.TagsOf(order[i]));
            ends[i] = codes.Count;
        }

        return codes.Count == 0 ? (null, []) : (ends, [.. codes]);
    }

    public static Utf8List Ids(PartitionRows rows, ReadOnlySpan<int> order)
    {
        int[] ends = GC.AllocateUninitializedArray<int>(order.Length);
        int length = 0;
        for (int i = 0; i < ends.Length; i++)
        {
            length += rows.IdOf(order[i]).Length;
            ends[i] = length;
        }

        byte[] bytes = new byte[length];
        for (int i = 0; i < ends.Length; i++)
        {
            rows.IdOf(order[i]).CopyTo(bytes.AsSpan(i == 0 ? 0 : ends[i - 1]));
        }

        return new(bytes, ends);
    }

    private static T[]? OrNothing<T>(T[] column, T nothing)
        where T : unmanaged, IEquatable<T> =>
        column.AsSpan().ContainsAnyExcept(nothing) ? column : null;
}
