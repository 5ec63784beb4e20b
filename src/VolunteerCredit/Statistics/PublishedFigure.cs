using VolunteerCredit.Measures;
using VolunteerCredit.Records;

namespace VolunteerCredit.Statistics;

/// <summary>A published figure.</summary>
/// <param name="Name">What it is a figure of.</param>
/// <param name="Value">The figure.</param>
/// <param name="Qualifier">How far it is exact.</param>
public sealed record PublishedFigure(string Name, Fraction Value, Qualifier Qualifier)
{
    /// <summary>The figure with its qualifier: <c>over 2680000</c>.</summary>
    public override string ToString() => Qualifier == Qualifier.None ? Value.ToString() : $"{Qualifier.ToString().ToLowerInvariant()} {Value}";
}
