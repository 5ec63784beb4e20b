using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using VolunteerCredit.Records;

namespace VolunteerCredit.Abstractions.Tests.Records;

public class IdsTests
{
    /// <summary>Well-formed texts, many of them alike at the start, around the places where UTF-16 and UTF-8 sort apart.</summary>
    public static Arbitrary<string> Texts() => Gen.Elements(
            "a", "b", "Z", "0", "-", "é", "\0", "\u007f", "\u0080", "\u07ff", "\u0800", "中", "\ud7ff", "\ue000", "\ufffd", "\uffff", "\U00010000", "\U0001F600", "\U0001F601", "\U0010FFFF")
        .ListOf().Select(parts => string.Concat(parts.Take(6))).ToArbitrary();

    [Property(MaxTest = 5_000, Arbitrary = [typeof(IdsTests)])]
    public void Ids_are_ordered_as_the_bytes_of_their_UTF8_form(string a, string b)
    {
        int bytes = Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b));
        Assert.Equal(Math.Sign(bytes), Math.Sign(Ids.Compare(a, b)));
    }

    [Property(MaxTest = 2_000, Arbitrary = [typeof(IdsTests)])]
    public void Ids_with_a_common_start_are_ordered_as_the_bytes_too(string start, string a, string b) => Ids_are_ordered_as_the_bytes_of_their_UTF8_form(start + a, start + b);

    [Theory]
    [InlineData("\uff5e", "\U0001F600")]
    [InlineData("\ud7ff", "\ue000")]
    [InlineData("\ue000", "\U00010000")]
    [InlineData("hr-10", "hr-9")]
    [InlineData("hr-1", "hr-10")]
    [InlineData("B", "a")]
    [InlineData("z", "é")]
    [InlineData("", "\0")]
    [InlineData(null, "")]
    public void The_first_comes_before_the_second(string? first, string? second)
    {
        Assert.True(Ids.Compare(first, second) < 0);
        Assert.True(Ids.Compare(second, first) > 0);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("é", "é")]
    public void The_same_id_is_the_same(string? a, string? b) => Assert.Equal(0, Ids.Compare(a, b));

    [Fact]
    public void An_accent_written_in_two_ways_makes_two_ids() => Assert.NotEqual(0, Ids.Compare("\u00e9", "e\u0301"));
}
