using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>A measure of one volunteer.</summary>
/// <param name="Name">Its name in the document.</param>
/// <param name="Value">The value; <see langword="null"/> if unknown.</param>
/// <param name="Openness">In which direction it may still move.</param>
public sealed record MeasureResult(string Name, Amount? Value, Openness Openness) : INamedResult
{
    /// <inheritdoc/>
    public Words Label { get; init; } = Words.Same(Name);

    /// <summary>For a number given from outside: how far it is exact. The default is that it is.</summary>
    public Qualifier Qualifier { get; init; }
}
