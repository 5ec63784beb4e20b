namespace VolunteerCredit.Comparisons;

/// <summary>What the change does to the groups of a population, told apart by one attribute.</summary>
/// <param name="Grouping">The attribute: <c>age</c>, or the name of the fact.</param>
/// <param name="Groups">The groups: bands by age, others in the order of their bytes; who is in none comes last.</param>
public sealed record GroupEffects(string Grouping, IReadOnlyList<PopulationGroup> Groups);
