using VolunteerCredit.Measures;

namespace VolunteerCredit.Comparisons;

/// <summary>How many of a group a decision finds eligible.</summary>
/// <param name="Computed">Volunteers about whom it was decided: those who were not refused, if the rule set is in force.</param>
/// <param name="Eligible">Those of them who are eligible.</param>
/// <param name="ImpactRatio">
/// The group's rate divided by the highest rate of any group of the grouping that is told, has <see cref="ComparisonOptions.RatioGroupMin"/> and is not the unknown (the adverse impact ratio);
/// <see langword="null"/> where the group is smaller, or nobody is eligible.
/// </param>
public sealed record Approval(long Computed, long Eligible, Fraction? ImpactRatio)
{
    private static readonly Fraction FourFifths = new(4, 5);

    /// <summary>Eligible ÷ computed; <see langword="null"/> where nobody was computed.</summary>
    public Fraction? Rate => Computed == 0 ? null : new(Eligible, Computed);

    /// <summary>Whether the ratio is below four fifths: a convention of the field for "look into it", and no proof of unfairness.</summary>
    public bool IsBelowFourFifths => ImpactRatio is { } ratio && ratio < FourFifths;
}
