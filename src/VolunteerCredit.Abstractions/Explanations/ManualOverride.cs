namespace VolunteerCredit.Explanations;

/// <summary>Says that a person set a result by hand.</summary>
/// <param name="Author">Who: an account or office, where that is known.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">The last day on which it holds; <see langword="null"/> for until further notice.</param>
/// <param name="Computed">What was computed in its place: a figure, the id of a step or <c>none</c>, an outcome; <see langword="null"/> where that was unknown.</param>
public sealed record ManualOverride(string? Author, string? Reason, DateOnly? Until, string? Computed);
