using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Guarding;

/// <summary>A volunteer asks for more work than is bounded; it harms this volunteer's result alone.</summary>
internal sealed class RunLimitException(string found, Words most) : Exception(found)
{
    public string Found { get; } = found;

    public Words Most { get; } = most;
}
