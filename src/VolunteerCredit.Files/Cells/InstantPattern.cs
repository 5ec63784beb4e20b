using System.Text;

namespace VolunteerCredit.Files.Cells;

/// <summary>
/// Days and times as a pattern says: <c>YYYY</c>; <c>MM DD HH mm ss</c> of two digits; <c>M D H</c> of one or two; a blank is any number of
/// blanks; anything else is itself. A pattern that says something a second time is a range, as <c>YYYY.MM.DD 至 YYYY.MM.DD</c>;
/// what its second half does not say is as in the first.
/// </summary>
internal sealed class InstantPattern
{
    private const int Year = 0, Month = 1, Day = 2, Hour = 3, Minute = 4, Second = 5, Fields = 6;
    private const int Unknown = -1;

    private static readonly (string Token, int Field, int DigitsMin, int DigitsMax)[] Tokens =
    [
        ("YYYY", Year, 4, 4), ("MM", Month, 2, 2), ("M", Month, 1, 2), ("DD", Day, 2, 2), ("D", Day, 1, 2),
        ("HH", Hour, 2, 2), ("H", Hour, 1, 2), ("mm", Minute, 2, 2), ("ss", Second, 2, 2),
    ];

    private readonly List<Part> _parts;

    private InstantPattern(List<Part> parts)
    {
        _parts = parts;
    }

    public bool HasDay => Has(Year, 0) && Has(Month, 0) && Has(Day, 0);

    public bool HasTime => Has(Hour, 0) && Has(Minute, 0);

    public bool HasLastDay => Has(Day, 1);

    /// <summary>The pattern; <see langword="null"/> where the text is none.</summary>
    public static InstantPattern? Of(string text)
    {
        var parts = new List<Part>();
        bool[] seen = new bool[2 * Fields];
        int half = 0;
        for (int at = 0; at < text.Length;)
        {
            (string token, int field, int min, int max) = Array.Find(Tokens, known => string.CompareOrdinal(text, at, known.Token, 0, known.Token.Length) == 0);
            if (token is null)
            {
                // A letter that is no token is a slip, such as yyyy, and would match nothing. Z would be an offset.
                if (char.IsAsciiLetter(text[at]) && text[at] != 'T')
                {
                    return null;
                }

                int length = char.IsSurrogatePair(text, at) ? 2 : 1;
                parts.Add(new(Unknown, 0, 0, text[at] == ' ' ? [] : Encoding.UTF8.GetBytes(text.Substring(at, length))));
                at += length;
                continue;
            }

            half = half == 0 && seen[field] ? Fields : half;
            if (seen[half + field])
            {
                return null;
            }

            seen[half + field] = true;
            parts.Add(new(half + field, min, max, []));
            at += token.Length;
        }

        var pattern = new InstantPattern(parts);
        return pattern.HasDay || pattern.HasTime ? pattern : null;
    }

    public bool TryParse(ReadOnlySpan<byte> cell, out Instant instant)
    {
        instant = default;
        Span<int> values = stackalloc int[2 * Fields];
        values.Fill(Unknown);
        foreach (Part part in _parts)
        {
            if (part.Field == Unknown)
            {
                if (part.Literal.Length == 0)
                {
                    cell = cell.TrimStart((byte)' ');
                }
                else if (cell.StartsWith(part.Literal))
                {
                    cell = cell[part.Literal.Length..];
                }
                else
                {
                    return false;
                }

                continue;
            }

            int digits = cell.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            digits = Math.Min(digits < 0 ? cell.Length : digits, part.DigitsMax);
            if (digits < part.DigitsMin || !Digits.TryParse(cell[..digits], out values[part.Field]))
            {
                return false;
            }

            cell = cell[digits..];
        }

        Span<int> last = values[Fields..];
        bool lastSaysDay = last[Year] >= 0 || last[Month] >= 0 || last[Day] >= 0, lastSaysTime = last[Hour] >= 0;
        for (int field = 0; field < Fields; field++)
        {
            last[field] = last[field] < 0 && field <= Day ? values[field] : last[field];
        }

        if (!cell.IsEmpty || !TryDay(values, HasDay, out DateOnly? day) || !TryTime(values, HasTime, out TimeOnly? time)
            || !TryDay(last, lastSaysDay, out DateOnly? lastDay) || !TryTime(last, lastSaysTime, out TimeOnly? lastTime))
        {
            return false;
        }

        instant = new() { Day = day, Time = time, LastDay = lastDay, LastTime = lastTime };
        return true;
    }

    private static bool TryDay(ReadOnlySpan<int> values, bool says, out DateOnly? day)
    {
        day = null;
        if (!says)
        {
            return true;
        }

        (int year, int month, int number) = (values[Year], values[Month], values[Day]);
        if (year < 1 || month is < 1 or > 12 || number < 1 || number > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new DateOnly(year, month, number);
        return true;
    }

    private static bool TryTime(ReadOnlySpan<int> values, bool says, out TimeOnly? time)
    {
        time = null;
        if (!says)
        {
            return true;
        }

        (int hour, int minute, int second) = (values[Hour], values[Minute], Math.Max(0, values[Second]));
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second > 59)
        {
            return false;
        }

        time = new TimeOnly(hour, minute, second);
        return true;
    }

    private bool Has(int field, int half) => _parts.Exists(part => part.Field == (half * Fields) + field);

    /// <summary>Digits of a field, of the second half from <see cref="Fields"/> on; or bytes as they are, none of which is blanks.</summary>
    private readonly record struct Part(int Field, int DigitsMin, int DigitsMax, byte[] Literal);
}
