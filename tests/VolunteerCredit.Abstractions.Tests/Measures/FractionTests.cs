using System.Numerics;
using FsCheck.Xunit;
using VolunteerCredit.Measures;

namespace VolunteerCredit.Abstractions.Tests.Measures;

public class FractionTests
{
    [Theory]
    [InlineData(0, 1, "0")]
    [InlineData(5, 1, "5")]
    [InlineData(-5, 1, "-5")]
    [InlineData(1, 2, "0.5")]
    [InlineData(-1, 2, "-0.5")]
    [InlineData(1, -2, "-0.5")]
    [InlineData(3, 6, "0.5")]
    [InlineData(249, 50, "4.98")]
    [InlineData(1, 3, "1/3")]
    [InlineData(-2, 3, "-2/3")]
    [InlineData(61, 60, "61/60")]
    [InlineData(3, 60, "0.05")]
    [InlineData(1, 8, "0.125")]
    [InlineData(1, 1_000_000, "0.000001")]
    [InlineData(1001, 1000, "1.001")]
    [InlineData(10, 1, "10")]
    [InlineData(1, 40, "0.025")]
    [InlineData(long.MaxValue, 1, "9223372036854775807")]
    [InlineData(long.MinValue, 1, "-9223372036854775808")]
    [InlineData(long.MaxValue, 2, "4611686018427387903.5")]
    [InlineData(long.MinValue, 3, "-9223372036854775808/3")]
    public void Text_is_exact_decimals_or_a_fraction_where_they_do_not_end(long numerator, long denominator, string text) =>
        Assert.Equal(text, new Fraction(numerator, denominator).ToString());

    [Fact]
    public void The_default_is_nought()
    {
        Assert.Equal("0", default(Fraction).ToString());
        Assert.Equal(new Fraction(0), default);
        Assert.Equal(1, default(Fraction).Denominator);
        Assert.Equal(new Fraction(0).GetHashCode(), default(Fraction).GetHashCode());
    }

    [Theory]
    [InlineData("0", 0, 1)]
    [InlineData("-0", 0, 1)]
    [InlineData("007", 7, 1)]
    [InlineData("4.98", 249, 50)]
    [InlineData("-4.98", -249, 50)]
    [InlineData("-0.5", -1, 2)]
    [InlineData("1.50", 3, 2)]
    [InlineData("334.999999", 334999999, 1000000)]
    [InlineData("999999999999999999", 999999999999999999, 1)]
    [InlineData("0.00000000000000001", 1, 100000000000000000)]
    public void Plain_decimals_are_read(string text, long numerator, long denominator)
    {
        Assert.True(Fraction.TryParse(text, out Fraction value));
        Assert.Equal((numerator, denominator), (value.Numerator, value.Denominator));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("--5")]
    [InlineData("+5")]
    [InlineData("1.-5")]
    [InlineData("1.2.3")]
    [InlineData("1,000")]
    [InlineData("1,5")]
    [InlineData("1e3")]
    [InlineData(" 5")]
    [InlineData("5 ")]
    [InlineData("0x10")]
    [InlineData("∞")]
    [InlineData("NaN")]
    [InlineData("1/2")]
    [InlineData("５")]
    [InlineData("٣")]
    [InlineData("1000000000000000000")]
    [InlineData("0.000000000000000001")]
    [InlineData("9223372036854775808")]
    public void Anything_else_is_refused_without_an_exception(string text)
    {
        Assert.False(Fraction.TryParse(text, out Fraction value));
        Assert.Equal(default, value);
    }

    [Property(MaxTest = 1_000)]
    public void What_has_six_decimals_is_read_back_from_its_text(int whole, ushort millionths, bool negative)
    {
        Fraction figure = new(((Int128.Abs(whole) * 1_000_000) + millionths) * (negative ? -1 : 1), 1_000_000);
        Assert.True(Fraction.TryParse(figure.ToString(), out Fraction read));
        Assert.Equal(figure, read);
    }

    [Property(MaxTest = 1_000)]
    public void Text_stands_for_the_same_figure(long numerator, int denominator)
    {
        Fraction figure = new(numerator, denominator == 0 ? 1 : denominator);
        string text = figure.ToString();
        BigInteger read, below = 1;
        if (text.Contains('/', StringComparison.Ordinal))
        {
            (read, below) = (BigInteger.Parse(text.Split('/')[0], null), BigInteger.Parse(text.Split('/')[1], null));
        }
        else
        {
            int point = text.IndexOf('.', StringComparison.Ordinal);
            read = BigInteger.Parse(text.Replace(".", "", StringComparison.Ordinal), null);
            below = BigInteger.Pow(10, point < 0 ? 0 : text.Length - point - 1);
            Assert.False(point >= 0 && text.EndsWith('0'), text);
        }

        Assert.Equal(read * figure.Denominator, below * figure.Numerator);
    }

    [Property(MaxTest = 1_000)]
    public void Arithmetic_agrees_with_big_integers(int a, int b, int c, int d)
    {
        b = b == 0 ? 1 : b;
        d = d == 0 ? 1 : d;
        Fraction x = new(a, b), y = new(c, d);
        Same(x + y, ((BigInteger)a * d) + ((BigInteger)c * b), (BigInteger)b * d);
        Same(x - y, ((BigInteger)a * d) - ((BigInteger)c * b), (BigInteger)b * d);
        Same(x * y, (BigInteger)a * c, (BigInteger)b * d);
        if (c != 0)
        {
            Same(x / y, (BigInteger)a * d, (BigInteger)b * c);
        }

        static void Same(Fraction found, BigInteger numerator, BigInteger denominator)
        {
            Assert.Equal(numerator * found.Denominator, denominator * found.Numerator);
            Assert.True(found.Denominator > 0);
            Assert.Equal(BigInteger.One, BigInteger.GreatestCommonDivisor(found.Numerator, found.Denominator));
        }
    }

    [Property(MaxTest = 1_000)]
    public void Comparison_agrees_with_big_integers(long a, long b, long c, long d)
    {
        (b, d) = (Positive(b), Positive(d));
        Fraction x = new(a, b), y = new(c, d);
        int expected = ((BigInteger)a * d).CompareTo((BigInteger)c * b);
        Assert.Equal(expected, Math.Sign(x.CompareTo(y)));
        Assert.Equal((expected < 0, expected > 0, expected <= 0, expected >= 0, expected == 0, expected != 0), ((x < y), (x > y), (x <= y), (x >= y), (x == y), (x != y)));
        Assert.True(expected != 0 || x.GetHashCode() == y.GetHashCode());
    }

    [Theory]
    [InlineData(1, 2, 2, 4)]
    [InlineData(-3, 6, 1, -2)]
    [InlineData(0, 7, 0, -9)]
    [InlineData(long.MinValue, long.MinValue, 1, 1)]
    public void Equal_figures_are_equal_however_they_were_made(long a, long b, long c, long d)
    {
        Assert.True(new Fraction(a, b) == new Fraction(c, d));
        Assert.True(new Fraction(a, b).Equals((object)new Fraction(c, d)));
        Assert.Equal(new Fraction(a, b).GetHashCode(), new Fraction(c, d).GetHashCode());
    }

    [Fact]
    public void What_does_not_fit_into_64_bits_throws()
    {
        Fraction most = new(long.MaxValue), least = new(long.MinValue), smallest = new(1, long.MaxValue);
        Assert.Throws<OverflowException>(() => most + new Fraction(1));
        Assert.Throws<OverflowException>(() => least - new Fraction(1));
        Assert.Throws<OverflowException>(() => default(Fraction) - least);
        Assert.Throws<OverflowException>(() => most * new Fraction(2));
        Assert.Throws<OverflowException>(() => smallest * smallest);
        Assert.Throws<OverflowException>(() => smallest + new Fraction(1, 2));
        Assert.Throws<OverflowException>(() => most / smallest);
        Assert.Throws<OverflowException>(() => new Fraction(1, (Int128)long.MaxValue + 1));
        Assert.Throws<OverflowException>(() => new Fraction((Int128)long.MaxValue + 1, 1));
    }

    [Fact]
    public void What_fits_in_lowest_terms_does_not_throw()
    {
        Assert.Equal(new Fraction(long.MaxValue), new Fraction((Int128)long.MaxValue * 6, 6));
        Assert.Equal(new Fraction(1), new Fraction(long.MaxValue) * new Fraction(1, long.MaxValue));
        Assert.Equal(new Fraction(long.MinValue), new Fraction(long.MinValue, 2) + new Fraction(long.MinValue, 2));
    }

    [Fact]
    public void Division_by_nought_throws()
    {
        Assert.Throws<DivideByZeroException>(() => new Fraction(1, 0));
        Assert.Throws<DivideByZeroException>(() => new Fraction(1) / default(Fraction));
    }

    [Theory]
    [InlineData(7, 2, 1, 3, 4)]
    [InlineData(-7, 2, 1, -4, -3)]
    [InlineData(1, 3, 60, 20, 20)]
    [InlineData(1, 3, 10, 3, 4)]
    [InlineData(-1, 3, 10, -4, -3)]
    [InlineData(0, 1, 10, 0, 0)]
    [InlineData(1, 1_000_000, 1, 0, 1)]
    [InlineData(-1, 1_000_000, 1, -1, 0)]
    public void Floor_and_ceiling_lie_on_both_sides_of_the_figure(long numerator, long denominator, long scale, long floor, long ceiling)
    {
        Fraction figure = new(numerator, denominator);
        Assert.Equal((floor, ceiling), (figure.FloorAt(scale), figure.CeilingAt(scale)));
    }

    [Property(MaxTest = 1_000)]
    public void Floor_and_ceiling_are_the_nearest_quanta(int numerator, int denominator, ushort quanta)
    {
        Fraction figure = new(numerator, denominator == 0 ? 1 : denominator);
        long scale = quanta + 1L, floor = figure.FloorAt(scale), ceiling = figure.CeilingAt(scale);
        Assert.True(new Fraction(floor, scale) <= figure && figure < new Fraction(floor + 1, scale));
        Assert.True(new Fraction(ceiling - 1, scale) < figure && figure <= new Fraction(ceiling, scale));
        Assert.True(floor != ceiling || figure.ExactlyAt(scale) == floor);
        Assert.True(floor == ceiling || Record.Exception(() => figure.ExactlyAt(scale)) is ArithmeticException);
    }

    [Fact]
    public void Quanta_that_do_not_fit_throw()
    {
        Assert.Throws<OverflowException>(() => new Fraction(long.MaxValue).FloorAt(2));
        Assert.Throws<OverflowException>(() => new Fraction(long.MinValue).CeilingAt(2));
        Assert.Throws<OverflowException>(() => new Fraction(long.MaxValue).ExactlyAt(60));
        Assert.Contains("1/3", Assert.Throws<ArithmeticException>(() => new Fraction(1, 3).ExactlyAt(10)).Message, StringComparison.Ordinal);
    }

    private static long Positive(long number) => number is 0 or long.MinValue ? 1 : Math.Abs(number);
}
