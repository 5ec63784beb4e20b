using System.Globalization;
using VolunteerCredit.Measures;

namespace VolunteerCredit.RuleSets.Binding;

/// <summary>The words for periods.</summary>
internal static class CalendarWords
{
    public const string FiscalYear = "fiscal-year";

    /// <summary>How a fiscal year is written, for what was expected.</summary>
    public const string FiscalYearForm = "{\"fiscal-year\": 1–12}";

    public static readonly Dictionary<string, CalendarUnit> Units = new(StringComparer.Ordinal)
    {
        ["day"] = CalendarUnit.Day,
        ["week"] = CalendarUnit.Week,
        ["month"] = CalendarUnit.Month,
        ["calendar-year"] = CalendarUnit.CalendarYear,
        ["total"] = CalendarUnit.Total,
    };

    /// <summary>Reads a word, or <c>{"fiscal-year": 4}</c>; notes no fault of its own.</summary>
    public static CalendarUnit? Find(ScalarBinder binder, Spot spot) => spot.Node switch
    {
        { Kind: NodeKind.Text } => Units.TryGetValue(spot.Node.Text, out CalendarUnit unit) ? unit : null,
        { Kind: NodeKind.Map, Members: [{ Key: FiscalYear }] } => MonthIn(binder, spot.Find(FiscalYear)!.Value) is { } month ? CalendarUnit.FiscalYear(month) : null,
        _ => null,
    };

    /// <summary>The number of a month; notes no fault of its own.</summary>
    public static int? MonthIn(ScalarBinder binder, Spot spot) =>
        binder.Follow(spot) is { Node.Kind: NodeKind.Number or NodeKind.Text } number
        && int.TryParse(number.Node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int month) && month is >= 1 and <= 12 ? month : null;
}
