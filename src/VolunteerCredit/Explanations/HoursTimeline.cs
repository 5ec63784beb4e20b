using VolunteerCredit.Records;

namespace VolunteerCredit.Explanations;

/// <summary>The hours of the records that start in a stretch of time: recorded + added = counted + held + lost.</summary>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day.</param>
/// <param name="Records">The records that start in it; acts have no hours and are none of them.</param>
internal sealed record HoursPeriod(DateOnly From, DateOnly To, IReadOnlyList<RecordExplanation> Records)
{
    public int UnknownRecords { get; } = Records.Count(r => r.Recorded is null);

    public long Recorded { get; } = Records.Sum(r => r.Recorded ?? 0);

    public long Counted { get; } = Records.Sum(r => r.Counted ?? 0);

    public long Added { get; } = Records.Sum(r => r.Changes.Sum(c => c.Added));

    public long Held { get; } = Records.Sum(r => r.Changes.Sum(c => c.Held));

    public long Lost { get; } = Records.Sum(r => r.Changes.Sum(c => c.Lost));

    /// <summary>A month as 2026-03, a year as 2026, ten years as 2020–2029.</summary>
    public string Label => From.Year == To.Year
        ? RecordRules.Iso(From)[..(From.Month == To.Month ? 7 : 4)]
        : $"{RecordRules.Iso(From)[..4]}–{RecordRules.Iso(To)[..4]}";
}

/// <summary>The hours along the calendar: by month, by year or by ten years, as the span asks.</summary>
/// <param name="Periods">Every period from the first record to the last, those without records included; none where no record has hours.</param>
internal sealed record HoursTimeline(IReadOnlyList<HoursPeriod> Periods)
{
    private const int MonthsMax = 24;
    private const int YearsMax = 30;

    /// <summary>The largest sum of counted, held and lost minutes of a period.</summary>
    public long Largest => Periods.Select(p => p.Counted + p.Held + p.Lost).DefaultIfEmpty().Max();

    public static HoursTimeline Of(IReadOnlyList<RecordExplanation>? records)
    {
        RecordExplanation[] services = [.. (records ?? []).Where(r => r.Counted is not null)];
        if (services.Length == 0)
        {
            return new([]);
        }

        (DateOnly first, DateOnly last) = (services.Min(r => r.Date), services.Max(r => r.Date));
        int length = Month(last) - Month(first) < MonthsMax ? 1 : last.Year - first.Year < YearsMax ? 12 : 120;
        ILookup<int, RecordExplanation> byPeriod = services.ToLookup(r => Month(r.Date) / length);
        int begin = Month(first) / length, end = Month(last) / length;
        return new([.. Enumerable.Range(begin, end - begin + 1).Select(i =>
            new HoursPeriod(FirstOf(i * length), FirstOf((i + 1) * length).AddDays(-1), [.. byPeriod[i]]))]);
    }

    private static DateOnly FirstOf(int month) => new(month / 12, (month % 12) + 1, 1);

    /// <summary>Months since the beginning of the calendar.</summary>
    private static int Month(DateOnly day) => (day.Year * 12) + day.Month - 1;
}
