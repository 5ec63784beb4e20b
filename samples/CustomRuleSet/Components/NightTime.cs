using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace CustomRuleSet.Components;

/// <summary>
/// Measure: of each record the minutes between two times of the day. What counts of it is taken from its start on, as the engine does where it splits a record, so that it
/// makes no difference where others have it split. A record without start and end is at no known time and gives nothing.
/// </summary>
public sealed class NightTime : IMeasure
{
    private static readonly Option<int> From = Option.Clock("from", new("when the night begins, such as 22:00", "夜间开始时刻，如 22:00")).Required();

    private static readonly Option<int> To = Option.Clock("to", new("when it ends, such as 06:00", "夜间结束时刻，如 06:00")).Required();

    private readonly int _from;
    private readonly int _to;

    private NightTime(OptionValues options) => (_from, _to) = (options.Get(From), options.Get(To));

    /// <summary>How documents name it.</summary>
    public static ComponentType Type { get; } = ComponentType.Measure(
        "night-time", new("counted time at night", "夜间计入的时间"), RowKinds.Service, hasWindow: true, [From, To], options => new NightTime(options));

    /// <summary>Minutes from 0, more with more service; the nights of two halves of a year are those of the year, so that explanations can share the value out to records.</summary>
    public ValueShape Shape { get; } = new(Unit.Minutes, 1, Interval.FromZero) { IsAdditive = true };

    /// <summary>Neither facts nor the day that it is make a difference, so that advice need not look at every day.</summary>
    public MovedBy MovedBy => MovedBy.Rows;

    /// <inheritdoc/>
    public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values)
    {
        ReadOnlySpan<int> starts = block.Starts, ends = block.Ends;
        for (int i = 0; i < periods.Length; i++)
        {
            long minutes = 0;
            (int first, int count) = block.RowsIn(periods[i]).GetOffsetAndLength(block.Count);
            for (int row = first; row < first + count; row++)
            {
                minutes += starts[row] < 0 ? 0 : AtNight(starts[row], Math.Min(ends[row], starts[row] + selected[row]));
            }

            values[i] = minutes;
        }
    }

    /// <summary>No row goes over midnight: the engine has split it. A night that does is two stretches of its day.</summary>
    private long AtNight(int start, long end) => _from < _to
        ? Overlap(start, end, _from, _to)
        : Overlap(start, end, 0, _to) + Overlap(start, end, _from, 1440);

    private static long Overlap(int start, long end, int from, int to) => Math.Max(0, Math.Min(end, to) - Math.Max(start, from));
}
