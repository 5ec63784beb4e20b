using FsCheck.Xunit;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Properties;

/// <summary>P1: the result is a function of records, facts, rule set, parameters, as-of and known-at, and of nothing else.</summary>
public sealed class PureTests
{
    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void Scored_by_another_engine_gives_the_same(Scene scene)
    {
        foreach (Asked asked in Engines.For(scene))
        {
            LawFault.UnlessSame(asked.BitsOf(Engines.One, scene), asked.BitsOf(Engines.Other, scene), $"{asked}, another engine");
        }
    }

    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void Nothing_is_remembered_from_the_volunteer_before(Scene scene, Scene other) => PureLaws.Nothing_is_remembered(Engines.Trial(scene), other);

    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void Many_threads_at_once_give_the_same(Scene scene, Scene other) => PureLaws.Many_threads_at_once_give_the_same(Engines.Trial(scene), other);
}
