using VolunteerCredit.Groups;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Boards;

/// <summary>A board, compiled.</summary>
/// <param name="By">The measure over the board's period, under the board's name.</param>
/// <param name="Key">What is ranked.</param>
/// <param name="Top">The last rank that is listed.</param>
/// <param name="PerHead">The name of the given number of heads.</param>
/// <param name="Honesty">The lowest honesty of what it rests on.</param>
internal sealed record BoardPlan(MeasurePlan By, GroupKey Key, int? Top, string? PerHead, Honesty Honesty)
{
    public string Name => By.Value.Name;

    /// <summary>The fact of a group that says how many heads it has.</summary>
    public string? HeadsFact => PerHead is null ? null : FactNames.ScorePrefix + PerHead;
}
