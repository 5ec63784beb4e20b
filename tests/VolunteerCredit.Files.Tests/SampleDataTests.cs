using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Xunit;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files.Tests;

public sealed class SampleDataTests
{
    private static readonly SampleDataOptions Options = new() { Seed = 335, Volunteers = 2000 };

    [Fact]
    public void The_same_seed_gives_the_same_bytes_on_every_machine()
    {
        (byte[] records, byte[] facts, byte[] volunteers, SampleDataSummary summary) = Written(Options);

        Assert.Equal(Written(Options).Records, records);
        Assert.NotEqual(Written(Options with { Seed = 336 }).Records, records);
        Assert.Equal("496090a7374131c5 9b59b273bfde7cfb 61c181e818c1c8b0", string.Join(' ', new[] { records, facts, volunteers }.Select(file => Convert.ToHexStringLower(SHA256.HashData(file))[..16])));
        Assert.Equal(new SampleDataSummary { Records = 41_423, Facts = 827, Volunteers = 2000, Hazards = 0, Refusals = 0 }, summary);
    }

    [Fact]
    public void Numbers_are_those_of_SplitMix64()
    {
        // The first outputs for seed 0 of the reference implementation (Vigna, splitmix64.c).
        var random = new VolunteerCredit.Files.Samples.SplitMix64(0);
        Assert.Equal([0xE220A8397B1DCDAFUL, 0x6E789E6AA1B965F4UL, 0x06C45D188009454FUL], [random.Next(), random.Next(), random.Next()]);
    }

    [Fact]
    public void Everything_without_hazards_is_read_without_a_refusal_or_warning_and_looks_like_service()
    {
        (byte[] records, byte[] facts, byte[] volunteers, SampleDataSummary summary) = Written(Options);
        FileReading<ServiceRecord> read = Given.Records(records);

        Assert.Equal(summary.Records, read.RowsRead);
        Assert.Empty(read.Notices);
        FileReading<Fact> dated = Given.Facts(Encoding.UTF8.GetString(facts)), undated = Given.Volunteers(Encoding.UTF8.GetString(volunteers));
        Assert.Equal((summary.Facts, summary.Volunteers), (dated.RowsRead, undated.RowsRead));
        Assert.Empty(dated.Notices.Concat(undated.Notices));

        ServiceRecord[] services = [.. read.Items.Where(record => record.Minutes > 0)];
        int Share(Func<ServiceRecord, bool> of) => 1000 * services.Count(of) / services.Length;
        Assert.InRange(read.RowsRead, 2000 * 18, 2000 * 23);
        Assert.InRange(Share(record => record.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday), 400, 600);
        Assert.InRange(Share(record => record.End < record.Start), 20, 80);
        Assert.InRange(Share(record => record.Source == "signed-in-out"), 580, 680);
        Assert.InRange(Share(record => record.Status == "approved"), 920, 970);
        Assert.InRange(Share(record => record.RecordedAt!.Value.DateTime > record.Date.ToDateTime(default).AddDays(30)), 5, 30);
        Assert.InRange(Share(record => record.Replaces is not null), 8, 20);
        Assert.InRange(read.Items.Count(record => record.Voids is not null), 100, 300);
        Assert.InRange(read.Items.Count(record => record.Category == "no-show"), 500, 1100);
        Assert.InRange(read.Items.Count - read.Items.Select(record => record.Id).Distinct().Count(), 80, 260);
        Assert.InRange(services.Average(record => record.Minutes!.Value), 100, 180);
        Assert.All(read.Items, record => Assert.InRange(record.Date, Options.From, Options.To));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1000)]
    public void Hazards_have_the_stated_share_and_as_many_rows_are_refused_as_it_says(int perThousand)
    {
        SampleDataOptions options = Options with { Volunteers = 1000, HazardsPerThousand = perThousand };
        (byte[] records, _, _, SampleDataSummary summary) = Written(options);
        FileReading<ServiceRecord> read = Given.Records(records);

        Assert.InRange(summary.Hazards * 1000 / summary.Records, perThousand - 10, perThousand);
        Assert.Equal(summary.Refusals, read.RowsRefused);
        Assert.InRange(summary.Refusals * 100 / summary.Hazards, 65, 80); // 8 of 11 kinds
        Assert.All(
            new[] { "VC1101", "VC1102", "VC1106", "VC1108", "VC1202", "VC1203", "VC1220" },
            code => Assert.Contains(read.Notices, notice => notice.Code == code));
        Assert.Contains(read.Items, record => record.Date > options.To);
        Assert.Contains(read.Items, record => record.Minutes is null && !record.IsAct && record.Voids is null);
    }

    [Fact]
    public void Hazards_change_only_the_rows_that_hold_them()
    {
        string[] without = Lines(Written(Options with { Volunteers = 200 }).Records), with = Lines(Written(Options with { Volunteers = 200, HazardsPerThousand = 50 }).Records);

        // A row that is sent twice is not, if it holds a hazard: so rows are compared as sets.
        Assert.InRange(without.Except(with).Count() * 1000 / without.Length, 30, 70);
    }

    [Property(MaxTest = 30)]
    public void More_volunteers_only_add_rows(PositiveInt few, NonNegativeInt more, ulong seed)
    {
        SampleDataOptions options = new() { Seed = seed, Volunteers = 1 + (few.Get % 20), RecordsPerVolunteer = 1 + (few.Get % 7) };
        byte[] less = Written(options).Records, all = Written(options with { Volunteers = options.Volunteers + (more.Get % 20) }).Records;

        Assert.True(all.AsSpan().StartsWith(less));
    }

    [Property(MaxTest = 30)]
    public void Any_period_and_any_seed_is_read_without_refusal(ulong seed, NonNegativeInt from, NonNegativeInt days)
    {
        DateOnly first = new DateOnly(1950, 1, 1).AddDays(from.Get * 631 % 73_000);
        FileReading<ServiceRecord> read = Given.Records(Written(new() { Seed = seed, Volunteers = 20, From = first, To = first.AddDays(days.Get % 300) }).Records);

        Assert.Empty(read.Notices);
    }

    [Fact]
    public void Writing_holds_nothing_in_memory()
    {
        SampleDataOptions options = new() { Seed = 1, Volunteers = 20_000 };
        SampleData.Write(options with { Volunteers = 10 }, Stream.Null);
        long before = GC.GetAllocatedBytesForCurrentThread();
        SampleDataSummary summary = SampleData.Write(options, Stream.Null);

        Assert.InRange(summary.Records, 300_000, 500_000);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 * summary.Records); // a row has about 170 bytes: whoever held them would need more
    }

    [Fact]
    public void Options_out_of_bounds_are_refused_by_name()
    {
        SampleDataOptions[] wrong =
        [
            Options with { Volunteers = 0 }, Options with { RecordsPerVolunteer = 10_001 }, Options with { HazardsPerThousand = 1001 },
            Options with { From = new(1949, 12, 31) }, Options with { To = new(2022, 12, 31) },
        ];
        Assert.Equal(
            ["Volunteers", "RecordsPerVolunteer", "HazardsPerThousand", "From", "To"],
            wrong.Select(options => Assert.Throws<ArgumentException>(() => SampleData.Write(options, Stream.Null)).Message.Split("'")[1].Split('.')[1]));
    }

    [Fact]
    public void A_folder_gets_three_files_or_none()
    {
        string folder = Directory.CreateTempSubdirectory("samples").FullName;
        try
        {
            SampleData.WriteFolder(Options with { Volunteers = 10 }, folder);
            Assert.Equal(["facts.csv", "records.csv", "volunteers.csv"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            Assert.Equal(Written(Options with { Volunteers = 10 }).Records, File.ReadAllBytes(Path.Combine(folder, SampleData.RecordsFile)));

            string other = Path.Combine(folder, "cancelled");
            Assert.Throws<OperationCanceledException>(() => SampleData.WriteFolder(Options, other, cancellation: new CancellationToken(canceled: true)));
            Assert.Empty(Directory.GetFiles(other));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string[] Lines(byte[] file) => Encoding.UTF8.GetString(file).Split('\n');

    private static (byte[] Records, byte[] Facts, byte[] Volunteers, SampleDataSummary Summary) Written(SampleDataOptions options)
    {
        using MemoryStream records = new(), facts = new(), volunteers = new();
        SampleDataSummary summary = SampleData.Write(options, records, facts, volunteers);
        return (records.ToArray(), facts.ToArray(), volunteers.ToArray(), summary);
    }
}
