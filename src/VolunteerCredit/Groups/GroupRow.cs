using VolunteerCredit.Intake;

namespace VolunteerCredit.Groups;

/// <summary>A row in a group.</summary>
/// <param name="Member">The number of the member in the group.</param>
/// <param name="Part">The part, numbered by the services of the group.</param>
/// <param name="Of">What the member's intake left of it.</param>
internal readonly record struct GroupRow(int Member, Part Part, MemberRow Of);
