using VolunteerCredit.Intake;
using VolunteerCredit.Records;

namespace VolunteerCredit.Groups;

/// <summary>What a volunteer's own intake left of one row.</summary>
/// <param name="Part">Its part of a service, numbered among the member's own.</param>
/// <param name="Record">The service.</param>
/// <param name="Counted">What is left: minutes, unknown, or 1 for an act.</param>
/// <param name="Open">Whether minutes of it are held or unknown.</param>
/// <param name="Bookings">What each step did to it.</param>
internal readonly record struct MemberRow(Part Part, ServiceRecord Record, long Counted, bool Open, IReadOnlyList<Booking> Bookings);
