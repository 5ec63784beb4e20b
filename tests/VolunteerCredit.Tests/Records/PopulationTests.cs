using System.Text;
using FsCheck;
using FsCheck.Xunit;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using static VolunteerCredit.Tests.Given;

namespace VolunteerCredit.Tests;

/// <summary>Volunteers brought together from files: what concerns more than one is settled here.</summary>
public sealed class PopulationTests
{
    private const string Stars = "cn.national-stars";

    private static readonly CreditEngine Engine = CreditEngine.Create(options => options.Add(ShippedRuleSets.Source(Stars)));

    [Fact]
    public void Records_and_facts_come_together_by_volunteer_in_the_order_of_ids()
    {
        Population population = Population.Create(
            [Of("w", "a"), Of("v", "b"), Of("w", "c")], [Fact("f", "born", "1990-01-01") with { SubjectId = "u" }, Fact("g", "born", "1990-01-01")]);
        Assert.Equal(["u", "v", "w"], population.Volunteers.Select(v => v.Id));
        Assert.Equal(["a", "c"], population.Volunteers[2].Records.Select(r => r.Id));
        Assert.Equal("f", Assert.Single(population.Volunteers[0].Facts).Id);
    }

    [Fact]
    public void A_voided_activity_reaches_everybody()
    {
        Population population = Population.Create([Of("v", "a"), Of("w", "b")], [Fact("f", FactNames.Voided, "true") with { SubjectId = "activity:x" }]);
        Assert.All(population.Volunteers, v => Assert.Single(v.Facts));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_record_that_names_anothers_record_is_left_out_and_does_nothing_to_it(bool voids)
    {
        ServiceRecord naming = Of("w", "b") with { Voids = voids ? "a" : null, Replaces = voids ? null : "a" };
        Population population = Population.Create([Of("v", "a"), naming, Of("w", "c")], []);

        CreditResult[] results = [.. Engine.Score(Stars, population.Volunteers, Evaluation.On(new(2026, 1, 1)))];
        Assert.Equal([60, 60], results.Select(r => r.Time.Counted));
        Assert.Equal(("VC2006", "b"), (Assert.Single(results[1].Notices).Code, results[1].Notices[0].Place.RecordId));
    }

    [Theory]
    [InlineData(6, false)]
    [InlineData(7, true)]
    public void Anothers_record_is_named_only_once_it_is_known(int knownOn, bool refused)
    {
        ServiceRecord others = Of("v", "a") with { RecordedAt = new DateTimeOffset(2024, 7, 7, 0, 0, 0, default) };
        ServiceRecord naming = Of("w", "b") with { Replaces = "a", RecordedAt = new DateTimeOffset(2024, 7, 1, 0, 0, 0, default) };
        Population population = Population.Create([others, naming], []);

        var evaluation = new Evaluation { AsOf = new(2026, 1, 1), KnownAt = new DateTimeOffset(2024, 7, knownOn, 0, 0, 0, default) };
        CreditResult result = Engine.Score(Stars, population.Volunteers[1], evaluation);

        Assert.Equal(refused ? 0 : 60, result.Time.Counted);
        Assert.Equal(refused ? "VC2006" : "VC2003", Assert.Single(result.Notices).Code);
    }

    [Fact]
    public void A_refused_record_of_another_is_nobodys()
    {
        Population population = Population.Create([Of("v", "a") with { Minutes = -5 }, Of("w", "b") with { Replaces = "a" }], []);
        Assert.Equal("VC2003", Assert.Single(Engine.Score(Stars, population.Volunteers[1], Evaluation.On(new(2026, 1, 1))).Notices).Code);
    }

    [Fact]
    public void An_id_that_two_volunteers_use_is_each_ones_own()
    {
        Population population = Population.Create([Of("v", "a"), Of("w", "a"), Of("w", "b") with { Replaces = "a" }], []);
        Assert.Equal("VC2008", Assert.Single(population.Notices).Code);
        Assert.Equal([1, 2], population.Volunteers.Select(v => v.Records.Count));
    }

    [Theory]
    [InlineData("organization:g1", "v", null)]
    [InlineData("organization:g1", null, "VC2015: 1 fact(s) of others came without any volunteer to carry them; they have no effect. Hand in the volunteers with them, or the group itself as a volunteer without records.")]
    [InlineData("v", null, null)]
    public void Facts_of_groups_need_somebody_who_carries_them(string subject, string? volunteer, string? notice)
    {
        Population population = Population.Create(
            volunteer is null ? [] : [Of(volunteer, "a")], [new() { Id = "f", SubjectId = subject, Name = "level", Value = "city" }]);

        Assert.Equal(notice, population.Notices.SingleOrDefault()?.In(Language.English));
    }

    [Property(MaxTest = 1000)]
    public void Ids_sort_as_their_UTF8_bytes(NonNull<string> first, NonNull<string> second)
    {
        // Half a surrogate pair has no bytes in UTF-8.
        string a = Valid(first.Get), b = Valid(second.Get);
        Assert.Equal(Math.Sign(Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b))), Math.Sign(Ids.Compare(a, b)));
    }

    [Theory]
    [InlineData("\uE000", "\U0001F600")]
    [InlineData("a\uFFFD", "a\U00010000")]
    [InlineData("\U0001F600", "\U0001F601")]
    [InlineData("a", "ab")]
    [InlineData("Z", "a")]
    [InlineData(null, "")]
    public void A_smaller_id_comes_first(string? smaller, string? larger)
    {
        Assert.True(Ids.Compare(smaller, larger) < 0);
        Assert.True(Ids.Compare(larger, smaller) > 0);
        Assert.Equal(0, Ids.Compare(larger, larger));
    }

    private static string Valid(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static ServiceRecord Of(string volunteer, string id) => Service(id, "2024-05-01", 60) with { VolunteerId = volunteer };
}
