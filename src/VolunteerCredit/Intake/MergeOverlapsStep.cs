using System.Buffers;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Intake;

/// <summary>Counts time once where placed records overlap: the later in order, or the lower in <c>prefer</c>, loses the covered minutes.</summary>
internal sealed class MergeOverlapsStep(long tolerance, RowSelector? prefer) : IIntakeStep
{
    private static readonly Option<Amount> Tolerance = Option.Figure(
        "tolerance", new("an overlap of at most this is left alone, a longer one is lost whole; the default is 0min", "不超过此值的重叠不处理，超过则全部失去；默认 0min"), min: 0, max: 1440, kind: UnitKind.Time);

    private static readonly Option<RowSelector> Prefer = Option.Where(
        "prefer", new("records that keep their minutes before others", "优先保留分钟数的记录"));

    public static ComponentType Type { get; } = ComponentType.Intake(
        "merge-overlaps",
        new("counts overlapping time once", "重叠时间只计一次"),
        [Tolerance, Prefer],
        options => new MergeOverlapsStep(
            options.Get(Tolerance, Amount.Of(default, Unit.Minutes)).Figure.FloorAt(1), options.Has(Prefer) ? options.Get(Prefer) : null));

    public string Reason => "overlap";

    public Remedy? Remedy => new(Texts.Phrase("who.overlap"), Texts.Phrase("mend.overlap"));

    public void Apply(Block block, Span<long> counted, IIntakeTrace? trace)
    {
        ReadOnlySpan<int> dates = block.Dates;
        bool[]? preferred = prefer is null ? null : ArrayPool<bool>.Shared.Rent(counted.Length);
        if (preferred is not null)
        {
            Span<bool> mask = preferred.AsSpan(0, counted.Length);
            mask.Fill(true);
            prefer!.Narrow(block, mask);
        }

        for (int from = 0, to; from < dates.Length; from = to)
        {
            for (to = from + 1; to < dates.Length && dates[to] == dates[from]; to++)
            {
            }

            if (to - from > 1)
            {
                MergeDay(block, counted, from, to, preferred, trace);
            }
        }

        if (preferred is not null)
        {
            ArrayPool<bool>.Shared.Return(preferred);
        }
    }

    /// <summary>Rows of one day, those preferred first: each loses what those before it already cover.</summary>
    private void MergeDay(Block block, Span<long> counted, int from, int to, bool[]? preferred, IIntakeTrace? trace)
    {
        ReadOnlySpan<int> starts = block.Starts, ends = block.Ends;
        var covered = new List<(int Start, int End, int Row)>();
        for (int pass = preferred is null ? 1 : 0; pass < 2; pass++)
        {
            for (int row = from; row < to; row++)
            {
                bool thisPass = preferred is null || preferred[row] == (pass == 0);
                if (!thisPass || starts[row] < 0 || counted[row] <= 0 || block.Kinds[row] != RowKinds.Service)
                {
                    continue;
                }

                (int minutes, int cause) = Covered(covered, block.Members, row, starts[row], ends[row]);
                if (minutes > tolerance)
                {
                    counted[row] = minutes == ends[row] - starts[row] ? 0 : Math.Max(0, counted[row] - minutes);
                    trace?.Because(row, cause);
                }

                // What is covered whole covers nothing more: so at most 1,440 rows of one volunteer are kept, however many there are.
                if (minutes < ends[row] - starts[row])
                {
                    covered.Add((starts[row], ends[row], row));
                }
            }
        }
    }

    /// <summary>How many minutes of a row are covered already, and by which row most. Members of a group may serve at the same time.</summary>
    private static (int Minutes, int Cause) Covered(List<(int Start, int End, int Row)> covered, ReadOnlySpan<int> members, int of, int start, int end)
    {
        int cause = -1, most = 0;
        var pieces = new List<(int Start, int End)>();
        foreach ((int s, int e, int row) in covered)
        {
            int low = Math.Max(s, start), high = Math.Min(e, end);
            if (low < high && members[row] == members[of])
            {
                pieces.Add((low, high));
                if (high - low > most)
                {
                    (most, cause) = (high - low, row);
                }
            }
        }

        pieces.Sort();
        int minutes = 0, reached = start;
        foreach ((int low, int high) in pieces)
        {
            minutes += Math.Max(0, high - Math.Max(low, reached));
            reached = Math.Max(reached, high);
        }

        return (minutes, cause);
    }
}
