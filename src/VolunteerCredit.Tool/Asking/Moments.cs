using System.Globalization;
using System.Text.RegularExpressions;
using VolunteerCredit.Records;

namespace VolunteerCredit.Tool.Asking;

/// <summary>Days, moments and sizes of the command line.</summary>
internal static partial class Moments
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    private static readonly (string Name, int Shift)[] Sizes = [("KiB", 10), ("MiB", 20), ("GiB", 30), ("KB", 10), ("MB", 20), ("GB", 30), ("K", 10), ("M", 20), ("G", 30)];

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

    /// <summary>Bytes: 512MB, 2GiB. A kilobyte has 1,024 of them. Without a unit it would be a guess: 64 bytes hold nothing.</summary>
    public static bool TrySize(string text, out long? bytes)
    {
        (string? name, int shift) = Sizes.FirstOrDefault(size => text.EndsWith(size.Name, StringComparison.OrdinalIgnoreCase));
        long value = 0;
        bool read = name is not null && long.TryParse(text.AsSpan(0, text.Length - name.Length), NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= long.MaxValue >> shift;
        bytes = read ? value << shift : 0;
        return read;
    }

    /// <summary>Minutes: 8h, 7h 30min, 450min.</summary>
    public static bool TryMinutes(string text, out int? minutes)
    {
        Match match = Duration().Match(text);
        int Part(string name) => match.Groups[name].Success ? int.Parse(match.Groups[name].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        minutes = match.Success && text.Trim().Length > 0 ? (Part("hours") * 60) + Part("minutes") : 0;
        return minutes > 0;
    }

    /// <summary>A whole number from 0.</summary>
    public static bool TryCount(string text, out int? count)
    {
        bool read = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value);
        count = value;
        return read;
    }

    /// <summary>A seed from 0.</summary>
    public static bool TrySeed(string text, out long? seed)
    {
        bool read = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value);
        seed = value;
        return read;
    }

    /// <summary>A whole number of threads.</summary>
    public static bool TryThreads(string text, out int? threads)
    {
        bool read = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value);
        threads = value;
        return read && value is >= 1 and <= 1024;
    }

    [GeneratedRegex("^ *((?<hours>[0-9]{1,4}) *h)? *((?<minutes>[0-9]{1,6}) *min)? *$", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();
}
