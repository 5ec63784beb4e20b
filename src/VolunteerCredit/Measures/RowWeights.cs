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

    private readonly (RowSelector Where, long Factor, long Scale)[] _weights;

    private RowWeights((RowSelector, long, long)[] weights)
    {
        _weights = weights;
        Scale = 1;
        foreach ((_, _, long scale) in _weights)
        {
            Scale = checked(Scale * scale);
            _ = Quantum.Common(1, Scale); // throws where too little room is left for amounts
        }

        bool negative = Array.Exists(_weights, w => w.Factor < 0);
        Bounds = negative ? Interval.Everything : Interval.FromZero;
        Direction = negative ? Direction.Mixed : Direction.Rising;
    }

    public long Scale { get; }

    public Interval Bounds { get; }

    public Direction Direction { get; }

    public static RowWeights From(OptionValues options) => new(
        [.. options.Get(Option, []).Select(w => (w.Get(Where), w.Get(Times).Figure.Numerator, w.Get(Times).Figure.Denominator))]);

    /// <summary>The amounts in quanta, each by its weight.</summary>
    public Applied Apply(Block block, ReadOnlySpan<long> amounts)
    {
        if (_weights.Length == 0)
        {
            return new Applied(amounts, null);
        }

        int rows = amounts.Length;
        long[] weighted = ArrayPool<long>.Shared.Rent(rows);
        bool[] mask = ArrayPool<bool>.Shared.Rent(rows);
        amounts.CopyTo(weighted);
        foreach ((RowSelector where, long factor, long scale) in _weights)
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
        return new Applied(weighted.AsSpan(0, rows), weighted);
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
