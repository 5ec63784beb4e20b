using VolunteerCredit.Testing.Generators;

namespace VolunteerCredit.Testing.Laws;

/// <summary>P3: order-free.</summary>
internal static class OrderLaw
{
    /// <summary>Any permutation of records and facts.</summary>
    public static void Order_does_not_matter(Trial trial)
    {
        Dice dice = trial.Scene.Dice();
        trial.DemandSame(trial.Scene, trial.Scene.With(dice.Shuffle(trial.Scene.Records)).With(dice.Shuffle(trial.Scene.Facts)), "another order");
    }
}
