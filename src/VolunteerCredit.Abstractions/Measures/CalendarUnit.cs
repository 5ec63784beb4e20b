using System.Globalization;

namespace VolunteerCredit.Measures;

/// <summary>The periods by which limits and folds group.</summary>
public readonly record struct CalendarUnit
{
    private CalendarUnit(CalendarKind kind, int firstMonth = 0) => (Kind, FirstMonth) = (kind, firstMonth);

    /// <summary>A day.</summary>
    public static CalendarUnit Day { get; }

    /// <summary>An ISO week, Monday to Sunday.</summary>
    public static CalendarUnit Week { get; } = new(CalendarKind.Week);

    /// <summary>A calendar month.</summary>
    public static CalendarUnit Month { get; } = new(CalendarKind.Month);

    /// <summary>A calendar year: the fiscal year from January.</summary>
    public static CalendarUnit CalendarYear { get; } = new(CalendarKind.Year, 1);

    /// <summary>All days together.</summary>
    public static CalendarUnit Total { get; } = new(CalendarKind.Total);

    /// <summary>The month, 1 to 12, on the first of which a year begins; 0 where the period is no year.</summary>
    internal int FirstMonth { get; }

    internal CalendarKind Kind { get; }

    /// <summary>Twelve months from the first of a month. From January it equals <see cref="CalendarYear"/>.</summary>
    /// <param name="firstMonth">The month, 1 to 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such month.</exception>
    public static CalendarUnit FiscalYear(int firstMonth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(firstMonth, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstMonth, 12);
        return new(CalendarKind.Year, firstMonth);
    }

    /// <summary>As documents write it: <c>month</c>, or <c>{"fiscal-year": 4}</c>.</summary>
    public override string ToString() => Kind switch
    {
        CalendarKind.Day => "day",
        CalendarKind.Week => "week",
        CalendarKind.Month => "month",
        CalendarKind.Year when FirstMonth == 1 => "calendar-year",
        CalendarKind.Year => $"{{\"fiscal-year\": {FirstMonth.ToString(CultureInfo.InvariantCulture)}}}",
        _ => "total",
    };
}

/// <summary>The kinds of period, whatever a year begins with.</summary>
internal enum CalendarKind
{
    Day,
    Week,
    Month,
    Year,
    Total,
}
