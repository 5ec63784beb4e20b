using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Testing.Tests.Components;

/// <summary>A component of each seam that keeps all of its laws, so that the kit is known not to cry wolf.</summary>
public class HonestComponentTests
{
    public static IEnumerable<object[]> All => Enum.GetValues<Seam>().Select(seam => (object[])[seam]);

    [Theory]
    [MemberData(nameof(All))]
    public void An_honest_component_keeps_every_law(Seam seam)
    {
        (ComponentType type, string options) = Honest.All.Single(h => h.Type.Seam == seam);

        ComponentLaws.Check(type, options, new() { Cases = 25 });
    }

    [Fact]
    public void Every_seam_has_laws_of_its_own_besides_the_common_ones()
    {
        string[] common = [.. ComponentLaws.For(Seam.Board).Select(l => l.Id).Except(["ranks-alike"])];

        Assert.Equal(10, common.Length);
        Assert.All(Enum.GetValues<Seam>(), seam => Assert.Contains(ComponentLaws.For(seam), l => !common.Contains(l.Id)));
        Assert.Equal(ComponentLaws.All.Select(l => l.Id), ComponentLaws.All.Select(l => l.Id).Distinct());
    }
}
