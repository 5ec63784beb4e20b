using FsCheck.Xunit;
using VolunteerCredit.Bulk;
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

    /// <summary>Each moment of a record, a tick before and a tick after it, and no moment at all.</summary>
    private static IEnumerable<DateTimeOffset?> Moments(Scene scene) =>
        scene.Records.Select(r => r.RecordedAt).OfType<DateTimeOffset>().Distinct().SelectMany(m => new DateTimeOffset?[] { m.AddTicks(-1), m, m.AddTicks(1) })
            .Append(scene.KnownAt).Append(null);
}
