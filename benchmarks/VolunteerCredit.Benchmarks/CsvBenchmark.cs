using BenchmarkDotNet.Attributes;
using VolunteerCredit.Benchmarks.Baselines;
using VolunteerCredit.Benchmarks.Data;
using VolunteerCredit.Benchmarks.Reports;

namespace VolunteerCredit.Benchmarks;

/// <summary>The capped job over a million records, from a CSV file to a CSV file of scores.</summary>
[ShortRunJob]
[MemoryDiagnoser]
public class CsvBenchmark
{
    private readonly Ours _ours = new("capped");
    private string _folder = "";

    private string Records => Path.Combine(_folder, "records.csv");

    private string Scores => Path.Combine(_folder, "scores.csv");

    /// <summary>Writes the file, and asserts what comes out of it.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _folder = Directory.CreateTempSubdirectory("volunteercredit-bench-").FullName;
        ServiceColumns columns = Generator.Make(Shape.Capped(1_000_000));
        CsvFile.Write(Records, columns);
        OneThread();
        HandLoop.Capped(GroupedColumns.Of(columns)).MustEqual("the library, file to file", Ours.ReadScores(Scores, columns), reasons: false);
    }

    /// <summary>Removes the files.</summary>
    [GlobalCleanup]
    public void CleanUp() => Directory.Delete(_folder, recursive: true);

    /// <summary>One thread.</summary>
    [Benchmark(Baseline = true)]
    public void OneThread() => _ours.ScoreFile(Records, Scores, 1);

    /// <summary>Two threads.</summary>
    [Benchmark]
    public void TwoThreads() => _ours.ScoreFile(Records, Scores, 2);
}
