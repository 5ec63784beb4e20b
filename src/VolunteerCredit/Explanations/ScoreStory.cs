using VolunteerCredit.Intake;
using VolunteerCredit.Measures;

namespace VolunteerCredit.Explanations;

/// <summary>A score with what it is made of and what intake cost it, told by the plan that computed it.</summary>
/// <param name="Contributions">What it is made of.</param>
/// <param name="Costs">What each reason of intake cost it.</param>
/// <param name="Measures">The measure behind each line, where there is one.</param>
internal sealed record ScoreStory(ScoreContributions Contributions, IReadOnlyList<IntakeCost> Costs, IReadOnlyList<RowMeasure?> Measures);

/// <summary>What a reason of intake cost a value.</summary>
/// <param name="Reason">What the reason did.</param>
/// <param name="Step">The first step with this reason; <see langword="null"/> for what was voided.</param>
/// <param name="Cost">How much higher the value would be had the steps with this reason not stood.</param>
internal sealed record IntakeCost(ReasonTotal Reason, IIntakeStep? Step, Amount Cost);
