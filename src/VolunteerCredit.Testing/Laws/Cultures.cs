using System.Globalization;

namespace VolunteerCredit.Testing.Laws;

/// <summary>Cultures to try laws under.</summary>
internal static class Cultures
{
    /// <summary>Signs, separators and a calendar of nowhere: there even without ICU.</summary>
    public static CultureInfo Strange { get; } = Make();

    /// <summary>Runs something under a culture.</summary>
    public static T Under<T>(CultureInfo culture, Func<T> run)
    {
#pragma warning disable RS0030 // the laws are about what the culture of the machine must not change
        (CultureInfo before, CultureInfo beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            return run();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
#pragma warning restore RS0030
    }

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
