using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets.Binding;

namespace VolunteerCredit.RuleSets.Linting;

/// <summary>A worked case of the document, as it ran.</summary>
/// <param name="Spot">Where it stands.</param>
/// <param name="Result">What the engine found.</param>
internal sealed record LintCase(Spot Spot, CreditResult Result);
