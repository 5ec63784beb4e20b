using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using static VolunteerCredit.RuleSets.Tests.Groups;
using static VolunteerCredit.RuleSets.Tests.Shipped;

namespace VolunteerCredit.RuleSets.Tests;

public class HangzhouIndexTests
{
    private const string Id = "cn.hangzhou.index-2018";
    private const string AsOf = "2018-12-31";

    private static readonly Fact Member = Of("a", "city", "hz");

    [Theory]
    [InlineData("2680000", Qualifier.None, Openness.Closed)]
    [InlineData("2680000+", Qualifier.Over, Openness.Above)]
    [InlineData("2680000余", Qualifier.Over, Openness.Above)]
    [InlineData("约2680000", Qualifier.About, Openness.Above | Openness.Below)]
    public void Over_two_million_six_hundred_and_eighty_thousand_never_becomes_exact(string registered, Qualifier qualifier, Openness openness)
    {
        CreditResult city = City(registered);

        Assert.Equal(("2680000", "0.274"), (city.Text("registered"), city.Text("share"))); // of 9,780,000: 0.27403
        Assert.Equal((qualifier, openness), (city.Measure("registered").Qualifier, city.Measure("registered").Openness));
        Assert.Equal(openness == Openness.Closed ? Openness.Closed : Openness.Above | Openness.Below, city.Measure("share").Openness); // a ratio is open both ways
    }

    [Fact]
    public void The_index_is_ours_and_its_lines_add_up()
    {
        CreditResult city = City("2680000+");

        Assert.Equal(new Fraction(274001, 1000), city.Score("index").Value!.Value.Figure); // 10 h / 10,000 h, 0.274 / 0.001
        Assert.Equal(Honesty.Illustrative, city.Score("index").Honesty);
    }

    [Fact]
    public void Without_the_number_of_residents_there_is_no_share_and_no_index()
    {
        CreditResult city = Group(Id, "city:hz", AsOf, [By("a", "2018-05-01", 600)], Member, Of("city:hz", "score:registered-volunteers", "2680000+"));

        Assert.Null(city.Measure("share").Value);
        Assert.Null(city.Score("index").Value);
    }

    [Fact]
    public void Projects_of_equal_hours_share_a_rank_and_the_next_is_left_out()
    {
        ServiceRecord[] records =
        [
            By("a", "2018-03-01", 300) with { Project = "p4" }, By("a", "2018-03-02", 420) with { Project = "p2" }, By("b", "2018-03-01", 420) with { Project = "p1" },
            By("b", "2018-03-02", 480) with { Project = "p3" }, By("b", "2017-12-31", 900) with { Project = "p5" },
        ];

        Assert.Equal("1 p3 8 h, 2 p1 7 h, 2 p2 7 h, 4 p4 5 h", Board(Id, "projects", AsOf, records));
        Assert.Equal("1 p5 15 h", Board(Id, "projects", "2017-12-31", records));
    }

    [Theory]
    [InlineData("projects")]
    [InlineData("most-joined")]
    public void Ten_are_listed_and_those_that_share_the_tenth_rank(string board)
    {
        // k01 has 20 people of an hour each … k10 and k11 11 each, k12 one.
        IEnumerable<ServiceRecord> records = Enumerable.Range(1, 12).SelectMany(k => Enumerable.Range(1, k == 12 ? 1 : 21 - Math.Min(k, 10)).Select(v =>
            By(FormattableString.Invariant($"v{v}"), "2018-05-01", 60) with { Id = FormattableString.Invariant($"{k}/{v}"), Project = Key(k), Activity = Key(k) }));

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10], Rows(Id, board, AsOf, records).Select(r => r.Rank!.Value));

        static string Key(int k) => FormattableString.Invariant($"k{k:00}");
    }

    [Fact]
    public void Who_joins_an_activity_twice_has_joined_it_once()
    {
        ServiceRecord[] records =
        [
            By("a", "2018-03-01", 60) with { Activity = "x" }, By("a", "2018-03-02", 60) with { Activity = "x" }, By("a", "2018-03-03", 60) with { Activity = "y" },
            By("b", "2018-03-03", 60) with { Activity = "y" }, By("c", "2017-12-31", 60) with { Activity = "x" },
        ];

        Assert.Equal("1 y 2, 2 x 1", Board(Id, "most-joined", AsOf, records));
    }

    [Fact]
    public void Districts_are_ranked_by_hours_and_say_how_many_there_are_for_each_resident()
    {
        ServiceRecord[] records = [By("a", "2018-03-01", 420) with { District = "d1" }, By("b", "2018-03-01", 300) with { District = "d2" }, By("b", "2017-12-31", 600) with { District = "d2" }];
        IReadOnlyList<BoardRow> rows = Rows(Id, "districts", AsOf, records, Of("district:d1", "score:residents", "900"), Of("district:d2", "score:residents", "30"));

        Assert.Equal(["1 d1 7 h", "2 d2 5 h"], rows.Select(r => FormattableString.Invariant($"{r.Rank} {r.Id} {r.Value}")));
        Assert.Equal([new Fraction(420, 900), new Fraction(10)], rows.Select(r => r.PerHead!.Value.Figure));
    }

    private static CreditResult City(string registered) => Group(
        Id, "city:hz", AsOf, [By("a", "2018-05-01", 600)], Member, Of("city:hz", "score:registered-volunteers", registered), Of("city:hz", "score:residents", "9780000"));
}
