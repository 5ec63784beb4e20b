namespace VolunteerCredit.Measures;

/// <summary>Over which days a measure looks, seen from the as-of day; both ends included and never beyond the as-of day.</summary>
internal sealed class Window
{
    private readonly Func<int, Period> _periodAt;

    private Window(Func<int, Period> periodAt) => _periodAt = periodAt;

    /// <summary>All days up to the as-of day.</summary>
    public static Window Lifetime { get; } = new(asOf => new(0, asOf));

    /// <summary>The days after (as-of minus the span, clamped to the month's end) up to the as-of day.</summary>
    public static Window Rolling(CalendarSpan span) => new(asOf => new(span.Before(asOf) + 1, asOf));

    /// <summary>The calendar year of the as-of day (0) or one before it (-1 and so on).</summary>
    public static Window CalendarYear(int offset) => new(asOf =>
    {
        int year = Calendar.IndexOf(CalendarUnit.CalendarYear, asOf) + offset;
        return year < 1 ? new(1, 0) : Until(Calendar.PeriodAt(CalendarUnit.CalendarYear, year), asOf);
    });

    /// <summary>Fixed days.</summary>
    public static Window Between(DateOnly from, DateOnly to) => new(asOf => Until(new(from.DayNumber, to.DayNumber), asOf));

    /// <summary>The days of the window.</summary>
    public Period At(int asOf) => _periodAt(asOf);

    private static Period Until(Period period, int asOf) => period with { To = Math.Min(period.To, asOf) };
}
