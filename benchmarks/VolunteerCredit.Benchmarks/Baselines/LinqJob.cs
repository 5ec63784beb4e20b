using VolunteerCredit.Benchmarks.Data;

namespace VolunteerCredit.Benchmarks.Baselines;

/// <summary>The capped job in LINQ over objects, and in parallel LINQ: as an app writes it that needs no more than this.</summary>
internal static class LinqJob
{
    private static readonly Dictionary<string, int> CategoryTenths = Tenths(Job.Categories, Job.CategoryTenths), SourceTenths = Tenths(Job.Sources, Job.SourceTenths);

    public static List<LinqResult> Run(PlainRecord[] records) =>
        [.. records.Where(IsVisible).GroupBy(r => r.VolunteerId).Select(volunteer => OfVolunteer(volunteer.Key, volunteer))];

    public static List<LinqResult> RunParallel(PlainRecord[] records, int threads) =>
        [.. records.AsParallel().WithDegreeOfParallelism(threads).Where(IsVisible).GroupBy(r => r.VolunteerId).Select(volunteer => OfVolunteer(volunteer.Key, volunteer))];

    /// <summary>The list as what all are compared by. Volunteers of whom nothing is visible are not in it.</summary>
    public static JobResult ToResult(List<LinqResult> volunteers, ServiceColumns columns)
    {
        var result = new JobResult(columns.VolunteerCount);
        for (int volunteer = 0; volunteer < columns.VolunteerCount; volunteer++)
        {
            result.Set(volunteer, 0);
        }

        foreach (LinqResult of in volunteers)
        {
            int volunteer = columns.VolunteerOf(of.VolunteerId);
            (result.Credit[volunteer], result.Score[volunteer], result.Star[volunteer], result.Eligible[volunteer]) = (of.Credit, of.Score, of.Star, of.Eligible);
            (result.Unapproved[volunteer], result.Over[volunteer]) = (of.Unapproved, of.Over);
        }

        return result;
    }

    private static bool IsVisible(PlainRecord record) => record.Date <= Job.AsOf && record.RecordedAt <= Job.KnownAt;

    private static LinqResult OfVolunteer(string id, IEnumerable<PlainRecord> records)
    {
        long credit = 0, unapprovedMinutes = 0, overMinutes = 0;
        DateOnly day = default;
        int left = 0, unapproved = 0, over = 0;
        foreach (PlainRecord record in records.OrderBy(r => r.Date).ThenBy(r => r.Id, StringComparer.Ordinal))
        {
            if (record.Status != "approved")
            {
                unapprovedMinutes += record.Minutes;
                unapproved++;
                continue;
            }

            left = record.Date == day ? left : Job.DailyMax;
            day = record.Date;
            int kept = Math.Min(record.Minutes, left);
            left -= kept;
            credit += (long)kept * CategoryTenths[record.Category] * SourceTenths[record.Source];
            overMinutes += record.Minutes - kept;
            over += kept < record.Minutes ? 1 : 0;
        }

        return new(id, credit, Job.ScoreOf(credit), Job.StarOf(credit), Job.ScoreOf(credit) >= Job.LoanFrom, new(unapprovedMinutes, unapproved), new(overMinutes, over));
    }

    private static Dictionary<string, int> Tenths(string[] texts, int[] tenths) => texts.Select((text, i) => (text, tenths[i + 1])).ToDictionary();
}

/// <summary>A volunteer's result, and what did not count.</summary>
internal sealed record LinqResult(string VolunteerId, long Credit, int Score, byte Star, bool Eligible, Lost Unapproved, Lost Over);
