using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>A value on its scale.</summary>
/// <param name="Name">The score's or measure's name in the document.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Value">The value; <see langword="null"/> if unknown.</param>
/// <param name="Least">The least that it can be; <see langword="null"/> where there is no bound.</param>
/// <param name="Most">The most that it can be; <see langword="null"/> where there is no bound.</param>
/// <param name="Marks">The figures at which something turns, from the lowest.</param>
public sealed record Scale(string Name, Words Label, Amount? Value, Amount? Least, Amount? Most, IReadOnlyList<ScaleMark> Marks);
