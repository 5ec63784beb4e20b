using System.Buffers;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Intake;

/// <summary>A range of figures, each bound absent or given, included (min, max) or not (above, below).</summary>
internal readonly record struct FigureRange(Fraction? Min, Fraction? Max, Fraction? Above, Fraction? Below)
{
    /// <summary>The same range as whole quanta, both ends included.</summary>
    public Interval InQuanta(long scale)
    {
        long low = Math.Max(Min?.CeilingAt(scale) ?? -Interval.Unbounded, Above is { } above ? above.FloorAt(scale) + 1 : -Interval.Unbounded);
        long high = Math.Min(Max?.FloorAt(scale) ?? Interval.Unbounded, Below is { } below ? below.CeilingAt(scale) - 1 : Interval.Unbounded);
        return new(low, high);
    }
}

/// <summary>All of several tests.</summary>
internal sealed class AllOf(RowSelector[] tests) : RowSelector
{
    public override void Narrow(Block block, Span<bool> mask)
    {
        foreach (RowSelector test in tests)
        {
            test.Narrow(block, mask);
        }
    }
}

/// <summary>A text column is, or is not, one of several texts.</summary>
internal sealed class CodeTest(Column column, int[] codes, bool negated) : RowSelector
{
    public Column Column => column;

    /// <summary>The largest code it tells from others; all that are larger are alike to it.</summary>
    public int MaxCode => codes.Max();

    public bool Matches(int code) => code != 0 && codes.Contains(code) != negated;

    public override void Narrow(Block block, Span<bool> mask) => ColumnLoops.Narrow(block.CodesOf(column), codes, negated, mask);

    /// <summary>Drops what matches, or what does not, without a mask between.</summary>
    public void Drop(Block block, bool matches, Span<long> counted) => ColumnLoops.Drop(block.CodesOf(column), codes, negated, matches, counted);
}

/// <summary>Some tag is, or none is, one of several texts.</summary>
internal sealed class TagTest(int[] codes, bool negated) : RowSelector
{
    public override void Narrow(Block block, Span<bool> mask)
    {
        for (int row = 0; row < mask.Length; row++)
        {
            ReadOnlySpan<int> tags = block.TagsOf(row);
            mask[row] &= !tags.IsEmpty && tags.ContainsAny(codes) != negated;
        }
    }
}

/// <summary>A number of the row lies in a range.</summary>
internal sealed class NumberTest : RowSelector
{
    private readonly Interval _range;
    private readonly string _key;

    private NumberTest(string key, Interval range)
    {
        _key = key;
        _range = range;
    }

    public static NumberTest Create(string key, FigureRange range) =>
        new(key, range.InQuanta(key == "minutes" ? 1 : Block.QuantityScale));

    public override void Narrow(Block block, Span<bool> mask)
    {
        if (_key == "minutes")
        {
            NarrowByMinutes(block, mask);
            return;
        }

        ReadOnlySpan<long> cells = _key == "rating" ? block.Ratings : block.Quantities;
        for (int row = 0; row < cells.Length; row++)
        {
            mask[row] &= cells[row] != Block.NoQuantity && cells[row] >= _range.Min && cells[row] <= _range.Max;
        }
    }

    /// <summary>Minutes are the record's, however it is split.</summary>
    private void NarrowByMinutes(Block block, Span<bool> mask)
    {
        ReadOnlySpan<long> recorded = block.Recorded;
        ReadOnlySpan<int> services = block.Services;
        long[] minutes = ArrayPool<long>.Shared.Rent(block.ServiceCount);
        Array.Clear(minutes, 0, block.ServiceCount);
        for (int row = 0; row < recorded.Length; row++)
        {
            minutes[services[row]] += recorded[row];
        }

        for (int row = 0; row < recorded.Length; row++)
        {
            long whole = minutes[services[row]];
            mask[row] &= block.Kinds[row] == RowKinds.Service && whole >= 0 && whole >= _range.Min && whole <= _range.Max;
        }

        ArrayPool<long>.Shared.Return(minutes);
    }
}

/// <summary>The day of the row lies in a period.</summary>
internal sealed class DateTest(Period period) : RowSelector
{
    public override void Narrow(Block block, Span<bool> mask)
    {
        ReadOnlySpan<int> dates = block.Dates;
        for (int row = 0; row < dates.Length; row++)
        {
            mask[row] &= period.Contains(dates[row]);
        }
    }
}

/// <summary>The day of the row is one of several weekdays; bit 0 is Monday.</summary>
internal sealed class WeekdayTest(int days) : RowSelector
{
    public override void Narrow(Block block, Span<bool> mask)
    {
        ReadOnlySpan<int> dates = block.Dates;
        for (int row = 0; row < dates.Length; row++)
        {
            mask[row] &= ((days >> (dates[row] % 7)) & 1) != 0; // day number 0 is a Monday
        }
    }
}

/// <summary>The volunteer's age in whole years on the day of the row.</summary>
internal sealed class AgeTest(Interval years) : RowSelector
{
    public override void Narrow(Block block, Span<bool> mask)
    {
        ReadOnlySpan<int> dates = block.Dates;
        for (int row = 0; row < dates.Length; row++)
        {
            if (mask[row])
            {
                bool known = block.FactsOf(row).TryGet(FactNames.Born, dates[row], out var fact);
                mask[row] = known && RecordRules.TryParseDate(fact.Value, out DateOnly born)
                    && Calendar.WholeYears(born, DateOnly.FromDayNumber(dates[row])) is var age && age >= years.Min && age <= years.Max;
                if (!known)
                {
                    block.Workspace.WantFact(row, FactNames.Born);
                }
            }
        }
    }
}

/// <summary>Somebody disputes the record, or nobody does.</summary>
internal sealed class DisputedTest(bool wanted) : RowSelector
{
    public override void Narrow(Block block, Span<bool> mask)
    {
        ReadOnlySpan<bool> disputed = block.Disputed;
        for (int row = 0; row < disputed.Length; row++)
        {
            mask[row] &= disputed[row] == wanted;
        }
    }
}

/// <summary>A range of the clock, from a minute of the day until before another; over midnight where the other is the earlier.</summary>
internal readonly record struct ClockRange(int From, int To)
{
    /// <summary>How many minutes of a row lie in the range.</summary>
    public int Covers(int start, int end) =>
        From < To ? Overlap(start, end, From, To) : Overlap(start, end, From, 1440) + Overlap(start, end, 0, To);

    private static int Overlap(int start, int end, int from, int to) => Math.Max(0, Math.Min(end, to) - Math.Max(start, from));
}

/// <summary>The row's own time of day lies within a range of the clock.</summary>
internal sealed class WithinTest(ClockRange range) : RowSelector
{
    public override void Narrow(Block block, Span<bool> mask)
    {
        ReadOnlySpan<int> starts = block.Starts, ends = block.Ends;
        for (int row = 0; row < starts.Length; row++)
        {
            mask[row] &= starts[row] >= 0 && range.Covers(starts[row], ends[row]) == ends[row] - starts[row];
        }
    }
}

/// <summary>Any part of the row's service touches a range of the clock.</summary>
internal sealed class TouchesTest(ClockRange range) : RowSelector
{
    public override void Narrow(Block block, Span<bool> mask)
    {
        ReadOnlySpan<int> starts = block.Starts, ends = block.Ends, services = block.Services;
        bool[] touched = ArrayPool<bool>.Shared.Rent(block.ServiceCount);
        Array.Clear(touched, 0, block.ServiceCount);
        for (int row = 0; row < starts.Length; row++)
        {
            touched[services[row]] |= starts[row] >= 0 && range.Covers(starts[row], ends[row]) > 0;
        }

        for (int row = 0; row < starts.Length; row++)
        {
            mask[row] &= touched[services[row]];
        }

        ArrayPool<bool>.Shared.Return(touched);
    }
}

/// <summary>The record became known later than a span after its day.</summary>
internal sealed class RecordedAfterTest(CalendarSpan span) : RowSelector
{
    public override void Narrow(Block block, Span<bool> mask)
    {
        ReadOnlySpan<long> recorded = block.RecordedAt;
        ReadOnlySpan<int> dates = block.ServiceDates;
        for (int row = 0; row < recorded.Length; row++)
        {
            mask[row] &= recorded[row] != 0 && span.Before((int)(recorded[row] / TimeSpan.TicksPerDay)) > dates[row];
        }
    }
}

/// <summary>A fact of the volunteer has, or has not, one of several values on the day of the row.</summary>
internal sealed class FactTest(string name, string[] values, bool negated) : RowSelector
{
    public override void Narrow(Block block, Span<bool> mask)
    {
        ReadOnlySpan<int> dates = block.Dates;
        for (int row = 0; row < dates.Length; row++)
        {
            if (mask[row])
            {
                int day = dates[row];
                IFactView facts = block.FactsOf(row);
                bool known = facts.Any(name, day);
                mask[row] = known && Array.Exists(values, value => facts.Has(name, value, day)) != negated;
                if (!known)
                {
                    block.Workspace.WantFact(row, name);
                }
            }
        }
    }
}
