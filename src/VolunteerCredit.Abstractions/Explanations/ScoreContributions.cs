using VolunteerCredit.Measures;

namespace VolunteerCredit.Explanations;

/// <summary>What a score is made of.</summary>
/// <param name="Name">The score's name in the document.</param>
/// <param name="Least">The least that the score can be; <see langword="null"/> where there is no bound.</param>
/// <param name="Most">The most that the score can be; <see langword="null"/> where there is no bound.</param>
/// <param name="Issuer">Who issued the score: of a given one its issuer, otherwise <see langword="null"/> (the rule set computed it).</param>
/// <param name="Lines">The lines of the result, each with its bounds and records; of a score that another rule set computed, that one's.</param>
public sealed record ScoreContributions(string Name, Amount? Least, Amount? Most, string? Issuer, IReadOnlyList<LineContributions> Lines);
