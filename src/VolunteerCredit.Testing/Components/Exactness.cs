using VolunteerCredit.Measures;
using VolunteerCredit.Testing.Running;

namespace VolunteerCredit.Testing.Components;

/// <summary>
/// Tells rounding to a double from outside. From 2^53 on doubles lie 2 apart and more, so that what is computed with them stands still at one step and
/// makes two at the next. Where a component moves by the same step from each of seventeen neighbouring amounts to the next when they are small, and from
/// the first to the last of seventeen when they are large, it must make every step between as well.
/// </summary>
internal static class Exactness
{
    /// <summary>The first whole number whose successor is no double.</summary>
    public const long Doubles = 1L << 53;

    private const int Steps = 16;

    /// <summary>Demands that large amounts are told apart as small ones are.</summary>
    /// <param name="value">The component's value for an amount, in quanta.</param>
    /// <param name="least">The least amount that is possible.</param>
    /// <param name="most">The largest amount that is possible.</param>
    /// <param name="what">What the amount is, for the report.</param>
    /// <exception cref="LawFault">They are not.</exception>
    public static void Demand(Func<long, long> value, long least, long most, string what)
    {
        foreach (long large in (long[])[Doubles, Doubles * 2, Doubles * 4])
        {
            foreach (long small in (long[])[Math.Max(least, 1000), 1L << 20, 1L << 40])
            {
                if (small + Steps <= most && large + Steps <= most && Values(value, small) is { } near && Values(value, large) is { } far)
                {
                    Compare(near, far, large, what);
                }
            }
        }
    }

    private static void Compare(long[] near, long[] far, long large, string what)
    {
        Int128 step = (Int128)near[1] - near[0];
        bool even = Enumerable.Range(0, Steps).All(i => (Int128)near[i + 1] - near[i] == step);
        if (!even || (Int128)far[Steps] - far[0] != step * Steps)
        {
            return;
        }

        for (int i = 0; i < Steps; i++)
        {
            LawFault.Unless((Int128)far[i + 1] - far[i] == step, $"{what}, from {large + i} to {large + i + 1}", $"a step of {step}, as among small amounts", $"a step of {(Int128)far[i + 1] - far[i]}");
        }
    }

    private static long[]? Values(Func<long, long> value, long from)
    {
        try
        {
            long[] values = [.. Enumerable.Range(0, Steps + 1).Select(i => value(from + i))];
            return values.Contains(IMeasure.Unknown) ? null : values;
        }
        catch (OverflowException)
        {
            return null; // refused, which is as good as exact
        }
    }
}
