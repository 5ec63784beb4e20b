using VolunteerCredit.RuleSets;
using VolunteerCredit.Testing.Components;
using VolunteerCredit.Testing.Running;

namespace VolunteerCredit.Testing;

/// <summary>
/// The promises as laws over one component. The engine compiles a rule set around it; then it is asked directly, on the blocks that the engine builds of
/// generated volunteers, so that no guard of the engine hides a fault.
/// </summary>
/// <remarks>What no result shows (a clock, a culture, chance, files, floating point that happens to be exact) <see cref="PluginScan"/> finds in the code.</remarks>
public static class ComponentLaws
{
    private static readonly IReadOnlyList<ComponentLaw> Laws = [.. EverySeamLaws.All, .. IntakeLaws.All, .. MeasureLaws.All, .. CurveLaws.All, .. ValueLaws.All, .. GrantLaws.All];

    /// <summary>All laws, of every seam. A law of the same name holds for several seams.</summary>
    public static IReadOnlyList<Law> All { get; } = [.. Laws.DistinctBy(l => l.Law.Id).Select(l => l.Law)];

    /// <summary>The laws of one seam.</summary>
    /// <param name="seam">The seam.</param>
    public static IReadOnlyList<Law> For(Seam seam) => [.. Laws.Where(l => l.Seams.Contains(seam)).Select(l => l.Law)];

    /// <summary>Tries every law of a component's seam.</summary>
    /// <param name="type">The component.</param>
    /// <param name="optionsJson">Its options as a document has them, without <c>type</c>: <c>{ "of": "hours" }</c>.</param>
    /// <param name="options">How; <see langword="null"/> for the defaults.</param>
    /// <exception cref="LawBrokenException">A law is broken; the first one.</exception>
    /// <exception cref="RuleSetRefusedException">The engine refuses the options.</exception>
    /// <exception cref="ArgumentException">The options are no JSON object.</exception>
    public static void Check(ComponentType type, string optionsJson, LawOptions? options = null)
    {
        Bench bench = BenchFor(type, optionsJson, options);
        foreach (ComponentLaw law in Laws.Where(l => l.Seams.Contains(type.Seam)))
        {
            Run(law, bench, options);
        }
    }

    /// <summary>Tries one law.</summary>
    /// <param name="law">The law, one of <see cref="All"/>. Of one that is not about the component's seam nothing is tried, and the method returns: a test over <see cref="For"/> shows no such law as kept.</param>
    /// <param name="type">The component.</param>
    /// <param name="optionsJson">Its options as a document has them, without <c>type</c>.</param>
    /// <param name="options">How; <see langword="null"/> for the defaults.</param>
    /// <exception cref="LawBrokenException">The law is broken.</exception>
    /// <exception cref="RuleSetRefusedException">The engine refuses the options.</exception>
    /// <exception cref="ArgumentException">The options are no JSON object, or the law is not one of these.</exception>
    public static void Check(Law law, ComponentType type, string optionsJson, LawOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(law);
        Bench bench = BenchFor(type, optionsJson, options);
        if (!Laws.Any(l => l.Law.Id == law.Id))
        {
            throw new ArgumentException($"'{law.Id}' is no law of components: {string.Join(", ", All.Select(l => l.Id))}.", nameof(law));
        }

        if (Laws.FirstOrDefault(l => l.Law.Id == law.Id && l.Seams.Contains(type.Seam)) is { } found)
        {
            Run(found, bench, options);
        }
    }

    private static Bench BenchFor(ComponentType type, string optionsJson, LawOptions? options)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(optionsJson);
        return new(type, optionsJson, options);
    }

    private static void Run(ComponentLaw law, Bench bench, LawOptions? options) => LawRunner.Run(
        law.Law,
        bench.Subject,
        Scenes.Of(bench.Vocabulary),
        scene => law.Check(bench, scene),
        scene => $"As of {CsvText.Day(scene.AsOf)}{(scene.KnownAt is null ? "" : ", known at " + CsvText.Moment(scene.KnownAt))}",
        options);
}
