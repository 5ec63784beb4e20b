using System.Globalization;
using VolunteerCredit.Records;

namespace BankEligibility.Asking;

/// <summary>Days and moments of the command line.</summary>
internal static class Moments
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>A day as yyyy-MM-dd that the library takes.</summary>
    public static bool TryDay(string text, out DateOnly? day)
    {
        bool read = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly value);
        day = value;
        return read && value >= RecordRules.FirstDay && value <= RecordRules.LastDay;
    }

    /// <summary>A moment as 2019-03-20T17:05:00+08:00. Its offset must be there: without it the moment would depend on where the program runs.</summary>
    public static bool TryMoment(string text, out DateTimeOffset? moment)
    {
        bool hasOffset = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-');
        bool read = DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset value);
        moment = value;
        return hasOffset && read;
    }
}
