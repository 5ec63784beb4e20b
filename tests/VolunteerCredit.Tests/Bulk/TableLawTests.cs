using FsCheck.Xunit;
using VolunteerCredit.Bulk;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Bulk;

/// <summary>What holds of the table of any records: it has what the single engine admits, and it is one table however it was made.</summary>
public sealed class TableLawTests
{
    [Property(Arbitrary = [typeof(Scenes)], MaxTest = 300)]
    public void Rows_at_every_moment_are_those_that_the_single_engine_admits(Scene scene)
    {
        Population population = Population.Create(scene.Records, scene.Facts);
        RecordTable table = Tables.Of(scene.Records, scene.Facts);
        foreach (Volunteer volunteer in population.Volunteers)
        {
            foreach (DateTimeOffset? knownAt in Moments(scene))
            {
                Assert.Equal(Tables.Admitted(volunteer, knownAt), Tables.Visible(table, volunteer.Id, knownAt));
            }
        }

        Assert.Equal(population.Volunteers.Count, table.VolunteerCount);
    }

    [Property(Arbitrary = [typeof(Scenes)], MaxTest = 150)]
    public void Order_writers_partitions_threads_and_memory_change_nothing(Scene scene)
    {
        Dice dice = scene.Dice();
        ServiceRecord[] records = Crowd(scene, dice);
        Fact[] facts = [.. scene.Facts, .. scene.Facts.Select(f => f with { SubjectId = f.SubjectId == SceneMaker.VolunteerId ? "other-3" : f.SubjectId, Id = "o" + f.Id })];
        string one = Tables.Text(Tables.Of(records, facts));

        foreach (int bits in new[] { 0, 1, 6 })
        {
            using RecordTableBuilder builder = Tables.Builder(new() { Threads = dice.Between(1, 4) }, bits);
            Add(builder, dice.Shuffle(records), facts, dice);
            Assert.Equal(one, Tables.Text(builder.Build()));
        }

        using var folder = new TemporaryFolder();
        using RecordTableBuilder bounded = Tables.Builder(new() { MemoryBudget = dice.Of(2_000, 20_000), TemporaryFolder = folder.Path }, dice.Below(4));
        Add(bounded, dice.Shuffle(records), facts, dice);
        Assert.Equal(one, Tables.Text(bounded.BuildParts()));
    }

    [Property(Arbitrary = [typeof(Scenes)], MaxTest = 150)]
    public void A_record_says_the_same_as_an_object_and_as_bytes(Scene scene)
    {
        ServiceRecord[] records = Crowd(scene, scene.Dice());
        using RecordTableBuilder builder = Tables.Builder();
        using (RecordTableWriter writer = builder.OpenWriter())
        {
            foreach (ServiceRecord record in records)
            {
                Assert.Equal(!RecordRules.Check(record).Any(n => n.Severity >= Severity.Refusal), writer.Add(Entries.Of(record)));
            }
        }

        using RecordTableBuilder objects = Tables.Builder();
        RecordTable expected = Tables.Of(objects, records);
        Assert.Equal(Tables.Text(expected), Tables.Text(builder.Build()));
        Assert.Equal(objects.NoticeCounts.OrderBy(n => n.Key, StringComparer.Ordinal), builder.NoticeCounts.OrderBy(n => n.Key, StringComparer.Ordinal));
        Assert.Equal((objects.RowsTaken, objects.RowsRefused), (builder.RowsTaken, builder.RowsRefused));
        Assert.Equal(records.Length, builder.RowsTaken + builder.RowsRefused);
    }

    /// <summary>Several volunteers who share ids of records, so that some name another's.</summary>
    [Property(Arbitrary = [typeof(Scenes)], MaxTest = 300)]
    public void What_names_a_record_of_another_volunteer_does_nothing(Scene scene)
    {
        ServiceRecord[] records = Scattered(scene, scene.Dice());
        Population population = Population.Create(records, scene.Facts);
        RecordTable table = Tables.Of(records, scene.Facts);
        foreach (Volunteer volunteer in population.Volunteers)
        {
            foreach (DateTimeOffset? knownAt in Moments(scene))
            {
                Assert.Equal(Tables.Admitted(volunteer, knownAt), Tables.Visible(table, volunteer.Id, knownAt));
            }
        }
    }

    /// <summary>The volunteer, and others with the same records.</summary>
    private static ServiceRecord[] Crowd(Scene scene, Dice dice) =>
        [.. scene.Records, .. Enumerable.Range(0, dice.Below(8)).SelectMany(i => scene.Records.Select(r => r with { VolunteerId = $"other-{i}" })), .. Scattered(scene, dice)];

    /// <summary>The records, each given to one of three volunteers.</summary>
    private static ServiceRecord[] Scattered(Scene scene, Dice dice) => [.. scene.Records.Select(r => r with { VolunteerId = $"v{dice.Below(3)}" })];

    private static void Add(RecordTableBuilder builder, ServiceRecord[] records, Fact[] facts, Dice dice)
    {
        RecordTableWriter[] writers = [.. Enumerable.Range(0, dice.Between(1, 4)).Select(_ => builder.OpenWriter())];
        foreach (Fact fact in dice.Shuffle(facts))
        {
            dice.Of<RecordTableWriter>(writers).Add(fact);
        }

        foreach (ServiceRecord record in records)
        {
            dice.Of<RecordTableWriter>(writers).Add(record);
        }

        foreach (RecordTableWriter writer in dice.Shuffle(writers))
        {
            writer.Dispose();
        }
    }

    /// <summary>Each moment of a record, a tick before and a tick after it, and no moment at all.</summary>
    private static IEnumerable<DateTimeOffset?> Moments(Scene scene) =>
        scene.Records.Select(r => r.RecordedAt).OfType<DateTimeOffset>().Distinct().SelectMany(m => new DateTimeOffset?[] { m.AddTicks(-1), m, m.AddTicks(1) })
            .Append(scene.KnownAt).Append(null);
}
