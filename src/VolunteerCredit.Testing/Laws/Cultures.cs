using System.Globalization;

namespace VolunteerCredit.Testing.Laws;

/// <summary>Cultures to try laws under.</summary>
internal static class Cultures
{
    /// <summary>Signs, separators and a calendar of nowhere: there even without ICU.</summary>
    public static CultureInfo Strange { get; } = Make();

    private static CultureInfo Make()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "–";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.CurrencyDecimalSeparator = ",";
        culture.NumberFormat.NumberNegativePattern = 3;
        culture.DateTimeFormat.DateSeparator = "~";
        culture.DateTimeFormat.TimeSeparator = "^";
        culture.DateTimeFormat.ShortDatePattern = "dd~MM~yy";
        culture.DateTimeFormat.FirstDayOfWeek = DayOfWeek.Wednesday;
        return culture;
    }
}
