using System.Text;
using VolunteerCredit.Bulk;
using VolunteerCredit.Bulk.Building;
using VolunteerCredit.Intake;
using Xunit;

namespace VolunteerCredit.Tests.Bulk.Building;

public sealed class ColumnCodesTests
{
    [Fact]
    public void Texts_are_numbered_as_they_first_come_however_alike_and_many_they_are()
    {
        // Alike at both ends, of all lengths around those where another way of telling them apart begins, and more than are remembered.
        string[] texts =
        [
            "a", "aa", "aaa", "aba", "abca", "abda", "aaaaaaa", "aaaaaaaa", "aaaaaaaaa", "aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaa", "aaaaaaaabaaaaaaaa", "社区", "社區",
            .. Enumerable.Range(0, 300).Select(i => $"text {i}"),
        ];
        var codes = new ColumnCodes(Column.Category, new Utf8Dictionary());
        RowLayout layout = RowLayout.Plain;
        int[] CodesOf(string[] of)
        {
            int[] found = new int[of.Length];
            for (int i = 0; i < of.Length; i++)
            {
                found[i] = codes.Of(Encoding.UTF8.GetBytes(of[i]), ref layout);
            }

            return found;
        }

        Assert.Equal(Enumerable.Range(1, texts.Length), CodesOf(texts));
        Assert.Equal(Enumerable.Range(1, texts.Length), CodesOf(texts));
        Assert.Equal(Enumerable.Range(1, texts.Length).Reverse(), CodesOf([.. texts.AsEnumerable().Reverse()]));
        Assert.Equal(2, layout.Widths[(int)Column.Category]);
    }

    [Fact]
    public void What_is_taken_back_of_an_entry_is_as_if_it_had_never_been_given()
    {
        var entry = new RecordEntry { Category = "a"u8, Unit = "b"u8, Start = new(9, 0), Quantity = 1, Disputed = true, Tags = "c"u8, Replaces = "d"u8 };
        Assert.True(entry.IsRare);
        Assert.False(entry.IsCommon);
        Assert.Equal((1 << (int)Column.Category) | (1 << (int)Column.Unit), entry.GivenTexts);

        (entry.Start, entry.Quantity, entry.Disputed) = (null, null, false);
        entry.Tags = entry.Replaces = entry.Unit = default;
        Assert.False(entry.IsRare);
        Assert.True(entry.IsCommon);
        Assert.Equal(1 << (int)Column.Category, entry.GivenTexts);
    }
}
