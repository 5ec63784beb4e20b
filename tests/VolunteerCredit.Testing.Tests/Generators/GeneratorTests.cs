using System.Globalization;
using FsCheck.Fluent;
using VolunteerCredit.Testing.Generators;

namespace VolunteerCredit.Testing.Tests.Generators;

/// <summary>Laws are worth what the generated volunteers are worth.</summary>
public sealed class GeneratorTests
{
    [Fact]
    public void Each_hazard_occurs_in_at_least_5_percent_of_volunteers()
    {
        // As a law of many cases gets them: small ones first, large ones last.
        Scene[] scenes = [.. Enumerable.Range(1, 100).SelectMany(size => Scenes.Generator.Sample(30, size))];

        string[] rare =
        [
            .. Hazards.All.Select(h => (h.Name, Percent: scenes.Count(h.Occurs) * 100m / scenes.Length))
                .Where(h => h.Percent < 5m)
                .Select(h => string.Create(CultureInfo.InvariantCulture, $"{h.Name}: {h.Percent:0.0} %")),
        ];

        Assert.True(rare.Length == 0, string.Join("\n", rare));
    }

    [Fact]
    public void The_same_seed_makes_the_same_volunteer()
    {
        for (ulong seed = 0; seed < 50; seed++)
        {
            Assert.Equal(SceneMaker.Make(seed, 60).ToString(), SceneMaker.Make(seed, 60).ToString());
        }
    }

    [Fact]
    public void Shrinking_comes_to_an_end_at_the_smallest_volunteer()
    {
        Scene smallest = SceneMaker.Make(5, 100);
        while (SceneShrinker.Shrink(smallest).FirstOrDefault() is { } smaller)
        {
            smallest = smaller;
        }

        Assert.Empty(smallest.Records);
        Assert.Empty(smallest.Facts);
        Assert.Null(smallest.KnownAt);
    }
}
