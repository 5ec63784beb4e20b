using System.Buffers;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Intake;

/// <summary>At most so many minutes, or so many records, per period or key.</summary>
internal sealed class LimitStep : IIntakeStep
{
    private static readonly Option<Grouping> Per =
        Option.Per("per", new("the period or key within which the limit holds", "限额适用的周期或分组")).Required();

    private static readonly Option<Amount> Max = Option.Figure(
        "max", new("the most minutes that count, such as 8h", "至多计入的时间，如 8h"), min: 0, kind: UnitKind.Time);

    private static readonly Option<int> Count =
        Option.Whole("count", new("the most records that count", "至多计入的记录数"), 0, 1_000_000);

    private static readonly Option<RowSelector> Where =
        Option.Where("where", new("the records that the limit is about; the default is all", "限额所针对的记录；默认全部"));

    private static readonly Option<RowSelector> Prefer =
        Option.Where("prefer", new("records that are kept before others", "优先保留的记录"));

    private static readonly Option<Over> OverOption = Option.Choice(
        "over",
        new("what becomes of the excess: cut (the default), hold until approved, reject the whole record, or its part on that day", "超出部分：截去（默认）、待核准、整条（或其当日部分）不计"),
        ("cut", Over.Cut), ("hold", Over.Hold), ("reject", Over.Reject));

    private static readonly Option<IReadOnlyList<int>> ReleasedBy = Option.Code(
        "releasedBy", new("levels of approval (approved_by) whose records count in excess too", "经其核准（approved_by）的记录超出部分照样计入"), Column.ApprovedBy).List();

    private static readonly Option<string> ReasonOption =
        Option.Identifier("reason", new("the reason code; the default is limit", "原因代码；默认 limit"));

    private readonly Grouping _per;
    private readonly bool _byRecords;
    private readonly long _most;
    private readonly RowSelector? _where;
    private readonly RowSelector? _prefer;
    private readonly Over _over;
    private readonly int[] _releasedBy;
    private readonly bool _cutsRuns;

    private LimitStep(OptionValues options)
    {
        _per = options.Get(Per);
        _byRecords = options.Has(Count);
        _most = _byRecords ? options.Get(Count) : options.Get(Max).Figure.FloorAt(1);
        _where = options.Has(Where) ? options.Get(Where) : null;
        _prefer = options.Has(Prefer) ? options.Get(Prefer) : null;
        _over = options.Get(OverOption, Over.Cut);
        _releasedBy = [.. options.Get(ReleasedBy, [])];
        _cutsRuns = !_byRecords && _where is null && _prefer is null && _releasedBy.Length == 0 && _over != Over.Reject && _per.IsPeriod;
        Reason = options.Get(ReasonOption, "limit");
    }

    private enum Over
    {
        Cut,
        Hold,
        Reject,
    }

    public static ComponentType Type { get; } = ComponentType.Intake(
        "limit",
        new("at most so much per period or key", "每周期或每组的限额"),
        [Per, Max, Count, Where, Prefer, OverOption, ReleasedBy, ReasonOption],
        options =>
        {
            if (options.Has(Max) == options.Has(Count))
            {
                options.Refuse(null, options.Has(Max) ? "max, count" : "–", new("one of max and count", "max 与 count 之一"));
                return new RefusedStep();
            }

            if (options.Has(Max))
            {
                options.RequireWholeMinutes(Max);
            }

            return new LimitStep(options);
        });

    public string Reason { get; }

    public Disposition Disposition => _over == Over.Hold ? Disposition.Held : Disposition.Lost;

    public Remedy? Remedy => _over == Over.Hold ? null : new(Texts.Phrase("who.limit"), Texts.Phrase("mend.limit"));

    public void Apply(Block block, Span<long> counted, IIntakeTrace? trace)
    {
        if (_cutsRuns && !block.HasActs)
        {
            ColumnLoops.LimitRuns(_per.Runs(block, block.Workspace.Memory.Scratch), _most, counted);
            return;
        }

        int rows = counted.Length;
        bool[] masks = ArrayPool<bool>.Shared.Rent(rows * 3);
        int[] numbers = ArrayPool<int>.Shared.Rent(rows);
        Span<bool> concerned = Match(_where, block, masks.AsSpan(0, rows));
        Span<bool> preferred = Match(_prefer, block, masks.AsSpan(rows, rows));
        Span<bool> released = masks.AsSpan(2 * rows, rows);
        released.Clear();
        for (int row = 0; row < rows && _releasedBy.Length > 0; row++)
        {
            released[row] = _releasedBy.AsSpan().Contains(block.CodesOf(Column.ApprovedBy)[row]);
        }

        Span<int> groups = numbers.AsSpan(0, rows);
        long[] used = ArrayPool<long>.Shared.Rent(_per.Group(block, groups) + 1);
        Array.Clear(used);
        if (_byRecords)
        {
            LimitRecords(block, counted, concerned, preferred, released, groups, used);
        }
        else
        {
            LimitMinutes(block, counted, concerned, preferred, released, groups, used);
        }

        ArrayPool<long>.Shared.Return(used);
        ArrayPool<int>.Shared.Return(numbers);
        ArrayPool<bool>.Shared.Return(masks);
    }

    private static Span<bool> Match(RowSelector? selector, Block block, Span<bool> mask)
    {
        mask.Fill(true);
        selector?.Narrow(block, mask);
        return mask;
    }

    private void LimitMinutes(
        Block block, Span<long> counted, Span<bool> concerned, Span<bool> preferred, Span<bool> released, Span<int> groups, long[] used)
    {
        ReadOnlySpan<RowKinds> kinds = block.Kinds;
        for (int pass = _prefer is null ? 1 : 0; pass < 2; pass++)
        {
            for (int row = 0; row < counted.Length; row++)
            {
                bool thisPass = _prefer is null || preferred[row] == (pass == 0);
                if (!thisPass || !concerned[row] || counted[row] <= 0 || kinds[row] != RowKinds.Service)
                {
                    continue;
                }

                long kept = Math.Min(counted[row], Math.Max(0, _most - used[groups[row]]));
                if (kept < counted[row] && !released[row])
                {
                    counted[row] = _over == Over.Reject ? 0 : kept;
                }

                used[groups[row]] += counted[row];
            }
        }
    }

    /// <summary>A record counts once, in the group of the first part that has something left; all its parts stay or go together.</summary>
    private void LimitRecords(
        Block block, Span<long> counted, Span<bool> concerned, Span<bool> preferred, Span<bool> released, Span<int> groups, long[] used)
    {
        ReadOnlySpan<int> services = block.Services;
        bool[] seen = ArrayPool<bool>.Shared.Rent(block.ServiceCount);
        bool[] dropped = ArrayPool<bool>.Shared.Rent(block.ServiceCount);
        Array.Clear(seen);
        for (int pass = _prefer is null ? 1 : 0; pass < 2; pass++)
        {
            for (int row = 0; row < counted.Length; row++)
            {
                bool thisPass = _prefer is null || preferred[row] == (pass == 0);
                if (!thisPass || !concerned[row] || counted[row] == 0)
                {
                    continue;
                }

                int service = services[row];
                if (!seen[service])
                {
                    seen[service] = true;
                    dropped[service] = used[groups[row]] >= _most && !released[row];
                    used[groups[row]]++; // a dropped one too: by then all are used up
                }

                counted[row] = dropped[service] ? 0 : counted[row];
            }
        }

        ArrayPool<bool>.Shared.Return(seen);
        ArrayPool<bool>.Shared.Return(dropped);
    }
}
