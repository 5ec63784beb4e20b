using System.Globalization;

namespace VolunteerCredit.Measures;

/// <summary>A span of calendar time: so many months and so many days.</summary>
/// <param name="Months">Months, from 0; a year is twelve.</param>
/// <param name="Days">Days, from 0.</param>
public readonly record struct CalendarSpan(int Months, int Days)
{
    /// <summary>Reads <c>"24 months"</c>, <c>"5 years"</c>, <c>"90 days"</c>, <c>"2 weeks"</c>, singular or plural.</summary>
    /// <param name="text">The text.</param>
    /// <param name="span">The span; at most 2,400 months or 73,000 days.</param>
    public static bool TryParse(string text, out CalendarSpan span)
    {
        ArgumentNullException.ThrowIfNull(text);
        span = default;
        int space = text.IndexOf(' ', StringComparison.Ordinal);
        if (space <= 0 || !int.TryParse(text.AsSpan(0, space), NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count is < 1 or > 73_000)
        {
            return false;
        }

        switch (text[(space + 1)..])
        {
            case "day" or "days":
                span = new(0, count);
                return true;
            case "week" or "weeks" when count <= 10_000:
                span = new(0, count * 7);
                return true;
            case "month" or "months" when count <= 2_400:
                span = new(count, 0);
                return true;
            case "year" or "years" when count <= 200:
                span = new(count * 12, 0);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The day that lies this span before another, clamped to the end of the month.</summary>
    /// <param name="day">A day number.</param>
    public int Before(int day)
    {
        DateOnly date = DateOnly.FromDayNumber(day);
        int months = (date.Year * 12) + date.Month - 1 - Months;
        return months < 12 ? 0
            : Math.Max(0, new DateOnly(months / 12, (months % 12) + 1, Math.Min(date.Day, DateTime.DaysInMonth(months / 12, (months % 12) + 1))).DayNumber - Days);
    }

    /// <summary>The day that lies this span after another, clamped to the end of the month: what begins on a day and lasts this span ends on the day before.</summary>
    /// <param name="day">A day number.</param>
    public int After(int day)
    {
        DateOnly date = DateOnly.FromDayNumber(day);
        int months = (date.Year * 12) + date.Month - 1 + Months, year = months / 12, month = (months % 12) + 1;
        return year > DateOnly.MaxValue.Year ? DateOnly.MaxValue.DayNumber
            : Math.Min(DateOnly.MaxValue.DayNumber, new DateOnly(year, month, Math.Min(date.Day, DateTime.DaysInMonth(year, month))).DayNumber + Days);
    }

    /// <summary>As written in documents.</summary>
    public override string ToString() =>
        Months == 0 ? $"{Days.ToString(CultureInfo.InvariantCulture)} days"
        : Months % 12 == 0 && Days == 0 ? $"{(Months / 12).ToString(CultureInfo.InvariantCulture)} years"
        : $"{Months.ToString(CultureInfo.InvariantCulture)} months";
}
