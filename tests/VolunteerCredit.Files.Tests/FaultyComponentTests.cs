using VolunteerCredit.Bulk;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files.Tests;

/// <summary>A component of others that fails for one volunteer, from files into files.</summary>
public sealed class FaultyComponentTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("volunteercredit-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Its_volunteer_is_refused_and_counted_and_the_others_have_their_figures()
    {
        string records = Path.Combine(_folder, "hours.csv"), output = Path.Combine(_folder, "scores.csv");
        await File.WriteAllTextAsync(records, "record_id,volunteer_id,date,minutes\n1,a,2024-01-01,60\n1,b,2024-01-01,60\n2,b,2024-01-02,60\n1,c,2024-01-01,60\n");
        var engine = CreditEngine.Create(options =>
        {
            options.Components.Add(ComponentType.Measure("odd", Words.Same("odd"), RowKinds.Any, hasWindow: false, [], _ => new Odd()));
            options.Add(RuleSetSource.FromText("""{ "id": "t", "version": "1", "honesty": "illustrative", "measures": { "m": { "type": "odd" } } }"""));
        });

        BulkFilesSummary summary = await BulkFiles.ScoreAsync(engine, new() { Requests = [new BulkRequest("t", Evaluation.On(new(2024, 12, 31)))], Records = [records], Outputs = [output] });

        string[] lines = await File.ReadAllLinesAsync(output);
        Assert.Equal(["a,1,Computed", "b,,Refused", "c,1,Computed"], lines.Skip(1).Order(StringComparer.Ordinal));
        Assert.Equal((3L, 1L), (summary.Volunteers, Assert.Single(summary.VolunteersRefused)));
    }

    private sealed class Odd : IMeasure
    {
        public ValueShape Shape { get; } = new(Unit.Number, 1, Interval.FromZero);

        public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values) =>
            values.Fill(block.Count == 2 ? throw new InvalidOperationException() : block.Count);
    }
}
