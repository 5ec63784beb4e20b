using System.Xml.Linq;
using VolunteerCredit.Measures;
using static VolunteerCredit.Explanations.Pages.Html;

namespace VolunteerCredit.Explanations.Pages;

/// <summary>The records that gave the most to a measure or line, and the sum of the others, in small print.</summary>
internal sealed class ShareList(CreditResult result, Wording words, int most)
{
    /// <summary>A row below the one that it is about.</summary>
    /// <param name="columns">How many columns the table has.</param>
    /// <param name="note">What else is to be said; it may be empty.</param>
    /// <param name="records">All records, in canonical order.</param>
    /// <param name="atNothing">What there is without any record.</param>
    public XElement? Row(int columns, string note, IReadOnlyList<RecordShare> records, Amount? atNothing = null)
    {
        var shares = LargestShares.Of(records, most);
        XElement[] items =
        [
            .. shares.Shown.Select(share => Tag("li", Quoted(words.Share(result, share)))),
            .. words.More(shares) is { } more ? [Tag("li", more)] : Array.Empty<XElement>(),
            .. atNothing is { Quanta: not 0 } left && records.Count > 0 ? [Tag("li", words.Say("why.atNothing", words.Signed(left)))] : Array.Empty<XElement>(),
        ];
        return items.Length == 0 && note.Length == 0 ? null : Tag("tr", ("class", "below"), Tag(
            "td", ("colspan", $"{columns}"),
            note.Length == 0 ? null : Tag("p", note),
            items.Length == 0 ? null : Tag("ul", items)));
    }
}
