using VolunteerCredit.Records;

namespace VolunteerCredit.Testing.Running;

/// <summary>A case as a failure shows it.</summary>
/// <param name="Volunteer">The volunteer of the case, if it is about one.</param>
/// <param name="Told">All else that belongs to it, a line each: the as-of day, options …</param>
internal sealed record ShownCase(Volunteer? Volunteer, IReadOnlyList<string> Told);
