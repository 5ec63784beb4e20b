using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using static VolunteerCredit.RuleSets.Tests.Shipped;

namespace VolunteerCredit.RuleSets.Tests;

public class BloodDonationTests
{
    private const string Id = "cn.blood-donation";

    [Theory]
    [InlineData(19, null, 0)]
    [InlineData(20, "bronze", 0)]
    [InlineData(29, "bronze", 0)]
    [InlineData(30, "silver", 0)]
    [InlineData(39, "silver", 0)]
    [InlineData(40, "gold", 0)]
    [InlineData(59, "gold", 0)]
    [InlineData(60, "bronze", 1)]
    [InlineData(70, "silver", 1)]
    [InlineData(80, "gold", 1)]
    [InlineData(100, "bronze", 2)]
    public void A_gold_winner_starts_again_after_the_40th(int donations, string? award, int cycle)
    {
        TierResult tier = Score(Id, "2020-01-01", Donated("2001-01-01", 200, "mL", donations)).Tier("award");

        Assert.Equal(award, tier.Reached);
        Assert.Equal(cycle, tier.Cycle);
    }

    [Theory]
    [InlineData("2009-12-31", 4)]
    [InlineData("2010-01-01", 1)]
    public void Platelets_are_counted_by_their_day(string day, int donations) =>
        Assert.Equal(donations, DonationsOf(Donated(day, 1, "platelet", 1)));

    [Theory]
    [InlineData(199, 1, 0)]
    [InlineData(200, 1, 1)]
    [InlineData(399, 2, 2)]
    [InlineData(239, 45, 45)]
    [InlineData(72840, 1, 364)]
    public void What_is_left_of_200_mL_is_lost_record_by_record(int millilitres, int times, int donations) =>
        Assert.Equal(donations, DonationsOf(Donated("2001-01-01", millilitres, "mL", times)));

    private static long DonationsOf(IEnumerable<ServiceRecord> records) => Score(Id, "2020-01-01", records).Measure("donations").Value!.Value.Figure.ExactlyAt(1);

    private static IEnumerable<ServiceRecord> Donated(string first, int quantity, string unit, int times) =>
        Enumerable.Range(0, times).Select(i => new ServiceRecord { Id = FormattableString.Invariant($"{first}/{i}"), VolunteerId = "v", Date = Day(first).AddDays(7 * i), Quantity = quantity, Unit = unit });
}
