namespace VolunteerCredit.Measures;

/// <summary>Which period a day belongs to. Neighbouring periods have neighbouring indexes.</summary>
public static class Calendar
{
    /// <summary>The index of the period that holds a day. That of a year is the calendar year in which it begins.</summary>
    /// <param name="unit">The kind of period.</param>
    /// <param name="day">A day number.</param>
    public static int IndexOf(CalendarUnit unit, int day)
    {
        switch (unit.Kind)
        {
            case CalendarKind.Day:
                return day;
            case CalendarKind.Week:
                return day / 7; // day number 0 is a Monday
            case CalendarKind.Month:
                DateOnly date = DateOnly.FromDayNumber(day);
                return (date.Year * 12) + date.Month - 1;
            case CalendarKind.Year:
                DateOnly inYear = DateOnly.FromDayNumber(day);
                return inYear.Month < unit.FirstMonth ? inYear.Year - 1 : inYear.Year;
            default:
                return 0;
        }
    }

    /// <summary>The days of a period.</summary>
    /// <param name="unit">The kind of period.</param>
    /// <param name="index">The index of the period.</param>
    public static Period PeriodAt(CalendarUnit unit, int index) => unit.Kind switch
    {
        CalendarKind.Day => new(index, index),
        CalendarKind.Week => new(index * 7, (index * 7) + 6),
        CalendarKind.Month => new(FirstOfMonth(index), FirstOfMonth(index + 1) - 1),
        CalendarKind.Year => new(FirstOfMonth((index * 12) + unit.FirstMonth - 1), FirstOfMonth(((index + 1) * 12) + unit.FirstMonth - 1) - 1),
        _ => new(DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber),
    };

    /// <summary>The first day of a month; at the ends of time the first day of all, or the day after the last.</summary>
    private static int FirstOfMonth(int index) =>
        index < 12 ? DateOnly.MinValue.DayNumber
        : index >= 120_000 ? DateOnly.MaxValue.DayNumber + 1
        : new DateOnly(index / 12, (index % 12) + 1, 1).DayNumber;

    /// <summary>The last return of a day of the year that is not after another. 29 February returns on 1 March in a common year.</summary>
    /// <param name="from">The day that returns.</param>
    /// <param name="to">The later day.</param>
    public static DateOnly LastAnniversary(DateOnly from, DateOnly to)
    {
        int year = from.Year + WholeYears(from, to);
        return from is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(year) ? new(year, 3, 1) : new(year, from.Month, from.Day);
    }

    /// <summary>Whole years from one day to another. Someone born on 29 February turns a year older on 1 March in a common year.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The later day.</param>
    public static int WholeYears(DateOnly from, DateOnly to)
    {
        int years = to.Year - from.Year;
        return (to.Month, to.Day).CompareTo((from.Month, from.Day)) < 0 ? years - 1 : years;
    }
}
