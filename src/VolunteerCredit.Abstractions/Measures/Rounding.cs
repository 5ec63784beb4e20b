using System.Numerics;

namespace VolunteerCredit.Measures;

/// <summary>What becomes of a part that is smaller than the step rounded to.</summary>
public enum RoundingMode
{
    /// <summary>Towards zero: the part is dropped.</summary>
    Down,

    /// <summary>Away from zero.</summary>
    Up,

    /// <summary>Towards minus infinity.</summary>
    Floor,

    /// <summary>Towards plus infinity.</summary>
    Ceiling,

    /// <summary>To the nearest; a half away from zero.</summary>
    HalfUp,

    /// <summary>To the nearest; a half towards zero.</summary>
    HalfDown,

    /// <summary>To the nearest; a half to the even neighbour.</summary>
    HalfEven,
}

/// <summary>The one place where anything is divided or rounded.</summary>
public static class Rounding
{
    /// <summary>Divides to a whole number.</summary>
    /// <param name="dividend">What is divided.</param>
    /// <param name="divisor">By what, from 1.</param>
    /// <param name="mode">What becomes of the rest.</param>
    public static Int128 Divide(Int128 dividend, Int128 divisor, RoundingMode mode) => DivideTo(dividend, divisor, mode);

    /// <summary>Rounds to a whole multiple of a step.</summary>
    /// <param name="quanta">What is rounded.</param>
    /// <param name="step">The step, in the same quanta, from 1.</param>
    /// <param name="mode">What becomes of the rest.</param>
    public static long ToMultiple(long quanta, long step, RoundingMode mode) =>
        checked(DivideTo(quanta, step, mode) * step);

    private static T DivideTo<T>(T dividend, T divisor, RoundingMode mode)
        where T : IBinaryInteger<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(divisor, T.One);
        (T quotient, T rest) = T.DivRem(dividend, divisor);
        if (rest == T.Zero)
        {
            return quotient;
        }

        T away = rest < T.Zero ? -T.One : T.One;
        int half = T.Abs(rest).CompareTo(divisor - T.Abs(rest)); // twice the rest against the divisor
        bool awayFromZero = mode switch
        {
            RoundingMode.Down => false,
            RoundingMode.Up => true,
            RoundingMode.Floor => rest < T.Zero,
            RoundingMode.Ceiling => rest > T.Zero,
            RoundingMode.HalfUp => half >= 0,
            RoundingMode.HalfDown => half > 0,
            RoundingMode.HalfEven => half > 0 || (half == 0 && T.IsOddInteger(quotient)),
            _ => throw new ArgumentOutOfRangeException(nameof(mode)),
        };
        return awayFromZero ? quotient + away : quotient;
    }
}
