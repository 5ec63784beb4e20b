using FsCheck;
using FsCheck.Fluent;
using VolunteerCredit.Testing.Generators;

namespace VolunteerCredit.Testing;

/// <summary>The generator of cases that are about no rule set in particular, for FsCheck: <c>[Property(Arbitrary = [typeof(Scenes)])]</c>.</summary>
public static class Scenes
{
    /// <summary>Cases with every hazard, and how they shrink.</summary>
    public static Arbitrary<Scene> Any() => Of(Vocabulary.OfTheField);

    /// <summary>Cases that grow with FsCheck's size: from no record to a few dozen, now and then some hundreds.</summary>
    internal static Gen<Scene> Generator { get; } = GeneratorOf(Vocabulary.OfTheField);

    /// <summary>Cases that speak of what a rule set names.</summary>
    internal static Arbitrary<Scene> Of(Vocabulary vocabulary) => Arb.From(GeneratorOf(vocabulary), SceneShrinker.Shrink);

    private static Gen<Scene> GeneratorOf(Vocabulary vocabulary) =>
        Gen.Sized(size => Gen.Choose(0, int.MaxValue).Two()
            .Select(seed => SceneMaker.Make(((ulong)seed.Item1 << 31) | (uint)seed.Item2, size, vocabulary)));
}
