using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Properties;

/// <summary>A rule set with one choice of its parameters.</summary>
/// <param name="RuleSetId">The rule set.</param>
/// <param name="Parameters">The parameters.</param>
public sealed record Asked(string RuleSetId, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>What is asked of the engine for a case.</summary>
    public Evaluation Of(Scene scene, bool explain = true)
    {
        ArgumentNullException.ThrowIfNull(scene);
        return new() { AsOf = scene.AsOf, KnownAt = scene.KnownAt, Parameters = Parameters, Explain = explain };
    }

    /// <inheritdoc/>
    public override string ToString() => $"{RuleSetId}({string.Join(", ", Parameters.Select(p => $"{p.Key}={p.Value}"))})";
}
