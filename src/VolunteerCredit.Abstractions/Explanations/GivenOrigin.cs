using VolunteerCredit.Records;

namespace VolunteerCredit.Explanations;

/// <summary>Where a given score came from.</summary>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Date">When.</param>
/// <param name="Range">The range it lies in, as stated.</param>
/// <param name="Reasons">The issuer's reasons.</param>
public sealed record GivenOrigin(string? Issuer, DateOnly? Date, string? Range, string? Reasons)
{
    /// <summary>How far the score is exact. The default is that it is.</summary>
    public Qualifier Qualifier { get; init; }
}
