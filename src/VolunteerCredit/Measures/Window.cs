using VolunteerCredit.Intake;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Measures;

/// <summary>Over which days a measure looks, seen from the as-of day; both ends included and never beyond the as-of day.</summary>
internal sealed class Window
{
    private readonly Func<int, IFactView?, Period?> _periodAt;

    private Window(Func<int, IFactView?, Period?> periodAt, int? daysMax, int? monthsMax = null)
    {
        _periodAt = periodAt;
        DaysMax = daysMax;
        MonthsMax = monthsMax;
    }

    /// <summary>The most days that the window can have, where it is bounded.</summary>
    public int? DaysMax { get; }

    /// <summary>The most calendar months that the window can touch, where that is less than the days say.</summary>
    public int? MonthsMax { get; }

    /// <summary>The date fact without which the window is unknown, where it has one.</summary>
    public string? Fact { get; private init; }

    /// <summary>Where the largest value over all rolling windows is meant: their span.</summary>
    public CalendarSpan? BestOf { get; private init; }

    /// <summary>Whether the as-of day is in it, whatever day that is.</summary>
    public bool EndsToday { get; private init; }

    /// <summary>All days up to the as-of day.</summary>
    public static Window Lifetime { get; } = new((asOf, _) => new(0, asOf), null) { EndsToday = true };

    /// <summary>The days after (as-of minus the span, clamped to the month's end) up to the as-of day.</summary>
    public static Window Rolling(CalendarSpan span) => new(
        (asOf, _) => RollingTo(span, asOf), (span.Months * 31) + span.Days, span.Days == 0 ? span.Months + 1 : null) { EndsToday = true };

    /// <summary>Every rolling window of a span that ends on a day with a row, or on the as-of day.</summary>
    public static Window Best(CalendarSpan span)
    {
        Window last = Rolling(span);
        return new(last._periodAt, last.DaysMax, last.MonthsMax) { BestOf = span };
    }

    /// <summary>The year from the first of a month that holds the as-of day (0), or one before it (-1 and so on).</summary>
    public static Window Year(CalendarUnit unit, int offset) => new((asOf, _) => Until(Calendar.PeriodAt(unit, Calendar.IndexOf(unit, asOf) + offset), asOf), 366, 12);

    /// <summary>From the last return of a date fact's day up to the as-of day; unknown where the date is unknown or yet to come.</summary>
    public static Window Anniversary(string fact) => new(
        (asOf, facts) => facts is not null && facts.TryGet(fact, asOf, out FactValue found) && RecordRules.TryParseDate(found.Value, out DateOnly date) && date.DayNumber <= asOf
            ? new(Calendar.LastAnniversary(date, DateOnly.FromDayNumber(asOf)).DayNumber, asOf)
            : null,
        366,
        13) { Fact = fact };

    /// <summary>Fixed days.</summary>
    public static Window Between(DateOnly from, DateOnly to) => new(
        (asOf, _) => Until(new(from.DayNumber, to.DayNumber), asOf), Math.Max(0, to.DayNumber - from.DayNumber + 1));

    /// <summary>The most periods of a kind that the window can touch, or no bound.</summary>
    public long PeriodsMax(CalendarUnit unit) => DaysMax is not { } days ? Interval.Unbounded : unit.Kind switch
    {
        CalendarKind.Day => days,
        CalendarKind.Week => (days / 7) + 2,
        CalendarKind.Month => MonthsMax ?? (days / 28) + 2,
        CalendarKind.Year => (days / 365) + 2,
        _ => 1,
    };

    /// <summary>The days of the window, or <see langword="null"/> where its date fact is unknown; of the best of many the last.</summary>
    public Period? At(Block block) => At(block.AsOf, block.Facts);

    /// <summary>The days of the window of a volunteer with these facts.</summary>
    public Period? At(int asOf, IFactView facts) => _periodAt(asOf, facts);

    /// <summary>Whether it is the same for everybody.</summary>
    public bool IsCommon => Fact is null && BestOf is null;

    /// <summary>The days of a window that is the same for everybody; of the best of many the last, of anniversaries the longest.</summary>
    public Period At(int asOf) => _periodAt(asOf, null) ?? new(asOf - DaysMax!.Value + 1, asOf);

    /// <summary>All days of the windows among which the best is looked for, each once.</summary>
    public static Period[] Candidates(CalendarSpan span, Block block)
    {
        var periods = new List<Period>();
        int last = -1;
        foreach (int day in block.Dates)
        {
            if (day != last)
            {
                periods.Add(RollingTo(span, day));
                last = day;
            }
        }

        if (last != block.AsOf)
        {
            periods.Add(RollingTo(span, block.AsOf));
        }

        return [.. periods];
    }

    private static Period RollingTo(CalendarSpan span, int day) => new(span.Before(day) + 1, day);

    private static Period Until(Period period, int asOf) => period with { To = Math.Min(period.To, asOf) };
}
