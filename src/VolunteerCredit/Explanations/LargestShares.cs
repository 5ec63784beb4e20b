using VolunteerCredit.Measures;

namespace VolunteerCredit.Explanations;

/// <summary>The records that gave the most, and what the others come to.</summary>
/// <param name="Shown">Those that gave the most, the largest first; where there are no shares the last ones, in canonical order.</param>
/// <param name="More">How many others gave something.</param>
/// <param name="MoreSum">What those gave; <see langword="null"/> where there are no shares, or no others.</param>
internal sealed record LargestShares(IReadOnlyList<RecordShare> Shown, int More, Amount? MoreSum)
{
    /// <summary>Chooses them.</summary>
    /// <param name="records">All, in canonical order. Those that gave nothing are not listed.</param>
    /// <param name="most">How many are shown.</param>
    public static LargestShares Of(IReadOnlyList<RecordShare> records, int most)
    {
        RecordShare[] giving = [.. records.Where(r => r.Share is not { Quanta: 0 })];
        if (giving.Length == 0 || giving[0].Share is not { } first)
        {
            return new([.. giving.TakeLast(most)], Math.Max(0, giving.Length - most), null);
        }

        RecordShare[] sorted = [.. giving.OrderByDescending(r => Size(r.Share))];
        RecordShare[] others = sorted[Math.Min(most, sorted.Length)..];
        Fraction sum = others.Aggregate(default(Fraction), (total, r) => total + (r.Share?.Figure ?? default));
        return new(sorted[..^others.Length], others.Length, others.Length == 0 ? null : Amount.Of(sum, first.Unit));
    }

    private static Fraction Size(Amount? share) =>
        share is not { } amount ? default : amount.Quanta < 0 ? default(Fraction) - amount.Figure : amount.Figure;
}
