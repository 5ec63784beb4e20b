using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Scoring;

/// <summary>What curves have in common: so much of the input (<c>per</c>) gives so much (<c>gives</c>).</summary>
internal static class CurveOptions
{
    public static readonly Option<Amount> Per =
        Option.Figure("per", new("how much of the input, such as 2h", "每多少，如 2h"), min: 0).Required();

    public static readonly Option<Amount> Gives =
        Option.Figure("gives", new("what that gives, in points", "折合多少分"), -1_000_000_000, 1_000_000_000, UnitKind.Number).Required();

    public static readonly Option<Amount> From =
        Option.Figure("from", new("the lower bound of the band, included; the band ends where the next begins", "分段下界（含），到下一段为止")).Required();

    /// <summary>Output for one unit of input.</summary>
    public static Fraction Rate(OptionValues options)
    {
        options.Fits(Per, options.Input!.Unit);
        return options.IsAboveNothing(Per) ? options.Get(Gives).Figure / options.Get(Per).Figure : default;
    }

    /// <summary>Refuses bands that are not written from the lowest to the highest.</summary>
    public static void RequireRising(IReadOnlyList<OptionValues> bands)
    {
        for (int i = 1; i < bands.Count; i++)
        {
            if (bands[i].Get(From).Unit.Mixes(bands[i - 1].Get(From).Unit) && bands[i].Get(From).Figure <= bands[i - 1].Get(From).Figure)
            {
                bands[i].Refuse(From, bands[i].Get(From).ToString(), FigureChecks.AboveLast(bands[i - 1].Get(From)), "VC3033");
            }
        }
    }

    /// <summary>The shape of a curve that only rises, or only falls, over the bounds of its input.</summary>
    public static ValueShape Monotone(ValueShape input, long scale, Direction direction, Func<long, long> at)
    {
        bool falls = direction == Direction.Falling;
        long low = End(input.Bounds.Min, falls ? Interval.Unbounded : -Interval.Unbounded);
        long high = End(input.Bounds.Max, falls ? -Interval.Unbounded : Interval.Unbounded);
        return new(Unit.Number, scale, falls ? new(high, low) : new(low, high)) { Direction = direction };

        long End(long quanta, long unbounded)
        {
            if (Interval.IsNone(quanta))
            {
                return unbounded;
            }

            try
            {
                return at(quanta);
            }
            catch (OverflowException)
            {
                return unbounded;
            }
        }
    }

    /// <summary>Finds the band an amount lies in, in time that grows with the logarithm of the table.</summary>
    /// <returns>The index of the last lower bound that is at most the amount, or -1.</returns>
    public static int BandOf(long[] lowerBounds, long quanta)
    {
        int low = 0, high = lowerBounds.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) = lowerBounds[middle] <= quanta ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }
}
