using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Testing.Components;

/// <summary>A law of components, with the seams it is about.</summary>
/// <param name="Law">The law.</param>
/// <param name="Seams">The seams.</param>
/// <param name="Check">Tries it on one case.</param>
internal sealed record ComponentLaw(Law Law, IReadOnlyList<Seam> Seams, Action<Bench, Scene> Check)
{
    public static ComponentLaw For(string id, string promise, Words title, IReadOnlyList<Seam> seams, Action<Bench, Scene> check) => new(new(id, promise, title), seams, check);
}
