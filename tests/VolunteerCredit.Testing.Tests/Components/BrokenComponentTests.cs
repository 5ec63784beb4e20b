using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Testing.Tests.Components;

/// <summary>The kit catches each broken component by the law that it breaks, and says so readably.</summary>
public class BrokenComponentTests
{
    public static IEnumerable<object[]> All => Broken.All.Select((b, i) => (object[])[i, b.Type.Seam, b.Law, b.Fault]);

    [Theory]
    [MemberData(nameof(All))]
    public void A_broken_component_is_caught_by_its_law(int number, Seam seam, string law, string fault)
    {
        BrokenComponent broken = Broken.All[number];
        Assert.Equal((seam, law, fault), (broken.Type.Seam, broken.Law, broken.Fault));

        LawBrokenException found = Assert.Throws<LawBrokenException>(() => ComponentLaws.Check(ComponentLaws.For(seam).Single(l => l.Id == law), broken.Type, broken.Options, new() { Cases = 200 }));

        Assert.Equal(law, found.Law.Id);
        Assert.StartsWith($"{found.Law}: {found.Law.Title.English}\nBroken by the ", found.Message, StringComparison.Ordinal);
    }

    /// <summary>What a failure looks like: the law, what broke it, both results, the smallest volunteer as CSV, and the seed. The file is only ever changed by hand.</summary>
    [Fact]
    public void A_failure_reads_as_approved()
    {
        BrokenComponent broken = Broken.All.Single(b => b.Law == "own-period");

        LawBrokenException found = Assert.Throws<LawBrokenException>(() => ComponentLaws.Check(ComponentLaws.For(Seam.Measure).Single(l => l.Id == "own-period"), broken.Type, broken.Options, new() { Replay = "(7,11,40)" }));

        Assert.Equal(Approved, found.Message);
    }

    private static string Approved => File.ReadAllText(Path.Combine(Repository.Root, "tests", "VolunteerCredit.Testing.Tests", "Components", "Approved", "own-period.txt"));

    [Fact]
    public void Every_law_has_a_component_that_breaks_it()
    {
        HashSet<string> broken = [.. Broken.All.Select(b => b.Law)];

        Assert.Empty(ComponentLaws.All.Select(l => l.Id).Except(broken).Except(CannotBeBroken));
    }

    /// <summary>A board only says what is ranked; only the engine could break this.</summary>
    private static readonly string[] CannotBeBroken = ["ranks-alike"];
}
