using VolunteerCredit.Measures;

namespace VolunteerCredit.Comparisons;

/// <summary>What practitioners commonly take a population stability index to mean: a convention of the field, and no test.</summary>
public enum StabilityReading
{
    /// <summary>Below 0.1: no shift worth mentioning.</summary>
    Stable,

    /// <summary>From 0.1, below 0.25: to be looked into.</summary>
    Moderate,

    /// <summary>From 0.25: another population than the score was made for.</summary>
    Large,
}

/// <summary>A bin of a score's distribution.</summary>
/// <param name="UpTo">The last figure in it; <see langword="null"/> for the last bin, which has no end, and for the unknown.</param>
/// <param name="IsUnknown">Whether it holds those whose score is unknown.</param>
/// <param name="Before">Volunteers in it in the baseline.</param>
/// <param name="After">Volunteers in it in the candidate.</param>
public sealed record StabilityBin(Amount? UpTo, bool IsUnknown, long Before, long After);

/// <summary>
/// The population stability index of a score: the sum over bins of (after − before) × ln(after ÷ before), as shares. It is a statistic about scores, never part of one.
/// </summary>
/// <param name="Index">The index, rounded half up to six decimals.</param>
/// <param name="Bins">
/// The bins: cut where the baseline's values reach each n-th part of its known values, equal cuts once, and one for the unknown where there are any.
/// Bins that are empty on both sides are left out; one that is empty on one side counts there as half a volunteer.
/// </param>
public sealed record StabilityIndex(decimal Index, IReadOnlyList<StabilityBin> Bins)
{
    /// <summary>What the index is commonly taken to mean.</summary>
    public StabilityReading Reading => Index < 0.1m ? StabilityReading.Stable : Index < 0.25m ? StabilityReading.Moderate : StabilityReading.Large;
}
