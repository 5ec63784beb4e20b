using VolunteerCredit.Bulk;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.Properties;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Bulk;

/// <summary>Memory that scoring takes for each volunteer, once the first have been scored: a budget for every shipped rule set.</summary>
public sealed class AllocationTests
{
    [Fact]
    public void Report()
    {
        Scene[] scenes = [.. Enumerable.Range(0, 200).Select(i => SceneMaker.Make((ulong)i + 7, 60))];
        foreach (Asked asked in Engines.All)
        {
            var evaluation = new Evaluation { AsOf = new(2024, 6, 30), Parameters = asked.Parameters };
            BulkRequest[] requests = [new(asked.RuleSetId, evaluation)];
            using RecordTableBuilder builder = Engines.One.CreateTable(requests);
            using (RecordTableWriter writer = builder.OpenWriter())
            {
                foreach ((Scene scene, int i) in scenes.Select((s, i) => (s, i)))
                {
                    foreach (Fact fact in scene.Facts.Where(f => f.SubjectId == "v1" && f.Name != FactNames.Born))
                    {
                        writer.Add(fact with { SubjectId = $"v{i}" });
                    }

                    writer.AddRange(scene.Records.Where(r => r.VolunteerId == "v1" && r.Replaces is null && r.Voids is null).Select(r => r with { VolunteerId = $"v{i}" }));
                }
            }

            RecordTable table = builder.Build();
            long bytes = Measure(table, requests);
            Console.WriteLine($"ALLOC {asked} {table.Segments.Sum(x => x.Aside.Count)} {bytes / (double)table.VolunteerCount:F0}");
        }
    }

    private static long Measure(RecordTable table, BulkRequest[] requests)
    {
        Engines.One.ScoreTable(table, requests, new() { Threads = 1 });
        Engines.One.ScoreTable(table, requests, new() { Threads = 1 });
        long before = GC.GetAllocatedBytesForCurrentThread();
        Engines.One.ScoreTable(table, requests, new() { Threads = 1 });
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
