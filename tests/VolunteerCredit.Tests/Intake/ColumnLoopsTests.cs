using FsCheck;
using FsCheck.Xunit;
using VolunteerCredit.Intake;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Intake;

/// <summary>Loops that do several rows at a time, against loops that do one; over every length to a few batches, and with figures at which a batch must not be trusted.</summary>
public class ColumnLoopsTests
{
    private const int LengthMax = 150;
    private const int Repeats = 10;

    private static readonly long[] Edges = [0, 1, -1, 7, 1 << 20, (1 << 20) - 1, 1L << 35, (1L << 35) + 1, -(1L << 35), -(1L << 35) - 1, long.MaxValue, long.MinValue];

    [Property]
    public void Bytes_shorts_and_minutes_are_widened(DoNotSize<uint> seed) => OnColumns(seed.Item, (dice, length) =>
    {
        byte[] bytes = Of(length, () => (byte)dice.Below(256));
        ushort[] shorts = Of(length, () => (ushort)dice.Below(65_536));
        int[] minutes = Of(length, () => dice.Between(-1, 100_000)), ofBytes = new int[length + 1], ofShorts = new int[length + 1];
        long[] ofMinutes = new long[length + 1];

        ColumnLoops.Widen(bytes, ofBytes);
        ColumnLoops.Widen(shorts, ofShorts);
        ColumnLoops.Widen(minutes, ofMinutes);

        Assert.Equal([.. bytes.Select(b => (int)b), 0], ofBytes); // and nothing is written behind them
        Assert.Equal([.. shorts.Select(s => (int)s), 0], ofShorts);
        Assert.Equal([.. minutes.Select(m => (long)m), 0], ofMinutes);
    });

    [Property]
    public void Rows_are_narrowed_to_some_codes_or_to_the_others(DoNotSize<uint> seed) => OnColumns(seed.Item, (dice, length) =>
    {
        int[] codes = Of(length, () => dice.Below(9)), wanted = Of(dice.Below(7), () => dice.Between(1, 8));
        bool negated = dice.Chance(50), dropMatches = dice.Chance(50);
        bool[] mask = Of(length, () => dice.Chance(70)), before = [.. mask];
        long[] amounts = Of(length, () => dice.Of(Edges)), all = [.. amounts];

        ColumnLoops.Narrow(codes, wanted, negated, mask);
        ColumnLoops.Drop(codes, wanted, negated, dropMatches, amounts);

        bool Matches(int row) => codes[row] != 0 && wanted.Contains(codes[row]) != negated;
        Assert.Equal(before.Select((m, row) => m && Matches(row)), mask);
        Assert.Equal(all.Select((a, row) => Matches(row) == dropMatches ? 0 : a), amounts);

        long[] selected = new long[length];
        ColumnLoops.Select(before, keepMarked: dropMatches, all, selected);
        Assert.Equal(all.Select((a, row) => before[row] == dropMatches ? a : 0), selected);
    });

    [Property]
    public void A_sum_is_exact_or_refused(DoNotSize<uint> seed) => OnColumns(seed.Item, (dice, length) =>
    {
        bool small = dice.Chance(60);
        long[] amounts = Of(length, () => small || dice.Chance(80) ? dice.Between(-1, 100) : dice.Of(Edges));

        Same(() => amounts.Aggregate(0L, (sum, amount) => checked(sum + amount)), () => ColumnLoops.Sum(amounts));
    });

    [Property]
    public void A_sum_of_products_is_exact_or_refused(DoNotSize<uint> seed) => OnColumns(seed.Item, (dice, length) =>
    {
        bool small = dice.Chance(60);
        long[] amounts = Of(length, () => small || dice.Chance(80) ? dice.Below(1000) : dice.Of(Edges));
        int[] codes = Of(length, () => dice.Below(5)), others = Of(length, () => dice.Below(5));
        long[] factors = Of(dice.Between(1, 4), () => (long)dice.Between(-3, 20)), otherFactors = Of(dice.Between(1, 4), () => (long)dice.Between(-3, 20));

        foreach (bool areSmall in new[] { false, true })
        {
            Same(
                () => Enumerable.Range(0, length).Aggregate(0L, (sum, row) => checked(sum + (amounts[row] * At(factors, codes[row]) * At(otherFactors, others[row])))),
                () => ColumnLoops.SumProducts(amounts, codes, factors, others, otherFactors, areSmall));
        }

        static long At(long[] table, int code) => table[Math.Min(code, table.Length - 1)];
    });

    [Fact]
    public void Factors_that_are_not_small_are_multiplied_with_care()
    {
        long[] large = [1L << 45];

        Assert.Throws<OverflowException>(() => ColumnLoops.SumProducts([1 << 19], [0], large, [0], [1], factorsAreSmall: false));
        Assert.Equal(1L << 45, ColumnLoops.SumProducts([1], [0], large, [0], [1], factorsAreSmall: false));
    }

    [Theory]
    [InlineData((1 << 20) - 1, 1 << 17, false)]
    [InlineData((1 << 20) - 1, (1 << 18) + 100, true)] // so many rows are added with care, whatever they are
    [InlineData(1 << 20, 1 << 17, false)]
    [InlineData(1L << 38, 1, true)]
    public void As_much_as_can_be_without_overflow_is_added(long amount, int rows, bool overflows)
    {
        long[] amounts = [.. Enumerable.Repeat(amount, rows)], factors = [1 << 25];
        int[] codes = new int[rows];

        Same(
            () => checked(rows * (amount * (1L << 25))),
            () => ColumnLoops.SumProducts(amounts, codes, factors, codes, [1], factorsAreSmall: true));
        Assert.Equal(overflows, (Int128)rows * amount * (1 << 25) > long.MaxValue);
    }

    [Property]
    public void What_is_above_the_limit_of_neighbours_is_cut(DoNotSize<uint> seed) => OnColumns(seed.Item, (dice, length) =>
    {
        int run = 0, most = dice.Of(0, 1, 60, 100);
        int[] runs = Of(length, () => dice.Chance(dice.Of(10, 60)) ? ++run : run);
        long[] amounts = Of(length, () => (long)dice.Between(-20, 120)), limited = [.. amounts];

        ColumnLoops.LimitRuns(runs, most, limited);

        long used = 0;
        for (int row = 0; row < length; row++)
        {
            used = row > 0 && runs[row] == runs[row - 1] ? used : 0;
            long left = Math.Min(amounts[row], most - used);
            used += Math.Max(0, left);
            Assert.Equal(left, limited[row]);
        }
    });

    [Property]
    public void What_was_added_and_taken_is_counted_or_left_to_others(DoNotSize<uint> seed) => OnColumns(seed.Item, (dice, length) =>
    {
        bool small = dice.Chance(60);
        long Amount(int min) => small || dice.Chance(90) ? dice.Between(min, 5) : Math.Clamp(dice.Of(Edges), -1L << 40, 1L << 62);
        long[] before = Of(length, () => Amount(-1)), after = [.. before.Select(b => dice.Chance(40) ? b : Amount(small ? 0 : -1))];
        IEnumerable<(Int128 Delta, long After)> changed = before.Zip(after, (b, a) => (b, a)).Where(r => r.a != r.b).Select(r => ((Int128)r.a - Math.Max(0, r.b), r.a));

        if (ColumnLoops.TryCompare(before, after, out (long Added, long Taken, int Rows) change))
        {
            Assert.DoesNotContain(changed, r => r.After < 0);
            Assert.Equal(changed.Aggregate((Int128)0, (sum, r) => sum + Int128.Max(0, r.Delta)), change.Added);
            Assert.Equal(changed.Aggregate((Int128)0, (sum, r) => sum + Int128.Max(0, -r.Delta)), change.Taken);
            Assert.Equal(changed.Count(), change.Rows);
        }
        else
        {
            Assert.Contains(changed, r => r.After < 0 || Int128.Abs(r.Delta) >= 1L << 35);
        }
    });

    [Fact]
    public void What_is_too_large_or_too_small_in_several_batches_is_seen_all_the_same()
    {
        long[] nothing = new long[16], huge = [.. Enumerable.Repeat(1L << 62, 16)], less = [.. Enumerable.Repeat(-1L, 16)];

        Assert.Throws<OverflowException>(() => ColumnLoops.Sum(huge));
        Assert.False(ColumnLoops.TryCompare(nothing, huge, out _));
        Assert.False(ColumnLoops.TryCompare(huge, nothing, out _));
        Assert.False(ColumnLoops.TryCompare(nothing, less, out _));
        Assert.False(ColumnLoops.TryCompare([5], [-1], out _)); // in what is left behind the batches too
        Assert.False(ColumnLoops.TryCompare([0], [long.MaxValue], out _));
    }

    [Property]
    public void The_first_above_or_after_is_found(DoNotSize<uint> seed) => OnColumns(seed.Item, (dice, length) =>
    {
        long[] values = Of(length, () => (long)dice.Below(dice.Of(3, 40)));
        long bound = dice.Below(40);
        int[] days = [.. Of(length, () => dice.Below(60)).Order()];
        int day = dice.Between(-1, 61);

        Assert.Equal(values.TakeWhile(v => v <= bound).Count(), ColumnLoops.FirstAbove(values, bound));
        Assert.Equal(days.Count(d => d <= day), ColumnLoops.FirstAfter(days, day));
    });

    [Property]
    public void Equal_rows_are_marked_and_other_marks_stay(DoNotSize<uint> seed) => OnColumns(seed.Item, (dice, length) =>
    {
        long[] values = Of(length, () => (long)dice.Below(4));
        bool[] marks = Of(length, () => dice.Chance(30)), before = [.. marks];

        ColumnLoops.MarkEqual(values, 2, marks);

        Assert.Equal(before.Select((m, row) => m || values[row] == 2), marks);
    });

    private static void OnColumns(uint seed, Action<Dice, int> test)
    {
        var dice = new Dice(seed);
        for (int i = 0; i < Repeats; i++)
        {
            test(dice, dice.Below(LengthMax));
        }
    }

    private static T[] Of<T>(int length, Func<T> next) => [.. Enumerable.Range(0, length).Select(_ => next())];

    /// <summary>Both give the same, or neither fits.</summary>
    private static void Same(Func<long> expected, Func<long> actual)
    {
        try
        {
            long sum = expected();
            Assert.Equal(sum, actual());
        }
        catch (OverflowException)
        {
            Assert.Throws<OverflowException>(() => actual());
        }
    }
}
