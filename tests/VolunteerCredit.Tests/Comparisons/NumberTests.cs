using System.Globalization;
using System.Numerics;
using FsCheck.Xunit;
using VolunteerCredit.Comparisons;
using VolunteerCredit.Measures;

namespace VolunteerCredit.Tests.Comparisons;

/// <summary>Logarithms, tallies, and the population stability index.</summary>
public sealed class NumberTests
{
    [Theory]
    [InlineData(1, 1, "0")]
    [InlineData(2, 1, "0.693147180559945309417232121458")]
    [InlineData(1, 2, "-0.693147180559945309417232121458")]
    [InlineData(10, 1, "2.302585092994045684017991454684")]
    [InlineData(3, 2, "0.405465108108164381978013115464")]
    [InlineData(999_999_937, 1_000_000_007, "-0.0000000700000019600000834633")]
    public void Logarithms_are_right_to_thirty_digits(long above, long below, string expected)
    {
        BigInteger found = Logarithm.Of(above, below) * BigInteger.Pow(10, 26) >> Logarithm.Bits;
        decimal to26 = decimal.Parse(expected, CultureInfo.InvariantCulture);
        Assert.InRange((decimal)found / 1e26m - to26, -2e-26m, 2e-26m);
    }

    [Fact]
    public void The_index_of_a_hand_computed_shift()
    {
        // 50 : 50 becomes 60 : 40, in two bins: 0.1 × ln 1.2 − 0.1 × ln 0.8 = 0.0182322 + 0.0223144 = 0.0405465.
        var tally = new StabilityTally(1000, 2);
        Add(tally, 50, 10, 10);
        Add(tally, 10, 20, 10);
        Add(tally, 40, 20, 20);
        StabilityIndex index = tally.Index(1, Unit.Number)!;
        Assert.Equal(0.040547m, index.Index);
        Assert.Equal(StabilityReading.Stable, index.Reading);
        Assert.Equal([("10", 50L, 60L), (null, 50, 40)], index.Bins.Select(b => (b.UpTo?.ToString(), b.Before, b.After)));
    }

    [Fact]
    public void An_empty_bin_counts_as_half_a_volunteer_and_the_unknown_have_a_bin()
    {
        // Before 10 known and none unknown (½), after 5 and 5: (0.5 − 1) ln 0.5 + (0.5 − 0.05) ln 10 = 0.346574 + 1.036163.
        var tally = new StabilityTally(1000, 10);
        Add(tally, 5, 7, 7);
        Add(tally, 5, 7, IMeasure.Unknown);
        StabilityIndex index = tally.Index(1, Unit.Number)!;
        Assert.Equal(1.382737m, index.Index);
        Assert.Equal(StabilityReading.Large, index.Reading);
        Assert.Equal([(false, 10L, 5L), (true, 0, 5)], index.Bins.Select(b => (b.IsUnknown, b.Before, b.After)));
    }

    [Fact]
    public void Deciles_are_cut_where_the_baseline_reaches_them_and_who_was_not_computed_is_in_none()
    {
        var tally = new StabilityTally(1000, 10);
        for (int value = 1; value <= 100; value++)
        {
            tally.Add(value, value + 1000);
        }

        tally.Add(null, 5);
        StabilityIndex index = tally.Index(1, Unit.Number)!;
        Assert.Equal(["10", "20", "30", "40", "50", "60", "70", "80", "90", null], index.Bins.Select(b => b.UpTo?.ToString()));
        Assert.Equal([1L, 0, 0, 0, 0, 0, 0, 0, 0, 100], index.Bins.Select(b => b.After));
        Assert.All(index.Bins, bin => Assert.Equal(10, bin.Before));
    }

    [Fact]
    public void Without_a_known_score_on_either_side_there_is_no_index()
    {
        var tally = new StabilityTally(1000, 10);
        tally.Add(IMeasure.Unknown, 5);
        Assert.Null(tally.Index(1, Unit.Number));
    }

    /// <summary>Beyond the bound figures are counted in wider bins, whatever the order they came in.</summary>
    [Property(MaxTest = 200)]
    public void A_tally_is_bounded_and_does_not_depend_on_the_order(int[] figures, int seed)
    {
        var dice = new Dice(unchecked((ulong)seed));
        BoundedTally one = Tally(figures, 5), other = Tally(dice.Shuffle(figures), 5);
        Assert.Equal(one.Width, other.Width);
        Assert.Equal(one.Bins, other.Bins);
        Assert.True(one.Bins.Count() <= 5);
        Assert.Equal(figures.Length, one.Bins.Sum(b => b.Before));
        Assert.Equal(figures.Select(f => f & -one.Width).GroupBy(f => f).OrderBy(g => g.Key).Select(g => (g.Key, (long)g.Count(), 0L)), one.Bins);
        Assert.True(one.Width == 1 || figures.Select(f => f & -(one.Width / 2)).Distinct().Count() > 5);
    }

    private static BoundedTally Tally(IEnumerable<int> figures, int most)
    {
        var tally = new BoundedTally(most);
        foreach (int figure in figures)
        {
            tally.Add(figure, 1, 0);
        }

        return tally;
    }

    private static void Add(StabilityTally tally, int times, long before, long after)
    {
        for (int i = 0; i < times; i++)
        {
            tally.Add(before, after);
        }
    }
}
