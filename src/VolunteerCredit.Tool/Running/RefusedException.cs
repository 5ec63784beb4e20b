using VolunteerCredit.Explanations;

namespace VolunteerCredit.Tool.Running;

/// <summary>A rule set cannot be used.</summary>
internal sealed class RefusedException(IReadOnlyList<Notice> faults) : Exception(string.Join('\n', faults))
{
    /// <summary>Everything that is wrong with it.</summary>
    public IReadOnlyList<Notice> Faults => faults;
}
