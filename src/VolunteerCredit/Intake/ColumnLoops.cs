using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace VolunteerCredit.Intake;

/// <summary>Plain loops over columns that the processor does several rows at a time, and without a branch for a row: rows are as good as random.</summary>
internal static class ColumnLoops
{
    /// <summary>With at most 2^27 amounts no larger than this, no sum can overflow.</summary>
    private const long SurelyExact = 1L << 35;

    /// <summary>More codes than these are looked for one by one.</summary>
    private const int FewCodes = 4;

    /// <summary>Widens bytes to codes.</summary>
    public static void Widen(ReadOnlySpan<byte> from, Span<int> to)
    {
        if (from.Length < Vector<byte>.Count)
        {
            for (int row = 0; row < from.Length; row++)
            {
                to[row] = from[row];
            }

            return;
        }

        // The last stretch may overlap the one before it: no rows are left to be done one by one.
        int last = from.Length - Vector<byte>.Count;
        for (int row = 0; ; row = Math.Min(row + Vector<byte>.Count, last))
        {
            Vector.Widen(Load(from, row), out Vector<ushort> low, out Vector<ushort> high);
            WidenInto(low, to, row);
            WidenInto(high, to, row + Vector<ushort>.Count);
            if (row == last)
            {
                return;
            }
        }
    }

    /// <summary>Widens shorts to codes.</summary>
    public static void Widen(ReadOnlySpan<ushort> from, Span<int> to)
    {
        int row = 0;
        for (; row <= from.Length - Vector<ushort>.Count; row += Vector<ushort>.Count)
        {
            WidenInto(Load(from, row), to, row);
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
            Vector.Widen(Load(from, row), out Vector<long> low, out Vector<long> high);
            Store(low, to, row);
            Store(high, to, row + Vector<long>.Count);
        }

        for (; row < from.Length; row++)
        {
            to[row] = from[row];
        }
    }

    /// <summary>Clears the mask of every row whose code is unknown, or is not one of those wanted (or is, where that is what is asked).</summary>
    public static void Narrow(ReadOnlySpan<int> codes, ReadOnlySpan<int> wanted, bool negated, Span<bool> mask)
    {
        int row = 0;
        if (wanted.Length <= FewCodes)
        {
            Span<byte> bytes = MemoryMarshal.AsBytes(mask);
            var flip = new Vector<int>(negated ? -1 : 0);
            for (; row <= codes.Length - Vector<byte>.Count; row += Vector<byte>.Count)
            {
                Vector<short> low = Vector.Narrow(Match(codes, row, wanted, flip), Match(codes, row + Vector<int>.Count, wanted, flip));
                Vector<short> high = Vector.Narrow(Match(codes, row + (2 * Vector<int>.Count), wanted, flip), Match(codes, row + (3 * Vector<int>.Count), wanted, flip));
                Store(Load<byte>(bytes, row) & Vector.AsVectorByte(Vector.Narrow(low, high)), bytes, row);
            }
        }

        for (; row < codes.Length; row++)
        {
            mask[row] &= codes[row] != 0 & (wanted.Contains(codes[row]) != negated);
        }
    }

    /// <summary>Clears the amount of every row that matches (or that does not): <see cref="Narrow"/> and <see cref="Select"/> in one.</summary>
    public static void Drop(ReadOnlySpan<int> codes, ReadOnlySpan<int> wanted, bool negated, bool dropMatches, Span<long> amounts)
    {
        int row = 0;
        if (wanted.Length <= FewCodes)
        {
            var flip = new Vector<int>(negated ? -1 : 0);
            var keep = new Vector<int>(dropMatches ? -1 : 0);
            for (; row <= codes.Length - Vector<int>.Count; row += Vector<int>.Count)
            {
                Vector.Widen(Match(codes, row, wanted, flip) ^ keep, out Vector<long> low, out Vector<long> high);
                Store(Load<long>(amounts, row) & low, amounts, row);
                Store(Load<long>(amounts, row + Vector<long>.Count) & high, amounts, row + Vector<long>.Count);
            }
        }

        for (; row < codes.Length; row++)
        {
            bool matches = codes[row] != 0 & (wanted.Contains(codes[row]) != negated);
            amounts[row] = matches == dropMatches ? 0 : amounts[row];
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
            Vector<long> some = Load(amounts, row);
            sums += some;
            all |= Vector.Abs(some);
        }

        // Amounts whose sum may not fit are added again, one by one.
        bool sound = AreSurelyExact(all);
        long sum = sound ? Vector.Sum(sums) : 0;
        for (row = sound ? row : 0; row < amounts.Length; row++)
        {
            sum += amounts[row];
        }

        return sum;
    }

    /// <summary>The exact sum of amounts, each times the factors of its codes in two columns.</summary>
    /// <param name="amounts">The amounts, from 0.</param>
    /// <param name="codes">The code of each row; the last factor is that of all codes beyond the table.</param>
    /// <param name="factors">The factors by code.</param>
    /// <param name="otherCodes">The code of each row in the second column.</param>
    /// <param name="otherFactors">The factors of the second column.</param>
    /// <param name="factorsAreSmall">Whether no product of two factors is above 2^25, either way.</param>
    /// <exception cref="OverflowException">A product or the sum does not fit.</exception>
    public static long SumProducts(
        ReadOnlySpan<long> amounts, ReadOnlySpan<int> codes, long[] factors, ReadOnlySpan<int> otherCodes, long[] otherFactors, bool factorsAreSmall)
    {
        codes = codes[..amounts.Length];
        otherCodes = otherCodes[..amounts.Length];
        long sum = 0, all = 0;
        if (factorsAreSmall && amounts.Length <= 1 << 17)
        {
            unchecked
            {
                for (int row = 0; row < amounts.Length; row++)
                {
                    long amount = amounts[row];
                    all |= amount;
                    sum += amount * FactorOf(factors, codes[row]) * FactorOf(otherFactors, otherCodes[row]);
                }
            }

            // 2^17 rows of 2^20 times 2^25 at most: nothing can have overflowed.
            if (all is >= 0 and < 1 << 20)
            {
                return sum;
            }
        }

        sum = 0;
        for (int row = 0; row < amounts.Length; row++)
        {
            sum += amounts[row] * FactorOf(factors, codes[row]) * FactorOf(otherFactors, otherCodes[row]);
        }

        return sum;
    }

    /// <summary>The factor of a code; the last is that of all codes beyond the table.</summary>
    public static long FactorOf(long[] factors, int code) => (uint)code < (uint)factors.Length ? factors[code] : factors[^1];

    /// <summary>Limits the sum of neighbours of one run, in their order; what exceeds it is cut.</summary>
    /// <param name="runs">The run of each row.</param>
    /// <param name="most">The most that counts of a run, from 0.</param>
    /// <param name="amounts">What is left of each row; negative figures stay as they are and use up nothing.</param>
    public static void LimitRuns(ReadOnlySpan<int> runs, long most, Span<long> amounts)
    {
        // First every row as if it were alone in its run; then those that are not, which as a rule are few.
        int row = 0;
        for (; row <= amounts.Length - Vector<long>.Count; row += Vector<long>.Count)
        {
            Store(Vector.Min(Load<long>(amounts, row), new Vector<long>(most)), amounts, row);
        }

        for (; row < amounts.Length; row++)
        {
            amounts[row] = Math.Min(amounts[row], most);
        }

        int last = -1;
        long used = 0;
        for (row = 1; row < amounts.Length; row += Vector256<int>.Count)
        {
            uint together = Neighbours(runs, row);
            for (; together != 0; together &= together - 1)
            {
                int at = row + BitOperations.TrailingZeroCount(together);
                used = last == at - 1 ? used : Math.Max(0, amounts[at - 1]);
                amounts[at] = Math.Min(amounts[at], most - used);
                used += Math.Max(0, amounts[at]);
                last = at;
            }
        }
    }

    /// <summary>Bit i: row + i is of the same run as the row before it.</summary>
    private static uint Neighbours(ReadOnlySpan<int> runs, int row)
    {
        if (row <= runs.Length - Vector256<int>.Count)
        {
            ref int first = ref MemoryMarshal.GetReference(runs);
            return Vector256.Equals(Vector256.LoadUnsafe(ref first, (nuint)row), Vector256.LoadUnsafe(ref first, (nuint)row - 1)).ExtractMostSignificantBits();
        }

        uint together = 0;
        for (int i = row; i < runs.Length; i++)
        {
            together |= runs[i] == runs[i - 1] ? 1u << (i - row) : 0;
        }

        return together;
    }

    /// <summary>What was added to rows and taken from them, nothing for rows that were unknown.</summary>
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
            Vector<long> old = Load(before, row), now = Load(after, row);
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
        bool sound = !Vector.LessThanAny(broken, Vector<long>.Zero) && AreSurelyExact(all);
        for (; row < before.Length && sound; row++)
        {
            if (after[row] != before[row])
            {
                long delta = after[row] - Math.Max(0, before[row]);
                sound = after[row] >= 0 && delta is >= -SurelyExact and <= SurelyExact;
                change = (change.Added + Math.Max(0, delta), change.Taken + Math.Max(0, -delta), change.Rows + 1);
            }
        }

        return sound;
    }

    /// <summary>The first value above a bound, or how many there are.</summary>
    public static int FirstAbove(ReadOnlySpan<long> values, long bound)
    {
        int row = 0;
        while (row <= values.Length - Vector<long>.Count && !Vector.GreaterThanAny(Load(values, row), new Vector<long>(bound)))
        {
            row += Vector<long>.Count;
        }

        while (row < values.Length && values[row] <= bound)
        {
            row++;
        }

        return row;
    }

    /// <summary>The first of ascending days that is after another, or how many there are.</summary>
    public static int FirstAfter(ReadOnlySpan<int> days, int day)
    {
        int low = 0, high = days.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) = days[middle] <= day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Sets the mark of each row that has a value, and leaves the other marks.</summary>
    public static void MarkEqual(ReadOnlySpan<long> values, long wanted, Span<bool> marks)
    {
        for (int row = values.IndexOf(wanted); row >= 0 && row < values.Length; row++)
        {
            marks[row] |= values[row] == wanted;
        }
    }

    private static bool AreSurelyExact(Vector<long> all) =>
        !Vector.GreaterThanAny(all, new Vector<long>(SurelyExact)) && !Vector.LessThanAny(all, Vector<long>.Zero);

    private static Vector<int> Match(ReadOnlySpan<int> codes, int row, ReadOnlySpan<int> wanted, Vector<int> flip)
    {
        Vector<int> cells = Load(codes, row), found = default;
        foreach (int code in wanted)
        {
            found |= Vector.Equals(cells, new Vector<int>(code));
        }

        return (found ^ flip) & ~Vector.Equals(cells, Vector<int>.Zero);
    }

    private static Vector<T> Load<T>(ReadOnlySpan<T> column, int row) => Vector.LoadUnsafe(ref MemoryMarshal.GetReference(column), (nuint)row);

    private static void Store<T>(Vector<T> rows, Span<T> column, int row) => rows.StoreUnsafe(ref MemoryMarshal.GetReference(column), (nuint)row);

    private static void WidenInto(Vector<ushort> from, Span<int> to, int row)
    {
        Vector.Widen(from, out Vector<uint> low, out Vector<uint> high);
        Store(Vector.AsVectorInt32(low), to, row);
        Store(Vector.AsVectorInt32(high), to, row + Vector<uint>.Count);
    }
}
