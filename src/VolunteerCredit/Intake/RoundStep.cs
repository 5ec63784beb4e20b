using System.Buffers;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Intake;

/// <summary>Rounds the counted minutes of each group: what is cut is taken from its last rows, what is added goes to its last row with minutes.</summary>
internal sealed class RoundStep : IIntakeStep
{
    private static readonly Option<Grouping> Per =
        Option.Per("per", new("what is rounded together: record, day, total or another key", "合并舍入的范围：record、day、total 或其他分组")).Required();

    private static readonly Option<Amount> To =
        Option.Figure("to", new("the step that is rounded to, in whole minutes, such as 30min", "舍入单位，整分钟，如 30min"), min: 1, kind: UnitKind.Time).Required();

    private static readonly Option<RowSelector> Where =
        Option.Where("where", new("the records that are rounded; the default is all", "需舍入的记录；默认全部"));

    private static readonly Option<string> ReasonOption =
        Option.Identifier("reason", new("the reason code; the default is rounding", "原因代码；默认 rounding"));

    private readonly Grouping _per;
    private readonly long _to;
    private readonly RoundingMode _mode;
    private readonly RowSelector? _where;

    private RoundStep(OptionValues options)
    {
        _per = options.Get(Per);
        _to = options.Get(To).Figure.CeilingAt(1);
        _mode = options.Get(RoundingOption.Mode);
        _where = options.Has(Where) ? options.Get(Where) : null;
        Reason = options.Get(ReasonOption, "rounding");
        options.RequireWholeMinutes(To);
    }

    public static ComponentType Type { get; } = ComponentType.Intake(
        "round",
        new("rounds counted minutes per record, day or other key", "按记录、日或其他分组舍入计入的分钟数"),
        [Per, To, RoundingOption.Mode, Where, ReasonOption],
        options => new RoundStep(options));

    public string Reason { get; }

    public Remedy? Remedy => new(Texts.Phrase("who.round"), Texts.Phrase("mend.round"));

    public bool MayAdd => _mode is not (RoundingMode.Down or RoundingMode.Floor);

    public void Apply(Block block, Span<long> counted, IIntakeTrace? trace)
    {
        int rows = counted.Length;
        bool[] mask = ArrayPool<bool>.Shared.Rent(rows);
        int[] numbers = ArrayPool<int>.Shared.Rent(rows);
        Span<bool> concerned = mask.AsSpan(0, rows);
        concerned.Fill(true);
        _where?.Narrow(block, concerned);
        Span<int> groups = numbers.AsSpan(0, rows);
        int count = _per.Group(block, groups);
        long[] wanted = ArrayPool<long>.Shared.Rent(count);
        Array.Clear(wanted, 0, count);
        for (int row = 0; row < rows; row++)
        {
            concerned[row] &= block.Kinds[row] == RowKinds.Service && counted[row] > 0; // unknown minutes are no part of a sum
            wanted[groups[row]] += concerned[row] ? counted[row] : 0;
        }

        for (int group = 0; group < count; group++)
        {
            wanted[group] = Rounding.ToMultiple(wanted[group], _to, _mode) - wanted[group];
        }

        // From the last row of each group backwards: it takes all that is added, and of what is cut as much as it has.
        for (int row = rows - 1; row >= 0; row--)
        {
            if (concerned[row])
            {
                long change = Math.Max(wanted[groups[row]], -counted[row]);
                counted[row] += change;
                wanted[groups[row]] -= change;
            }
        }

        ArrayPool<long>.Shared.Return(wanted);
        ArrayPool<int>.Shared.Return(numbers);
        ArrayPool<bool>.Shared.Return(mask);
    }
}
