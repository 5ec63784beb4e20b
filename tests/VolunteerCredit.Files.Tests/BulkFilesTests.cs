using System.Globalization;
using System.Text;
using System.Text.Json;
using VolunteerCredit.Bulk;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files.Tests;

public sealed class BulkFilesTests : IDisposable
{
    private const string Header = "record_id,volunteer_id,date,minutes,category,status,source,recorded_at,replaces\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("bulk-files").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1, long.MaxValue)]
    [InlineData(2, 4_096)]
    public async Task Files_are_scored_into_the_lines_of_single_results_whatever_the_threads_and_the_memory(int threads, long memoryBudget)
    {
        // Half of the records in CSV, half in JSON Lines; corrections name records of the other file; every 50th row is no record.
        List<string[]> rows = [.. Enumerable.Range(0, 3_000).Select(i => (string[])
        [
            i % 50 == 7 ? "" : $"r{i}", $"志愿者{i * 7919 % 131}", new DateOnly(2020, 1, 1).AddDays(i % 360).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            i % 13 == 0 ? "" : $"{i % 300}", i % 3 == 0 ? "care" : "x", i % 17 == 0 ? "held" : "approved", "imported", "2020-12-31T08:00:00+08:00",
            i >= 1_500 && i % 10 == 0 ? $"r{i - 1_310}" : "",
        ])];
        string[] columns = Header.TrimEnd().Split(',');
        string csv = Write("a.csv", Header + string.Concat(rows.Take(1_500).Select(row => string.Join(',', row) + "\n")));
        string json = Write("b.jsonl", string.Concat(rows.Skip(1_500).Select(row => JsonSerializer.Serialize(columns.Zip(row).ToDictionary(p => p.First, p => p.Second)) + "\n")));
        string facts = Write("facts.jsonl", string.Concat(Enumerable.Range(0, 60).Select(i =>
            $$"""{"fact_id":"f{{i}}","subject_id":"志愿者{{i}}","name":"score:zyh.credit-score","value":"{{300 + i}}"}""" + "\n")));
        string volunteers = Write("volunteers.csv", "volunteer_id,born\n志愿者1,1990-05-01\nonly-facts,1980-01-01\n");
        string[] outputs = [Path.Combine(_folder, "now.csv"), Path.Combine(_folder, "early.csv"), Path.Combine(_folder, "now.jsonl")];
        BulkRequest early = new("t", Evaluation.On(new(2020, 6, 30)));

        BulkFilesSummary summary = await BulkFiles.ScoreAsync(
            Scored.Engine,
            new() { Requests = [Scored.Request, early, Scored.Request], Records = [csv, json], Facts = [facts], Volunteers = [volunteers], Outputs = outputs },
            new() { Threads = threads, MemoryBudget = memoryBudget, TemporaryFolder = _folder });

        IEnumerable<ServiceRecord> records = [.. CsvRecords.Read(csv).Items, .. JsonLinesRecords.Read(json).Items];
        IEnumerable<Fact> known = [.. JsonLinesFacts.Read(facts).Items, .. CsvVolunteers.Read(volunteers).Items];
        Assert.Equal(Encoding.UTF8.GetString(Scored.Expected(records, known, Scored.Request)), await File.ReadAllTextAsync(outputs[0]));
        Assert.Equal(Encoding.UTF8.GetString(Scored.Expected(records, known, early)), await File.ReadAllTextAsync(outputs[1]));
        Assert.Equal(132, (await File.ReadAllLinesAsync(outputs[2])).Length);
        Assert.Equal((2_940, 60, 132), (summary.RowsRead, summary.RowsRefused, summary.Volunteers));
        Assert.Equal(["facts.jsonl", "volunteers.csv", "a.csv", "b.jsonl"], summary.Files.Select(file => file.Source));
        Assert.Equal([0, 0, 0], summary.VolunteersRefused);
        Assert.Equal(7, Directory.GetFileSystemEntries(_folder).Length);
    }

    [Fact]
    public async Task A_file_that_is_refused_as_a_whole_leaves_the_results_there_were()
    {
        string good = Write("good.csv", Header + "r1,V1,2020-01-01,60,x,approved,x,,\n");
        string output = Write("scores.csv", "of yesterday");

        foreach (string bad in new[] { Write("bad.csv", "not,a,header\n"), Path.Combine(_folder, "absent.jsonl") })
        {
            BulkFilesSummary summary = await BulkFiles.ScoreAsync(Scored.Engine, new() { Requests = [Scored.Request], Records = [good, bad], Outputs = [output] });
            Assert.True(summary.IsRefused);
            Assert.Equal((1, 0), (summary.RowsRead, summary.Volunteers));
        }

        Assert.Equal("of yesterday", await File.ReadAllTextAsync(output));
    }

    [Fact]
    public async Task No_rows_and_bad_rows_only_give_a_header()
    {
        string output = Path.Combine(_folder, "scores.csv");
        foreach (string text in new[] { Header, Header + "r1\nr2,V1,,,,,,,\n" })
        {
            BulkFilesSummary summary = await BulkFiles.ScoreAsync(
                Scored.Engine, new() { Requests = [Scored.Request], Records = [Write("hours.csv", text)], Outputs = [output] });

            Assert.False(summary.IsRefused);
            Assert.Equal("volunteer_id,hours,halves,points,sevenths,credit,stars,level,loan,status\n", await File.ReadAllTextAsync(output));
        }
    }

    [Fact]
    public async Task A_run_that_is_cancelled_leaves_nothing_behind()
    {
        string records = Write("hours.csv", Header + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"r{i},V{i},2020-01-01,60,x,approved,x,,\n")));
        using var source = new CancellationTokenSource();
        var progress = new CancellingProgress(source);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => BulkFiles.ScoreAsync(
            Scored.Engine,
            new() { Requests = [Scored.Request], Records = [records], Outputs = [Path.Combine(_folder, "scores.csv")] },
            new() { MemoryBudget = 100_000, TemporaryFolder = _folder },
            progress,
            source.Token));

        Assert.True(progress.WasTold, "it was cancelled in the middle");
        Assert.Equal([records], Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData(".csv", 1)]
    [InlineData(".csv", 2)]
    [InlineData(".jsonl", 2)]
    public void Temporary_files_that_cannot_be_written_are_not_taken_for_records_that_cannot_be_read(string ending, int threads)
    {
        string[] rows = [.. Enumerable.Range(0, 20_000).Select(i => ending == ".csv"
            ? $"r{i},V{i},2020-01-01,60,x,approved,x,,\n"
            : $$"""{"record_id":"r{{i}}","volunteer_id":"V{{i}}","date":"2020-01-01","minutes":60}""" + "\n")];
        string records = Write("hours" + ending, (ending == ".csv" ? Header : "") + string.Concat(rows));
        string temporary = Directory.CreateDirectory(Path.Combine(_folder, "temporary")).FullName;
        using RecordTableBuilder builder = Scored.Engine.CreateTable([Scored.Request], new() { MemoryBudget = 10_000, TemporaryFolder = temporary });
        string folder = Directory.GetDirectories(temporary).Single();

        // A folder stands where each file would be, so that no user, however mighty, can write it.
        for (int partition = 0; partition < 64; partition++)
        {
            Directory.CreateDirectory(Path.Combine(folder, partition.ToString("D6", CultureInfo.InvariantCulture)));
        }

        FileReadOptions options = new() { Threads = threads };
        IOException fault = Assert.ThrowsAny<IOException>(() => ending == ".csv" ? CsvRecords.ReadInto(builder, records, null, options) : JsonLinesRecords.ReadInto(builder, records, null, options));

        Assert.StartsWith("VC4032", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(temporary));
    }

    [Fact]
    public async Task Wrong_use_is_an_exception_at_the_start()
    {
        string records = Write("hours.csv", Header);
        BulkFilesJob job = new() { Requests = [Scored.Request], Records = [records], Outputs = ["scores.csv"] };

        ArgumentException ending = await Assert.ThrowsAsync<ArgumentException>(() => BulkFiles.ScoreAsync(Scored.Engine, job with { Outputs = ["scores.xlsx"] }));
        Assert.Equal("VC1031: scores.xlsx: the ending of the name says no format, expected .csv / .jsonl. Give the file the ending of its format.", ending.Message);
        await Assert.ThrowsAsync<ArgumentException>(() => BulkFiles.ScoreAsync(Scored.Engine, job with { Volunteers = ["volunteers.jsonl"] }));
        await Assert.ThrowsAsync<ArgumentException>(() => BulkFiles.ScoreAsync(Scored.Engine, job with { Outputs = [] }));
        ArgumentException both = await Assert.ThrowsAsync<ArgumentException>(() => BulkFiles.ScoreAsync(Scored.Engine, job with { Outputs = [Path.Combine(_folder, ".", "hours.csv")] }));
        Assert.StartsWith("VC4033: hours.csv: the file is to be read and to be overwritten with results", both.Message, StringComparison.Ordinal);
        Assert.Equal(Header, await File.ReadAllTextAsync(records));
        await Assert.ThrowsAsync<ArgumentException>(() => BulkFiles.ScoreAsync(Scored.Engine, job with { Outputs = ["a.csv", "./a.csv"], Requests = [Scored.Request, Scored.Request] }));
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private sealed class CancellingProgress(CancellationTokenSource source) : IProgress<BulkProgress>
    {
        public bool WasTold { get; private set; }

        public void Report(BulkProgress value)
        {
            WasTold = true;
            source.Cancel();
        }
    }
}
