using System.Globalization;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Measures;

/// <summary>Days of the year on which something is looked at anew, as month-day. On 29 February of a common year that is the 28th.</summary>
internal sealed class ReviewDays
{
    public static readonly Words Form = new("a day as MM-dd, such as 12-31", "MM-dd 格式的日期，如 12-31");

    private readonly (int Month, int Day)[] _days;

    public ReviewDays(IEnumerable<DateOnly> days) => _days = [.. days.Select(d => (d.Month, d.Day)).Distinct().Order()];

    /// <summary>Reads month-day; the year of the day means nothing.</summary>
    public static bool TryParse(string text, out DateOnly day) =>
        DateOnly.TryParseExact("2000-" + text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day); // a leap year has every day

    /// <summary>The review days from a day to another, both included, earliest first.</summary>
    public List<int> Between(int from, int to)
    {
        var days = new List<int>();
        for (int year = DateOnly.FromDayNumber(from).Year; year <= DateOnly.FromDayNumber(to).Year; year++)
        {
            days.AddRange(_days.Select(d => new DateOnly(year, d.Month, Math.Min(d.Day, DateTime.DaysInMonth(year, d.Month))).DayNumber).Where(d => d >= from && d <= to));
        }

        return days;
    }

    /// <summary>The last review day up to a day, that day included.</summary>
    public int LastUpTo(int day) => Between(day - 366, day)[^1];
}
