using FsCheck.Xunit;
using VolunteerCredit.Measures;

namespace VolunteerCredit.Abstractions.Tests.Measures;

public class AmountTests
{
    [Theory]
    [InlineData(0, 1, "0 h", "0 小时")]
    [InlineData(1, 1, "1 min", "1 分钟")]
    [InlineData(59, 1, "59 min", "59 分钟")]
    [InlineData(60, 1, "1 h", "1 小时")]
    [InlineData(61, 1, "1 h 1 min", "1 小时 1 分钟")]
    [InlineData(5999, 1, "99 h 59 min", "99 小时 59 分钟")]
    [InlineData(64680, 1, "1078 h", "1078 小时")]
    [InlineData(-1, 1, "-1 min", "-1 分钟")]
    [InlineData(-60, 1, "-1 h", "-1 小时")]
    [InlineData(-61, 1, "-1 h 1 min", "-1 小时 1 分钟")]
    [InlineData(1, 2, "0.5 min", "0.5 分钟")]
    [InlineData(-1, 2, "-0.5 min", "-0.5 分钟")]
    [InlineData(121, 2, "1 h 0.5 min", "1 小时 0.5 分钟")]
    [InlineData(181, 3, "1 h 1/3 min", "1 小时 1/3 分钟")]
    [InlineData(-181, 3, "-1 h 1/3 min", "-1 小时 1/3 分钟")]
    [InlineData(120, 2, "1 h", "1 小时")]
    public void Time_is_hours_and_minutes(long quanta, long scale, string english, string chinese)
    {
        var amount = new Amount(quanta, scale, Unit.Minutes);

        Assert.Equal(english, amount.ToString());
        Assert.Equal((english, chinese), (amount.ToWords().English, amount.ToWords().Chinese));
    }

    [Theory]
    [InlineData(335, 1, "", "335")]
    [InlineData(-5, 1, "", "-5")]
    [InlineData(671, 2, "", "335.5")]
    [InlineData(1, 3, "", "1/3")]
    [InlineData(498, 100, "‰", "4.98‰")]
    [InlineData(4, 1, "‰", "4‰")]
    [InlineData(10, 1, "%", "10%")]
    [InlineData(300_000, 1, "CNY", "300000 CNY")]
    [InlineData(-1, 2, "CNY", "-0.5 CNY")]
    [InlineData(3, 1, "枚", "3 枚")]
    public void Anything_else_is_its_figure_and_unit_in_both_languages(long quanta, long scale, string unit, string text)
    {
        var amount = new Amount(quanta, scale, unit.Length == 0 ? Unit.Number : Unit.Named(unit));

        Assert.Equal(text, amount.ToString());
        Assert.Equal((text, text), (amount.ToWords().English, amount.ToWords().Chinese));
    }

    [Fact]
    public void The_label_of_a_number_is_not_printed() => Assert.Equal("3", new Amount(3, 1, new Unit(UnitKind.Number, "days")).ToString());

    [Fact]
    public void The_default_amount_has_no_text()
    {
        Assert.Equal("", default(Amount).ToString());
        Assert.Equal(("", ""), (default(Amount).ToWords().English, default(Amount).ToWords().Chinese));
    }

    [Fact]
    public void The_longest_time_has_a_text()
    {
        Assert.Equal("153722867280912930 h 7 min", new Amount(long.MaxValue, 1, Unit.Minutes).ToString());
        Assert.Equal("-153722867280912930 h 8 min", new Amount(long.MinValue, 1, Unit.Minutes).ToString());
    }

    [Property(MaxTest = 1_000)]
    public void Time_is_never_rounded(int quanta, byte parts)
    {
        string[] words = new Amount(quanta, parts + 1, Unit.Minutes).ToString().TrimStart('-').Split(' ');
        Fraction minutes = default;
        for (int i = 0; i < words.Length; i += 2)
        {
            string[] figure = words[i].Split('/');
            Assert.True(Fraction.TryParse(figure[0], out Fraction above));
            Assert.True(Fraction.TryParse(figure.Length > 1 ? figure[1] : "1", out Fraction below));
            minutes += above / below * new Fraction(words[i + 1] == "h" ? 60 : 1);
        }

        Assert.Equal(new Fraction(Int128.Abs(quanta), parts + 1), minutes);
    }

    [Fact]
    public void An_amount_of_a_figure_has_that_figure()
    {
        Assert.Equal(new Fraction(249, 50), Amount.Of(new Fraction(498, 100), Unit.Named("‰")).Figure);
        Assert.Equal(new Amount(249, 50, Unit.Named("‰")), Amount.Of(new Fraction(498, 100), Unit.Named("‰")));
    }

    [Fact]
    public void Units_mix_only_with_their_own_kind_and_name()
    {
        Assert.True(Unit.Minutes.Mixes(new Unit(UnitKind.Time, "h")));
        Assert.True(Unit.Number.Mixes(new Unit(UnitKind.Number, "days")));
        Assert.True(Unit.Named("CNY").Mixes(Unit.Named("CNY")));
        Assert.False(Unit.Named("CNY").Mixes(Unit.Named("cny")));
        Assert.False(Unit.Named("CNY").Mixes(Unit.Number));
        Assert.False(Unit.Minutes.Mixes(Unit.Number));
        Assert.False(Unit.Named("min").Mixes(Unit.Minutes));
        Assert.False(Unit.Number.Mixes(null!));
    }
}
