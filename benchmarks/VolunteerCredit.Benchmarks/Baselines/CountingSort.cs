using VolunteerCredit.Benchmarks.Data;

namespace VolunteerCredit.Benchmarks.Baselines;

/// <summary>
/// The capped job from unsorted columns: one counting sort by day, one by volunteer, which keeps the days in order and the record ids of a
/// day, then the loop. A row is packed, so that moving it touches one cache line.
/// </summary>
internal static class CountingSort
{
    public static JobResult Capped(ServiceColumns columns)
    {
        int firstDay = columns.Dates.Min();
        int[] dayStarts = new int[columns.Dates.Max() - firstDay + 2], starts = new int[columns.VolunteerCount + 1];
        for (int row = 0; row < columns.Count; row++)
        {
            dayStarts[columns.Dates[row] - firstDay + 1]++;
            starts[columns.Volunteers[row] + 1]++;
        }

        Cumulate(dayStarts);
        Cumulate(starts);
        var byDay = new Row[columns.Count];
        for (int row = 0; row < byDay.Length; row++)
        {
            byDay[dayStarts[columns.Dates[row] - firstDay]++] = new(
                columns.RecordedAt[row], columns.Volunteers[row], columns.Dates[row], (short)columns.Minutes[row], columns.Categories[row], columns.Sources[row], columns.Statuses[row]);
        }

        var rows = new Row[columns.Count];
        int[] next = [.. starts];
        foreach (ref readonly Row row in byDay.AsSpan())
        {
            rows[next[row.Volunteer]++] = row;
        }

        return Loop(rows, starts);
    }

    /// <summary>From how many there are of each to where each begins.</summary>
    private static void Cumulate(int[] counts)
    {
        for (int i = 1; i < counts.Length; i++)
        {
            counts[i] += counts[i - 1];
        }
    }

    private static JobResult Loop(Row[] rows, int[] starts)
    {
        var result = new JobResult(starts.Length - 1);
        int asOf = Job.AsOf.DayNumber;
        long knownAt = Job.KnownAt.UtcTicks;
        int[] weights = Job.Weights;
        for (int volunteer = 0; volunteer < starts.Length - 1; volunteer++)
        {
            long credit = 0, unapprovedMinutes = 0, overMinutes = 0;
            int day = 0, left = 0, unapproved = 0, over = 0;
            foreach (ref readonly Row row in rows.AsSpan(starts[volunteer]..starts[volunteer + 1]))
            {
                if (row.Date > asOf || row.RecordedAt > knownAt)
                {
                    continue;
                }

                int recorded = row.Minutes;
                if (row.Status != Job.Approved)
                {
                    unapprovedMinutes += recorded;
                    unapproved++;
                    continue;
                }

                left = row.Date == day ? left : Job.DailyMax;
                day = row.Date;
                int kept = Math.Min(recorded, left);
                overMinutes += recorded - kept;
                over += kept < recorded ? 1 : 0;
                left -= kept;
                credit += (long)kept * weights[(row.Category * 8) + row.Source];
            }

            result.Set(volunteer, credit);
            result.Unapproved[volunteer] = new(unapprovedMinutes, unapproved);
            result.Over[volunteer] = new(overMinutes, over);
        }

        return result;
    }

    private readonly record struct Row(long RecordedAt, int Volunteer, int Date, short Minutes, byte Category, byte Source, byte Status);
}
