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

    private static void WidenInto(Vector<ushort> from, Span<int> to)
    {
        Vector.Widen(from, out Vector<uint> low, out Vector<uint> high);
        low.CopyTo(MemoryMarshal.Cast<int, uint>(to));
        high.CopyTo(MemoryMarshal.Cast<int, uint>(to[Vector<uint>.Count..]));
    }
}
