using VolunteerCredit.Benchmarks.Data;

namespace VolunteerCredit.Benchmarks.Baselines;

/// <summary>The second job as one loop over grouped columns: overlaps, the last twelve months, a ladder by two measures.</summary>
internal static class OverlapLoop
{
    public static JobResult Run(GroupedColumns columns)
    {
        var result = new JobResult(columns.VolunteerCount);
        int asOf = Job.AsOf.DayNumber, recentFrom = Job.AsOf.AddMonths(-12).DayNumber + 1;
        long knownAt = Job.KnownAt.UtcTicks;
        int[] starts = columns.RowStarts, dates = columns.Dates, minutes = columns.Minutes;
        int[] monthOf = MonthsFrom(recentFrom, asOf);
        for (int volunteer = 0; volunteer < columns.VolunteerCount; volunteer++)
        {
            long all = 0, recent = 0, unapprovedMinutes = 0, overMinutes = 0;
            int day = 0, reached = 0, month = -1, months = 0, unapproved = 0, over = 0;
            for (int row = starts[volunteer]; row < starts[volunteer + 1]; row++)
            {
                if (dates[row] > asOf || columns.RecordedAt[row] > knownAt)
                {
                    continue;
                }

                if (columns.Statuses[row] != Job.Approved)
                {
                    unapprovedMinutes += minutes[row];
                    unapproved++;
                    continue;
                }

                if (dates[row] != day)
                {
                    day = dates[row];
                    reached = 0;
                }

                // Rows of a day come by start, so what is covered is all up to the latest end.
                int end = columns.Starts[row] + minutes[row], kept = minutes[row];
                if (columns.Starts[row] < reached)
                {
                    kept = Math.Max(0, end - reached);
                    overMinutes += minutes[row] - kept;
                    over++;
                }

                reached = Math.Max(reached, end);
                all += kept;
                if (day >= recentFrom && kept > 0)
                {
                    recent += kept;
                    if (monthOf[day - recentFrom] != month)
                    {
                        month = monthOf[day - recentFrom];
                        months++;
                    }
                }
            }

            result.Credit[volunteer] = all;
            result.Score[volunteer] = (int)Math.Min(
                Job.Base + (((all * Job.RecentMinutesPerPoint) + (recent * Job.MinutesPerPoint)) / (Job.MinutesPerPoint * Job.RecentMinutesPerPoint)), Job.ScoreMax);
            result.Star[volunteer] = StarOf(all, months);
            result.Unapproved[volunteer] = new(unapprovedMinutes, unapproved);
            result.Over[volunteer] = new(overMinutes, over);
            result.Eligible[volunteer] = result.Score[volunteer] >= Job.LoanFrom;
        }

        return result;
    }

    private static byte StarOf(long minutes, int months)
    {
        byte star = 0;
        while (star < Job.Steps.Length && minutes >= Job.Steps[star].Hours * 60L && months >= Job.Steps[star].Months)
        {
            star++;
        }

        return star;
    }

    private static int[] MonthsFrom(int first, int last) =>
        [.. Enumerable.Range(first, last - first + 1).Select(day => DateOnly.FromDayNumber(day) is var date ? (date.Year * 12) + date.Month : 0)];
}
