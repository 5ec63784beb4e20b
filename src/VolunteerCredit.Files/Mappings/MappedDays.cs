using VolunteerCredit.Files.Cells;

namespace VolunteerCredit.Files.Mappings;

/// <summary>From when to when a row was, as far as its cells say.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day; the first one where nothing is said.</param>
/// <param name="Start">When it began.</param>
/// <param name="End">When it ended.</param>
internal readonly record struct MappedDays(DateOnly First, DateOnly Last, TimeOnly? Start, TimeOnly? End)
{
    /// <summary>Days that a row may be spread over.</summary>
    public const int DaysMax = 366;

    public int Count => Last.DayNumber - First.DayNumber + 1;

    /// <summary>Whether the row ends before it begins.</summary>
    public bool IsBackwards { get; private init; }

    /// <summary>Whether it is no service within one day or over one midnight, which a record can say.</summary>
    public bool AreSeveral => Count > 2 || (Count == 2 && !(End <= Start));

    public static MappedDays Of(DateOnly first, Instant date, Instant? last, Instant? start, Instant? end)
    {
        TimeOnly? from = start?.Time, to = end?.LastTime ?? end?.Time;
        if ((last?.LastDay ?? last?.Day ?? end?.LastDay ?? end?.Day ?? date.LastDay) is not { } day)
        {
            return new(first, first, from, to); // an end at or before the start is on the next day, as ever
        }

        // On one day, an end that is the start would be read as a whole day later.
        return new(first, day, from, day == first && to == from ? null : to) { IsBackwards = day < first || (day == first && to < from) };
    }

    /// <summary>The share of a day, from 0: evenly in whole minutes, and of the rest one minute each to the first days.</summary>
    public int Share(int minutes, int day) => (minutes / Count) + (day < minutes % Count ? 1 : 0);
}
