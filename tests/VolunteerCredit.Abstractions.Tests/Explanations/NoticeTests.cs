using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Abstractions.Tests.Explanations;

public class NoticeTests
{
    private static readonly Words Whole = new("a whole number from 0", "从 0 起的整数");

    [Fact]
    public void A_message_says_code_place_found_expected_and_what_to_do()
    {
        Notice notice = new("VC1203", new Place { Source = "hours.csv", RecordId = "hr-0042", Line = 17, Column = 7, Name = "minutes" }, "-30", Whole);

        Assert.Equal(
            $"VC1203: hours.csv, record 'hr-0042', line 17, column 7 'minutes': found '-30', expected a whole number from 0. {Texts.Notice("VC1203").Hint.English}",
            notice.ToString());
        Assert.Equal(
            $"VC1203：hours.csv，记录“hr-0042”，第 17 行，第 7 列“minutes”：发现“-30”，应为从 0 起的整数。{Texts.Notice("VC1203").Hint.Chinese}",
            notice.In(Language.Chinese));
    }

    [Fact]
    public void Without_a_place_none_is_printed() =>
        Assert.StartsWith("VC1203: found '-30', ", new Notice("VC1203", default, "-30", Whole).ToString(), StringComparison.Ordinal);

    [Fact]
    public void What_was_found_cannot_pretend_to_be_a_template_or_a_line_of_its_own()
    {
        string message = new Notice("VC1203", new Place { Name = "a\nb" }, "{expected}\nVC0000", Words.Same("x")).ToString();

        Assert.DoesNotContain('\n', message);
        Assert.Contains("'a\\u{a}b'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_found_is_printed_as_it_stands_even_where_it_looks_like_a_placeholder() =>
        Assert.Contains("found '{expected}', expected x", new Notice("VC1203", default, "{expected}", Words.Same("x")).ToString(), StringComparison.Ordinal);

    [Fact]
    public void The_values_of_a_phrase_are_filled_in_both_languages()
    {
        Words words = Texts.Phrase("explain.missing", "born", new Words("the office", "登记机构"));

        Assert.Equal(("missing born: ask the office", "缺少 born：请联系登记机构"), (words.English, words.Chinese));
    }

    [Fact]
    public void A_value_of_a_phrase_that_looks_like_a_placeholder_is_printed_as_it_stands() =>
        Assert.Equal("missing {1}: ask x", Texts.Phrase("explain.missing", "{1}", "x").English);

    [Fact]
    public void A_phrase_that_does_not_exist_is_not_found() => Assert.Null(Texts.FindPhrase("explain.nothing"));
}
