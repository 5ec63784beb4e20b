using VolunteerCredit.Intake;

namespace VolunteerCredit.Bulk.Building;

/// <summary>
/// The fields of rows, in their order, as columns of a segment; a column of which no row has anything is not there. Some hundred rows go into
/// all columns before the next ones do: each row is fetched from memory once.
/// </summary>
internal sealed class SegmentColumns
{
    private const int Stretch = 256;

    public SegmentColumns(PartitionRows rows, ReadOnlySpan<int> order)
    {
        int count = order.Length;
        Dates = GC.AllocateUninitializedArray<int>(count);
        Minutes = GC.AllocateUninitializedArray<int>(count);
        RecordedAt = RoomFor(rows.RecordedAt, count);
        Offsets = RoomFor(rows.Offsets, count);
        Ends = RoomFor(rows.Ends, count);
        Planned = RoomFor(rows.Planned, count);
        Quantities = RoomFor(rows.Quantities, count);
        Ratings = RoomFor(rows.Ratings, count);
        Disputed = RoomFor(rows.Disputed, count);
        byte[]?[] bytes = new byte[Block.ColumnCount][];
        ushort[]?[] shorts = new ushort[Block.ColumnCount][];
        int[]?[] ints = new int[Block.ColumnCount][];
        for (int column = 0; column < Block.ColumnCount; column++)
        {
            int width = rows.WidthOf(column);
            bytes[column] = width == 1 ? GC.AllocateUninitializedArray<byte>(count) : null;
            shorts[column] = width == 2 ? GC.AllocateUninitializedArray<ushort>(count) : null;
            ints[column] = width == 4 ? GC.AllocateUninitializedArray<int>(count) : null;
        }

        for (int from = 0; from < count; from += Stretch)
        {
            ReadOnlySpan<int> some = order.Slice(from, Math.Min(Stretch, count - from));
            rows.DayKeys.Take(some, Dates, from);
            rows.Minutes.Take(some, Minutes, from);
            rows.RecordedAt.Take(some, RecordedAt, from);
            rows.Offsets.Take(some, Offsets, from);
            rows.Ends.Take(some, Ends, from);
            rows.Planned.Take(some, Planned, from);
            rows.Quantities.Take(some, Quantities, from);
            rows.Ratings.Take(some, Ratings, from);
            rows.Disputed.Take(some, Disputed, from);
            for (int column = 0; column < Block.ColumnCount; column++)
            {
                switch (rows.WidthOf(column))
                {
                    case 1:
                        rows.CodesOf<byte>(column).Take(some, bytes[column], from);
                        break;
                    case 2:
                        rows.CodesOf<ushort>(column).Take(some, shorts[column], from);
                        break;
                    case 4:
                        rows.CodesOf<int>(column).Take(some, ints[column], from);
                        break;
                }
            }
        }

        Starts = Ends is null ? null : OrNothing(Array.ConvertAll(Dates, key => (short)RowKey.Start(key)), (short)-1);
        foreach (ref int date in Dates.AsSpan())
        {
            date = RowKey.Day(date);
        }

        RecordedAt = OrNothing(RecordedAt, 0);
        Ends = OrNothing(Ends, (short)-1);
        Planned = OrNothing(Planned, (int)Block.UnknownMinutes);
        Quantities = OrNothing(Quantities, Block.NoQuantity);
        Ratings = OrNothing(Ratings, Block.NoQuantity);
        Disputed = OrNothing(Disputed, false);
        (CommonOffset, Offsets) = RecordedAt is null ? ((short)0, null) : Offsets is null ? (rows.CommonOffset, null) : InCommon(RecordedAt, Offsets);
        for (int column = 0; column < Codes.Length; column++)
        {
            Codes[column] = Narrowest(bytes[column], shorts[column], ints[column]);
        }
    }

    public int[] Dates { get; }

    public int[] Minutes { get; }

    public short[]? Starts { get; }

    public short[]? Ends { get; }

    public long[]? Quantities { get; }

    public long[]? Ratings { get; }

    public long[]? RecordedAt { get; }

    public short[]? Offsets { get; }

    public short CommonOffset { get; }

    public int[]? Planned { get; }

    public bool[]? Disputed { get; }

    public CodeColumn?[] Codes { get; } = new CodeColumn?[Block.ColumnCount];

    private static T[]? RoomFor<T>(RowField<T> field, int count)
        where T : unmanaged => field.Length == 0 ? null : GC.AllocateUninitializedArray<T>(count);

    private static T[]? OrNothing<T>(T[]? column, T nothing)
        where T : unmanaged, IEquatable<T> =>
        column.AsSpan().ContainsAnyExcept(nothing) ? column : null;

    /// <summary>The offsets of moments: one for all of them, or one for each row.</summary>
    private static (short Common, short[]? Each) InCommon(ReadOnlySpan<long> moments, short[] offsets)
    {
        short? common = null;
        for (int i = 0; i < moments.Length; i++)
        {
            if (moments[i] != 0)
            {
                common ??= offsets[i];
                if (common != offsets[i])
                {
                    return (0, offsets);
                }
            }
        }

        return (common ?? 0, null);
    }

    /// <summary>A column of codes, as narrow as its largest code allows.</summary>
    private static CodeColumn? Narrowest(byte[]? bytes, ushort[]? shorts, int[]? ints)
    {
        if (ints is not null && !ints.AsSpan().ContainsAnyExceptInRange(0, ushort.MaxValue))
        {
            (shorts, ints) = (Array.ConvertAll(ints, code => (ushort)code), null);
        }

        if (shorts is not null && !shorts.AsSpan().ContainsAnyExceptInRange((ushort)0, byte.MaxValue))
        {
            (bytes, shorts) = (Array.ConvertAll(shorts, code => (byte)code), null);
        }

        return ints is null && shorts is null && OrNothing(bytes, (byte)0) is null ? null : new() { Bytes = bytes, Shorts = shorts, Ints = ints };
    }
}
