using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Comparisons;

/// <summary>How a tier or score moves in a group. The four are the group.</summary>
/// <param name="Kind"><c>tier</c> or <c>score</c>.</param>
/// <param name="Name">The name in both documents.</param>
/// <param name="Label">The candidate's name for people.</param>
/// <param name="Up">Volunteers who move up.</param>
/// <param name="Down">Volunteers who move down.</param>
/// <param name="Same">Volunteers who stay.</param>
/// <param name="Other">Volunteers of whom it is not known, or whose step the candidate does not have.</param>
public sealed record GroupMoves(string Kind, string Name, Words Label, long Up, long Down, long Same, long Other);
