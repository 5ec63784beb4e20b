namespace VolunteerCredit.Bulk.Building;

/// <summary>Writes what stands beside rows, in their order.</summary>
internal static class SegmentWriting
{
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
}
