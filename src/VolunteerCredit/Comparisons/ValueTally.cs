using System.Numerics;
using VolunteerCredit.Bulk;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;

namespace VolunteerCredit.Comparisons;

/// <summary>Counts how a measure, score or balance changes that both sides have.</summary>
internal sealed class ValueTally : IMovingTally
{
    /// <summary>The kind of value of which there are examples and a stability index, and that moves groups.</summary>
    public const string Score = "score";

    private static readonly int[] Percents = [1, 5, 10, 25, 50, 75, 90, 95, 99];

    private readonly int _before;
    private readonly int _after;
    private readonly ValueColumn _column;
    private readonly long _scale;
    private readonly long _timesBefore;
    private readonly long _timesAfter;
    private readonly BoundedTally _changes;
    private readonly StabilityTally? _stability;
    private readonly ExampleShelves _examples;
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
        _examples = new(kind == Score ? options.ExamplesPerChange : 0);
        _stability = kind == Score ? new(options.DistinctMax, options.StabilityBins) : null;
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

    public IEnumerable<ComparisonExample> Examples =>
        _examples.All.Select(e => new ComparisonExample(Kind, Name, null, e.Change == (int)Move.Up ? "up" : "down", e.Id, e.Changes));

    public void Add(ComparedVolunteers volunteers, CancellationToken cancellation)
    {
        for (int volunteer = 0; volunteer < volunteers.Count; volunteer++)
        {
            IComparisonTally.Check(volunteer, cancellation);
            Move move = Count(Read(volunteers.Before, _before, _timesBefore, volunteer), Read(volunteers.After, _after, _timesAfter, volunteer));
            if (move is Move.Up or Move.Down)
            {
                _examples.Offer((int)move, volunteers, volunteer);
            }
        }
    }

    public Move MoveOf(ComparedSide before, ComparedSide after, int volunteer)
    {
        (Int128? was, Int128? becomes) = (Read(before, _before, _timesBefore, volunteer), Read(after, _after, _timesAfter, volunteer));
        return was is { } from && becomes is { } to && from != IMeasure.Unknown && to != IMeasure.Unknown ? MoveBy(to - from) : Move.Other;
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

    /// <summary>The value in common quanta; <see cref="IMeasure.Unknown"/> where it is unknown, <see langword="null"/> where nothing was computed.</summary>
    private static Int128? Read(ComparedSide side, int value, long times, int volunteer) =>
        side.StatusOf(volunteer) != ResultStatus.Computed ? null
        : side.QuantaOf(value, volunteer) is var quanta && quanta == IMeasure.Unknown ? IMeasure.Unknown : (Int128)quanta * times;

    /// <summary>For the bins of a distribution: what is too large for 64 bits is with the largest.</summary>
    private static long? Clamped(Int128? value) => value is { } known && known != IMeasure.Unknown ? (long)Int128.Clamp(known, IMeasure.Unknown + 1, long.MaxValue) : (long?)value;

    private static Move MoveBy(Int128 change) =>
        change < long.MinValue || change > long.MaxValue ? Move.Other : change > 0 ? Move.Up : change < 0 ? Move.Down : Move.Same;

    private Move Count(Int128? was, Int128? becomes)
    {
        _stability?.Add(Clamped(was), Clamped(becomes));
        bool knownBefore = was != IMeasure.Unknown, knownAfter = becomes != IMeasure.Unknown;
        Move move = was is { } from && becomes is { } to && knownBefore && knownAfter ? MoveBy(to - from) : Move.Other;
        if (was is not null && becomes is not null && !(knownBefore && knownAfter))
        {
            _becameKnown += knownAfter ? 1 : 0;
            _becameUnknown += knownBefore ? 1 : 0;
            _unknownInBoth += knownBefore || knownAfter ? 0 : 1;
            return move;
        }

        _moves[(int)move]++;
        if (move != Move.Other)
        {
            long change = (long)(becomes!.Value - was!.Value);
            (_least, _most) = (Math.Min(_least, change), Math.Max(_most, change));
            if (change != 0)
            {
                _changes.Add(change, 1, 0);
            }
        }

        return move;
    }

    private Amount AmountOf(long quanta) => new(quanta, _scale, _column.Unit);
}
