using System.Globalization;
using System.Text;
using VolunteerCredit.Comparisons;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files.Tests;

public sealed class ComparisonFilesTests : IDisposable
{
    private static readonly ComparisonRequest Request = new(Scored.Request, new("t", Evaluation.On(new(2020, 6, 30)) with { WithoutRecorders = ["k3"] }));

    private static readonly ComparisonOptions Told = new() { GroupBy = [PopulationGrouping.ByFact("district")], GroupMin = 5, RatioGroupMin = 5 };

    private readonly string _folder = Directory.CreateTempSubdirectory("comparison-files").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1, long.MaxValue)]
    [InlineData(2, 4_096)]
    public async Task Files_are_compared_as_single_volunteers_are_whatever_the_threads_and_the_memory(int threads, long memoryBudget)
    {
        string records = Write("r.csv", "record_id,volunteer_id,date,minutes,category,status,source,recorder,replaces\n" + string.Concat(Enumerable.Range(0, 3_000).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $"r{i},志愿者{i * 7919 % 131},{new DateOnly(2020, 1, 1).AddDays(i % 360):yyyy-MM-dd},{i % 300},{(i % 3 == 0 ? "care" : "x")},approved,imported,k{i % 5},{(i % 40 == 39 ? $"r{i - 20}" : "")}\n"))));
        string volunteers = Write("v.csv", "volunteer_id,score:zyh.credit-score,fact:district\n" + string.Concat(Enumerable.Range(0, 120).Select(i => $"志愿者{i},{(i % 4 == 0 ? "" : 300 + i)},{(i % 3) switch { 0 => "", 1 => "east", _ => "west" }}\n")));

        (BulkFilesSummary summary, Comparison? found) = await ComparisonFiles.CompareAsync(
            Scored.Engine, new() { Request = Request, Records = [records], Volunteers = [volunteers], Options = Told }, new() { Threads = threads, MemoryBudget = memoryBudget, TemporaryFolder = _folder });

        Population population = Population.Create(CsvRecords.Read(records).Items, CsvVolunteers.Read(volunteers).Items);
        Assert.NotNull(found);
        Assert.Equal(Scored.Engine.Compare(Request, population.Volunteers, Told).ToJson(), found.ToJson());
        Assert.Equal((3_000, 131, 131), (summary.RowsRead, summary.Volunteers, found.Volunteers));
        Assert.Equal([0, 0], summary.VolunteersRefused);
        Assert.True(found.Tiers[0].Changed > 0 && found.Examples.Count > 0);
        Assert.Equal(2, Directory.GetFileSystemEntries(_folder).Length);
    }

    [Fact]
    public async Task A_file_that_is_refused_as_a_whole_gives_no_comparison()
    {
        (BulkFilesSummary summary, Comparison? found) = await ComparisonFiles.CompareAsync(Scored.Engine, new() { Request = Request, Records = [Write("r.csv", "nothing\n")] });
        Assert.True(summary.IsRefused);
        Assert.Null(found);
        await Assert.ThrowsAsync<ArgumentException>(() => ComparisonFiles.CompareAsync(Scored.Engine, new() { Request = Request, Records = ["r.txt"] }));
    }

    [Fact]
    public void Matrices_and_groups_as_CSV()
    {
        Volunteer[] volunteers = [.. Enumerable.Range(0, 12).Select(i => new Volunteer(
            $"v{i}",
            [new() { Id = "r", VolunteerId = $"v{i}", Date = new DateOnly(2020, 1, 1).AddMonths(i), Minutes = 600 }],
            [Fact(i, "score:zyh.credit-score", i % 2 == 0 ? "335" : "100"), Fact(i, "district", i < 6 ? "=1+1" : i < 11 ? "west" : "tiny")]))];
        Comparison found = Scored.Engine.Compare(Request, volunteers, Told with { GroupMin = 2 });

        string[] matrices = Lines(stream => CsvComparison.WriteMatrices(stream, found));
        Assert.Equal("kind,name,from,to,volunteers", matrices[0]);
        Assert.Equal((6 * 6 * 2) + (6 * 6), matrices.Length - 1);
        Assert.Contains("tier,stars,1,1,6", matrices);
        Assert.Contains("tier,stars,1,(none),6", matrices);
        Assert.Equal(6, matrices.Count(line => line.StartsWith("decision,loan,not-eligible,", StringComparison.Ordinal)));
        Assert.Equal(12 * 3, matrices.Skip(1).Sum(line => int.Parse(line.Split(',')[^1], CultureInfo.InvariantCulture)));

        // The one of "tiny" would follow from the others: the smaller of these is kept back too.
        Assert.Equal(
            [
                "by,group,volunteers,decision,computed_before,eligible_before,rate_before,impact_ratio_before,computed_after,eligible_after,rate_after,impact_ratio_after",
                "district,\"'=1+1\",6,loan,6,3,0.5,1,6,3,0.5,1",
                "district,tiny,,,,,,,,,,",
                "district,west,,,,,,,,,,",
            ],
            Lines(stream => CsvComparison.WriteGroups(stream, found)));
    }

    private static Fact Fact(int volunteer, string name, string value) => new() { Id = name, SubjectId = $"v{volunteer}", Name = name, Value = value };

    private static string[] Lines(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray()).TrimEnd('\n').Split('\n');
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
