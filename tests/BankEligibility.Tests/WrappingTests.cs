using BankEligibility.Screens;

namespace BankEligibility.Tests;

public sealed class WrappingTests
{
    public static TheoryData<string> TextsToWrap =>
    [
        "",
        "   indented",
        "VC1203: hazards.csv, record 'h15-1', line 39, column 7 'minutes': found '2小时30分钟', expected a whole number from 0.",
        "VC1004：hazards.csv，第 1 行，第 3 列“name”：该列未知，未读取。若应计入，请更正列名；否则可删除该列。",
        "aWordThatIsMuchWiderThanAnyLineThatItShouldStandOnAndSoMustBeBrokenSomewhere and more",
        "（各方）“说法”不一，、，、",
    ];

    [Theory]
    [MemberData(nameof(TextsToWrap))]
    public void Lines_fit_and_lose_nothing(string text)
    {
        for (int width = 6; width < 100; width++)
        {
            string[] lines = [.. Wrapping.Lines(text, width)];

            Assert.All(lines, line => Assert.InRange(Screen.WidthOf(line), 0, width));
            Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Chinese_breaks_between_characters_and_never_before_a_closing_mark()
    {
        Assert.Equal(["该列未", "知，未", "读取。"], Wrapping.Lines("该列未知，未读取。", 7));
        Assert.Equal(["第 1", "列"], Wrapping.Lines("第 1 列", 5));
    }

    [Fact]
    public void A_blank_at_a_break_is_dropped_and_one_at_the_beginning_stays()
    {
        Assert.Equal(["  one", "two"], Wrapping.Lines("  one two", 6));
    }
}
