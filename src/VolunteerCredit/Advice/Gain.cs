using VolunteerCredit.Measures;

namespace VolunteerCredit.Advice;

/// <summary>The most by which a measure can grow with so many minutes of service, however they are spread over free days.</summary>
/// <param name="Kind">How it grows.</param>
/// <param name="PerUnit">Quanta for one minute, or for one record, day or period more.</param>
/// <param name="Step">The minutes that make one: of whole minutes 1, of whole hours 60, of days of two hours 120.</param>
internal readonly record struct Gain(GainKind Kind, long PerUnit, long Step)
{
    public static Gain Unknown { get; } = new(GainKind.Unknown, 0, 1);

    /// <summary>The gain for an amount.</summary>
    /// <param name="amount">Minutes, or acts.</param>
    /// <param name="isAct">Whether acts.</param>
    /// <param name="shared">Periods that may hold both own and hypothetical records, and so want fewer minutes.</param>
    /// <param name="one">What one act alone gives; unknown where it was not tried.</param>
    public long For(long amount, bool isAct, int shared, long one = Interval.Unbounded)
    {
        Int128 found = Kind switch
        {
            GainKind.Each when isAct && one != Interval.Unbounded => (Int128)amount * one,
            GainKind.Each when isAct && PerUnit == 0 => Interval.Unbounded,
            GainKind.Each => (Int128)amount * PerUnit,
            GainKind.Time => isAct ? 0 : (Int128)(amount / Step) * Step * PerUnit,
            GainKind.Count => (Int128)((isAct ? amount : (amount / Step) + Math.Min(amount, shared))) * PerUnit,
            _ => Interval.Unbounded,
        };
        return (long)Int128.Min(found, Interval.Unbounded);
    }
}

/// <summary>How a measure grows.</summary>
internal enum GainKind
{
    /// <summary>Nothing is known but what all days together give.</summary>
    Unknown,

    /// <summary>By whole steps of the minutes of each record.</summary>
    Time,

    /// <summary>By one for each so many minutes, or each act.</summary>
    Count,

    /// <summary>By each act as much as by any other of the kind, and by no more than so much for each record of service.</summary>
    Each,
}
