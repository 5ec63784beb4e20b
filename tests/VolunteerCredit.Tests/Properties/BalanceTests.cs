using FsCheck.Xunit;
using VolunteerCredit.Explanations;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Properties;

/// <summary>P6: adds up.</summary>
public sealed class BalanceTests
{
    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void Minutes_and_score_lines_add_up(Scene scene) => Laws.Everything_adds_up(Engines.One, scene);

    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void To_explain_changes_nothing(Scene scene)
    {
        foreach (Asked asked in Engines.For(scene))
        {
            CreditResult explained = Engines.One.Score(asked.RuleSetId, scene.Volunteer, asked.Of(scene));
            CreditResult plain = Engines.One.Score(asked.RuleSetId, scene.Volunteer, asked.Of(scene, explain: false));
            Assert.Null(plain.Records);
            Bits.AreSame(plain.ToJson(), (explained with { Records = null }).ToJson(), $"{asked}, explained");
        }
    }
}
