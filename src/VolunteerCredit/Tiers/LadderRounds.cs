using VolunteerCredit.Measures;

namespace VolunteerCredit.Tiers;

/// <summary>A ladder that begins again: every so much of one value is a round. What exceeds whole rounds and reaches no step keeps the top of the last round.</summary>
internal sealed class LadderRounds
{
    private readonly ValueRef _by;
    private readonly long[] _atLeast;
    private readonly long _perRound;
    private readonly long _factor;

    public LadderRounds(ValueRef by, Fraction[] atLeast, Fraction repeat)
    {
        _by = by;
        _factor = repeat.Denominator;
        long scale = checked(by.Shape.Scale * _factor);
        _perRound = repeat.ExactlyAt(scale);
        _atLeast = [.. atLeast.Select(a => a.CeilingAt(scale))];
        Most = Interval.IsNone(by.Shape.Bounds.Max) ? Interval.Unbounded : At(by.Shape.Bounds.Max);
    }

    /// <summary>The highest number of steps that can be reached in all rounds together, or no bound.</summary>
    public long Most { get; }

    public TierRank Rank(Values values, int steps)
    {
        if (!values.IsKnown(_by))
        {
            return new(-1, IsUnknown: true);
        }

        long number = At(values[_by]);
        Openness open = values.OpennessOf(_by) & (number == 0 ? Openness.Above : Openness.Above | Openness.Below);
        return number == 0
            ? new(-1, Openness: open) { Number = 0, Cycle = 0 }
            : new((int)((number - 1) % steps), Openness: open) { Number = number, Cycle = (number - 1) / steps };
    }

    /// <summary>The steps reached, those of whole rounds included: the first step of the second round of three is 4.</summary>
    private long At(long quanta)
    {
        Int128 amount = (Int128)quanta * _factor;
        if (amount < _atLeast[0])
        {
            return 0;
        }

        Int128 rounds = amount / _perRound, rest = amount % _perRound;
        int step = 0;
        while (step < _atLeast.Length && rest >= _atLeast[step])
        {
            step++;
        }

        return checked((long)((rounds * _atLeast.Length) + step));
    }
}
