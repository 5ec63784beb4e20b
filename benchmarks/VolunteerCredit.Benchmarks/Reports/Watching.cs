using VolunteerCredit.Benchmarks.Data;
using VolunteerCredit.Bulk;
using VolunteerCredit.Records;

namespace VolunteerCredit.Benchmarks.Reports;

/// <summary>What the watchdog costs: the capped job with it and without, in bulk and one volunteer after the other.</summary>
internal static class Watching
{
    public static void Print(int records, int volunteers)
    {
        Machine.Print();
        Ours off = new("capped"), on = new("capped", options => options.Watchdog.VolunteerTimeout = TimeSpan.FromMinutes(1));
        RecordTable table = off.Build([Generator.Make(Shape.Capped(records)).ToRecordColumns()], threads: 1);
        BulkScores without = off.Score(table, threads: 1), with = on.Score(table, threads: 1);
        Volunteer[] some = GeneratedVolunteers.Make(volunteers, recordsEach: 100);
        if (!with.Scores[0].Quanta.SequenceEqual(without.Scores[0].Quanta) || !One(on, some).SequenceEqual(One(off, some)))
        {
            throw new InvalidOperationException("With a watchdog the scores differ.");
        }

        Console.WriteLine(Pairs.Of(() => on.Score(table, threads: 1), () => off.Score(table, threads: 1), pairs: 21)
            .Multiple($"scored in bulk under a watchdog, one thread, {table.RowCount} records, against none"));
        Console.WriteLine(Pairs.Of(() => One(on, some), () => One(off, some), pairs: 21)
            .Multiple($"scored one by one under a watchdog, {some.Length} volunteers of 100 records, against none"));
    }

    private static string[] One(Ours ours, IEnumerable<Volunteer> volunteers) => [.. ours.Engine.Score(ours.RuleSet, volunteers, Ours.Evaluation).Select(result => $"{result.Scores[0].Value}")];
}
