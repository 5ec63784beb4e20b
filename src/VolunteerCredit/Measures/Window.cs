namespace VolunteerCredit.Measures;

/// <summary>Over which days a measure looks, seen from the as-of day; both ends included and never beyond the as-of day.</summary>
internal sealed class Window
{
    private readonly Func<int, Period> _periodAt;

    private Window(Func<int, Period> periodAt, int? daysMax, int? monthsMax = null)
    {
        _periodAt = periodAt;
        DaysMax = daysMax;
        MonthsMax = monthsMax;
    }

    /// <summary>The most days that the window can have, where it is bounded.</summary>
    public int? DaysMax { get; }

    /// <summary>The most calendar months that the window can touch, where that is less than the days say.</summary>
    public int? MonthsMax { get; }

    /// <summary>All days up to the as-of day.</summary>
    public static Window Lifetime { get; } = new(asOf => new(0, asOf), null);

    /// <summary>The days after (as-of minus the span, clamped to the month's end) up to the as-of day.</summary>
    public static Window Rolling(CalendarSpan span) => new(
        asOf => new(span.Before(asOf) + 1, asOf), (span.Months * 31) + span.Days, span.Days == 0 ? span.Months + 1 : null);

    /// <summary>The calendar year of the as-of day (0) or one before it (-1 and so on).</summary>
    public static Window CalendarYear(int offset) => new(asOf =>
    {
        int year = Calendar.IndexOf(CalendarUnit.CalendarYear, asOf) + offset;
        return year < 1 ? new(1, 0) : Until(Calendar.PeriodAt(CalendarUnit.CalendarYear, year), asOf);
    }, 366, 12);

    /// <summary>Fixed days.</summary>
    public static Window Between(DateOnly from, DateOnly to) => new(
        asOf => Until(new(from.DayNumber, to.DayNumber), asOf), Math.Max(0, to.DayNumber - from.DayNumber + 1));

    /// <summary>The most periods of a kind that the window can touch, or no bound.</summary>
    public long PeriodsMax(CalendarUnit unit) => DaysMax is not { } days ? Interval.Unbounded : unit switch
    {
        CalendarUnit.Day => days,
        CalendarUnit.Week => (days / 7) + 2,
        CalendarUnit.Month => MonthsMax ?? (days / 28) + 2,
        CalendarUnit.CalendarYear => (days / 365) + 2,
        _ => 1,
    };

    /// <summary>The days of the window.</summary>
    public Period At(int asOf) => _periodAt(asOf);

    private static Period Until(Period period, int asOf) => period with { To = Math.Min(period.To, asOf) };
}
