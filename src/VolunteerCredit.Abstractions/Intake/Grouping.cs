using System.Buffers;
using System.Numerics;
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

    /// <summary>Numbers the pairs of group and code by first occurrence, in an open table that is borrowed.</summary>
    private static int Refine(Span<int> groups, ReadOnlySpan<int> codes)
    {
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, 2 * groups.Length));
        long[] keys = ArrayPool<long>.Shared.Rent(size);
        int[] numbers = ArrayPool<int>.Shared.Rent(size);
        numbers.AsSpan(0, size).Fill(-1);
        int count = 0;
        for (int row = 0; row < groups.Length; row++)
        {
            long key = ((long)groups[row] << 32) | (uint)codes[row];
            int at = (int)((unchecked((ulong)key * 0x9E3779B97F4A7C15) >> 32) & (uint)(size - 1));
            while (numbers[at] >= 0 && keys[at] != key)
            {
                at = (at + 1) & (size - 1);
            }

            if (numbers[at] < 0)
            {
                (keys[at], numbers[at]) = (key, count++);
            }

            groups[row] = numbers[at];
        }

        ArrayPool<int>.Shared.Return(numbers);
        ArrayPool<long>.Shared.Return(keys);
        return count;
    }
}
