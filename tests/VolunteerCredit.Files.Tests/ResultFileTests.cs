using System.Diagnostics;
using System.Globalization;
using System.Text;
using VolunteerCredit.Bulk;
using VolunteerCredit.Files.Results;

namespace VolunteerCredit.Files.Tests;

public sealed class ResultFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("results").FullName;

    private string Target => Path.Combine(_folder, "scores.csv");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_is_replaced_by_the_whole_new_one_and_nothing_is_left_beside_it()
    {
        File.WriteAllText(Target, "of yesterday");

        CsvResults.WriteFile(Target, Scored.Scores(Scored.Request, memoryBudget: 4_096));

        Assert.Equal(Encoding.UTF8.GetString(Scored.Expected(Scored.Records, Scored.Facts, Scored.Request)), File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFiles(_folder));

        JsonLinesResults.WriteFile(Target, Scored.Scores(Scored.Request));
        Assert.Equal(Scored.Ids.Length, File.ReadAllLines(Target).Length);
    }

    [Fact]
    public void A_run_that_fails_half_way_leaves_the_old_file_and_nothing_else()
    {
        File.WriteAllText(Target, "of yesterday");
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        static IEnumerable<BulkScores> Failing()
        {
            yield return Scored.Scores(Scored.Request).Single();
            throw new InvalidDataException("the second part is lost");
        }

        Assert.Throws<InvalidDataException>(() => CsvResults.WriteFile(Target, Failing()));
        Assert.Throws<OperationCanceledException>(() => CsvResults.WriteFile(Target, Scored.Scores(Scored.Request), cancelled.Token));
        Assert.Throws<OperationCanceledException>(() => JsonLinesResults.WriteFile(Target, Scored.Scores(Scored.Request), cancelled.Token));

        Assert.Equal("of yesterday", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Half_a_file_is_aside_while_it_is_written()
    {
        using (var file = new ResultFile(Target))
        {
            file.Write(stream => stream.Write("half"u8));
            string aside = Path.GetFileName(Assert.Single(Directory.GetFiles(_folder)));
            Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $".scores.csv.{Environment.ProcessId}-"), aside, StringComparison.Ordinal);
            Assert.EndsWith(".partial", aside, StringComparison.Ordinal);

            // Another run of this process, which is alive, leaves it alone.
            using var other = new ResultFile(Target);
            Assert.Equal(2, Directory.GetFiles(_folder).Length);
        }

        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void What_a_killed_run_left_is_removed_by_the_next()
    {
        using Process killed = Process.Start(new ProcessStartInfo("sleep", "1000") { UseShellExecute = false })!;
        string left = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $".scores.csv.{killed.Id}-1.partial"));
        string[] others = [".other.csv.1-1.partial", ".scores.csv.x.partial", "scores.csv.bak"];
        File.WriteAllText(left, "half");
        foreach (string other in others)
        {
            File.WriteAllText(Path.Combine(_folder, other), "mine");
        }

        CsvResults.WriteFile(Target, Scored.Scores(Scored.Request));
        Assert.True(File.Exists(left), "its run is alive");

        killed.Kill();
        killed.WaitForExit();
        CsvResults.WriteFile(Target, Scored.Scores(Scored.Request));

        Assert.Equal([.. others.Append("scores.csv").Order(StringComparer.Ordinal)], Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_a_killed_run_of_the_same_process_id_left_is_no_hindrance()
    {
        // In a container every run may have process id 1. How many files this one has begun only a file says.
        string begun;
        using (var file = new ResultFile(Target))
        {
            begun = Path.GetFileName(Assert.Single(Directory.GetFiles(_folder)));
        }

        int number = int.Parse(begun.Split('-')[1].Split('.')[0], CultureInfo.InvariantCulture);
        for (int next = number + 1; next < number + 200; next++)
        {
            File.WriteAllText(Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $".scores.csv.{Environment.ProcessId}-{next}.partial")), new string('x', 100_000));
        }

        CsvResults.WriteFile(Target, Scored.Scores(Scored.Request));

        Assert.Equal(Encoding.UTF8.GetString(Scored.Expected(Scored.Records, Scored.Facts, Scored.Request)), File.ReadAllText(Target));
    }

    [Fact]
    public void A_full_disk_is_an_exception_with_a_code()
    {
        if (!OperatingSystem.IsLinux())
        {
            return; // only there is a device that is always full
        }

        using var file = new ResultFile(Target);
        using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write);
        IOException problem = Assert.Throws<IOException>(() => file.Write(_ =>
        {
            CsvResults.Write(full, Scored.Scores(Scored.Request));
            full.Flush();
        }));

        Assert.Equal(
            "VC1030: scores.csv: the file of results cannot be written: IO; what was written of it was removed. Free disk space, or check the folder and your permissions.",
            problem.Message);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_exception_with_a_code()
    {
        IOException problem = Assert.Throws<IOException>(() => CsvResults.WriteFile(Path.Combine(_folder, "no", "scores.csv"), Scored.Scores(Scored.Request)));

        Assert.StartsWith("VC1030: scores.csv: the file of results cannot be written: DirectoryNotFound;", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder, problem.Message, StringComparison.Ordinal);
    }
}
