using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using VolunteerCredit.Measures;

namespace VolunteerCredit.Abstractions.Tests.Measures;

public class RoundingTests
{
    /// <summary>A dividend and a divisor, exact halves and neighbours of halves among them.</summary>
    public static Arbitrary<(long Dividend, long Divisor)> Divisions() => Gen.OneOf(
        from dividend in Gen.Choose(-200, 200)
        from divisor in Gen.Choose(1, 12)
        select ((long)dividend, (long)divisor),
        from quotient in Gen.Choose(-1_000_000_000, 1_000_000_000)
        from half in Gen.Choose(1, 1_000_000)
        from off in Gen.Choose(-1, 1)
        select ((quotient * 2L * half) + half + off, 2L * half),
        from dividend in ArbMap.Default.GeneratorFor<long>()
        from divisor in ArbMap.Default.GeneratorFor<long>()
        select (dividend, divisor is 0 or long.MinValue ? 1 : Math.Abs(divisor))).ToArbitrary();

    [Theory]
    //                                        -2.5 -1.5 -0.5  0.5  1.5  2.5
    [InlineData(RoundingMode.Down, new long[] { -2, -1, 0, 0, 1, 2 })]
    [InlineData(RoundingMode.Up, new long[] { -3, -2, -1, 1, 2, 3 })]
    [InlineData(RoundingMode.Floor, new long[] { -3, -2, -1, 0, 1, 2 })]
    [InlineData(RoundingMode.Ceiling, new long[] { -2, -1, 0, 1, 2, 3 })]
    [InlineData(RoundingMode.HalfUp, new long[] { -3, -2, -1, 1, 2, 3 })]
    [InlineData(RoundingMode.HalfDown, new long[] { -2, -1, 0, 0, 1, 2 })]
    [InlineData(RoundingMode.HalfEven, new long[] { -2, -2, 0, 0, 2, 2 })]
    public void A_half_goes_where_the_mode_says(RoundingMode mode, long[] expected) =>
        Assert.Equal(expected, ((long[])[-5, -3, -1, 1, 3, 5]).Select(n => (long)Rounding.Divide(n, 2, mode)));

    [Theory]
    //                                        -5/3 -4/3 -2/3 -1/3 1/3 2/3 4/3 5/3
    [InlineData(RoundingMode.Down, new long[] { -1, -1, 0, 0, 0, 0, 1, 1 })]
    [InlineData(RoundingMode.Up, new long[] { -2, -2, -1, -1, 1, 1, 2, 2 })]
    [InlineData(RoundingMode.Floor, new long[] { -2, -2, -1, -1, 0, 0, 1, 1 })]
    [InlineData(RoundingMode.Ceiling, new long[] { -1, -1, 0, 0, 1, 1, 2, 2 })]
    [InlineData(RoundingMode.HalfUp, new long[] { -2, -1, -1, 0, 0, 1, 1, 2 })]
    [InlineData(RoundingMode.HalfDown, new long[] { -2, -1, -1, 0, 0, 1, 1, 2 })]
    [InlineData(RoundingMode.HalfEven, new long[] { -2, -1, -1, 0, 0, 1, 1, 2 })]
    public void Any_other_part_goes_where_the_mode_says(RoundingMode mode, long[] expected) =>
        Assert.Equal(expected, ((long[])[-5, -4, -2, -1, 1, 2, 4, 5]).Select(n => (long)Rounding.Divide(n, 3, mode)));

    [Property(MaxTest = 3_000, Arbitrary = [typeof(RoundingTests)])]
    public void Every_mode_agrees_with_a_search_among_the_neighbours((long Dividend, long Divisor) division)
    {
        foreach (RoundingMode mode in Enum.GetValues<RoundingMode>())
        {
            BigInteger expected = Search(division.Dividend, division.Divisor, mode);
            Assert.Equal(expected, (BigInteger)Rounding.Divide(division.Dividend, division.Divisor, mode));
        }
    }

    [Property(MaxTest = 1_000, Arbitrary = [typeof(RoundingTests)])]
    public void A_whole_multiple_of_the_step_comes_back((long Dividend, long Divisor) division)
    {
        (long quanta, long step) = (division.Dividend / 4, division.Divisor / 4 + 1);
        foreach (RoundingMode mode in Enum.GetValues<RoundingMode>())
        {
            long rounded = Rounding.ToMultiple(quanta, step, mode);
            Assert.Equal(0, rounded % step);
            Assert.Equal(rounded, Rounding.ToMultiple(rounded, step, mode));
            Assert.True(BigInteger.Abs((BigInteger)rounded - quanta) < step);
        }
    }

    [Fact]
    public void A_multiple_that_does_not_fit_throws()
    {
        Assert.Throws<OverflowException>(() => Rounding.ToMultiple(long.MaxValue, 2, RoundingMode.Up));
        Assert.Equal(long.MaxValue - 1, Rounding.ToMultiple(long.MaxValue, 2, RoundingMode.Down));
        Assert.Throws<OverflowException>(() => Rounding.ToMultiple(long.MinValue, 3, RoundingMode.Floor));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_divisor_below_1_is_refused(long divisor) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Rounding.Divide(1, divisor, RoundingMode.Down));

    [Fact]
    public void A_mode_that_does_not_exist_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Rounding.Divide(1, 2, (RoundingMode)99));

    /// <summary>The definition, word by word: of the whole numbers next to the quotient the one that the mode names.</summary>
    private static BigInteger Search(BigInteger dividend, BigInteger divisor, RoundingMode mode)
    {
        BigInteger near = dividend / divisor;
        BigInteger[] around = [near - 2, near - 1, near, near + 1, near + 2];
        BigInteger below = around.Last(n => n * divisor <= dividend), above = around.First(n => n * divisor >= dividend);
        BigInteger toZero = dividend < 0 ? above : below, fromZero = dividend < 0 ? below : above;
        int nearer = (dividend - (below * divisor)).CompareTo((above * divisor) - dividend); // negative: the lower is nearer
        return mode switch
        {
            RoundingMode.Down => toZero,
            RoundingMode.Up => fromZero,
            RoundingMode.Floor => below,
            RoundingMode.Ceiling => above,
            _ when nearer != 0 => nearer < 0 ? below : above,
            RoundingMode.HalfUp => fromZero,
            RoundingMode.HalfDown => toZero,
            _ => below.IsEven ? below : above,
        };
    }
}
