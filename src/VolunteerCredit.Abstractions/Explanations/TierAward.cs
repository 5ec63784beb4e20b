namespace VolunteerCredit.Explanations;

/// <summary>An award as it was given.</summary>
/// <param name="On">The day on which its needs were met.</param>
/// <param name="Until">The last day on which it is valid; <see langword="null"/> for ever.</param>
public sealed record TierAward(DateOnly On, DateOnly? Until);
