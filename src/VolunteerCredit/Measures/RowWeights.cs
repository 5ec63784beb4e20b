using System.Buffers;
using VolunteerCredit.Intake;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Measures;

/// <summary>Weights by filter: those that match a row multiply. Every weight is exact; the scale is their common denominator.</summary>
internal sealed class RowWeights
{
    public static readonly Option<IReadOnlyList<OptionValues>> Option = RuleSets.Option.Fields(
        "weights", new("factors for records that match; several that match multiply", "对符合条件的记录乘以系数；多个符合则连乘"), () => [Where!, Times!]).OnRecords().List();

    private static readonly Option<RowSelector> Where = RuleSets.Option.Where("where", new("the records that the factor is for", "系数所针对的记录")).Required();

    private static readonly Option<Amount> Times =
        RuleSets.Option.Figure("times", new("the factor; it may be negative", "系数，可为负"), -1000, 1000, UnitKind.Number).Required();

    /// <summary>Codes that have an entry of their own even where no test names them: whether one has is as good as random, and a wrong guess dear.</summary>
    private const int CommonCodes = 256;

    private static readonly long[] One = [1];

    private readonly (RowSelector Where, long Factor, long Scale)[] _weights;
    private readonly (Column Column, long[] Factors)[] _tables;
    private readonly (RowSelector Where, long Factor, long Scale)[] _others;
    private readonly bool _factorsAreSmall;

    private RowWeights((RowSelector, long, long)[] weights)
    {
        _weights = weights;
        Scale = 1;
        foreach ((_, _, long scale) in _weights)
        {
            Scale = checked(Scale * scale);
            _ = Quantum.Common(1, Scale); // throws where too little room is left for amounts
        }

        // Weights by one text column, however many, are one factor for each code.
        var tables = new List<(Column, long[])>();
        var others = _weights.ToList();
        foreach (IGrouping<Column, (CodeTest Where, long Factor, long Scale)> column in _weights.Where(w => w.Where is CodeTest).Select(w => ((CodeTest)w.Where, w.Factor, w.Scale)).GroupBy(w => w.Item1.Column))
        {
            if (TableOf([.. column]) is { } factors)
            {
                tables.Add((column.Key, factors));
                others.RemoveAll(w => w.Where is CodeTest test && test.Column == column.Key);
            }
        }

        (_tables, _others) = ([.. tables], [.. others]);
        _factorsAreSmall = _tables.Aggregate((Int128)1, (product, table) => product * table.Factors.Max(f => Int128.Abs(f))) <= 1 << 25;
        bool negative = Array.Exists(_weights, w => w.Factor < 0);
        Bounds = negative ? Interval.Everything : Interval.FromZero;
        Direction = negative ? Direction.Mixed : Direction.Rising;
    }

    public long Scale { get; }

    public Interval Bounds { get; }

    public Direction Direction { get; }

    public static RowWeights From(OptionValues options) => new(
        [.. options.Get(Option, []).Select(w => (w.Get(Where), w.Get(Times).Figure.Numerator, w.Get(Times).Figure.Denominator))]);

    /// <summary>The sum of the amounts of some rows in quanta, each by its weight.</summary>
    public long Sum(Block block, ReadOnlySpan<long> amounts, Range rows)
    {
        if (_weights.Length == 0)
        {
            return ColumnLoops.Sum(amounts[rows]);
        }

        if (_others.Length == 0 && _tables.Length <= 2)
        {
            (Column Column, long[] Factors) first = _tables[0];
            ReadOnlySpan<int> codes = block.CodesOf(first.Column)[rows];
            return _tables.Length == 1
                ? ColumnLoops.SumProducts(amounts[rows], codes, first.Factors, codes, One, _factorsAreSmall)
                : ColumnLoops.SumProducts(amounts[rows], codes, first.Factors, block.CodesOf(_tables[1].Column)[rows], _tables[1].Factors, _factorsAreSmall);
        }

        using Applied applied = Apply(block, amounts);
        return ColumnLoops.Sum(applied.Amounts[rows]);
    }

    /// <summary>The amounts in quanta, each by its weight.</summary>
    public Applied Apply(Block block, ReadOnlySpan<long> amounts)
    {
        if (_weights.Length == 0)
        {
            return new Applied(amounts, null);
        }

        int rows = amounts.Length;
        long[] weighted = ArrayPool<long>.Shared.Rent(rows);
        amounts.CopyTo(weighted);
        foreach ((Column column, long[] factors) in _tables)
        {
            ReadOnlySpan<int> codes = block.CodesOf(column);
            for (int row = 0; row < rows; row++)
            {
                weighted[row] *= ColumnLoops.FactorOf(factors, codes[row]);
            }
        }

        if (_others.Length > 0)
        {
            bool[] mask = ArrayPool<bool>.Shared.Rent(rows);
            foreach ((RowSelector where, long factor, long scale) in _others)
            {
                Span<bool> matches = mask.AsSpan(0, rows);
                matches.Fill(true);
                where.Narrow(block, matches);
                for (int row = 0; row < rows; row++)
                {
                    weighted[row] *= matches[row] ? factor : scale;
                }
            }

            ArrayPool<bool>.Shared.Return(mask);
        }

        return new Applied(weighted.AsSpan(0, rows), weighted);
    }

    /// <summary>For each code of a column the product of the factors; the last stands for all larger codes, which no test names. None where a product overflows.</summary>
    private static long[]? TableOf(IReadOnlyList<(CodeTest Where, long Factor, long Scale)> weights)
    {
        try
        {
            return [.. Enumerable.Range(0, Math.Max(CommonCodes, weights.Max(w => w.Where.MaxCode) + 2))
                .Select(code => weights.Aggregate(1L, (product, w) => product * (w.Where.Matches(code) ? w.Factor : w.Scale)))];
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>Weighted amounts; gives its memory back when done.</summary>
    public readonly ref struct Applied(ReadOnlySpan<long> amounts, long[]? rented)
    {
        public ReadOnlySpan<long> Amounts { get; } = amounts;

        public void Dispose()
        {
            if (rented is not null)
            {
                ArrayPool<long>.Shared.Return(rented);
            }
        }
    }
}
