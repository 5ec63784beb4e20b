using System.Numerics;
using VolunteerCredit.Bulk;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;

namespace VolunteerCredit.Comparisons;

/// <summary>Counts how a measure, score or balance changes that both sides have.</summary>
internal sealed class ValueTally
{
    private static readonly int[] Percents = [1, 5, 10, 25, 50, 75, 90, 95, 99];

    private readonly int _before;
    private readonly int _after;
    private readonly ValueColumn _column;
    private readonly long _scale;
    private readonly long _timesBefore;
    private readonly long _timesAfter;
    private readonly BoundedTally _changes;
    private readonly StabilityTally? _stability;
    private readonly long[] _moves = new long[4];
    private long _becameKnown;
    private long _becameUnknown;
    private long _unknownInBoth;
    private long _least = long.MaxValue;
    private long _most = long.MinValue;

    private ValueTally(string kind, int before, ValueColumn columnBefore, int after, ValueColumn columnAfter, long scale, ComparisonOptions options)
    {
        (Kind, _before, _after, _column, _scale) = (kind, before, after, columnAfter, scale);
        (_timesBefore, _timesAfter) = (scale / columnBefore.Scale, scale / columnAfter.Scale);
        _changes = new(options.DistinctMax);
        _stability = kind == "score" ? new(options.DistinctMax, options.StabilityBins) : null;
    }

    public string Kind { get; }

    public string Name => _column.Name;

    public RuleSets.Words Label => _column.Label;

    /// <summary>The tally of a value; <see langword="null"/> where the two cannot be compared.</summary>
    public static ValueTally? Of(string kind, int before, ValueColumn columnBefore, int after, ValueColumn columnAfter, ComparisonOptions options)
    {
        BigInteger scale = (BigInteger)columnBefore.Scale / BigInteger.GreatestCommonDivisor(columnBefore.Scale, columnAfter.Scale) * columnAfter.Scale;
        return columnBefore.Unit.Mixes(columnAfter.Unit) && scale <= long.MaxValue ? new(kind, before, columnBefore, after, columnAfter, (long)scale, options) : null;
    }

    public Move Add(ComparedSide before, ComparedSide after, int volunteer)
    {
        bool computedBefore = before.StatusOf(volunteer) == ResultStatus.Computed, computedAfter = after.StatusOf(volunteer) == ResultStatus.Computed;
        long was = computedBefore ? before.QuantaOf(_before, volunteer) : IMeasure.Unknown, becomes = computedAfter ? after.QuantaOf(_after, volunteer) : IMeasure.Unknown;
        bool knownBefore = was != IMeasure.Unknown, knownAfter = becomes != IMeasure.Unknown;
        _stability?.Add(
            computedBefore ? knownBefore ? Clamped(was, _timesBefore) : IMeasure.Unknown : null,
            computedAfter ? knownAfter ? Clamped(becomes, _timesAfter) : IMeasure.Unknown : null);
        if (knownBefore && knownAfter)
        {
            return Count(((Int128)becomes * _timesAfter) - ((Int128)was * _timesBefore));
        }

        if (computedBefore && computedAfter)
        {
            _becameKnown += knownAfter ? 1 : 0;
            _becameUnknown += knownBefore ? 1 : 0;
            _unknownInBoth += knownBefore || knownAfter ? 0 : 1;
        }
        else
        {
            _moves[(int)Move.Other]++;
        }

        return Move.Other;
    }

    public ValueChange Change()
    {
        long compared = _moves[(int)Move.Up] + _moves[(int)Move.Down] + _moves[(int)Move.Same];
        if (_moves[(int)Move.Same] > 0)
        {
            _changes.Add(0, _moves[(int)Move.Same], 0);
        }

        return new(Kind, Name, _column.Label)
        {
            Up = _moves[(int)Move.Up],
            Down = _moves[(int)Move.Down],
            Same = _moves[(int)Move.Same],
            BecameKnown = _becameKnown,
            BecameUnknown = _becameUnknown,
            UnknownInBoth = _unknownInBoth,
            NotCompared = _moves[(int)Move.Other],
            Least = compared == 0 ? null : AmountOf(_least),
            Most = compared == 0 ? null : AmountOf(_most),
            Quantiles = compared == 0 ? [] : [.. Quantiles(compared)],
            BinWidth = AmountOf(_changes.Width),
            Stability = _stability?.Index(_scale, _column.Unit),
        };
    }

    private IEnumerable<ChangeQuantile> Quantiles(long compared)
    {
        long seen = 0;
        int next = 0;
        foreach ((long from, long count, _) in _changes.Bins)
        {
            seen += count;
            for (; next < Percents.Length && (Int128)seen * 100 >= (Int128)Percents[next] * compared; next++)
            {
                yield return new(Percents[next], AmountOf(from));
            }
        }
    }

    /// <summary>For the bins of a distribution: what is too large for 64 bits is with the largest.</summary>
    private static long Clamped(long quanta, long times) =>
        times == 1 ? quanta : (long)Int128.Clamp((Int128)quanta * times, IMeasure.Unknown + 1, long.MaxValue);

    private Move Count(Int128 change)
    {
        if (change < long.MinValue || change > long.MaxValue)
        {
            _moves[(int)Move.Other]++;
            return Move.Other;
        }

        (_least, _most) = (Math.Min(_least, (long)change), Math.Max(_most, (long)change));
        Move move = change > 0 ? Move.Up : change < 0 ? Move.Down : Move.Same;
        _moves[(int)move]++;
        if (move != Move.Same)
        {
            _changes.Add((long)change, 1, 0);
        }

        return move;
    }

    private Amount AmountOf(long quanta) => new(quanta, _scale, _column.Unit);
}
