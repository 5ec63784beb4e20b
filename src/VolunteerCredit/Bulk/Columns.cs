using System.Numerics;
using System.Runtime.InteropServices;

namespace VolunteerCredit.Bulk;

/// <summary>Plain loops over columns that the processor does several rows at a time.</summary>
internal static class Columns
{
    /// <summary>With at most 2^27 amounts no larger than this, no sum can overflow.</summary>
    private const long SurelyExact = 1L << 35;

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

    /// <summary>Clears the mask of every row whose code is unknown, or is not one of those wanted (or is, where that is what is asked).</summary>
    public static void Narrow(ReadOnlySpan<int> codes, ReadOnlySpan<int> wanted, bool negated, Span<bool> mask)
    {
        int row = 0;
        if (wanted.Length <= 4)
        {
            Span<byte> bytes = MemoryMarshal.AsBytes(mask);
            var flip = new Vector<int>(negated ? -1 : 0);
            for (; row <= codes.Length - Vector<byte>.Count; row += Vector<byte>.Count)
            {
                Vector<short> low = Vector.Narrow(Match(codes[row..], wanted, flip), Match(codes[(row + Vector<int>.Count)..], wanted, flip));
                Vector<short> high = Vector.Narrow(Match(codes[(row + (2 * Vector<int>.Count))..], wanted, flip), Match(codes[(row + (3 * Vector<int>.Count))..], wanted, flip));
                (new Vector<byte>(bytes[row..]) & Vector.AsVectorByte(Vector.Narrow(low, high))).CopyTo(bytes[row..]);
            }
        }

        for (; row < codes.Length; row++)
        {
            mask[row] &= codes[row] != 0 & (wanted.Contains(codes[row]) != negated);
        }
    }

    /// <summary>Takes over the amounts of rows that are marked (or are not), and nothing of the others.</summary>
    public static void Select(ReadOnlySpan<bool> marked, bool keepMarked, ReadOnlySpan<long> amounts, Span<long> selected)
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(marked);
        int other = keepMarked ? 0 : 1;
        for (int row = 0; row < amounts.Length; row++)
        {
            selected[row] = amounts[row] & -(bytes[row] ^ other);
        }
    }

    /// <summary>The exact sum.</summary>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public static long Sum(ReadOnlySpan<long> amounts)
    {
        Vector<long> sums = default, all = default;
        int row = 0;
        for (; row <= amounts.Length - Vector<long>.Count; row += Vector<long>.Count)
        {
            var some = new Vector<long>(amounts[row..]);
            sums += some;
            all |= Vector.Abs(some);
        }

        // Amounts whose sum may not fit are added again, one by one.
        bool sound = !Vector.GreaterThanAny(all, new Vector<long>(SurelyExact)) && !Vector.LessThanAny(all, Vector<long>.Zero);
        long sum = sound ? Vector.Sum(sums) : 0;
        for (row = sound ? row : 0; row < amounts.Length; row++)
        {
            sum += amounts[row];
        }

        return sum;
    }

    /// <summary>
    /// Limits the sum of neighbours of one run, in their order; what exceeds it is cut. Without a branch for a row: minutes are as good as random.
    /// </summary>
    /// <param name="runs">The run of each row.</param>
    /// <param name="most">The most that counts of a run, from 0.</param>
    /// <param name="amounts">What is left of each row; negative figures stay as they are and use up nothing.</param>
    public static void LimitRuns(ReadOnlySpan<int> runs, long most, Span<long> amounts)
    {
        int run = int.MinValue;
        long left = 0;
        for (int row = 0; row < amounts.Length && row < runs.Length; row++)
        {
            long same = -(runs[row] == run ? 1L : 0L);
            run = runs[row];
            long amount = amounts[row], negative = amount >> 63;
            long before = (left & same) | (most & ~same);
            long after = before - (amount & ~negative);
            left = after & ~(after >> 63);
            amounts[row] = (before - left) | (amount & negative);
        }
    }

    /// <summary>What was added to rows and taken from them, nothing for rows that were unknown; none where an amount is too large for that to be surely exact.</summary>
    /// <param name="before">Amounts, or a negative figure for unknown.</param>
    /// <param name="after">Amounts.</param>
    /// <param name="change">Receives the sums.</param>
    /// <returns>Whether it could be done: no row became negative, and no sum can overflow.</returns>
    public static bool TryCompare(ReadOnlySpan<long> before, ReadOnlySpan<long> after, out (long Added, long Taken, int Rows) change)
    {
        Vector<long> added = default, taken = default, rows = default, all = default, broken = default;
        int row = 0;
        for (; row <= before.Length - Vector<long>.Count; row += Vector<long>.Count)
        {
            var old = new Vector<long>(before[row..]);
            var now = new Vector<long>(after[row..]);
            Vector<long> changed = ~Vector.Equals(old, now);
            Vector<long> delta = (now - Vector.Max(old, Vector<long>.Zero)) & changed;
            broken |= now & changed;
            Vector<long> more = Vector.Max(delta, Vector<long>.Zero), less = Vector.Max(-delta, Vector<long>.Zero);
            all |= more | less;
            added += more;
            taken += less;
            rows -= changed;
        }

        change = (Vector.Sum(added), Vector.Sum(taken), (int)Vector.Sum(rows));
        bool sound = !Vector.LessThanAny(broken, Vector<long>.Zero) && !Vector.GreaterThanAny(all, new Vector<long>(SurelyExact)) && !Vector.LessThanAny(all, Vector<long>.Zero);
        for (; row < before.Length && sound; row++)
        {
            if (after[row] != before[row])
            {
                long delta = after[row] - Math.Max(0, before[row]);
                sound = after[row] >= 0 && Math.Abs(delta) <= SurelyExact;
                change = (change.Added + Math.Max(0, delta), change.Taken + Math.Max(0, -delta), change.Rows + 1);
            }
        }

        return sound;
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

    private static Vector<int> Match(ReadOnlySpan<int> codes, ReadOnlySpan<int> wanted, Vector<int> flip)
    {
        var cells = new Vector<int>(codes);
        Vector<int> found = default;
        foreach (int code in wanted)
        {
            found |= Vector.Equals(cells, new Vector<int>(code));
        }

        return (found ^ flip) & ~Vector.Equals(cells, Vector<int>.Zero);
    }

    private static void WidenInto(Vector<ushort> from, Span<int> to)
    {
        Vector.Widen(from, out Vector<uint> low, out Vector<uint> high);
        low.CopyTo(MemoryMarshal.Cast<int, uint>(to));
        high.CopyTo(MemoryMarshal.Cast<int, uint>(to[Vector<uint>.Count..]));
    }
}
