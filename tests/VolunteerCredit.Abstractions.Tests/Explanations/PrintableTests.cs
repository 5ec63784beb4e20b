using System.Globalization;
using FsCheck.Xunit;
using VolunteerCredit.Explanations;

namespace VolunteerCredit.Abstractions.Tests.Explanations;

public class PrintableTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("hr-0042", "hr-0042")]
    [InlineData("志愿者 é \U0001F600", "志愿者 é \U0001F600")]
    [InlineData("a\nb", "a\\u{a}b")]
    [InlineData("a\r\tb", "a\\u{d}\\u{9}b")]
    [InlineData("\0", "\\u{0}")]
    [InlineData("\u001b[31m", "\\u{1b}[31m")]
    [InlineData("\u007f\u0085", "\\u{7f}\\u{85}")]
    [InlineData("\u2028\u2029", "\\u{2028}\\u{2029}")]
    [InlineData("\ufeff", "\\u{feff}")]
    [InlineData("\u200b\u200d", "\\u{200b}\\u{200d}")]
    [InlineData("\ue000", "\\u{e000}")]
    [InlineData("\U000E0041", "\\u{e0041}")]
    public void What_cannot_be_seen_is_escaped(string? text, string printed) => Assert.Equal(printed, Texts.Printable(text));

    [Theory]
    [InlineData(0x061c)]
    [InlineData(0x200e)]
    [InlineData(0x200f)]
    [InlineData(0x202a)]
    [InlineData(0x202b)]
    [InlineData(0x202c)]
    [InlineData(0x202d)]
    [InlineData(0x202e)]
    [InlineData(0x2066)]
    [InlineData(0x2067)]
    [InlineData(0x2068)]
    [InlineData(0x2069)]
    public void What_turns_the_direction_of_text_is_escaped(int control) =>
        Assert.Equal($"a\\u{{{control.ToString("x", CultureInfo.InvariantCulture)}}}b", Texts.Printable($"a{(char)control}b"));

    [Fact]
    public void Half_a_surrogate_pair_is_replaced()
    {
        Assert.Equal("a\ufffdb", Texts.Printable("a\ud83db"));
        Assert.Equal("\ufffd", Texts.Printable("\ude00"));
    }

    [Fact]
    public void Sixty_characters_are_printed_whole_and_more_are_cut()
    {
        Assert.Equal(new string('a', 60), Texts.Printable(new string('a', 60)));
        Assert.Equal(new string('a', 60) + "…", Texts.Printable(new string('a', 61)));
        Assert.Equal(new string('a', 60) + "…", Texts.Printable(new string('a', 1_000_000)));
    }

    [Property(MaxTest = 2_000)]
    public void Nothing_hidden_and_nothing_long_is_ever_printed(string? text)
    {
        string printed = Texts.Printable(text);
        Assert.InRange(printed.Length, 0, 70);
        Assert.DoesNotContain(printed.EnumerateRunes(), rune => System.Text.Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse);
    }
}
