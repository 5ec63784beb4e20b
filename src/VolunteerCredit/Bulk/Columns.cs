using System.Numerics;
using System.Runtime.InteropServices;

namespace VolunteerCredit.Bulk;

/// <summary>Plain loops over columns that the processor does several rows at a time.</summary>
internal static class Columns
{
    /// <summary>Widens bytes to codes.</summary>
    public static void Widen(ReadOnlySpan<byte> from, Span<int> to)
    {
        int row = 0;
        if (Vector.IsHardwareAccelerated)
        {
            for (; row <= from.Length - Vector<byte>.Count; row += Vector<byte>.Count)
            {
                Vector.Widen(new Vector<byte>(from[row..]), out Vector<ushort> low, out Vector<ushort> high);
                WidenInto(low, to[row..]);
                WidenInto(high, to[(row + Vector<ushort>.Count)..]);
            }
        }

        for (; row < from.Length; row++)
        {
            to[row] = from[row];
        }
    }

    /// <summary>Widens shorts to codes.</summary>
    public static void Widen(ReadOnlySpan<ushort> from, Span<int> to)
    {
        int row = 0;
        for (; row <= from.Length - Vector<ushort>.Count; row += Vector<ushort>.Count)
        {
            WidenInto(new Vector<ushort>(from[row..]), to[row..]);
        }

        for (; row < from.Length; row++)
        {
            to[row] = from[row];
        }
    }

    /// <summary>Widens minutes.</summary>
    public static void Widen(ReadOnlySpan<int> from, Span<long> to)
    {
        int row = 0;
        for (; row <= from.Length - Vector<int>.Count; row += Vector<int>.Count)
        {
            Vector.Widen(new Vector<int>(from[row..]), out Vector<long> low, out Vector<long> high);
            low.CopyTo(to[row..]);
            high.CopyTo(to[(row + Vector<long>.Count)..]);
        }

        for (; row < from.Length; row++)
        {
            to[row] = from[row];
        }
    }

    /// <summary>Widens minutes of the day, -1 included.</summary>
    public static void Widen(ReadOnlySpan<short> from, Span<int> to)
    {
        for (int row = 0; row < from.Length; row++)
        {
            to[row] = from[row];
        }
    }

    /// <summary>Whether any value is above a bound.</summary>
    public static bool AnyAbove(ReadOnlySpan<long> values, long bound)
    {
        int row = 0;
        for (; row <= values.Length - Vector<long>.Count; row += Vector<long>.Count)
        {
            if (Vector.GreaterThanAny(new Vector<long>(values[row..]), new Vector<long>(bound)))
            {
                return true;
            }
        }

        for (; row < values.Length; row++)
        {
            if (values[row] > bound)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Sets the mark of each row that has a value, and leaves the other marks.</summary>
    public static void MarkEqual(ReadOnlySpan<long> values, long wanted, Span<bool> marks)
    {
        for (int row = values.IndexOf(wanted); row >= 0 && row < values.Length; row++)
        {
            marks[row] |= values[row] == wanted;
        }
    }

    private static void WidenInto(Vector<ushort> from, Span<int> to)
    {
        Vector.Widen(from, out Vector<uint> low, out Vector<uint> high);
        low.CopyTo(MemoryMarshal.Cast<int, uint>(to));
        high.CopyTo(MemoryMarshal.Cast<int, uint>(to[Vector<uint>.Count..]));
    }
}
