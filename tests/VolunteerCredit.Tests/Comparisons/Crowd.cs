using VolunteerCredit.Bulk;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Comparisons;

/// <summary>Several generated volunteers with their facts, brought together, and tables of them.</summary>
internal sealed class Crowd
{
    public Crowd(Scene scene, int most = 4)
    {
        Scene = scene;
        Dice = scene.Dice();
        Scene[] scenes = [scene, .. Enumerable.Range(2, Dice.Below(most)).Select(n => Renamed(SceneMaker.Make(scene.Seed + (ulong)n, Dice.Below(50)), $"v{n}"))];
        Records = [.. scenes.SelectMany(s => s.Records)];
        Facts = [.. scenes.SelectMany(s => s.Facts)];
        Volunteers = Population.Create(Records, Facts).Volunteers;
    }

    public Scene Scene { get; }

    public Dice Dice { get; }

    public ServiceRecord[] Records { get; }

    public Fact[] Facts { get; }

    public IReadOnlyList<Volunteer> Volunteers { get; }

    /// <summary>The parts of a table, of shuffled records and by several writers; some larger than their memory.</summary>
    public IEnumerable<RecordTable> Parts(ICreditEngine engine, IReadOnlyList<BulkRequest> requests, long memoryBudget)
    {
        using RecordTableBuilder builder = engine.CreateTable(requests, new() { MemoryBudget = memoryBudget });
        RecordTableWriter[] writers = [.. Enumerable.Range(0, Dice.Between(1, 3)).Select(_ => builder.OpenWriter())];
        foreach (Fact fact in Dice.Shuffle(Facts))
        {
            Dice.Of(writers).Add(fact);
        }

        foreach (ServiceRecord record in Dice.Shuffle(Records))
        {
            Dice.Of(writers).Add(record);
        }

        foreach (RecordTableWriter writer in writers)
        {
            writer.Dispose();
        }

        foreach (RecordTable part in builder.BuildParts())
        {
            yield return part;
        }
    }

    private static Scene Renamed(Scene scene, string id) => scene.With(scene.Records.Select(r => r with { VolunteerId = r.VolunteerId == SceneMaker.VolunteerId ? id : r.VolunteerId }))
        .With(scene.Facts.Select(f => f with { SubjectId = f.SubjectId == SceneMaker.VolunteerId ? id : f.SubjectId }));
}
