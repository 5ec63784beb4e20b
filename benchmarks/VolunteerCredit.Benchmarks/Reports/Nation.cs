using System.Diagnostics;
using System.Globalization;
using VolunteerCredit.Benchmarks.Data;
using VolunteerCredit.Bulk;

namespace VolunteerCredit.Benchmarks.Reports;

/// <summary>Whether a record costs the same in 1, 10 and 100 million; and what memory a nation takes.</summary>
internal static class Nation
{
    public static void Print(int recordsMax)
    {
        Machine.Print();
        var ours = new Ours("capped");
        for (int records = 1_000_000; records <= recordsMax; records *= 10)
        {
            RecordTable table = null!;
            TimeSpan built = Pairs.Time(() => table = ours.Build(Shape.Districts(records).Select(district => Generator.Make(district).ToRecordColumns()), 2));
            for (int warm = 0; warm < Math.Max(1, 20_000_000 / records); warm++)
            {
                ours.Score(table, 1);
            }

            TimeSpan one = Pairs.Median(Enumerable.Range(0, 5).Select(_ => Pairs.Time(() => ours.Score(table, 1))));
            TimeSpan two = Pairs.Median(Enumerable.Range(0, 5).Select(_ => Pairs.Time(() => ours.Score(table, 2))));
            using var self = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{records:N0} records of {table.VolunteerCount:N0} volunteers: {one.TotalNanoseconds / records:0.00} ns a record on one thread, {two.TotalNanoseconds / records:0.00} on two; generated and built in {built.TotalSeconds:0.0} s; peak working set {self.PeakWorkingSet64 / 1e9:0.00} GB"));
        }
    }
}
