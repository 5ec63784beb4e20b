using VolunteerCredit.Measures;

namespace VolunteerCredit.RuleSets.Binding;

/// <summary>The words for periods.</summary>
internal static class CalendarWords
{
    public static readonly Dictionary<string, CalendarUnit> Units = new(StringComparer.Ordinal)
    {
        ["day"] = CalendarUnit.Day,
        ["week"] = CalendarUnit.Week,
        ["month"] = CalendarUnit.Month,
        ["calendar-year"] = CalendarUnit.CalendarYear,
        ["total"] = CalendarUnit.Total,
    };
}
