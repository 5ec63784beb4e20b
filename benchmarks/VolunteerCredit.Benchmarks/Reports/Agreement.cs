using VolunteerCredit.Benchmarks.Baselines;
using VolunteerCredit.Benchmarks.Data;
using VolunteerCredit.Records;

namespace VolunteerCredit.Benchmarks.Reports;

/// <summary>That everybody who is timed gives the same: the hand-written programs among themselves, and with single scores.</summary>
internal static class Agreement
{
    /// <summary>Compares all of them on so many records.</summary>
    /// <exception cref="InvalidOperationException">Two disagree; the message says which, and on what.</exception>
    public static void Assert(int records)
    {
        ServiceColumns columns = Generator.Make(Shape.Capped(records));
        GroupedColumns grouped = GroupedColumns.Of(columns);
        PlainRecord[] objects = columns.ToPlainRecords();
        Volunteer[] volunteers = columns.ToVolunteers();
        JobResult expected = HandLoop.Capped(grouped);
        expected.MustEqual("counting sort", CountingSort.Capped(columns));
        expected.MustEqual("LINQ", LinqJob.ToResult(LinqJob.Run(objects), columns));
        expected.MustEqual("PLINQ", LinqJob.ToResult(LinqJob.RunParallel(objects, 2), columns));
        expected.MustEqual("single scores", new Ours("capped").ScoreOneByOne(volunteers, Job.QuantaPerMinute));
        HandLoop.Uncapped(grouped).MustEqual("single scores, uncapped", new Ours("uncapped").ScoreOneByOne(volunteers, Job.QuantaPerMinute));
        using (var sqlite = new SqliteJob(columns))
        {
            expected.MustEqual("SQLite", sqlite.Capped());
        }

        ServiceColumns placed = Generator.Make(Shape.Capped(records) with { Placed = true });
        OverlapLoop.Run(GroupedColumns.Of(placed)).MustEqual("single scores, second job", new Ours("overlaps").ScoreOneByOne(placed.ToVolunteers(), 1));
    }
}
