using FsCheck.Xunit;
using VolunteerCredit.Explanations;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Properties;

/// <summary>P1: the result is a function of records, facts, rule set, parameters, as-of and known-at, and of nothing else.</summary>
public sealed class PureTests
{
    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void Scored_again_and_by_another_engine_gives_the_same(Scene scene)
    {
        foreach (Asked asked in Engines.For(scene))
        {
            string first = Engines.One.Score(asked.RuleSetId, scene.Volunteer, asked.Of(scene)).ToJson();
            Bits.AreSame(first, Engines.One.Score(asked.RuleSetId, scene.Volunteer, asked.Of(scene)).ToJson(), $"{asked}, again");
            Bits.AreSame(first, Engines.Other.Score(asked.RuleSetId, scene.Volunteer, asked.Of(scene)).ToJson(), $"{asked}, another engine");
        }
    }

    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void Nothing_is_remembered_from_the_volunteer_before(Scene scene, Scene other) => Laws.Nothing_is_remembered(Engines.One, scene, other);

    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void Many_threads_at_once_give_the_same(Scene scene, Scene other)
    {
        (Asked Asked, Scene Scene)[] questions = [.. Engines.For(scene).SelectMany(asked => new[] { (asked, scene), (asked, other) })];
        string[] alone = [.. questions.Select(q => Score(q.Asked, q.Scene))];

        Parallel.For(0, questions.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
            Bits.AreSame(alone[i], Score(questions[i].Asked, questions[i].Scene), $"{questions[i].Asked}, several threads"));
    }

    private static string Score(Asked asked, Scene scene) => Engines.One.Score(asked.RuleSetId, scene.Volunteer, asked.Of(scene)).ToJson();
}
