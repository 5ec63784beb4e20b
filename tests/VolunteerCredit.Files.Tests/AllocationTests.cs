using System.Text;
using VolunteerCredit.Bulk;
using VolunteerCredit.Files.Tables;

namespace VolunteerCredit.Files.Tests;

/// <summary>What is allocated is counted for the whole process: nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(Alone))]
public sealed class AllocationTests
{
    [Fact]
    public void No_object_is_made_for_a_good_row()
    {
        byte[] Text(int rows) => Encoding.UTF8.GetBytes(
            "record_id,volunteer_id,date,minutes,category,source,status,recorded_at,tags\n"
            + string.Concat(Enumerable.Repeat("r1,V1,2019-03-09,60,service,signed-in-out,approved,2019-03-09T11:31:05+08:00,a;b\n", rows)));
        long Allocated(byte[] text)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            FileInput.Of(new MemoryStream(text), "hours.csv").Entries(() => Nothing, FileInput.Csv, new() { Threads = 1 }, default);
            return GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        byte[] few = Text(1_000);
        byte[] many = Text(101_000);
        Allocated(many);

        // The reader's batches of outcomes take 16 bytes a row, which it uses again in a longer file; a record with its texts takes more than 600.
        Assert.InRange(Enumerable.Range(0, 5).Min(_ => Allocated(many)) - Enumerable.Range(0, 5).Min(_ => Allocated(few)), long.MinValue, 100_000 * 20L);
    }

    private static bool Nothing(in RecordEntry entry, string? source, long line) => true;
}
