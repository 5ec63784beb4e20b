using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;

namespace VolunteerCredit.Tests.Explanations;

public sealed class LargestSharesTests
{
    [Fact]
    public void The_largest_come_first_whatever_their_sign_and_the_others_are_summed()
    {
        var shares = LargestShares.Of(Shares(2, -5, 0, 3, 2, -1), 2);
        Assert.Equal(["r1", "r3"], shares.Shown.Select(s => s.RecordId));
        Assert.Equal((3, "3"), (shares.More, shares.MoreSum.ToString()));
    }

    [Fact]
    public void Equal_ones_stay_in_order_and_of_none_there_is_no_sum()
    {
        var all = LargestShares.Of(Shares(1, 1, 1), 3);
        Assert.Equal(("r0 r1 r2", 0, (Amount?)null), (Ids(all), all.More, all.MoreSum));
        var none = LargestShares.Of(Shares(1, 1, 1), 0);
        Assert.Equal((0, 3, "3"), (none.Shown.Count, none.More, none.MoreSum.ToString()));
        Assert.Equal((0, 0, (Amount?)null), (LargestShares.Of([], 3).Shown.Count, LargestShares.Of([], 3).More, LargestShares.Of(Shares(0), 0).MoreSum));
    }

    [Fact]
    public void Without_shares_the_last_records_are_shown_and_the_others_counted()
    {
        var shares = LargestShares.Of([.. Shares(1, 1, 1).Select(s => s with { Share = null })], 2);
        Assert.Equal(("r1 r2", 1, (Amount?)null), (Ids(shares), shares.More, shares.MoreSum));
    }

    [Fact]
    public void Records_of_which_there_is_something_to_say_are_listed_before_others()
    {
        RecordExplanation[] records =
        [
            .. Enumerable.Range(0, 6).Select(i => new RecordExplanation(
                $"r{i}", Given.Day("2024-01-01"), 60, i == 2 ? 0 : 60, i != 2, i is 0 or 4, i == 2 ? [new("cap", Given.Day("2024-01-01"), 0, 0, 60, null)] : [])),
        ];

        var listed = ListedRecords.Of(records, 4);
        Assert.Equal(["r0", "r1", "r2", "r4"], listed.Shown.Select(r => r.RecordId));
        Assert.Equal((3, 0, 2), (listed.Notable, listed.NotableMore, listed.More));
        Assert.Equal(("r0 r2", 1, 4), (string.Join(" ", ListedRecords.Of(records, 2).Shown.Select(r => r.RecordId)), ListedRecords.Of(records, 2).NotableMore, ListedRecords.Of(records, 2).More));
    }

    private static string Ids(LargestShares shares) => string.Join(" ", shares.Shown.Select(s => s.RecordId));

    private static RecordShare[] Shares(params long[] shares) =>
        [.. shares.Select((share, i) => new RecordShare($"r{i}", Given.Day("2024-01-01"), new Amount(share, 1, Unit.Number), false))];
}
