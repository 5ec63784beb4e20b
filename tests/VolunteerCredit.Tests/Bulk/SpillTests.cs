using System.Globalization;
using VolunteerCredit.Bulk;
using VolunteerCredit.Records;

namespace VolunteerCredit.Tests.Bulk;

/// <summary>Input larger than memory: temporary files, and what becomes of them.</summary>
public sealed class SpillTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Parts_are_within_the_budget_and_are_together_the_table()
    {
        ServiceRecord[] records = [.. Enumerable.Range(0, 40_000).Select(i =>
            Given.Service(i.ToString("D6", CultureInfo.InvariantCulture), "2024-05-01", i % 600, "2024-05-02T00:00:00Z") with { VolunteerId = $"v{i % 977}", Category = $"c{i % 300}" })];
        string expected = Tables.Text(Tables.Of(records));

        using RecordTableBuilder builder = Bounded(300_000);
        Assert.Single(Directory.GetDirectories(_folder.Path));
        using (RecordTableWriter writer = builder.OpenWriter())
        {
            writer.AddRange(records);
            Assert.NotEmpty(Files());
        }

        RecordTable[] parts = [.. builder.BuildParts()];
        Assert.Equal(expected, Tables.Text(parts));
        Assert.InRange(parts.Length, 4, 20);
        Assert.All(parts, part => Assert.InRange(part.Segments.Sum(s => s.BytesHeld), 1, 150_000));
        Assert.Empty(Files());
        builder.Dispose();
        Assert.Empty(Directory.GetDirectories(_folder.Path));
    }

    [Fact]
    public void A_table_is_also_built_whole_from_files()
    {
        ServiceRecord[] records = [.. Enumerable.Range(0, 500).Select(i => Given.Service($"r{i}", "2024-05-01", i) with { VolunteerId = $"v{i % 7}", Replaces = i % 50 == 0 ? "r1" : null })];
        using RecordTableBuilder builder = Bounded(1000);

        Assert.Equal(Tables.Text(Tables.Of(records)), Tables.Text(Tables.Of(builder, records)));
    }

    [Fact]
    public void No_budget_at_all_is_slow_and_right()
    {
        ServiceRecord[] records = [.. Enumerable.Range(0, 50).Select(i => Given.Service($"r{i}", "2024-05-01", i) with { VolunteerId = $"v{i % 7}" })];
        using RecordTableBuilder builder = Tables.Builder(new() { MemoryBudget = 0, TemporaryFolder = _folder.Path }, partitionBits: 1);
        using (RecordTableWriter writer = builder.OpenWriter())
        {
            writer.AddRange(records);
        }

        Assert.Equal(Tables.Text(Tables.Of(records)), Tables.Text(builder.BuildParts()));
    }

    [Fact]
    public void What_a_killed_process_left_is_removed_and_what_a_living_one_has_is_not()
    {
        // No process has the largest id there is; this one lives.
        string dead = Directory.CreateDirectory(Path.Combine(_folder.Path, $"volunteercredit-{int.MaxValue}-0A")).FullName;
        File.WriteAllText(Path.Combine(dead, "000001"), "x");
        string living = Directory.CreateDirectory(Path.Combine(_folder.Path, $"volunteercredit-{Environment.ProcessId}-0B")).FullName;
        string strange = Directory.CreateDirectory(Path.Combine(_folder.Path, "volunteercredit-notes")).FullName;

        using RecordTableBuilder builder = Bounded(1000);

        Assert.False(Directory.Exists(dead));
        Assert.True(Directory.Exists(living));
        Assert.True(Directory.Exists(strange));
    }

    [Fact]
    public void Temporary_files_are_their_owners_alone()
    {
        using RecordTableBuilder builder = Bounded(1000);
        string folder = Directory.GetDirectories(_folder.Path).Single();
        if (OperatingSystem.IsWindows())
        {
            return; // files of the temporary folder are a user's own there
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
    }

    [Fact]
    public void A_file_that_cannot_be_written_ends_the_run_with_a_code_and_leaves_nothing()
    {
        using RecordTableBuilder builder = Bounded(1000);
        using RecordTableWriter writer = builder.OpenWriter();
        string folder = Directory.GetDirectories(_folder.Path).Single();

        // A folder stands where each file would be, so that no user, however mighty, can write it.
        for (int partition = 0; partition < 8; partition++)
        {
            Directory.CreateDirectory(Path.Combine(folder, partition.ToString("D6", CultureInfo.InvariantCulture)));
        }

        var fault = Assert.ThrowsAny<IOException>(() => writer.AddRange(Enumerable.Range(0, 10_000).Select(i => Given.Service($"r{i}", "2024-05-01", 1) with { VolunteerId = $"v{i}" })));
        Assert.StartsWith("VC4032", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(_folder.Path));
        Assert.StartsWith("VC4032", Assert.ThrowsAny<IOException>(() => builder.OpenWriter()).Message, StringComparison.Ordinal); // as another thread that comes later
        writer.Dispose();
        Assert.Throws<InvalidOperationException>(() => builder.Build());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Files_that_are_lost_end_the_building_with_a_code(int threads)
    {
        ServiceRecord[] records = [.. Enumerable.Range(0, 500).Select(i => Given.Service($"r{i}", "2024-05-01", i) with { VolunteerId = $"v{i % 50}" })];
        foreach (bool parts in new[] { false, true })
        {
            using RecordTableBuilder builder = Tables.Builder(new() { MemoryBudget = 1000, TemporaryFolder = _folder.Path, Threads = threads });
            using (RecordTableWriter writer = builder.OpenWriter())
            {
                writer.AddRange(records);
            }

            Assert.NotEmpty(Files());
            Array.ForEach(Files(), File.Delete);
            var fault = Assert.ThrowsAny<IOException>(() => parts ? builder.BuildParts().Count() : builder.Build().VolunteerCount);
            Assert.StartsWith("VC4034", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_temporary_folder_that_cannot_be_made_is_refused_with_a_code()
    {
        string file = Path.Combine(_folder.Path, "notes");
        File.WriteAllText(file, "x");

        foreach (string folder in new[] { file, Path.Combine(file, "below") })
        {
            var fault = Assert.ThrowsAny<IOException>(() => Tables.Builder(new() { MemoryBudget = 1000, TemporaryFolder = folder }));
            Assert.StartsWith("VC4032", fault.Message, StringComparison.Ordinal);
        }
    }

    private RecordTableBuilder Bounded(long budget) => Tables.Builder(new() { MemoryBudget = budget, TemporaryFolder = _folder.Path });

    private string[] Files() => Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories);
}
