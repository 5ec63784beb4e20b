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

    private static CreditResult Result(Scene scene) => Engines.One.Score(Id, scene.Volunteer, new() { AsOf = scene.AsOf, KnownAt = scene.KnownAt });

    private static int Score(Scene scene) => Figure(Result(scene));

    private static int Figure(CreditResult result)
    {
        Amount score = result.Score("score").Value!.Value;
        return (int)score.Figure.ExactlyAt(1);
    }
}
