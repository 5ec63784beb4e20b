using FsCheck.Xunit;
using VolunteerCredit.Explanations;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Properties;

/// <summary>P3: order-free, and P7: many at once as one by one.</summary>
public sealed class OrderTests
{
    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void Order_of_records_and_facts_does_not_matter(Scene scene) => Laws.Order_does_not_matter(Engines.One, scene);

    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void Many_at_once_are_as_one_by_one(Scene scene, Scene second)
    {
        Scene[] scenes = [scene, second, scene];
        foreach (Asked asked in Engines.For(scene))
        {
            CreditResult[] many = [.. Engines.One.Score(asked.RuleSetId, scenes.Select(s => s.Volunteer), asked.Of(scene))];
            Assert.Equal(scenes.Length, many.Length);
            for (int i = 0; i < scenes.Length; i++)
            {
                Bits.AreSame(Bits.Of(Engines.Other.Score(asked.RuleSetId, scenes[i].Volunteer, asked.Of(scene))), Bits.Of(many[i]), $"{asked}, volunteer {i} of many");
            }
        }
    }
}
