using System.Buffers;
using VolunteerCredit.Guarding;
using VolunteerCredit.Measures;

namespace VolunteerCredit.Intake;

/// <summary>An intake step with the figures of one stretch of days of service: it sees the rows of those days and no others.</summary>
internal sealed class DatedStep(IIntakeStep inner, Period days) : IIntakeStep
{
    /// <summary>The step itself.</summary>
    public IIntakeStep Inner => inner;

    public string Reason => inner.Reason;

    public Disposition Disposition => inner.Disposition;

    public bool MayAdd => inner.MayAdd;

    public Remedy? Remedy => inner.Remedy;

    public IReadOnlyList<int> SplitTimes => inner.SplitTimes;

    public void Apply(Block block, Span<long> counted, IIntakeTrace? trace)
    {
        (int from, int length) = block.RowsIn(days).GetOffsetAndLength(block.Count);
        if (length == 0)
        {
            return;
        }

        long[] seen = ArrayPool<long>.Shared.Rent(counted.Length);
        Span<long> rows = seen.AsSpan(0, counted.Length);
        rows.Clear();
        counted.Slice(from, length).CopyTo(rows[from..]);
        Period asked = block.Workspace.Asked;
        block.Workspace.Asked = days;
        inner.Apply(block, rows, trace);
        block.Workspace.Asked = asked;
        if (inner is GuardedStep && (rows[..from].ContainsAnyExcept(0) || rows[(from + length)..].ContainsAnyExcept(0)))
        {
            throw ComponentException.Broke(GuardedStep.PlaceOf(inner), "own");
        }

        rows.Slice(from, length).CopyTo(counted[from..]);
        ArrayPool<long>.Shared.Return(seen);
    }
}
