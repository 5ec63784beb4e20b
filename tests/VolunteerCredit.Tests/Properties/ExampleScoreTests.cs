using FsCheck.Xunit;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Properties;

/// <summary>What the example score promises of itself.</summary>
public sealed class ExampleScoreTests
{
    private const string Id = "example.volunteer-credit-score";

    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void It_lies_between_0_and_650(Scene scene) => Assert.InRange(Score(scene), 0, 650);

    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void Without_verified_service_it_is_at_most_290(Scene any)
    {
        Scene scene = any.With(any.Records.Select(r => r.Source == "signed-in-out" ? r with { Source = "administrator" } : r));
        Assert.InRange(Score(scene), 0, 290);
    }

    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void With_at_most_1046_verified_hours_it_is_at_most_593(Scene scene)
    {
        CreditResult result = Result(scene);
        Assert.True(result.Measure("verified").Value!.Value.Quanta > 1046 * 60 || Figure(result) <= 593);
    }

    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void More_verified_service_on_a_free_day_never_lowers_it(Scene scene)
    {
        Dice dice = scene.Dice();
        DateOnly day = scene.AsOf.AddDays(-dice.Weighted((3, dice.Below(730)), (1, dice.Below(3000))));
        while (scene.Records.Any(r => r.Date == day || r.Date.AddDays(1) == day))
        {
            day = day.AddDays(-1);
        }

        int minutes = dice.Between(1, 1440), start = dice.Below(1440 - minutes);
        ServiceRecord more = new()
        {
            Id = "new-1",
            VolunteerId = scene.Volunteer.Id,
            Date = day,
            Start = dice.Chance(50) ? new(start / 60, start % 60) : null,
            End = new((start + minutes) / 60 % 24, (start + minutes) % 60),
            Minutes = minutes,
            Source = "signed-in-out",
        };
        Assert.InRange(Score(scene.With(dice.Insert(scene.Records, more))), Score(scene), 650);
    }

    /// <summary>The one way in which more service costs points, and the document says so: it stands in the place of other service of the same day.</summary>
    [Theory]
    [InlineData("in the place of entered hours")]
    [InlineData("a short record over a long one")]
    [InlineData("the same times noted twice")]
    public void More_verified_service_lowers_it_only_in_the_place_of_other_service_of_that_day(string how)
    {
        var asOf = new DateOnly(2025, 1, 1);
        (ServiceRecord[] before, ServiceRecord[] more) = how switch
        {
            // Beyond 700 verified hours a point takes 16 of them, but 10 entered ones, which the daily limit takes away.
            "in the place of entered hours" => (
                [.. Days(new(2015, 1, 1), 125, 480), .. Days(new(2016, 1, 1), 10, 480).Select(r => r with { Source = "administrator" })],
                Days(new(2016, 1, 1), 10, 480).Select(r => r with { Id = "more " + r.Id }).ToArray()),
            "a short record over a long one" => (
                new[] { Day(new(2024, 12, 1), 480) with { Start = new(8, 0), End = new(16, 0) } },
                new[] { Day(new(2024, 12, 1), 10) with { Id = "more", Start = new(7, 0), End = new(12, 0) } }),
            _ => (
                [Day(new(2024, 12, 1), 121) with { Start = new(8, 0), End = new(10, 0) }],
                [Day(new(2024, 12, 1), 119) with { Id = "1", Start = new(8, 0), End = new(10, 0) }]),
        };
        Scene scene = new(new("v", before, []), asOf, null, 0);
        Assert.True(Score(scene.With([.. before, .. more])) < Score(scene));
        ServiceRecord[] elsewhere = [.. more.Select((r, i) => r with { Date = new DateOnly(2018, 1, 1).AddDays(i) })];
        Assert.InRange(Score(scene.With([.. before, .. elsewhere])), Score(scene), 650);
    }

    private static ServiceRecord Day(DateOnly date, int minutes) => new()
    {
        Id = date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), VolunteerId = "v", Date = date, Minutes = minutes, Source = "signed-in-out",
    };

    private static IEnumerable<ServiceRecord> Days(DateOnly first, int count, int minutes) => Enumerable.Range(0, count).Select(i => Day(first.AddDays(i), minutes));

    private static CreditResult Result(Scene scene) => Engines.One.Score(Id, scene.Volunteer, new() { AsOf = scene.AsOf, KnownAt = scene.KnownAt });

    private static int Score(Scene scene) => Figure(Result(scene));

    private static int Figure(CreditResult result)
    {
        Amount score = result.Score("score").Value!.Value;
        return (int)score.Figure.ExactlyAt(1);
    }
}
