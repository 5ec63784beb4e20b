using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>What a figure on a scale is.</summary>
public enum ScaleMarkKind
{
    /// <summary>From here on a tier is reached.</summary>
    Tier,

    /// <summary>A criterion turns here.</summary>
    Criterion,

    /// <summary>Another row of an offer begins here.</summary>
    Offer,
}

/// <summary>A figure at which something turns.</summary>
/// <param name="Kind">What turns.</param>
/// <param name="Owner">The ladder or decision in the document.</param>
/// <param name="At">The figure.</param>
/// <param name="Label">What it is for people: a tier's name, a requirement, an offer.</param>
public sealed record ScaleMark(ScaleMarkKind Kind, string Owner, Amount At, Words Label);
