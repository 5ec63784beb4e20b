using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.RuleSets.Linting.Witnesses;

/// <summary>A volunteer who was scored in search of a witness.</summary>
internal sealed record Trial(Volunteer Volunteer, CreditResult Result);
