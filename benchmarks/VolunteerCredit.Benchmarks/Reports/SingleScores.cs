using System.Globalization;
using VolunteerCredit.Benchmarks.Baselines;
using VolunteerCredit.Benchmarks.Data;
using VolunteerCredit.Bulk;
using VolunteerCredit.Records;

namespace VolunteerCredit.Benchmarks.Reports;

/// <summary>What one volunteer of 40 records costs, in time and bytes.</summary>
internal static class SingleScores
{
    private const int Count = 1_000;

    public static Shape Shape { get; } = new(Count, Count * 40, 0, 2);

    public static void Print()
    {
        ServiceColumns columns = Generator.Make(Shape);
        Volunteer[] volunteers = columns.ToVolunteers();
        var ours = new Ours("capped");
        HandLoop.Capped(GroupedColumns.Of(columns)).MustEqual("single scores", ours.ScoreOneByOne(volunteers, Job.QuantaPerMinute));
        RecordTable table = ours.Build([columns.ToRecordColumns()], 1);
        Evaluation explained = Ours.Evaluation with { Explain = true };
        Print("one volunteer of 40 records, from a table", () => ours.Score(table, 1));
        Print("one volunteer of 40 records, from 40 records", () => Each(v => ours.Engine.Score(ours.RuleSet, v, Ours.Evaluation)));
        Print("one volunteer of 40 records, with explanation", () => Each(v => ours.Engine.Score(ours.RuleSet, v, explained)));

        void Each(Func<Volunteer, object> score)
        {
            foreach (Volunteer volunteer in volunteers)
            {
                score(volunteer);
            }
        }
    }

    private static void Print(string name, Action all)
    {
        // Warm: the compiler improves what has run often.
        for (int i = 0; i < 15; i++)
        {
            all();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        all();
        long bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Count;
        TimeSpan median = Pairs.Median(Enumerable.Range(0, 9).Select(_ => Pairs.Time(all)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {median.TotalMicroseconds / Count:0.00} µs, {bytes:N0} bytes"));
    }
}
