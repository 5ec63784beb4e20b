using VolunteerCredit.Benchmarks.Data;

namespace VolunteerCredit.Benchmarks.Baselines;

/// <summary>The practical limit: the capped job as one loop over grouped columns, written for this job and no other.</summary>
internal static class HandLoop
{
    public static JobResult Capped(GroupedColumns columns)
    {
        var result = new JobResult(columns.VolunteerCount);
        int asOf = Job.AsOf.DayNumber;
        long knownAt = Job.KnownAt.UtcTicks;
        int[] starts = columns.RowStarts, dates = columns.Dates, minutes = columns.Minutes, weights = Job.Weights;
        long[] recordedAt = columns.RecordedAt;
        byte[] categories = columns.Categories, sources = columns.Sources, statuses = columns.Statuses;
        for (int volunteer = 0; volunteer < starts.Length - 1; volunteer++)
        {
            long credit = 0, unapprovedMinutes = 0, overMinutes = 0;
            int day = 0, left = 0, unapproved = 0, over = 0;
            for (int row = starts[volunteer]; row < starts[volunteer + 1]; row++)
            {
                int date = dates[row];
                if (date > asOf || recordedAt[row] > knownAt)
                {
                    continue;
                }

                int kept = minutes[row];
                if (statuses[row] != Job.Approved)
                {
                    unapprovedMinutes += kept;
                    unapproved++;
                    continue;
                }

                if (date != day)
                {
                    day = date;
                    left = Job.DailyMax;
                }

                if (kept > left)
                {
                    overMinutes += kept - left;
                    over++;
                    kept = left;
                }

                left -= kept;
                credit += (long)kept * weights[(categories[row] * 8) + sources[row]];
            }

            result.Set(volunteer, credit);
            result.Unapproved[volunteer] = new(unapprovedMinutes, unapproved);
            result.Over[volunteer] = new(overMinutes, over);
        }

        return result;
    }

    /// <summary>The weighted sum of what is approved, and nothing else.</summary>
    public static JobResult Uncapped(GroupedColumns columns)
    {
        var result = new JobResult(columns.VolunteerCount);
        int asOf = Job.AsOf.DayNumber;
        long knownAt = Job.KnownAt.UtcTicks;
        int[] starts = columns.RowStarts, dates = columns.Dates, minutes = columns.Minutes, weights = Job.Weights;
        long[] recordedAt = columns.RecordedAt;
        byte[] categories = columns.Categories, sources = columns.Sources, statuses = columns.Statuses;
        for (int volunteer = 0; volunteer < starts.Length - 1; volunteer++)
        {
            long credit = 0, unapprovedMinutes = 0;
            int unapproved = 0;
            for (int row = starts[volunteer]; row < starts[volunteer + 1]; row++)
            {
                if (dates[row] > asOf || recordedAt[row] > knownAt)
                {
                    continue;
                }

                if (statuses[row] != Job.Approved)
                {
                    unapprovedMinutes += minutes[row];
                    unapproved++;
                    continue;
                }

                credit += (long)minutes[row] * weights[(categories[row] * 8) + sources[row]];
            }

            result.Credit[volunteer] = credit;
            result.Unapproved[volunteer] = new(unapprovedMinutes, unapproved);
        }

        return result;
    }
}
