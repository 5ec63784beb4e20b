using VolunteerCredit.Intake;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tool.Tests;

/// <summary>A plug-in: this assembly, loaded once more as one, with a component of its own.</summary>
public sealed class PluginTests
{
    private const string Halved = """
        { "id": "halved", "version": "1", "honesty": "illustrative", "intake": [ { "type": "halve" } ], "measures": { "hours": { "type": "hours" } } }
        """;

    private static readonly string Self = typeof(PluginTests).Assembly.Location;

    [Fact]
    public async Task Rule_sets_may_name_its_components()
    {
        string rules = Run.OwnFile(Halved);
        Run with = await Run.Of("score", "--rules", rules, "--plugin", Self, "--records", Given.More, "--as-of", "2026-06-30", "--output", "csv");
        Run without = await Run.Of("score", "--rules", rules, "--records", Given.More, "--as-of", "2026-06-30", "--output", "csv");
        Run check = await Run.Of("check", rules, "--plugin", Self, "--quiet"), schema = await Run.Of("schema", "--plugin", Self), described = await Run.Of("describe", rules, "--plugin", Self);

        Assert.True(with.ExitCode == 0, with.Errors);
        Assert.Equal(["volunteer_id,hours,status", "V2,30,Computed"], with.Lines);
        Assert.Equal(3, without.ExitCode);
        Assert.Contains("VC3007", without.Errors, StringComparison.Ordinal);
        Assert.Equal(0, check.ExitCode);
        Assert.Contains("\"halve\"", schema.Output, StringComparison.Ordinal);
        Assert.Equal(0, described.ExitCode);
    }
}

/// <summary>Counts half of every record.</summary>
public sealed class Halve : IIntakeStep
{
    /// <summary>How the tool finds it.</summary>
    public static ComponentType Type { get; } = ComponentType.Intake("halve", new("half of every record", "每条记录计一半"), [], _ => new Halve());

    public string Reason => "halved";

    public void Apply(Block block, Span<long> counted, IIntakeTrace? trace)
    {
        for (int row = 0; row < counted.Length; row++)
        {
            counted[row] = counted[row] > 0 ? counted[row] / 2 : counted[row];
        }
    }
}
