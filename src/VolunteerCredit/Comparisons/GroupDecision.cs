using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Comparisons;

/// <summary>A decision about the volunteers of a group.</summary>
/// <param name="Name">The decision's name in both documents.</param>
/// <param name="Label">The candidate's name for people.</param>
/// <param name="Before">In the baseline.</param>
/// <param name="After">In the candidate.</param>
public sealed record GroupDecision(string Name, Words Label, Approval Before, Approval After);
