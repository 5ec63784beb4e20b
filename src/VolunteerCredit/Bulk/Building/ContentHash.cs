using VolunteerCredit.Intake;

namespace VolunteerCredit.Bulk.Building;

/// <summary>The hash of content that a row does not store: a sum over the fields, so that it is the same whatever order they are met in.</summary>
internal static class ContentHash
{
    public const int Start = Block.ColumnCount;
    public const int End = Start + 1;
    public const int Minutes = Start + 2;
    public const int NoQuantity = Start + 3;
    public const int FirstMoment = Start + 4;

    public static ulong Of(Column column, ReadOnlySpan<byte> text) => Mix((int)column, VolunteerHash.Of(text));

    public static ulong Of(int field, long value) => Mix(field, unchecked((ulong)value));

    private static ulong Mix(int field, ulong value)
    {
        unchecked
        {
            ulong h = (value ^ ((ulong)(field + 1) * 0x9E3779B97F4A7C15)) * 0xD6E8FEB86659FD93;
            h = (h ^ (h >> 32)) * 0xD6E8FEB86659FD93;
            return h ^ (h >> 32);
        }
    }
}
