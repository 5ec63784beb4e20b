using VolunteerCredit.Measures;

namespace VolunteerCredit.Advice;

/// <summary>The days on which a plan may have records: those of the horizon on which the volunteer has none of his own.</summary>
internal sealed class FreeDays
{
    private readonly HashSet<int> _own;
    private readonly int[] _days;
    private readonly Dictionary<CalendarUnit, int[]> _shared = [];

    public FreeDays(HashSet<int> own, DateOnly asOf, DateOnly last)
    {
        _own = own;
        _days = [.. Enumerable.Range(asOf.DayNumber + 1, last.DayNumber - asOf.DayNumber).Where(day => !own.Contains(day))];
    }

    public int Count => _days.Length;

    /// <summary>One of them, the earliest first.</summary>
    public int this[int index] => _days[index];

    /// <summary>The first, or a day that never comes.</summary>
    public int First => _days.Length > 0 ? _days[0] : int.MaxValue;

    /// <summary>How many there are up to a day.</summary>
    public int UpTo(int day)
    {
        int at = Array.BinarySearch(_days, day);
        return at < 0 ? ~at : at + 1;
    }

    /// <summary>How many periods, for a measure that counts them, hold both an own record and a free day up to a day.</summary>
    public int SharedUpTo(RowMeasure measure, int day)
    {
        // Asked only where the gain of a plan is known, which it is of some measures of the engine's own.
        if (measure.Component is not EachPeriodMeasure each)
        {
            return 0;
        }

        if (!_shared.TryGetValue(each.Periods, out int[]? firsts))
        {
            _shared.Add(each.Periods, firsts = [.. _own.Select(own => Calendar.PeriodAt(each.Periods, Calendar.IndexOf(each.Periods, own))).Distinct().Select(FirstIn).Where(first => first >= 0).Order()]);
        }

        int at = Array.BinarySearch(firsts, day);
        for (at = at < 0 ? ~at : at; at < firsts.Length && firsts[at] == day; at++)
        {
        }

        return at;
    }

    private int FirstIn(Period period)
    {
        int at = UpTo(period.From - 1);
        return at < _days.Length && _days[at] <= period.To ? _days[at] : -1;
    }
}
