using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.Testing.Generators;
using VolunteerCredit.Testing.Running;

namespace VolunteerCredit.Testing.Laws;

/// <summary>What a law is tried on: rule sets of an engine, and a case.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="Asked">What is asked of it.</param>
/// <param name="Scene">The case.</param>
internal sealed record Trial(ICreditEngine Engine, IReadOnlyList<Asked> Asked, Scene Scene)
{
    /// <summary>What records and facts that the law makes itself speak of.</summary>
    public Vocabulary Vocabulary { get; init; } = Vocabulary.OfTheField;

    /// <summary>Another case, decided by the seed of this one.</summary>
    public Scene Another(int number, int size) => SceneMaker.Make(unchecked(Scene.Seed + (ulong)number), size, Vocabulary);

    /// <summary>A record that is none of the case's, of any sound kind, seen or not.</summary>
    public ServiceRecord NewRecord(Dice dice)
    {
        var maker = new RecordMaker(dice, Scene.AsOf, Scene.KnownAt, Vocabulary);
        return dice.Of<Func<ServiceRecord>>(maker.Shift, maker.NightShift, maker.Unplaced, maker.UnknownMinutes, maker.Bundle, maker.Act)() with { Id = "new-1" };
    }

    /// <summary>Facts that are none of the case's.</summary>
    public List<Fact> NewFacts(Dice dice) => new FactMaker(dice, Scene.AsOf, Scene.KnownAt, Vocabulary).Make([.. Scene.Records]);

    /// <summary>A moment at which the case sees what is recorded.</summary>
    public DateTimeOffset? Visible(Dice dice) =>
        dice.Of(null, Scene.KnownAt, (Scene.KnownAt ?? new DateTimeOffset(Scene.AsOf, default, TimeSpan.Zero)).AddDays(-dice.Below(100)));

    /// <summary>Demands the same of two cases, for everything that is asked.</summary>
    /// <exception cref="LawFault">They differ.</exception>
    public void DemandSame(Scene expected, Scene actual, string difference)
    {
        foreach (Asked asked in Asked)
        {
            Dictionary<string, CreditResult> before = ById(asked, expected), after = ById(asked, actual);
            foreach (string id in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
            {
                CreditResult? one = before.GetValueOrDefault(id), other = after.GetValueOrDefault(id);
                if (one is not null && other is not null)
                {
                    LawFault.UnlessSame(Bits.Of(one), Bits.Of(other), $"{asked}, {difference}: the results of {id} differ");
                }
                else
                {
                    // A record that is refused makes the group it names be there, so that it is told (SEMANTICS § 5a): a matter of the intake report.
                    LawFault.Unless((one ?? other)!.Notices.Any(n => n.Severity >= Severity.Refusal), $"{asked}, {difference}: the group {id}", one is null ? "is not there" : "is there", one is null ? "is there" : "is not there");
                }
            }

            foreach ((BoardResult one, BoardResult other) in asked.Ranked(Engine, expected).Zip(asked.Ranked(Engine, actual)))
            {
                LawFault.UnlessSame(Bits.Of(one), Bits.Of(other), $"{asked}, {difference}: the boards differ");
            }
        }
    }

    private Dictionary<string, CreditResult> ById(Asked asked, Scene scene) => asked.Results(Engine, scene).ToDictionary(r => r.VolunteerId, StringComparer.Ordinal);
}
