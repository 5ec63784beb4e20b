using VolunteerCredit.Boards;
using VolunteerCredit.Decisions;
using VolunteerCredit.Grants;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Scoring;
using VolunteerCredit.Tiers;

namespace VolunteerCredit.Guarding;

/// <summary>Puts a guard before every component that is not the engine's own.</summary>
internal static class Guards
{
    private static readonly HashSet<ComponentType> Own = [.. ComponentCatalog.BuiltIn];

    /// <summary>Whether a component needs no guard.</summary>
    public static bool IsOwn(ComponentType type) => Own.Contains(type);

    /// <summary>Makes a component of others, and asks it what it says of itself.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="options">Its options.</param>
    /// <param name="reads">The named values that the document gives to it.</param>
    /// <param name="place">Its place in the document.</param>
    /// <exception cref="ComponentException">What it says of itself breaks its contract.</exception>
    public static object Make(ComponentType type, OptionValues options, ValueRef[] reads, string place) => type.Create(options) switch
    {
        { } made when made.GetType().Assembly == typeof(Guards).Assembly => made, // the engine's own, made by a type of others
        IIntakeStep step when type.Seam == Seam.Intake => new GuardedStep(step, place),
        IMeasure measure when type.Seam == Seam.Measure => new GuardedMeasure(measure, place),
        ICurve curve when type.Seam == Seam.Curve => new GuardedCurve(curve, options.Input!, place),
        IScoreModel score when type.Seam == Seam.Score => new GuardedScore(score, reads, place),
        ITierPolicy policy when type.Seam == Seam.Tier => new GuardedTier(policy, reads, place),
        ICriterion criterion when type.Seam == Seam.Criterion => new GuardedCriterion(criterion, reads, place),
        IOffer offer when type.Seam == Seam.Offer => new GuardedOffer(offer, reads, place),
        IGrant grant when type.Seam == Seam.Grant => new GuardedGrant(grant, place),
        IBoard board when type.Seam == Seam.Board => new GuardedBoard(board, place),
        _ => throw ComponentException.Broke(place, "null"), // the factory gave nothing
    };
}
