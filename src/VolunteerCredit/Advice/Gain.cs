using VolunteerCredit.Measures;

namespace VolunteerCredit.Advice;

/// <summary>The most by which a measure can grow with so many minutes of service, however they are spread over free days.</summary>
/// <param name="Kind">How it grows.</param>
/// <param name="PerUnit">Quanta for one minute, or for one record, day or period more.</param>
/// <param name="Step">The minutes that make one: of whole minutes 1, of whole hours 60, of days of two hours 120.</param>
/// <param name="Shared">Periods that may hold both own and hypothetical records, and so want fewer minutes.</param>
internal readonly record struct Gain(GainKind Kind, long PerUnit, long Step, int Shared)
{
    public static Gain Unknown { get; } = new(GainKind.Unknown, 0, 1, 0);

    /// <summary>The gain for an amount: minutes, or acts.</summary>
    public long For(long amount, bool isAct)
    {
        Int128 found = Kind switch
        {
            GainKind.Time => isAct ? 0 : (Int128)(amount / Step) * Step * PerUnit,
            GainKind.Count => (Int128)((isAct ? amount : amount / Step) + (amount > 0 ? Shared : 0)) * PerUnit,
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
}
