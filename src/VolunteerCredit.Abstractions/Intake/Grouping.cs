using VolunteerCredit.Measures;

namespace VolunteerCredit.Intake;

/// <summary>A compiled <c>per</c>: the key by which a limit, rounding or fold groups rows.</summary>
public sealed class Grouping
{
    private readonly bool _record;
    private readonly bool _volunteer;
    private readonly CalendarUnit _unit;
    private readonly Column[] _columns;

    /// <summary>Groups by a period and by columns together.</summary>
    /// <param name="unit">The period.</param>
    /// <param name="columns">The columns; rows in which one is unknown form a group of their own.</param>
    /// <param name="record">Whether each record is a group by itself.</param>
    /// <param name="volunteer">Whether the rows of each volunteer stand by themselves; in a volunteer's own document they all do.</param>
    public Grouping(CalendarUnit unit, IReadOnlyList<Column> columns, bool record = false, bool volunteer = false)
    {
        _unit = unit;
        _columns = [.. columns];
        _record = record;
        _volunteer = volunteer;
    }

    /// <summary>Whether each record is a group by itself.</summary>
    internal bool ByRecord => _record;

    /// <summary>The columns in the key.</summary>
    public IReadOnlyList<Column> Columns => _columns;

    /// <summary>Whether only the period is in the key.</summary>
    internal bool IsPeriod => !_record && !_volunteer && _columns.Length == 0;

    /// <summary>Where only the period is in the key: a number for each row, the same for neighbours of one group and no others.</summary>
    internal ReadOnlySpan<int> Runs(Block block, Span<int> numbers)
    {
        if (_unit.Kind == CalendarKind.Day)
        {
            return block.Dates;
        }

        GroupByPeriod(block, numbers);
        return numbers[..block.Count];
    }

    /// <summary>Gives each row the number of its group.</summary>
    /// <param name="block">The rows.</param>
    /// <param name="groups">Receives the group of each row, from 0, in order of first occurrence.</param>
    /// <returns>How many groups there are.</returns>
    public int Group(Block block, Span<int> groups)
    {
        int count = GroupByPeriod(block, groups);
        if (_record)
        {
            count = Refine(groups[..block.Count], block.Services);
        }

        if (_volunteer)
        {
            count = Refine(groups[..block.Count], block.Members);
        }

        foreach (Column column in _columns)
        {
            count = Refine(groups[..block.Count], block.CodesOf(column));
        }

        return count;
    }

    private int GroupByPeriod(Block block, Span<int> groups)
    {
        ReadOnlySpan<int> dates = block.Dates;
        int count = 0;
        Period current = new(1, 0);
        for (int row = 0; row < dates.Length; row++)
        {
            if (!current.Contains(dates[row]))
            {
                current = Calendar.PeriodAt(_unit, Calendar.IndexOf(_unit, dates[row]));
                count++;
            }

            groups[row] = count - 1;
        }

        return count;
    }

    private static int Refine(Span<int> groups, ReadOnlySpan<int> codes)
    {
        var seen = new Dictionary<(int Group, int Code), int>(groups.Length);
        for (int row = 0; row < groups.Length; row++)
        {
            (int, int) key = (groups[row], codes[row]);
            if (!seen.TryGetValue(key, out int group))
            {
                group = seen.Count;
                seen.Add(key, group);
            }

            groups[row] = group;
        }

        return seen.Count;
    }
}
