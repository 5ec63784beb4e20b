using FsCheck;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Testing.Generators;
using VolunteerCredit.Testing.Laws;

namespace VolunteerCredit.Testing;

/// <summary>
/// Volunteers as the field has them, for tests of your own: shifts over midnight, overlaps, duplicates, corrections and retractions in chains, late entries, leap days, bundled imports,
/// records that must be refused, and facts with all of that. Those for a rule set speak of what it names: its categories, sources, units, facts, thresholds.
/// </summary>
public static class VolunteerGenerator
{
    private const int SizeMax = 100;

    /// <summary>Cases about no rule set in particular, without end. The same seed gives the same ones.</summary>
    /// <param name="seed">Decides everything.</param>
    public static IEnumerable<Scene> Scenes(ulong seed) => Make(seed, Vocabulary.OfTheField);

    /// <summary>Cases for a rule set, without end. The same seed, documents and versions of this package give the same ones.</summary>
    /// <param name="seed">Decides everything.</param>
    /// <param name="engine">The engine that holds it.</param>
    /// <param name="ruleSetId">The rule set: <c>ID</c> (all versions of it), or <c>ID@VERSION</c>.</param>
    /// <exception cref="UnknownNameException">There is no such rule set; the message lists those there are.</exception>
    /// <exception cref="RuleSetRefusedException">A parameter is missing.</exception>
    public static IEnumerable<Scene> Scenes(ulong seed, ICreditEngine engine, string ruleSetId) => Make(seed, VocabularyOf(engine, ruleSetId));

    /// <summary>The same for FsCheck, with shrinking.</summary>
    /// <param name="engine">The engine that holds it.</param>
    /// <param name="ruleSetId">The rule set: <c>ID</c> (all versions of it), or <c>ID@VERSION</c>.</param>
    /// <exception cref="UnknownNameException">There is no such rule set; the message lists those there are.</exception>
    /// <exception cref="RuleSetRefusedException">A parameter is missing.</exception>
    public static Arbitrary<Scene> Arbitrary(ICreditEngine engine, string ruleSetId) => Testing.Scenes.Of(VocabularyOf(engine, ruleSetId));

    private static Vocabulary VocabularyOf(ICreditEngine engine, string ruleSetId)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(ruleSetId);
        return new RuleSetUnderTest(engine, ruleSetId, null).Vocabulary;
    }

    private static IEnumerable<Scene> Make(ulong seed, Vocabulary vocabulary)
    {
        for (ulong number = 0; ; number++)
        {
            yield return SceneMaker.Make(unchecked((seed * 0x9E3779B97F4A7C15) + number), (int)(number % SizeMax) + 1, vocabulary);
        }
    }
}
