using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Groups;

/// <summary>A volunteer after intake, before the rows go to groups.</summary>
/// <param name="Id">The volunteer.</param>
/// <param name="Facts">What is known of the volunteer.</param>
/// <param name="Rows">The rows in canonical order; none where intake was refused.</param>
/// <param name="FactsWanting">Facts that intake steps asked for and that are not known.</param>
/// <param name="Notices">What was noticed.</param>
/// <param name="Refusal">Why intake was refused, where it was.</param>
internal sealed record Member(
    string Id, FactView Facts, IReadOnlyList<MemberRow> Rows, IReadOnlyList<string> FactsWanting, IReadOnlyList<Notice> Notices, Notice? Refusal);
