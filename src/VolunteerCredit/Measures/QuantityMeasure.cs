using VolunteerCredit.Intake;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Measures;

/// <summary>
/// The sum of the quantities of acts, by a table of units. An act whose unit is not in the table counts nothing. Where a remainder is
/// carried, the whole steps of two periods together may be more than those of each.
/// </summary>
internal sealed class QuantityMeasure : IMeasure
{
    private static readonly Option<int> UnitCode =
        Option.Code("unit", new("the unit, as records write it", "单位，与记录一致"), Column.Unit).Required();

    private static readonly Option<Amount> Times =
        Option.Figure("times", new("what one is worth; the default is 1", "每一单位折算值；默认 1"), -1_000_000, 1_000_000, UnitKind.Number);

    private static readonly Option<int> Per =
        Option.Whole("per", new("how many make one; the default is 1", "多少计为一；默认 1"), 1, 1_000_000_000);

    private static readonly Option<Remainder> RemainderOption = Option.Choice(
        "remainder",
        new(
            "what is left of the division by per: exact (the default) keeps it, lost drops it record by record, carried counts the whole steps of the unit's total in the period",
            "按 per 折算后的余数：exact 保留（默认），lost 逐条舍去，carried 按该单位在周期内的合计取整步"),
        ("exact", Remainder.Exact), ("lost", Remainder.Lost), ("carried", Remainder.Carried));

    private static readonly Option<IReadOnlyList<OptionValues>> Units = Option.Fields(
        "units",
        new("what each unit is worth; without it every quantity counts as it is", "各单位的折算；不写则按原数量计"),
        () => [UnitCode, Times, Per, RemainderOption]).OnRecords().List();

    private readonly Line[] _lines;

    private QuantityMeasure(Line[] lines)
    {
        long scale = 1;
        foreach (Line line in lines)
        {
            scale = Quantum.Common(scale, line.PerStep.Denominator);
        }

        _lines = [.. lines.Select(line => line with { Quanta = line.PerStep.ExactlyAt(scale) })];
        Shape = new(Unit.Number, scale, Interval.Everything)
        {
            Direction = Array.Exists(lines, l => l.PerStep < default(Fraction)) ? Direction.Mixed : Direction.Rising,
            IsAdditive = !Array.Exists(lines, l => l.IsCarried),
        };
    }

    private enum Remainder
    {
        Exact,
        Lost,
        Carried,
    }

    public static ComponentType Type { get; } = ComponentType.Measure(
        "quantity", new("the sum of acts: donations, awards, claims", "事项数量之和：捐献、奖励、兑换"), RowKinds.Act, hasWindow: true, [Units], Create);

    public ValueShape Shape { get; }

    public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values)
    {
        ReadOnlySpan<long> quantities = block.Quantities;
        ReadOnlySpan<int> units = _lines[0].Unit == 0 ? default : block.CodesOf(Column.Unit);
        var totals = new long[_lines.Length];
        for (int i = 0; i < periods.Length; i++)
        {
            (int from, int count) = block.RowsIn(periods[i]).GetOffsetAndLength(block.Count);
            long sum = 0;
            Array.Clear(totals);
            for (int row = from; row < from + count; row++)
            {
                int line = selected[row] > 0 ? LineOf(units.IsEmpty ? 0 : units[row]) : -1;
                if (line < 0)
                {
                    continue;
                }

                if (_lines[line].IsCarried)
                {
                    totals[line] += quantities[row];
                }
                else
                {
                    sum += _lines[line].Worth(quantities[row]);
                }
            }

            for (int line = 0; line < totals.Length; line++)
            {
                sum += _lines[line].Worth(totals[line]);
            }

            values[i] = sum;
        }
    }

    private static QuantityMeasure Create(OptionValues options)
    {
        var lines = new List<Line>();
        foreach (OptionValues unit in options.Get(Units, []))
        {
            Fraction times = unit.Has(Times) ? unit.Get(Times).Figure : new Fraction(1);
            int per = unit.Get(Per, 1);
            Remainder remainder = unit.Get(RemainderOption, Remainder.Exact);
            long step = remainder == Remainder.Exact ? 1 : per * Block.QuantityScale;
            if (lines.Exists(l => l.Unit == unit.Get(UnitCode)))
            {
                unit.Refuse(UnitCode, "×2", new("each unit once", "每个单位只写一次"));
            }

            lines.Add(new(unit.Get(UnitCode), step, step == 1 ? times / new Fraction(per * Block.QuantityScale) : times, 0, remainder == Remainder.Carried));
        }

        return new(lines.Count == 0 ? [new Line(0, 1, new Fraction(1, Block.QuantityScale), 0, IsCarried: false)] : [.. lines]);
    }

    private int LineOf(int unit)
    {
        for (int line = 0; line < _lines.Length; line++)
        {
            if (_lines[line].Unit == unit)
            {
                return line;
            }
        }

        return -1;
    }

    /// <summary>A line of the table: every <paramref name="Step"/> millionths of the unit are worth <paramref name="PerStep"/>.</summary>
    private readonly record struct Line(int Unit, long Step, Fraction PerStep, long Quanta, bool IsCarried)
    {
        /// <summary>What a quantity is worth: whole steps, towards zero. Where the remainder is exact, a step is the smallest quantity.</summary>
        public long Worth(long quantity) => quantity / Step * Quanta;
    }
}
