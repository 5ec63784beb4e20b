namespace VolunteerCredit.Measures;

/// <summary>The periods by which limits and folds group.</summary>
public enum CalendarUnit
{
    /// <summary>A day.</summary>
    Day,

    /// <summary>An ISO week, Monday to Sunday.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>A calendar year.</summary>
    CalendarYear,

    /// <summary>All days together.</summary>
    Total,
}

/// <summary>Which period a day belongs to. Neighbouring periods have neighbouring indexes.</summary>
public static class Calendar
{
    /// <summary>The index of the period that holds a day.</summary>
    /// <param name="unit">The kind of period.</param>
    /// <param name="day">A day number.</param>
    public static int IndexOf(CalendarUnit unit, int day)
    {
        switch (unit)
        {
            case CalendarUnit.Day:
                return day;
            case CalendarUnit.Week:
                return day / 7; // day number 0 is a Monday
            case CalendarUnit.Month:
                DateOnly date = DateOnly.FromDayNumber(day);
                return (date.Year * 12) + date.Month - 1;
            case CalendarUnit.CalendarYear:
                return DateOnly.FromDayNumber(day).Year;
            default:
                return 0;
        }
    }

    /// <summary>The days of a period.</summary>
    /// <param name="unit">The kind of period.</param>
    /// <param name="index">The index of the period.</param>
    public static Period PeriodAt(CalendarUnit unit, int index) => unit switch
    {
        CalendarUnit.Day => new(index, index),
        CalendarUnit.Week => new(index * 7, (index * 7) + 6),
        CalendarUnit.Month => new(FirstOfMonth(index), FirstOfMonth(index + 1) - 1),
        CalendarUnit.CalendarYear => new(new DateOnly(index, 1, 1).DayNumber, new DateOnly(index, 12, 31).DayNumber),
        _ => new(DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber),
    };

    private static int FirstOfMonth(int index) => new DateOnly(index / 12, (index % 12) + 1, 1).DayNumber;

    /// <summary>Whole years from one day to another. Someone born on 29 February turns a year older on 1 March in a common year.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The later day.</param>
    public static int WholeYears(DateOnly from, DateOnly to)
    {
        int years = to.Year - from.Year;
        return (to.Month, to.Day).CompareTo((from.Month, from.Day)) < 0 ? years - 1 : years;
    }
}
