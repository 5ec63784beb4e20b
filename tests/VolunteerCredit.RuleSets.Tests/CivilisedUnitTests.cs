using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using static VolunteerCredit.RuleSets.Tests.Groups;
using static VolunteerCredit.RuleSets.Tests.Shipped;

namespace VolunteerCredit.RuleSets.Tests;

public class CivilisedUnitTests
{
    private const string Id = "cn.civilised-unit";

    private static readonly ServiceRecord[] Records =
    [
        By("a", "2019-03-05", 120) with { Id = "1", Activity = "x", Organization = "u1", District = "east" },
        By("b", "2019-03-05", 120) with { Id = "2", Activity = "x", Organization = "u1", District = "east" },
        By("a", "2019-03-05", 120) with { Id = "3", Activity = "y", Organization = "u1", District = "west" },
        By("a", "2019-03-05", 0) with { Id = "4", Activity = "x", Organization = "u1", Minutes = null, Quantity = 40, Unit = "people", Category = "served" },
        By("c", "2019-03-05", 540) with { Id = "5", Activity = "z", Organization = "u2", District = "west" },
    ];

    [Fact]
    public void A_unit_has_its_sessions_person_times_hours_and_people_served()
    {
        CreditResult unit = Group(Id, "organization:u1", "2019-12-31", Records);

        Assert.Equal(("2", "3", "6 h", "40"), (unit.Text("sessions"), unit.Text("personTimes"), unit.Text("hours"), unit.Text("served"))); // a at x, b at x, a at y
    }

    [Theory]
    [InlineData("nation", "nation")]
    [InlineData("province", "province")]
    [InlineData("village", null)]
    public void Its_level_is_a_fact(string value, string? level) =>
        Assert.Equal(level, Group(Id, "organization:u1", "2019-12-31", Records, Of("organization:u1", "level", value), Of("organization:u2", "level", "city")).Tier("level").Reached);

    [Fact]
    public void A_level_that_nobody_states_is_unknown() => Assert.True(Group(Id, "organization:u1", "2019-12-31", Records).Tier("level").IsUnknown);

    [Fact]
    public void Units_and_streets_are_ranked_by_the_hours_of_the_year()
    {
        Assert.Equal("1 u2 9 h, 2 u1 6 h", Board(Id, "units", "2019-12-31", Records));
        Assert.Equal("1 west 11 h, 2 east 4 h", Board(Id, "streets", "2019-01-01", Records.Select(r => r with { Date = Day("2019-01-01") })));
        Assert.Equal("1 west 11 h, 2 east 4 h", Board(Id, "streets", "2019-12-31", [.. Records, By("a", "2018-12-31", 600) with { District = "east", Organization = "u1" }]));
        Assert.Empty(Board(Id, "units", "2020-01-01", Records));
        Assert.Equal("1 u1 10 h", Board(Id, "units", "2018-12-31", [.. Records, By("a", "2018-12-31", 600) with { District = "east", Organization = "u1" }]));
    }

    [Fact]
    public void Ten_units_are_listed_and_those_that_share_the_tenth_rank()
    {
        // u01 has 20 h … u10 and u11 11 h each, u12 one hour.
        IEnumerable<ServiceRecord> records = Enumerable.Range(1, 12).Select(i => By("a", "2019-05-01", i == 12 ? 60 : 60 * (21 - Math.Min(i, 10))) with
        {
            Id = FormattableString.Invariant($"{i}"),
            Organization = FormattableString.Invariant($"u{i:00}"),
        });

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10], Rows(Id, "units", "2019-12-31", records).Select(r => r.Rank!.Value));
    }
}
