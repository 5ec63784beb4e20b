using System.Numerics;
using VolunteerCredit.Measures;

namespace VolunteerCredit.Comparisons;

/// <summary>Collects a score's distributions before and after, and compares them.</summary>
internal sealed class StabilityTally(int binsMax, int bins)
{
    private const int Millionths = 1_000_000;

    private readonly BoundedTally _known = new(binsMax);
    private long _unknownBefore;
    private long _unknownAfter;

    /// <param name="before">The score in common quanta; <see cref="IMeasure.Unknown"/> where unknown, <see langword="null"/> where nothing was computed.</param>
    /// <param name="after">The same of the candidate.</param>
    public void Add(long? before, long? after)
    {
        if (before == after && before is { } same && same != IMeasure.Unknown)
        {
            _known.Add(same, 1, 1);
            return;
        }

        Add(before, ref _unknownBefore, 1, 0);
        Add(after, ref _unknownAfter, 0, 1);
    }

    /// <summary>The index; <see langword="null"/> where a side has no known score.</summary>
    public StabilityIndex? Index(long scale, Unit unit)
    {
        var found = new List<StabilityBin>();
        (long From, long Before, long After)[] all = [.. _known.Bins];
        long knownBefore = all.Sum(bin => bin.Before), seen = 0, before = 0, after = 0;
        if (knownBefore == 0 || all.All(bin => bin.After == 0))
        {
            return null;
        }

        int part = 1;
        foreach ((long from, long binBefore, long binAfter) in all)
        {
            (seen, before, after) = (seen + binBefore, before + binBefore, after + binAfter);
            if (part < bins && (Int128)seen * bins >= (Int128)part * knownBefore)
            {
                found.Add(new(new(from + _known.Width - 1, scale, unit), IsUnknown: false, before, after));
                (before, after) = (0, 0);
                while (part < bins && (Int128)seen * bins >= (Int128)part * knownBefore)
                {
                    part++;
                }
            }
        }

        found.Add(new(null, IsUnknown: false, before, after));
        found.Add(new(null, IsUnknown: true, _unknownBefore, _unknownAfter));
        found.RemoveAll(bin => bin.Before + bin.After == 0);
        return new(Index(found), found);
    }

    private static decimal Index(List<StabilityBin> bins)
    {
        BigInteger allBefore = bins.Sum(bin => bin.Before), allAfter = bins.Sum(bin => bin.After), sum = 0;
        foreach (StabilityBin bin in bins)
        {
            // Twice the counts, so that half a volunteer is a whole number. The shares are before ÷ (2 × allBefore) and after ÷ (2 × allAfter).
            BigInteger before = Math.Max(1, 2 * bin.Before) * allAfter, after = Math.Max(1, 2 * bin.After) * allBefore;
            sum += (after - before) * Logarithm.Of(after, before);
        }

        BigInteger whole = (2 * allBefore * allAfter) << Logarithm.Bits;
        return (decimal)(((2 * sum * Millionths) + whole) / (2 * whole)) / Millionths;
    }

    private void Add(long? value, ref long unknown, int before, int after)
    {
        if (value == IMeasure.Unknown)
        {
            unknown++;
        }
        else if (value is { } known)
        {
            _known.Add(known, before, after);
        }
    }
}
